"""Where the passages of a submission stand in the text that came back, and which are marked."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from innspill.model import Passage
from innspill.model.exchange import plain, source_text

# Programs change spaces and leave out characters that nobody sees; the words are found without.
_SEEN: Final = re.compile(
    "[^\\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffd-\uffff]"
)
_ENOUGH: Final = 0.5
"""How much of a passage a coding must cover to be one of the passage."""
_LONGER: Final = 100
"""How many times longer than it was written a text may be that is still the submission's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where passages stand in a text, in their order: their ids, first and last characters."""

    names: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Mapping[str, tuple[int, int]]) -> "Placed":
        """Gather the places of passages, in the order of the text."""
        starts, ends = zip(*spans.values(), strict=True) if spans else ((), ())
        return cls(names=tuple(spans), starts=starts, ends=ends)

    @property
    def spans(self) -> frozenset[tuple[int, int]]:
        """Every place in which a passage stands."""
        return frozenset(zip(self.starts, self.ends, strict=True))

    def marked(self, start: int, end: int) -> tuple[str, ...]:
        """Return the passages of which at least half stands between two positions."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return tuple(
            self.names[at] for at in range(first, last) if self._covered(at, start, end) >= _ENOUGH
        )

    def _covered(self, at: int, start: int, end: int) -> float:
        here, there = self.starts[at], self.ends[at]
        return (min(end, there) - max(start, here)) / (there - here)


def placed(text: str, passages: Sequence[Passage]) -> Placed:
    """Find passages in a text that came back.

    Where its words are those that were written, each passage stands where it was written. Where
    people changed the text, each is looked for after the one before it, as whole lines.

    Args:
        text: The text, its lines ending in a newline alone.
        passages: Those of the submission, in their order.
    """
    written = source_text(passages, "")
    if len(text) > _LONGER * len(written.text) + _LONGER:
        return Placed.of({})
    there, here = _seen(written.text), _seen(text)
    if _words(written.text) != _words(text):
        return Placed.of(_looked_for(text, passages))
    spans = {}
    for name, (start, end) in written.spans.items():
        first, last = bisect_left(there, start), bisect_left(there, end)
        if first < last:
            spans[name] = (here[first], here[last - 1] + 1)
    return Placed.of(spans)


def _words(text: str) -> str:
    return "".join(_SEEN.findall(text))


def _seen(text: str) -> Sequence[int]:
    """Return where the characters are that count, in as little memory as they take."""
    return array("L", (found.start() for found in _SEEN.finditer(text)))


def _looked_for(text: str, passages: Sequence[Passage]) -> dict[str, tuple[int, int]]:
    spans, at = {}, 0
    for passage in passages:
        words = plain(passage.text).split()
        if not words:
            continue
        pattern = r"(?<!\S)" + r"\s+".join(map(re.escape, words)) + r"(?!\S)"
        found = re.compile(pattern).search(text, at)
        if found:
            spans[passage.id] = found.span()
            at = found.end()
    return spans
