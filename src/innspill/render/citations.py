"""Where a sentence's source numbers stand, and how a row of them is written."""

from collections.abc import Iterable
from dataclasses import dataclass

from innspill.model import Sentence

A_RUN = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """One or more consecutive source numbers: `first` = `last` for a single one."""

    first: int
    last: int

    @property
    def text(self) -> str:
        """The mark as printed: "3" or "3–7"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def marks(sentence: Sentence) -> tuple[Mark, ...]:
    """Return a sentence's source numbers: first those that it repeats, then those that it counts.

    Each group stands in order, and three or more in a row are drawn together.
    """
    every = {citation.source for citation in sentence.citations}
    repeated = {citation.source for citation in sentence.citations if citation.start is not None}
    return (*_runs(repeated), *_runs(every - repeated))


def _runs(numbers: Iterable[int]) -> tuple[Mark, ...]:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(mark for run in runs for mark in _drawn_together(run))


def _drawn_together(run: list[int]) -> Iterable[Mark]:
    if len(run) >= A_RUN:
        return (Mark(run[0], run[-1]),)
    return (Mark(number, number) for number in run)


def before_mark(text: str) -> tuple[str, str]:
    """Part a sentence where its source numbers go: before a closing full stop, else at its end."""
    if text.endswith(".") and not text.endswith((".»", "..")):
        return text[:-1], "."
    return text, ""
