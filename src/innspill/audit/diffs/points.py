"""Points and proposals: new, gone, and made by more or fewer."""

from collections import Counter
from collections.abc import Iterator

from innspill.audit.diffs.known import Known, Side
from innspill.audit.diffs.pairing import Pairing
from innspill.audit.diffs.values import CountChange
from innspill.model import Point, Proposal


def point_changes(known: Known) -> Iterator[CountChange]:
    """Give the points that other numbers of respondents make, in order, then those that are gone.

    A point is known again by its passages: the new one that has most of an old one's, and most of
    its own from there.
    """
    was, now = _points(known.was), _points(known.now)
    origins = _origins(known)
    for theme, point in now:
        before = origins.get(point.id)
        count = len(before.respondents) if before else 0
        if count != len(point.respondents):
            yield CountChange(text=point.text, theme=theme, was=count, now=len(point.respondents))
    lived_on = {point.id for point in origins.values()}
    for theme, point in was:
        if point.id not in lived_on:
            yield CountChange(text=point.text, theme=theme, was=len(point.respondents), now=0)


def _points(side: Side) -> list[tuple[str, Point]]:
    return [(theme.label, point) for theme in side.summary.themes for point in theme.points]


def _origins(known: Known) -> dict[str, Point]:
    """Return the old point of each new one that has one, by the new id."""
    before = known.before
    was, now = ([point for _, point in _points(side)] for side in (known.was, known.now))
    home = {passage: number for number, point in enumerate(was) for passage in point.passages}
    shared: Counter[tuple[int, int]] = Counter()
    for b, point in enumerate(now):
        for passage in point.passages:
            a = home.get(before.get(passage, ""))
            if a is not None:
                shared[a, b] += 1
    best: dict[str, Point] = {}
    taken: set[int] = set()
    for (a, b), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if now[b].id not in best and a not in taken:
            best[now[b].id] = was[a]
            taken.add(a)
    return best


def proposal_changes(known: Known) -> Iterator[CountChange]:
    """Give the proposals that other numbers of respondents make, in order, then those gone."""
    pairing = _pair_proposals(known)
    origin = {id(now): was for was, now in pairing.pairs}
    for proposal in known.now.summary.proposals:
        was = origin.get(id(proposal))
        count = len(was.respondents) if was else 0
        if count != len(proposal.respondents):
            yield CountChange(
                text=proposal.text,
                theme=known.now.labels[proposal.theme],
                was=count,
                now=len(proposal.respondents),
            )
    for proposal in pairing.gone:
        yield CountChange(
            text=proposal.text,
            theme=known.was.labels[proposal.theme],
            was=len(proposal.respondents),
            now=0,
        )


def _pair_proposals(known: Known) -> Pairing[Proposal]:
    """Pair proposals by passage and words, by words, by passage, then by the point they make."""
    old, new = known.was.summary.proposals, known.now.summary.proposals
    pairing = Pairing(gone=list(old), fresh=list(new))
    fresh, before, origins = {id(proposal) for proposal in new}, known.before, _origins(known)
    was, now = (
        {passage.id: passage.point for passage in side.summary.passages}
        for side in (known.was, known.now)
    )

    def home(proposal: Proposal) -> str | None:
        """Return the old passage of a proposal; None where it had none."""
        return before.get(proposal.passage) if id(proposal) in fresh else proposal.passage

    def point(proposal: Proposal) -> str | None:
        """Return the old point that a proposal makes; None where it makes none."""
        if id(proposal) not in fresh:
            return was.get(proposal.passage)
        origin = origins.get(now.get(proposal.passage) or "")
        return origin.id if origin else None

    pairing.pair_by(lambda p: (home(p), p.text) if home(p) else None)
    pairing.pair_by(lambda p: p.text)
    pairing.pair_by(home)  # the passage was edited, and the proposal in it with it
    pairing.pair_by(point)  # another of those who ask for the same is brought in its place
    return pairing
