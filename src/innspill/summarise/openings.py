"""Which of several ways to say a sentence is taken, so that the letter does not repeat itself."""

from collections import Counter
from collections.abc import Iterable, Iterator
from zlib import crc32

from innspill.summarise.drafts import Draft

_WORDS = 2  # by so many first words a reader hears that two sentences begin alike


def in_turn(drafts: Iterable[Draft]) -> Iterator[str]:
    """Give each draft's text, and never in a way that opens as the sentence before.

    What a draft says chooses its way, so that a late letter changes how few sentences are told; a
    draft without a seed takes turns with those of its key. Where every way would open as the
    sentence before, the chosen one comes all the same.
    """
    used: Counter[str] = Counter()
    before, way_before = "", ("", 0)
    for draft in drafts:
        first = crc32(draft.seed.encode()) if draft.seed else used[draft.key]
        turns = _from(first, draft.ways)
        fresh = [
            turn
            for turn in turns
            if _opening(draft.ways[turn]) != before and (draft.key, turn) != way_before
        ]
        turn = (fresh or turns)[0]
        used[draft.key] += 1
        before, way_before = _opening(draft.ways[turn]), (draft.key, turn)
        yield draft.ways[turn]


def _from(start: int, ways: tuple[str, ...]) -> list[int]:
    """Return the numbers of the ways, beginning with the one whose turn it is."""
    return [(start + step) % len(ways) for step in range(len(ways))]


def _opening(text: str) -> str:
    return " ".join(text.split()[:_WORDS]).casefold()
