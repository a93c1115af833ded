"""Nothing is lost between the inbox and the letter."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.model import (
    Point,
    Position,
    RespondentStatus,
    Sentence,
    SubmissionStatus,
    Theme,
)


def submissions_are_accounted_for(case: Case) -> Iterator[Fault]:
    """Received = read + noticed: what gave no passage says why."""
    heard = {passage.submission for passage in case.passages.values()}
    for submission in case.submissions.values():
        sender = case.respondents.get(submission.respondent)
        nothing_to_say = sender is not None and sender.status is RespondentStatus.NO_REMARKS
        if submission.id not in heard and not submission.notices and not nothing_to_say:
            yield fault(FaultKind.NOT_ACCOUNTED, path=submission.path)
        if submission.id in heard and submission.status is not SubmissionStatus.READ:
            yield fault(FaultKind.NOT_ACCOUNTED, path=submission.path)


def passages_have_one_home(case: Case) -> Iterator[Fault]:
    """Each passage is in exactly one theme, or among the unassigned with a reason."""
    homes = Counter(name for theme in case.summary.themes for name in theme.passages)
    homes.update(lost.passage for lost in case.summary.unassigned if lost.reason)
    for passage in case.passages.values():
        if not homes[passage.id]:
            yield fault(FaultKind.HOMELESS, passage=passage.id)
        elif homes[passage.id] > 1:
            yield fault(FaultKind.DOUBLE_HOME, passage=passage.id, count=homes[passage.id])


def reasons_are_known(case: Case) -> Iterator[Fault]:
    """Why a passage has no theme, and why a block is no passage, is told in words."""
    known = case.words.entries
    for lost in case.summary.unassigned:
        if f"reason.{lost.reason}" not in known:
            yield fault(FaultKind.UNKNOWN_REASON, id=lost.passage, reason=lost.reason)
    for left in case.summary.left_out:
        if f"left_out.{left.reason}" not in known:
            yield fault(FaultKind.UNKNOWN_REASON, id=left.submission, reason=left.reason)


def notices_are_all_there(case: Case) -> Iterator[Fault]:
    """Every notice of a submission is among the result's."""
    told = set(case.summary.notices)
    for submission in case.summary.submissions:
        if not told.issuperset(submission.notices):
            yield fault(FaultKind.NOT_ACCOUNTED, path=submission.path)


def voices_are_in_the_letter(case: Case) -> Iterator[Fault]:
    """Every theme is told before the annexes, every point somewhere; a lone one in its words."""
    body, all_of_it = _Told.by(case.views(annexes=False)), _Told.by(case.views())
    for theme in case.summary.themes:
        if not (body.counted.intersection(theme.passages) and all_of_it.tells(theme)):
            found = (case.respondents.get(name) for name in theme.respondents)
            names = ", ".join(sender.name for sender in found if sender)
            yield fault(FaultKind.VOICE_LOST, theme=theme.label, respondent=names)
        for point in theme.points:
            if not all_of_it.tells(point):
                yield fault(FaultKind.POINT_LOST, theme=theme.label, words=point.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The passages that sentences cite, and those whose words they repeat."""

    counted: frozenset[str]
    repeated: frozenset[str]

    @classmethod
    def by(cls, sentences: Iterable[Sentence]) -> Self:
        """Return what sentences tell."""
        citations = [c for sentence in sentences for c in sentence.citations]
        return cls(
            counted=frozenset(c.passage for c in citations),
            repeated=frozenset(c.passage for c in citations if c.start is not None),
        )

    def tells(self, whole: Theme | Point) -> bool:
        """Tell whether a theme or point is told: what one alone says, in that one's words."""
        told = self.repeated if len(whole.respondents) == 1 else self.counted
        return bool(told.intersection(whole.passages))


def proposals_are_all_there(case: Case) -> Iterator[Fault]:
    """Every proposal stands word for word in its passage, and every point that asks is one."""
    told = set()
    for proposal in case.summary.proposals:
        passage = case.passages.get(proposal.passage)
        sender = case.sender(proposal.passage)
        if passage is None or sender is None:
            yield fault(FaultKind.DANGLING, where="proposals", id=proposal.passage)
            continue
        told.add(passage.point or passage.id)
        said = passage.text[proposal.start : proposal.end]
        if said != proposal.text or not said or sender.id not in proposal.respondents:
            yield fault(FaultKind.PROPOSAL_DIFFERS, passage=passage.id)
    for passage in case.summary.passages:
        asks = passage.position is Position.PROPOSAL and passage.theme is not None
        if asks and (passage.point or passage.id) not in told:
            yield fault(FaultKind.PROPOSAL_DIFFERS, passage=passage.id)


def inputs_are_those_named(case: Case) -> Iterator[Fault]:
    """The hash of all inputs is that of the submissions."""
    hashes = sorted(submission.sha256 for submission in case.summary.submissions)
    digest = hashlib.sha256("\n".join(hashes).encode()).hexdigest()
    if digest != case.summary.provenance.inputs_sha256:
        yield fault(FaultKind.CHANGED_INPUT)


def excluded_is_nowhere(case: Case) -> Iterator[Fault]:
    """What people left out is cited, counted and listed nowhere."""
    out = {one.passage for one in case.summary.unassigned if one.excluded}
    shown = [citation.passage for _, _, citation in case.summary.letter.cited()]
    shown += [proposal.passage for proposal in case.summary.proposals]
    shown += [one.passage for one in case.summary.endorsements]
    shown += [name for copied in case.summary.copies for name in copied.passages]
    for passage in sorted(out.intersection(shown)):
        yield fault(FaultKind.EXCLUDED_SHOWN, passage=passage)
