"""One run at a time in a consultation: the second waits for the first, or says who holds it.

The system itself frees the lock of a process that ends, however it ends; what such a process wrote
about itself is then overwritten by the next.
"""

import hashlib
import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from innspill.errors import UsageError

_LOCK = ".innspill-lock"
_PATIENCE = 60.0
_POLL = 0.1
_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a lock; `since` is local time, "2026-03-01 14:05:09"."""

    process: int
    host: str
    since: str

    def __str__(self) -> str:
        """Say it in short, without any words that would need a language."""
        return f"{self.process} ({self.host}, {self.since})"


@contextmanager
def held(
    home: Path | None,
    result: Path,
    told: Callable[[Holder | OSError | None], None],
    *,
    patience: float = _PATIENCE,
) -> Iterator[None]:
    """Hold a consultation for the time of a run that writes.

    Where the lock cannot be made, as in a folder that one may only read, the run goes on without.

    Args:
        home: The consultation folder; None where there is none, and the result alone is held.
        result: The folder of the result.
        told: Called once where another run holds it, before waiting, with None where it is not
            known who; or with the error where there is no lock.
        patience: How many seconds to wait.

    Raises:
        UsageError: Another run held it for all that time.
    """
    file = lock_file(home, result)
    place = home or result
    lock = FileLock(file)
    try:
        if home is None:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _acquire(lock, file, told, patience)
    except Timeout as error:
        raise UsageError(
            f"{place}: another run is at work here: process {holder_of(file) or '?'}",
            hint="Wait until it is done, and run again.",
        ) from error
    except OSError as error:
        told(error)
        lock.release()
    try:
        yield
    finally:
        if lock.is_locked:
            _release(lock, file)


def lock_file(home: Path | None, result: Path) -> Path:
    """Return the file that is locked: in the consultation folder, where all who share it see it.

    Without such a folder, it lies with the user's readings, so that a result folder holds nothing
    but the result.
    """
    if home is not None:
        return home / _LOCK
    name = hashlib.sha256(str(result.resolve()).encode()).hexdigest()[:_DIGITS]
    return user_cache_path("innspill", appauthor=False) / "locks" / name


def holder_of(file: Path) -> Holder | None:
    """Return who holds a lock, by what they wrote of themselves; None where that is not there."""
    try:
        told = json.loads(_card(file).read_text(encoding="utf-8"))
        return Holder(process=int(told["process"]), host=told["host"], since=told["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None  # the one who holds it has not written yet, or has just let go


def _acquire(
    lock: FileLock,
    file: Path,
    told: Callable[[Holder | OSError | None], None],
    patience: float,
) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        told(holder_of(file))
        lock.acquire(timeout=patience, poll_interval=_POLL)
    now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
    holder = Holder(process=os.getpid(), host=platform.node(), since=now)
    _card(file).write_text(json.dumps(asdict(holder)), encoding="utf-8")


def _release(lock: FileLock, file: Path) -> None:
    """Let go, and leave nothing behind.

    Where the system lets an open file be removed, that is done first: whoever waits sees that the
    file has lost its name, and makes a new one. Elsewhere a file that another run has opened stays.
    """
    _card(file).unlink(missing_ok=True)
    if os.name == "posix":
        file.unlink(missing_ok=True)
        lock.release()
        return
    lock.release()
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _card(file: Path) -> Path:
    """Return where the holder writes about itself: a locked file cannot be read on Windows."""
    return file.with_name(f"{file.name}.json")
