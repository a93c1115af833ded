"""Where a program's character positions are in a source's text, however it counts them.

The standard counts Unicode code points. Some programs count the byte order mark, two characters
for the end of a line, or two for a character outside the basic plane; which of these a project
does is seen from where its codings begin and end.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import Final

_MARK: Final = "\ufeff"
_BASIC_PLANE: Final = "\uffff"

Span = tuple[int, int]
Source = tuple[str, Sequence[Span], frozenset[Span]]
"""A source's text, its codings as the program counts, and where passages are in `as_counted`."""


@dataclass(frozen=True, slots=True)
class Counting:
    """How a program counts: whether what many count as one character or none is one more."""

    mark: bool = False
    line_ends: bool = False
    pairs: bool = False

    def is_within(self, other: "Counting") -> bool:
        """Tell whether another way of counting does all that this one does."""
        return (
            self.mark <= other.mark
            and self.line_ends <= other.line_ends
            and self.pairs <= other.pairs
        )


COUNTINGS: Final = tuple(Counting(*how) for how in product((False, True), repeat=3))
"""All ways of counting, that of the standard first."""


def as_counted(text: str) -> str:
    """Return a text without a byte order mark, its lines ending in a newline alone."""
    return text.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")


def position_in(text: str, counting: Counting) -> Callable[[int], int]:
    """Return what turns a position as it is counted into one in `as_counted(text)`.

    Args:
        text: The text as its file has it.
        counting: How the program counts.
    """
    plain = as_counted(text)
    shift = int(counting.mark and text.startswith(_MARK))
    wide = set[str]()
    if counting.line_ends and "\r\n" in text:
        wide.add("\n")
    if counting.pairs:
        wide.update(char for char in set(plain) if char > _BASIC_PLANE)
    if not wide:
        return lambda at: min(max(at - shift, 0), len(plain))
    ends = list(accumulate(2 if char in wide else 1 for char in plain))
    return lambda at: bisect_right(ends, at - shift)


def counting_of(sources: Sequence[Source]) -> Counting:
    """Choose how a project counts: the way in which most codings fit what was coded."""
    texts = [text for text, _, _ in sources]
    there = Counting(
        mark=any(text.startswith(_MARK) for text in texts),
        line_ends=any("\r\n" in text for text in texts),
        pairs=any(max(text, default="") > _BASIC_PLANE for text in texts),
    )
    fits = {
        counting: sum(_fitting(source, counting) for source in sources)
        for counting in COUNTINGS
        if counting.is_within(there)
    }
    return max(fits, key=lambda counting: fits[counting])


def _fitting(source: Source, counting: Counting) -> int:
    text, codings, spans = source
    position = position_in(text, counting)
    return sum((position(start), position(end)) in spans for start, end in codings)
