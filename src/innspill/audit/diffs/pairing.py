"""Knowing things again: by what they are, in the order of their importance, then by likeness."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Generic, TypeVar

ALL_PAIRS = 100
"""So many pairs are all compared; of more, only those that share words that few others have."""
RARE = 20
NEAREST = 4
MOST_WORDS = 400

Item = TypeVar("Item")
Key = Callable[[Item], Hashable | None]


@dataclass(slots=True)
class Pairing(Generic[Item]):
    """Pairs of old and new, and what is left of each, in its order."""

    gone: list[Item]
    fresh: list[Item]
    pairs: list[tuple[Item, Item]] = field(default_factory=list)

    def pair_by(self, key: Key[Item]) -> list[tuple[Item, Item]]:
        """Pair what is left and has the same key, in order; a key of None pairs nothing.

        Returns:
            The pairs that this made.
        """
        waiting: dict[Hashable, list[Item]] = defaultdict(list)
        for item in reversed(self.gone):
            waiting[key(item)].append(item)
        waiting[None] = []
        found = [(waiting[k].pop(), item) for item in self.fresh if waiting.get(k := key(item))]
        self._take(found)
        return found

    def pair_alike(
        self, text: Callable[[Item], str], least: Callable[[Item], float], group: Key[Item]
    ) -> list[tuple[Item, Item]]:
        """Pair what is left and reads most alike within a group, the most alike first.

        Args:
            text: The words of an item.
            least: How alike a pair with an old item has to be, from 0 to 1.
            group: Only items of the same group are compared.

        Returns:
            The pairs that this made.
        """
        groups: dict[Hashable, tuple[list[Item], list[Item]]] = {}
        for side, items in enumerate((self.gone, self.fresh)):
            for item in items:
                groups.setdefault(group(item), ([], []))[side].append(item)
        found = []
        for gone, fresh in groups.values():
            nearest = alike(
                [text(item) for item in gone],
                [text(item) for item in fresh],
                [least(item) for item in gone],
            )
            found += [(gone[a], fresh[b]) for a, b in nearest]
        self._take(found)
        return found

    def _take(self, found: list[tuple[Item, Item]]) -> None:
        olds, news = {id(old) for old, _ in found}, {id(new) for _, new in found}
        self.gone = [item for item in self.gone if id(item) not in olds]
        self.fresh = [item for item in self.fresh if id(item) not in news]
        self.pairs += found


def alike(
    was: Sequence[str], now: Sequence[str], least: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Pair texts that share most words in the same order, the most alike first.

    Args:
        was: The old texts.
        now: The new texts.
        least: For each old text, how alike a new one has to be: twice the words that they share,
            by the words of both (the ratio of difflib).

    Yields:
        Pairs of places in `was` and `now`; each place at most once.
    """
    old, new = [_words(text) for text in was], [_words(text) for text in now]
    often = [Counter(words) for words in old]
    scored = []
    for b, candidates in _candidates(old, new):
        counted = Counter(new[b])
        near = [a for a in candidates if _may_be_alike(often[a], counted, least[a])]
        # difflib looks up one side once for all that it is compared with.
        matcher = SequenceMatcher(None, (), new[b] if near else (), autojunk=False)
        for a in near:
            matcher.set_seq1(old[a])
            ratio = matcher.ratio()
            if ratio >= least[a]:
                scored.append((-ratio, abs(a - b), a, b))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, _, a, b in sorted(scored):
        if a not in taken_old and b not in taken_new:
            taken_old.add(a)
            taken_new.add(b)
            yield a, b


def _words(text: str) -> list[str]:
    return text.split()[:MOST_WORDS]


def _may_be_alike(old: Counter[str], new: Counter[str], least: float) -> bool:
    """Tell whether two texts share enough words, whatever their order, to be alike at all."""
    shared = sum(min(old[word], new[word]) for word in old.keys() & new.keys())
    return 2 * shared >= least * (old.total() + new.total())


def _candidates(
    old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]
) -> Iterator[tuple[int, Sequence[int]]]:
    """Give the old places that each new one is worth a comparison with.

    In a large group, those are the few that share most of the words that are rare there.
    """
    if len(old) * len(new) <= ALL_PAIRS:
        for b in range(len(new)):
            yield b, range(len(old))
        return
    holders: dict[str, list[int]] = defaultdict(list)
    for a, words in enumerate(old):
        for word in dict.fromkeys(words):
            holders[word].append(a)
    rare = {word: held for word, held in holders.items() if len(held) <= RARE}
    for b, words in enumerate(new):
        shared = Counter(a for word in dict.fromkeys(words) for a in rare.get(word, ()))
        yield b, sorted(shared, key=lambda a: (-shared[a], abs(a - b), a))[:NEAREST]


def out_of_order(places: Sequence[int]) -> set[int]:
    """Return the fewest numbers that must be taken out for the rest to rise.

    Args:
        places: Numbers, no two of them the same.
    """
    ends: list[int] = []
    lengths: list[int] = []
    for place in places:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    kept: list[int] = []
    wanted = len(ends) - 1
    for place, length in zip(reversed(places), reversed(lengths), strict=True):
        if length == wanted and (not kept or place < kept[-1]):
            kept.append(place)
            wanted -= 1
    return set(places).difference(kept)
