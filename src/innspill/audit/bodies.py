"""Who was invited, who answered, and how: what the result says of bodies follows from the rest."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.model import JOINS, Respondent, RespondentStatus, Submission, SubmissionStatus
from innspill.register import fold, load_register

_DAY = len("2026-09-11")
_LONGEST_NOTHING = 800  # characters; has_no_remarks looks at letters of up to 400 words
_NOTHING = "no_remarks"  # the reason of what is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """A member's name as the settings give it, folded, and the places that it can mean."""

    name: str
    folded: str
    numbers: frozenset[str]
    counties: frozenset[str]

    def means(self, body: Respondent) -> bool:
        """Tell whether a body can be meant: by the register, or since a name is in the other."""
        if body.municipality_number in self.numbers or body.name in self.counties:
            return True
        words, others = set(self.folded.split()), set(fold(body.name).split())
        return bool(words and others) and (words <= others or others <= words)


def _member(name: str) -> _Member:
    register = load_register()
    return _Member(
        name=name,
        folded=fold(name),
        numbers=frozenset(place.number for place in register.find(name).candidates),
        counties=frozenset(place.title for place in register.find_county(name).candidates),
    )


def members_are_invited(case: Case) -> Iterator[Fault]:
    """Every member of the consultation is an invited respondent, and nobody else is."""
    invited = [body for body in case.summary.respondents if body.invited]
    members = [_member(name) for name in case.summary.consultation.members]
    for member in members:
        if not any(member.means(body) for body in invited):
            yield fault(FaultKind.INVITED_DIFFER, name=member.name)
    for body in invited:
        if not any(member.means(body) for member in members):
            yield fault(FaultKind.INVITED_DIFFER, name=body.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """What a respondent sent: its submissions and passages by id, and what was left out of them.

    `bare` are the submissions that say that there are no remarks; `left` is the number of
    characters that were left out.
    """

    submissions: frozenset[str]
    statuses: frozenset[SubmissionStatus]
    passages: frozenset[str]
    bare: frozenset[str]
    left: int

    @property
    def says_nothing(self) -> bool:
        """Whether there is no view, and words for that in every submission."""
        read = self.statuses == {SubmissionStatus.READ}
        return read and not self.passages and self.bare == self.submissions


def _sent(case: Case) -> dict[str, _Sent]:
    """Return what each respondent sent, by its id."""
    own: dict[str, list[Submission]] = {}
    for submission in case.summary.submissions:
        own.setdefault(submission.respondent, []).append(submission)
    passages: dict[str, list[str]] = {}
    for passage in case.summary.passages:
        passages.setdefault(passage.submission, []).append(passage.id)
    left: Counter[str] = Counter()
    for one in case.summary.left_out:
        left[one.submission] += one.locator.end - one.locator.start
    bare = {one.submission for one in case.summary.left_out if one.reason == _NOTHING}
    return {
        body: _Sent(
            submissions=frozenset(s.id for s in sent),
            statuses=frozenset(s.status for s in sent),
            passages=frozenset(name for s in sent for name in passages.get(s.id, ())),
            bare=frozenset(s.id for s in sent if s.id in bare),
            left=sum(left[s.id] for s in sent),
        )
        for body, sent in own.items()
    }


def respondents_did_as_is_said(case: Case) -> Iterator[Fault]:
    """Who is silent was invited and sent nothing; what the others sent makes their status."""
    sent = _sent(case)
    joining = frozenset(one.passage for one in case.summary.endorsements)
    aside = frozenset(one.passage for one in case.summary.unassigned if one.reason == JOINS)
    asked = bool(case.summary.consultation.questions)  # a question that is repeated is no view
    for body in case.summary.respondents:
        own = sent.get(body.id)
        may = {RespondentStatus.SILENT} if body.invited else set()
        if own:
            may = _can_be(own, joining, aside, asked=asked)
        if body.status not in may:
            yield fault(FaultKind.STATUS_DIFFERS, name=body.name)


def _can_be(
    sent: _Sent, joining: frozenset[str], aside: frozenset[str], *, asked: bool
) -> set[RespondentStatus]:
    """Return what the status of a respondent can be; more than one where that is not certain.

    Args:
        sent: What it sent.
        joining: The passages that join another's submission.
        aside: Those of them that say nothing else.
        asked: Whether the consultation has questions, which a submission can repeat.
    """
    if sent.says_nothing:
        sure = not asked and sent.left <= _LONGEST_NOTHING
        both = {RespondentStatus.NO_REMARKS, RespondentStatus.ANSWERED}
        return {RespondentStatus.NO_REMARKS} if sure else both
    whole = SubmissionStatus.UNREADABLE not in sent.statuses
    if sent.passages and sent.passages <= joining and whole:
        sure = sent.passages <= aside
        both = {RespondentStatus.ENDORSES, RespondentStatus.ANSWERED}
        return {RespondentStatus.ENDORSES} if sure else both
    return {RespondentStatus.ANSWERED}


def lateness_follows_from_dates(case: Case) -> Iterator[Fault]:
    """A submission is late where its date is after the deadline's day, and only there."""
    deadline = case.summary.consultation.deadline
    for submission in case.summary.submissions:
        received = submission.received
        after = bool(received and deadline) and str(received)[:_DAY] > str(deadline)[:_DAY]
        if submission.late is not after:
            sender = case.respondents.get(submission.respondent)
            yield fault(FaultKind.STATUS_DIFFERS, name=sender.name if sender else submission.path)
