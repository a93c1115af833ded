"""What a theme's section will say: which views, which objections, and beside which view."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from innspill.model import Passage, Point, Position, Theme
from innspill.options import Length
from innspill.summarise.candidates import Candidate, candidates_of, choose
from innspill.summarise.material import Material
from innspill.summarise.similarity import vectors
from innspill.summarise.standing import POOR
from innspill.summarise.voices import position_by_itself

FOR = frozenset({Position.PROPOSAL, Position.SUPPORT})
TOLD_OBJECTIONS = {Length.SHORT: 1, Length.MEDIUM: 1, Length.LONG: 3}
SHARED = 2  # from so many respondents on, a point is shared
_SAME_MATTER = 0.15  # the cosine from which an objection and a view are about one matter
_REMOTE = 3  # so many times farther from the theme than its usual sentence, one is about another


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a theme's section will say: the chosen sentences, and those that speak against.

    `objections` are one of each sender that objects, of which the first `told_objections` are told
    in their own words; `others` are the passages of the rest that propose or support. Both are
    empty where the theme has one side only. `best` is each sender's best sentence, by which it is
    cited where it is only counted.
    """

    theme: Theme
    views: tuple[Candidate, ...]
    objections: tuple[Candidate, ...]
    told_objections: tuple[Candidate, ...]
    others: tuple[str, ...]
    best: tuple[Candidate, ...]

    def brought(self) -> tuple[Candidate, ...]:
        """Return every sentence that the section brings."""
        return (*self.views, *self.told_objections)


def plan_theme(theme: Theme, wanted: int, material: Material) -> Plan:
    """Choose the sentences of a theme: `wanted` views, and the objections to them.

    Points that several respondents make come first, each by the sentence that stands for it; the
    other views are those that cover the rest of the theme best.
    """
    barred = material.wishes.barred
    passages = [material.passages[p] for p in theme.passages if p not in barred] or [
        material.passages[p] for p in theme.passages
    ]
    found = candidates_of(passages, material.senders, material.speakers, material.language)
    told_before = {(one.passage, one.start) for one in material.endorsements} | material.told
    candidates = tuple(c for c in found if not _holds(c, told_before)) or found
    against = _on_the_theme([c for c in candidates if _objects(c)], candidates)
    opposed = {(c.passage.id, c.start) for c in against}
    rest = [c for c in candidates if (c.passage.id, c.start) not in opposed]
    told = TOLD_OBJECTIONS[material.options.length]
    views = _views(theme.points, rest, wanted, material.wishes.preferred)
    others = _other_side(passages, {c.sender for c in against}, material)
    if not others or not _about_the_same(against, rest):
        views, against, others = (*views, *_best(against, told)), [], ()
    objections = _one_each((*_best(against, told), *_by_quality(against)))
    return Plan(
        theme=theme,
        views=views,
        objections=objections,
        told_objections=objections[:told],
        others=others,
        best=_one_each(_by_quality(candidates)),
    )


def _holds(candidate: Candidate, places: AbstractSet[tuple[str, int]]) -> bool:
    """Tell whether one of some places, a passage and a character of it, is in a sentence."""
    return any(
        passage == candidate.passage.id and candidate.start <= start < candidate.end
        for passage, start in places
    )


def _other_side(
    passages: Sequence[Passage], against: AbstractSet[str], material: Material
) -> tuple[str, ...]:
    """Return the passages that propose or support, of those who do not object."""
    return tuple(
        passage.id
        for passage in passages
        if passage.position in FOR and material.senders[passage.id] not in against
    )


def _shared(points: Sequence[Point], candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give the sentences of the points that several respondents make, in the points' order."""
    own: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        own.setdefault(candidate.passage.id, []).append(candidate)
    for point in points:
        if len(point.respondents) >= SHARED:
            for candidate in own.get(point.passages[0], ()):
                if candidate.start <= point.start < candidate.end and candidate.quality > POOR:
                    yield candidate


def _about_the_same(objections: Sequence[Candidate], candidates: Sequence[Candidate]) -> bool:
    """Tell whether what is objected to is what others are for; else nobody is on a side.

    An objection to something that none of the others wants is told as a view like theirs.
    """
    views = [c for c in candidates if c.quality > POOR and position_by_itself(c) in FOR]
    if not objections or not views:
        return False
    matrix = vectors([c.text for c in (*objections, *views)])
    likeness = matrix[: len(objections)] @ matrix[len(objections) :].T
    return float(likeness.max()) >= _SAME_MATTER


def _views(
    points: Sequence[Point],
    candidates: Sequence[Candidate],
    wanted: int,
    preferred: AbstractSet[str],
) -> tuple[Candidate, ...]:
    """Take what people prefer, then the shared points; fill up with what covers the rest best."""
    chosen = [
        _best_of(p, candidates)
        for p in dict.fromkeys(c.passage.id for c in candidates)
        if p in preferred
    ]
    made = {c.passage.point for c in chosen}
    shared = (c for c in _shared(points, candidates) if c.passage.point not in made)
    told = [*chosen, *islice(shared, max(0, wanted - len(chosen)))]
    made = {c.passage.point for c in told}
    spoken = {c.sender for c in told}
    left = [c for c in candidates if c.passage.point is None or c.passage.point not in made]
    fresh = [c for c in left if c.sender not in spoken] or left
    return (*told, *_best(fresh, wanted - len(told)))


def _best_of(passage: str, candidates: Sequence[Candidate]) -> Candidate:
    return max((c for c in candidates if c.passage.id == passage), key=lambda c: c.quality)


def _on_the_theme(
    objections: Sequence[Candidate], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Keep the objections that are not much farther from what the others say than is usual.

    A sentence that objects to something else can stand in a passage that is here for its other
    sentences.
    """
    if not objections:
        return []
    matrix = vectors([candidate.text for candidate in candidates])
    # How near each is to all the others, by their sum; its likeness to itself is 1, and taken away.
    nearness = (matrix @ matrix.sum(axis=0).T - 1.0).ravel().tolist()[0]
    usual = sorted(nearness)[len(nearness) // 2]
    near = {id(c): value for c, value in zip(candidates, nearness, strict=True)}
    return [c for c in objections if near[id(c)] >= usual / _REMOTE]


def _best(candidates: Sequence[Candidate], wanted: int) -> tuple[Candidate, ...]:
    if not candidates or wanted < 1:
        return ()
    matrix = vectors([candidate.text for candidate in candidates])
    return tuple(candidates[row] for row in choose(candidates, matrix, wanted))


def _by_quality(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda c: -c.quality)


def _one_each(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Keep the first candidate of each sender."""
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        first.setdefault(candidate.sender, candidate)
    return tuple(first.values())


def _objects(candidate: Candidate) -> bool:
    """Tell whether a sentence of a passage that opposes something can stand for its objection."""
    return candidate.quality > POOR and position_by_itself(candidate) is Position.OPPOSITION
