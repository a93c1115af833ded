"""A point is what its passages say: its sentence stands in the first, and it has their senders."""

from collections.abc import Iterator, Mapping

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.model import Point, Theme

_OF_BODY = "body "


def points_follow_their_passages(case: Case) -> Iterator[Fault]:
    """A point's words are its first passage's, and its passages and senders stand in order."""
    rank: dict[str, int] = {}
    for number, passage in enumerate(case.summary.passages):
        sender = case.sender(passage.id)
        rank[passage.id] = number
        if sender:
            rank.setdefault(f"{_OF_BODY}{sender.id}", number)
    for theme in case.summary.themes:
        for point in theme.points:
            if not (_is_said(case, point) and _is_in_order(case, point, rank)):
                yield fault(FaultKind.POINT_DIFFERS, id=point.id, words=point.text)


def _is_said(case: Case, point: Point) -> bool:
    """Tell whether a point's words are those characters of the first of its passages."""
    first = case.passages.get(next(iter(point.passages), ""))
    return (
        first is not None
        and 0 <= point.start < point.end <= len(first.text)
        and first.text[point.start : point.end] == point.text
    )


def _is_in_order(case: Case, point: Point, rank: Mapping[str, int]) -> bool:
    """Tell whether the first passage and its sender lead, and the others follow as in the inbox."""
    known = [name for name in point.passages if name in rank]
    senders = [sender.id for name in known if (sender := case.sender(name))]
    others = set(senders) - set(senders[:1])
    voices = sorted(others, key=lambda body: rank[f"{_OF_BODY}{body}"])
    return point.passages == (
        *known[:1],
        *sorted(set(known[1:]), key=rank.__getitem__),
    ) and point.respondents == (*senders[:1], *voices)


def points_divide_their_themes(case: Case) -> Iterator[Fault]:
    """Each passage of a theme is in the point that it says, and in no other."""
    for theme in case.summary.themes:
        home = _homes(theme)
        for name in theme.passages:
            passage = case.passages.get(name)
            if passage is not None and home.get(name) != [passage.point]:
                words = passage.text
                yield fault(FaultKind.POINT_DIFFERS, id=passage.point or "–", words=words)


def _homes(theme: Theme) -> dict[str, list[str]]:
    """Return the points that each passage is in; a point's id belongs to one point."""
    homes: dict[str, list[str]] = {}
    for point in theme.points:
        for name in point.passages:
            homes.setdefault(name, []).append(point.id)
    return homes
