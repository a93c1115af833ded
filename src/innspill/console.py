"""The screen: progress and messages on standard error, results on standard output."""

import locale
import os
import sys
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table

from innspill.errors import InnspillError
from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import Language

PATIENCE_SECONDS = 1.0
_NORWEGIAN = {"nn": Language.NN, "nb": Language.NB, "no": Language.NB}


def screen_words() -> Catalogue:
    """Return the words of the screen: INNSPILL_LANGUAGE or the system's language, else English.

    What is written into files follows the letter's language instead, and never the machine.
    """
    told = os.environ.get("INNSPILL_LANGUAGE") or locale.getlocale()[0] or ""
    name = told.lower()
    if name.startswith("norwegian"):  # Windows: "Norwegian Bokmål_Norway"
        return catalogue(Language.NN if "nynorsk" in name else Language.NB)
    return catalogue(_NORWEGIAN.get(name[:2], Language.EN))


def error_console() -> Console:
    """Return the console for everything that is no result."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def show_error(error: InnspillError) -> None:
    """Say what happened, and what to do about it."""
    words, console = screen_words(), error_console()
    console.print(f"[bold red]{words.text('screen.error')}:[/] {escape(words.said(error.message))}")
    if error.hint:
        console.print(f"[bold]{words.text('screen.hint')}:[/] {escape(words.said(error.hint))}")


def show_interrupted() -> None:
    """Say that the user stopped the run."""
    error_console().print(screen_words().text("screen.interrupted"))


def show_table(title: str, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table on standard error."""
    table = Table(title=title or None, title_justify="left", show_header=bool(headers))
    for header in headers or ("",) * max(map(len, rows), default=0):
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    error_console().print(table)


def write_output(text: str) -> None:
    """Write a result to standard output as UTF-8, whatever the terminal's code page is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    sys.stdout.buffer.write(b"\n")
    sys.stdout.buffer.flush()


class ProgressBar:
    """Shows how far a run has come, on a terminal, once it has taken longer than a second."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._console = error_console()
        self._silent = quiet or not self._console.is_terminal
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._stage = ""

    def __enter__(self) -> Self:
        """Begin to watch the clock."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` units of `stage` are finished."""
        if self._silent or time.monotonic() - self._began < PATIENCE_SECONDS:
            return
        if self._bar is None:
            self._bar = self._new_bar()
            self._bar.start()
        if stage != self._stage:
            self._begin(stage, total)
        self._bar.update(self._bar.task_ids[-1], completed=done, total=total or None)

    def _begin(self, stage: str, total: int) -> None:
        if self._bar is None:
            return
        for task in self._bar.task_ids:
            self._bar.remove_task(task)
        self._bar.add_task(screen_words().text(f"stage.{stage}"), total=total or None)
        self._stage = stage

    def _new_bar(self) -> Progress:
        return Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=self._console,
            transient=True,
        )
