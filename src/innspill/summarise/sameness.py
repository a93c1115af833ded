"""Whether one sentence says what another says."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from innspill.model import Position
from innspill.summarise.sayings import Saying
from innspill.summarise.terms import Term, roots_of

SAME = 0.5  # from here on a sentence says the same; chosen on the open half of benchmarks/points
_LIGHT = 0.2  # what a word of wanting tells beside any other
_NAME = 1.3  # what a name tells beside another word
_BESIDE = 0.7  # what a word tells that stands in a clause of why or how
_EXTRA_PART = 0.3  # what each further part of a compound adds
_PART = 0.4  # what a part is worth that the other has only in a compound of another kind
_CONFLICT = 0.5  # the share of what two sentences share that may be wanted by one, denied by one
_ENOUGH = 2.0  # the weight of shared words from which two sentences are known to be about one thing
_FEW = 2.5  # so many roots, light ones apart, must be shared for as much
CLAIMED = 0.65  # the least share of the leader's words that the other has
_SWAPPED = 0.3  # the share of a sentence that one word may be which the other has not, in both
_HELD = 0.7  # the share of the leader's first word that the other must have
_OWN = 0.65  # how much the share of the leader's words counts; the rest is that of the other's
_RESERVED = 0.5  # what is left where the leader makes a reservation that the other does not make
_WILLS = frozenset({Position.PROPOSAL, Position.SUPPORT, Position.OPPOSITION})
_SIDES = (
    frozenset({Position.PROPOSAL, Position.SUPPORT, Position.OTHER}),
    frozenset({Position.OPPOSITION, Position.CONCERN, Position.OTHER}),
    frozenset({Position.EXPERIENCE, Position.OTHER}),
    frozenset({Position.QUESTION}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A saying with what each root in it tells.

    `roots` has the weight and the sign of each; `plain` are those that are words by themselves;
    `words` are the terms, by whole and parts; `light` those that tell little; `matter` has
    the parts of the first word that names a thing; `total` is the sum of the weights.
    """

    roots: Mapping[str, tuple[float, int]]
    plain: frozenset[str]
    words: Mapping[str, tuple[str, ...]]
    light: frozenset[str]
    matter: tuple[str, ...]
    total: float
    numbers: frozenset[str]
    reserved: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How much each root tells, by how few sentences of the whole inbox hold it.

    `shares` is between 0, for a root of every sentence, and 1; one that was not seen has 1.
    """

    shares: Mapping[str, float]

    @classmethod
    def of(cls, sayings: Iterable[Saying]) -> "Scale":
        """Weigh the roots of sentences (inverse document frequency, Spärck Jones 1972)."""
        seen: Counter[str] = Counter()
        total = 0
        for saying in sayings:
            total += 1
            seen.update({part for term in saying.terms for part in term.parts})
        most = math.log(1 + max(total, 1))
        return cls(shares={r: math.log((1 + total) / (1 + n)) / most for r, n in seen.items()})

    def weigh(self, saying: Saying) -> Weighed:
        """Weigh each root of a sentence once, however many words it is in."""
        roots: dict[str, tuple[float, int]] = {}
        for term, core, sign in zip(saying.terms, saying.core, saying.signs, strict=True):
            heft = (_NAME if term.whole in saying.names else 1.0) * (1.0 if core else _BESIDE)
            for part, weight in self._parts(term):
                before = roots.get(part, (0.0, sign))
                roots[part] = (max(before[0], weight * heft), before[1])
        return Weighed(
            roots=roots,
            plain=frozenset(term.whole for term in saying.terms if len(term.parts) == 1),
            words={term.whole: tuple(dict.fromkeys(term.parts)) for term in saying.terms},
            light=frozenset(term.whole for term in saying.terms if term.light),
            matter=_matter(saying),
            total=sum(weight for weight, _ in roots.values()),
            numbers=saying.numbers,
            reserved=saying.reserved,
        )

    def _parts(self, term: Term) -> Iterator[tuple[str, float]]:
        """Give each part its share of a term, which tells hardly more than its rarest part.

        A root's weight is half by the inbox, half by the language.
        """
        pairs = zip(term.parts, term.rarity, strict=True)
        told = [(self.shares.get(part, 1.0) + rarity) / 2 for part, rarity in pairs]
        whole = (1 + _EXTRA_PART * (len(told) - 1)) * max(told) * (_LIGHT if term.light else 1.0)
        every = sum(told) or 1.0
        return ((part, whole * own / every) for part, own in zip(term.parts, told, strict=True))


def compatible(one: Position, other: Position, *, denied: bool) -> bool:
    """Tell whether sentences of two positions can make one point.

    "Fjerne avgiften" is a proposal and "imot avgiften" opposes: what both deny they deny together.
    """
    if any(one in side and other in side for side in _SIDES):
        return True
    return denied and {one, other} <= _WILLS


def sameness(leader: Weighed, other: Weighed) -> tuple[float, bool]:
    """Return how far a sentence says what the leader says, and whether both deny it.

    The first is between 0 and 1, and 0 where it is plain that it does not reach `SAME`. The other
    may say more, but every number of the leader must be in it, and what the one wants the other
    must not deny. What is shared is held against the words of both, and counts less where it is
    little: two short sentences share a word easily. Where each has a heavy word that the other has
    not, as "fastleger" and "tannleger", they say different things.
    """
    common = [root for root in leader.roots if root in other.roots]
    most = sum(leader.roots[root][0] for root in common)
    if not common or most < CLAIMED * leader.total or not leader.numbers <= other.numbers:
        return 0.0, False
    if _held(most, leader, other) < SAME:  # most pairs end here, before the costly comparison
        return 0.0, False
    found = _credits(common, leader, other)
    if not _has_matter(leader, found):
        return 0.0, False
    shared = turned = denied = several = 0.0
    for root, credit in found.items():
        weight, sign = leader.roots[root]
        shared += credit * weight
        turned += credit * weight if sign != other.roots[root][1] else 0.0
        denied += credit * weight if sign < 0 else 0.0
        several += 0.0 if root in leader.light else credit
    if not shared >= CLAIMED * leader.total or turned > _CONFLICT * shared:
        return 0.0, False
    if _lack(leader, found) >= _SWAPPED <= _lack(other, found):
        return 0.0, False
    strength = _held(shared, leader, other) * min(1.0, several / _FEW)
    strength *= _RESERVED if leader.reserved and not other.reserved else 1.0
    return strength, denied > shared / 2


def _held(shared: float, leader: Weighed, other: Weighed) -> float:
    """Return how much of two sentences is shared, from 0 to 1, less where that is little in all."""
    both = (shared / leader.total) ** _OWN * min(1.0, shared / other.total) ** (1 - _OWN)
    return float(both * min(1.0, shared / _ENOUGH) ** 0.25)


def _credits(common: Sequence[str], leader: Weighed, other: Weighed) -> dict[str, float]:
    """Return for each root that both have how far it is the same: in one word, or only a part."""
    sure = set(leader.plain & other.plain)
    for one, two in ((leader, other), (other, leader)):
        for whole, parts in one.words.items():
            joined = len(parts) > 1 and all(part in two.roots for part in parts)
            if joined or whole in two.words:
                sure.update(parts)
    return {root: 1.0 if root in sure else _PART for root in common}


def _matter(saying: Saying) -> tuple[str, ...]:
    """Return the parts of the first word that is no wish, no actor and no common adjective."""
    passed = roots_of("frames") | roots_of("down")
    return next((t.parts for t in saying.terms if not (t.light or t.whole in passed)), ())


def _has_matter(leader: Weighed, found: Mapping[str, float]) -> bool:
    """Tell whether what the leader names first is in the other: its later words alone do not do."""
    weight = sum(leader.roots[part][0] for part in leader.matter)
    held = sum(found.get(part, 0.0) * leader.roots[part][0] for part in leader.matter)
    return held >= _HELD * weight


def _lack(saying: Weighed, found: Mapping[str, float]) -> float:
    """Return the share of a sentence that its heaviest word has which the other has not."""
    lacking = (
        sum((1 - found.get(part, 0.0)) * saying.roots[part][0] for part in parts)
        for parts in saying.words.values()
    )
    return max(lacking, default=0.0) / saying.total
