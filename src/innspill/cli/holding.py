"""One command at a time writes in a consultation; the second waits, and says for whom."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from innspill.console import error_console, screen_words
from innspill.consultation.lock import Holder, held

PATIENCE = 60.0
"""How many seconds a command waits for another one."""


@contextmanager
def alone(home: Path | None, result: Path, *, quiet: bool = False) -> Iterator[None]:
    """Do something while no other command writes in the same consultation.

    Args:
        home: The consultation folder; None where there is none.
        result: The folder of the result.
        quiet: Whether to wait without a word.

    Raises:
        UsageError: Another one is still at work when patience ends.
    """

    def told(found: Holder | OSError | None) -> None:
        if not quiet:
            error_console().print(_sentence(found), markup=False)

    with held(home, result, told, patience=PATIENCE):
        yield


def _sentence(found: Holder | OSError | None) -> str:
    words, seconds = screen_words(), f"{PATIENCE:.0f}"
    match found:
        case OSError():
            return words.text("holding.unlocked", file=str(found.filename), why=str(found.strerror))
        case None:
            return words.text("holding.waiting_unknown", seconds=seconds)
        case Holder(process=process, host=host, since=since):
            values = {"process": str(process), "host": host, "since": since}
            return words.text("holding.waiting", **values, seconds=seconds)
