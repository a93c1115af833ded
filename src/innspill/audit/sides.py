"""Who stands on which side of a contrast."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from innspill.audit.naming import several_at
from innspill.audit.telling import Telling
from innspill.audit.templates import Slot
from innspill.model import Position, Respondent, SentenceKind

IN_FAVOUR = frozenset({Position.PROPOSAL, Position.SUPPORT})
_TOLD_OBJECTIONS = {"long": 3}
"""So many objections a letter of this length tells in their own words, and any other only one."""


_MOST_UNTOLD = 3  # more who object in passages that do not tell than these are not looked for


def favour_at(telling: Telling, _slot: Slot, at: int) -> Iterator[int]:
    """Give where those end that propose or support."""
    return several_at(telling, at, sides(telling)[0])


def against_at(telling: Telling, _slot: Slot, at: int) -> Iterator[int]:
    """Give where those end that object."""
    return several_at(telling, at, sides(telling)[1])


def sides(telling: Telling) -> tuple[list[Respondent], list[Respondent]]:
    """Part those who are cited: who objects in the same section, or has no cited passage in favour.

    An objection can stand in a passage that proposes something else.
    """
    objecting = telling.objecting | _told_objectors(telling)
    for passage in telling.passages:
        sender = telling.case.sender(passage.id)
        if sender and passage.position not in IN_FAVOUR:
            objecting |= {sender.id}
    favour = [body for body in telling.senders if body.id not in objecting]
    return favour, [body for body in telling.senders if body.id in objecting]


def readings(telling: Telling) -> Iterator[Telling]:
    """Give a sentence as it is, and a contrast with a few more who may object, too.

    Only the first objections are told in their words. One that is not, and stands in a passage that
    proposes something else, cannot be known from the result.
    """
    yield telling
    if telling.sentence.kind is SentenceKind.CONTRAST:
        told = _told_objectors(telling)
        length = dict(telling.case.summary.provenance.options).get("length", "")
        full = len(told) >= _TOLD_OBJECTIONS.get(length, 1)
        favour = sides(telling)[0] if full else []
        for size in range(1, _MOST_UNTOLD + 1):
            for more in combinations(favour, size):
                yield replace(telling, objecting=frozenset(body.id for body in more))


def _told_objectors(telling: Telling) -> frozenset[str]:
    """Return the ids of those whose objections are told in the same section, or say them alike."""
    told = {
        citation.passage
        for other in telling.section.sentences
        if other.kind is SentenceKind.CONTRAST
        for citation in other.citations
        if citation.start is not None
    }
    alike = {
        passage
        for copied in telling.case.summary.copies
        if told.intersection(copied.passages)
        for passage in copied.passages
    }
    senders = (telling.case.sender(passage) for passage in told | alike)
    return frozenset(body.id for body in senders if body)
