"""Groups of texts around leaders, so that no chain of small steps joins what differs."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from itertools import chain


@dataclass(frozen=True, slots=True)
class Judge:
    """Compares two texts by their numbers.

    `alike` is told how many shingles they share; `denies` tells whether one of two texts that are
    alike denies what the other says.
    """

    alike: Callable[[int, int, int], bool]
    denies: Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Traits:
    """What texts are found by, text by text.

    `shingles` gives what a text may have in common with others, and `least` how many of them two
    texts must share to be compared, by the smaller of their two numbers; texts that have one of
    `keys` in common are compared in any case. `order` is the texts, those that lead rather first.
    """

    shingles: Callable[[int], Sequence[int]]
    least: Sequence[int]
    keys: Sequence[Sequence[Hashable]]
    order: Sequence[int]


def gather(traits: Traits, judge: Judge) -> list[list[int]]:
    """Group texts around leaders; what denies a leader is taken out and grouped by itself.

    Returns:
        The leader of each group and those that follow it; many are alone.
    """
    groups = []
    waiting = [list(traits.order)]
    while waiting:
        order = waiting.pop()
        for leader, followers in _led(replace(traits, order=order), judge).items():
            denying = {text for text in followers if judge.denies(leader, text)}
            groups.append([leader, *(text for text in followers if text not in denying)])
            if denying:
                waiting.append([text for text in order if text in denying])
    return groups


def _led(traits: Traits, judge: Judge) -> dict[int, list[int]]:
    """Give each leader its followers (leader clustering, Hartigan 1975).

    In their order, a text that is like no leader yet becomes one. Then each other text joins, of
    the leaders that it is like, the one that it shares most shingles with, ties in the order. Every
    text is compared with leaders alone, so that a template in all letters costs no more than its
    length.
    """
    index = _Index(traits)
    leaders: dict[int, list[int]] = {}
    for text in traits.order:
        if not any(judge.alike(text, leader, shared) for leader, shared in index.met_by(text)):
            index.add(text)
            leaders[text] = []
    for text in sorted(set(traits.order) - set(leaders)):
        nearest = sorted(index.met_by(text), key=lambda met: -met[1])
        leaders[next(o for o, shared in nearest if judge.alike(text, o, shared))].append(text)
    return leaders


class _Index:
    """The leaders by their shingles and keys."""

    def __init__(self, traits: Traits) -> None:
        self._traits = traits
        self._having: defaultdict[int, list[int]] = defaultdict(list)
        self._keyed: defaultdict[Hashable, list[int]] = defaultdict(list)
        self._place: dict[int, int] = {}

    def add(self, text: int) -> None:
        self._place[text] = len(self._place)
        for name in self._traits.shingles(text):
            self._having[name].append(text)
        for key in self._traits.keys[text]:
            self._keyed[key].append(text)

    def met_by(self, text: int) -> list[tuple[int, int]]:
        """Return the leaders to compare a text with, first led first, and how much they share."""
        least, own = self._traits.least, self._traits.least[text]
        found = [self._having[n] for n in self._traits.shingles(text) if n in self._having]
        shared = Counter(chain.from_iterable(found))
        keys = self._traits.keys[text]
        keyed = set(chain.from_iterable(self._keyed[key] for key in keys if key in self._keyed))
        near = {o for o, n in shared.items() if n >= own or n >= least[o]} | keyed
        return [(o, shared[o]) for o in sorted(near, key=self._place.__getitem__)]
