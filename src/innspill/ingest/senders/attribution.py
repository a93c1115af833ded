"""Readings → submissions and respondents: who sent what, how that is known, and who is silent."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from innspill.ingest.passages.segment import segment
from innspill.ingest.reading import Reading
from innspill.ingest.senders.clues import clues
from innspill.ingest.senders.clues_around import private_person
from innspill.ingest.senders.evidence import Clue, Setting
from innspill.ingest.senders.letter import tidy
from innspill.ingest.senders.mandate import mandate
from innspill.ingest.senders.persons import named_by_file, personal, signed_by, unnamed_person
from innspill.ingest.senders.respondents import Identity, of_name, respondent, same_body
from innspill.language.alphabet import alphabetical
from innspill.language.detect import detect
from innspill.model import (
    Consultation,
    Evidence,
    Notice,
    NoticeKind,
    Respondent,
    RespondentKind,
    RespondentStatus,
    Submission,
    SubmissionStatus,
)
from innspill.register import Register, fold

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_DAY = len("2026-09-11")
_MOST_LETTER = 400  # words of a letter without remarks, with all its form


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who sent what.

    `submissions` in the order of the readings; `respondents` alphabetically, silent members
    included; `notices` are those of no submission.
    """

    submissions: tuple[Submission, ...]
    respondents: tuple[Respondent, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Who sent a reading, by which evidence, and what spoke against it."""

    body: Identity
    evidence: Evidence
    sure: bool
    other: str = ""


def attribute(
    readings: Sequence[Reading],
    consultation: Consultation,
    register: Register,
    corrected: Mapping[str, str] = NOTHING,
) -> Attribution:
    """Find out who sent each reading, and which of the invited sent nothing.

    Args:
        readings: The submissions.
        consultation: Who was invited, and by whom.
        register: The municipalities and counties.
        corrected: The name of who sent a reading where people have said so, by the reading's id.
    """
    setting = Setting(register=register, consultation=consultation)
    verdicts = [
        _said(corrected[reading.id], setting)
        if reading.id in corrected
        else _apart(judge(reading, setting), reading)
        for reading in readings
    ]
    submissions = tuple(
        _submission(reading, verdict, consultation.deadline)
        for reading, verdict in zip(readings, verdicts, strict=True)
    )
    bodies = {verdict.body.id: verdict.body for verdict in verdicts}
    remarks = {
        verdict.body.id
        for reading, verdict in zip(readings, verdicts, strict=True)
        if not has_no_remarks(reading)
    }
    invited, notices = _invited(setting, bodies)
    respondents = [
        respondent(
            personal(bodies.get(key) or invited[key]),
            _status(key, bodies, remarks),
            invited=key in invited,
        )
        for key in {**invited, **bodies}
    ]
    return Attribution(
        submissions=submissions,
        respondents=tuple(sorted(respondents, key=lambda body: (alphabetical(body.name), body.id))),
        notices=notices,
    )


def _apart(verdict: Verdict, reading: Reading) -> Verdict:
    """Keep those apart who only call themselves a private person, by signature or by file."""
    if not unnamed_person(verdict.body.name):
        return verdict
    name = signed_by(reading) or f"{verdict.body.name} ({reading.path})"
    return replace(verdict, body=of_name(name, RespondentKind.PERSON))


def _said(name: str, setting: Setting) -> Verdict:
    """Take people's word for who sent a reading."""
    found = setting.identify(name)
    candidates = found.candidates or (of_name(name, RespondentKind.UNKNOWN),)
    return Verdict(body=_one(candidates), evidence=Evidence.SETTINGS, sure=True)


def _status(key: str, bodies: dict[str, Identity], remarks: set[str]) -> RespondentStatus:
    if key not in bodies:
        return RespondentStatus.SILENT
    return RespondentStatus.ANSWERED if key in remarks else RespondentStatus.NO_REMARKS


def judge(reading: Reading, setting: Setting) -> Verdict:
    """Weigh the clues: the first firm one decides, and one that disagrees makes it unsure."""
    found = clues(reading, setting)
    if not found:
        return _without_clue(reading)
    firm = [clue for clue in found if clue.firm]
    leading = next(iter(firm), found[0])
    bodies = _common(leading, found)
    against = [clue for clue in found if _disagrees(clue, bodies, leading)]
    support = {clue.evidence for clue in found if _agrees(clue, bodies)}
    weak_against = all(not clue.firm for clue in against)
    backed = leading.firm or len(support) > 1
    sure = len(bodies) == 1 and backed and (not against or (weak_against and len(support) > 1))
    if bodies[0].kind is RespondentKind.NETWORK and not leading.firm:
        sure = False
    others = sorted({body.name for clue in against for body in clue.bodies} - {bodies[0].name})
    return Verdict(body=_one(bodies), evidence=leading.evidence, sure=sure, other="; ".join(others))


def _agrees(clue: Clue, bodies: tuple[Identity, ...]) -> bool:
    return any(same_body(body, named) for body in bodies for named in clue.bodies)


def _disagrees(clue: Clue, bodies: tuple[Identity, ...], leading: Clue) -> bool:
    """Tell whether a clue speaks for another body; a recipient at its head does not."""
    if _agrees(clue, bodies):
        return False
    kind = clue.bodies[0].kind
    local = kind in {RespondentKind.MUNICIPALITY, RespondentKind.COUNTY}
    at_head = clue.evidence is Evidence.LETTERHEAD and not clue.firm
    recipient = at_head and (clue.addressed or not local)
    weak = leading.evidence in {Evidence.BODY, Evidence.FILE_NAME}
    return not (recipient and leading.firm and (not local or not weak))


def _common(leading: Clue, found: Iterable[Clue]) -> tuple[Identity, ...]:
    """Narrow the leading clue's homonyms by every other clue that shares some of them."""
    bodies = leading.bodies
    for clue in found:
        ids = {body.id for body in clue.bodies}
        bodies = tuple(body for body in bodies if body.id in ids) or bodies
    return bodies


def _one(bodies: tuple[Identity, ...]) -> Identity:
    """Give the body, or where homonyms are left one that only has their name: none is guessed."""
    if len(bodies) == 1:
        return bodies[0]
    return of_name(bodies[0].name.partition(" (")[0], bodies[0].kind)


def _without_clue(reading: Reading) -> Verdict:
    if person := private_person(reading):
        return Verdict(body=person, evidence=Evidence.MAIL, sure=True)
    for name, evidence in (
        (signed_by(reading), Evidence.SIGNATURE),
        (named_by_file(reading), Evidence.FILE_NAME),
    ):
        if name:
            body = of_name(name, RespondentKind.PERSON)
            return Verdict(body=body, evidence=evidence, sure=False)
    body = of_name(tidy(reading.path), RespondentKind.UNKNOWN)
    return Verdict(body=body, evidence=Evidence.NONE, sure=False)


def _submission(reading: Reading, verdict: Verdict, deadline: str | None) -> Submission:
    text = "\n".join(block.text for block in reading.document.blocks)
    given = dict.fromkeys((*reading.notices, *reading.document.notices, *_doubts(reading, verdict)))
    return Submission(
        id=reading.id,
        path=reading.path,
        sha256=reading.sha256,
        respondent=verdict.body.id,
        received=reading.document.received,
        language=detect(text),
        mandate=mandate(text),
        status=reading.status,
        identified_by=verdict.evidence,
        sure=verdict.sure,
        late=_late(reading.document.received, deadline),
        notices=tuple(given),
    )


def _late(received: str | None, deadline: str | None) -> bool:
    """Tell whether a date is after the deadline's day; what has no date is not late."""
    return bool(received and deadline) and str(received)[:_DAY] > str(deadline)[:_DAY]


def _doubts(reading: Reading, verdict: Verdict) -> tuple[Notice, ...]:
    if verdict.sure:
        return ()
    kind, values = (
        NoticeKind.RESPONDENT_UNSURE,
        (("name", verdict.body.name), ("other", verdict.other)),
    )
    if verdict.evidence is Evidence.NONE:
        kind, values = NoticeKind.RESPONDENT_UNKNOWN, (("name", verdict.body.name), ("other", ""))
    return (Notice(kind=kind, submission=reading.id, values=values),)


def _invited(
    setting: Setting, answered: Container[str]
) -> tuple[dict[str, Identity], tuple[Notice, ...]]:
    """Give the members by id, and a notice for each name that stands in no register.

    A name that two bodies have means the one of them that answered.
    """
    invited: dict[str, Identity] = {}
    notices = []
    for name in setting.consultation.members:
        found = setting.members[fold(name)]
        candidates = found.candidates or (of_name(name, RespondentKind.UNKNOWN),)
        here = tuple(body for body in candidates if body.id in answered)
        body = _one(here if len(here) == 1 else candidates)
        if body.id in invited:
            told = (("name", name), ("other", body.name))
            notices.append(Notice(kind=NoticeKind.MEMBER_TWICE, values=told))
        invited[body.id] = body
        if body.kind is RespondentKind.UNKNOWN or not (found.sure or len(here) == 1):
            values = (("name", name), ("suggestion", found.suggestion))
            notices.append(Notice(kind=NoticeKind.MEMBER_UNKNOWN, values=values))
    return invited, tuple(notices)


def has_no_remarks(reading: Reading) -> bool:
    """Tell whether all that a submission says is that it has no remarks."""
    if reading.status is not SubmissionStatus.READ:
        return False
    # Who has nothing to say says it shortly; a longer text need not be divided to know.
    if sum(len(block.text.split()) for block in reading.document.blocks) > _MOST_LETTER:
        return False
    found = segment(reading)
    return not found.passages and any(left.reason == "no_remarks" for left in found.left_out)
