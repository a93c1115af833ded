"""The one place where any error of a reader is caught.

Promise 7: a hostile or broken file costs that file and never the run. Third-party parsers raise
whatever they like, so whatever they raise becomes a notice that names it. A wrong use of the tool
is no fault of a file and passes.
"""

from collections.abc import Callable
from typing import TypeVar

from innspill.errors import UnreadableSubmissionError, UsageError
from innspill.ingest.faults import DamagedError, EmptyFileError
from innspill.ingest.limits import PASSED, limits_in_force
from innspill.ingest.zipguard import SAVE_AGAIN
from innspill.model import Notice, NoticeKind

T = TypeVar("T")


def attempt(read: Callable[[], T]) -> T | Notice:
    """Read, or say why that could not be done.

    Raises:
        UsageError: What was asked for is wrong, whatever the file holds.
    """
    try:
        return read()
    except UsageError:
        raise
    except Exception as error:  # noqa: BLE001 - promise 7, as the module says
        return notice_of(error)
    except BaseException as error:
        if not is_panic(error):
            raise  # Ctrl-C and the end of the process
        return notice_of(DamagedError(f"its parser gave up: {error}", hint=SAVE_AGAIN))


def is_panic(error: BaseException) -> bool:
    """Tell what libraries in Rust raise where they stumble; PyO3 makes it no `Exception`."""
    return type(error).__module__ == "pyo3_runtime"


def notice_of(error: Exception) -> Notice:
    """Turn an error into a notice; an unforeseen one is named by its class and its words."""
    if isinstance(error, EmptyFileError):
        return Notice(kind=NoticeKind.EMPTY)
    if isinstance(error, MemoryError):
        return limit_notice("memory_bytes", limits_in_force().memory_bytes)
    if isinstance(error, RecursionError):
        error = DamagedError("its parts stand too deep in each other", hint=SAVE_AGAIN)
    if isinstance(error, UnreadableSubmissionError):
        kind = getattr(error, "kind", NoticeKind.UNREADABLE)
        values = (("error", error.message), ("hint", error.hint), *getattr(error, "values", ()))
        return Notice(kind=kind, values=values)
    kind = NoticeKind.FORBIDDEN if isinstance(error, PermissionError) else NoticeKind.UNREADABLE
    said = (error.strerror if isinstance(error, OSError) else str(error)) or ""
    return Notice(
        kind=kind, values=(("error", f"{type(error).__name__}: {said}".strip(": ")), ("hint", ""))
    )


def limit_notice(limit: str, allowed: int) -> Notice:
    """Say that a file took more time or memory than it may; how much more, nobody knows."""
    values = (("limit", limit), ("value", PASSED), ("allowed", str(allowed)))
    return Notice(kind=NoticeKind.LIMIT, values=values)
