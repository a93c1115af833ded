"""Whom and how many the letter's frame counts, recomputed from the result."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from innspill.audit.case import Case
from innspill.model import (
    Copied,
    Respondent,
    RespondentKind,
    RespondentStatus,
    SubmissionStatus,
)
from innspill.register import load_register

Bodies = tuple[Respondent, ...]


def answered(case: Case) -> Bodies:
    """Return all who sent something, remarks or none."""
    return tuple(r for r in case.summary.respondents if r.status is not RespondentStatus.SILENT)


def invited(case: Case) -> Bodies:
    """Return all who were invited."""
    return tuple(r for r in case.summary.respondents if r.invited)


def signing(case: Case) -> Bodies:
    """Return those on whose behalf the letter is sent."""
    return invited(case) or answered(case)


def heard(case: Case) -> Bodies:
    """Return all from whom a passage was read."""
    return tuple(r for r in case.summary.respondents if r.id in case.heard)


def late(case: Case) -> Bodies:
    """Return those who sent everything after the deadline."""
    after = {s.respondent for s in case.summary.submissions if s.late}
    in_time = {s.respondent for s in case.summary.submissions if not s.late}
    return tuple(r for r in case.summary.respondents if r.id in after - in_time)


def of_status(status: RespondentStatus) -> Callable[[Case], Bodies]:
    """Return a look at those of a status."""
    return lambda case: tuple(r for r in case.summary.respondents if r.status is status)


def municipalities(bodies: Iterable[Respondent]) -> Bodies:
    """Return the municipalities among bodies."""
    return tuple(r for r in bodies if r.kind is RespondentKind.MUNICIPALITY)


def inhabitants(bodies: Iterable[Respondent]) -> int:
    """Add up the inhabitants of the municipalities; 0 where those of one are not known."""
    counts = [r.inhabitants for r in municipalities(bodies)]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else 0


def population_year(case: Case) -> str:
    """Return the year of the inhabitants' numbers: the result's, else the register's."""
    told = dict(case.summary.provenance.options).get("population_year", "")
    return told or str(load_register().population_year)


def breadth(case: Case, bodies: Iterable[Respondent]) -> str:
    """Write how many of which kind: "ni kommuner og én fylkeskommune"."""
    kinds = [body.kind for body in bodies]
    counted = (
        case.words.counted(f"kind.{kind.value}", kinds.count(kind))
        for kind in RespondentKind
        if kind in kinds
    )
    return case.words.join(tuple(counted))


def counted(case: Case, bodies: Sequence[Respondent]) -> tuple[str, ...]:
    """Write a number of bodies by kind, with their common name, and alone; nothing for none."""
    if not bodies:
        return ()
    words, number = case.words, len(bodies)
    common = words.counted("count.respondents", number)
    return breadth(case, bodies), common, words.number(number)


def shared_copies(case: Case) -> tuple[Copied, ...]:
    """Return the copied passages that several respondents have."""
    return tuple(c for c in case.summary.copies if c.passages and len(c.respondents) > 1)


def copied_passages(case: Case) -> int:
    """Count the passages that are like another's."""
    return sum(len(copied.passages) for copied in shared_copies(case))


def distinct_texts(case: Case) -> int:
    """Count the different texts: passages that are copies of each other are one."""
    shared = shared_copies(case)
    return len(case.summary.passages) - copied_passages(case) + len(shared)


def _submissions(status: SubmissionStatus) -> Callable[[Case], int]:
    return lambda case: sum(s.status is status for s in case.summary.submissions)


GROUPS: Mapping[str, Callable[[Case], Bodies]] = {
    "frame.late": late,
    "frame.no_remarks": of_status(RespondentStatus.NO_REMARKS),
    "frame.silent": of_status(RespondentStatus.SILENT),
}
"""Whom a sentence of the frame names or counts, by its key, which "_many" may follow."""

COUNTS: Mapping[str, Callable[[Case], int]] = {
    "frame.empty": _submissions(SubmissionStatus.EMPTY),
    "frame.excluded": lambda case: sum(one.excluded for one in case.summary.unassigned),
    "frame.unassigned": lambda case: sum(one.fits_none for one in case.summary.unassigned),
    "frame.unread": _submissions(SubmissionStatus.UNREADABLE),
}
"""What a sentence of the frame counts that is no body, by its key."""


def group_of(key: str) -> Callable[[Case], Bodies] | None:
    """Return whom a key's sentence names; None where that is whom it cites."""
    return GROUPS.get(key.removesuffix("_many"))
