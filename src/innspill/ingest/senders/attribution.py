"""Readings → submissions and respondents: who sent what, how that is known, and who is silent."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from innspill.ingest.passages.segment import segment
from innspill.ingest.reading import Reading
from innspill.ingest.senders.clues import clues
from innspill.ingest.senders.clues_around import private_person
from innspill.ingest.senders.evidence import Clue, Setting
from innspill.ingest.senders.letter import tidy
from innspill.ingest.senders.respondents import Identity, of_name, respondent, same_body
from innspill.language.alphabet import alphabetical
from innspill.language.detect import detect
from innspill.model import (
    Consultation,
    Evidence,
    Mandate,
    Notice,
    NoticeKind,
    Respondent,
    RespondentKind,
    RespondentStatus,
    Submission,
    SubmissionStatus,
)
from innspill.register import Register, fold

_MOST_LETTER = 400  # words of a letter without remarks, with all its form
_POLITICAL = re.compile(
    r"\b(?:vedtatt|vedteke|vedtatt|behandlet|handsama|behandla|enstemmig|samrøystes)\b[^.]{0,80}"
    r"\b(?:kommunestyre|formannskap|bystyre|heradsstyre|byråd|fylkesting|fylkesutval|hovedutvalg|hovudutval|utvalg|utval)"
    r"|\b(?:kommunestyret|formannskapet|bystyret|heradsstyret|byrådet|fylkestinget|fylkesutvalget|utvalget|utvalet)\b"
    r"[^.]{0,60}\b(?:vedtok|vedtar|vedtek|vedtatt|vedteke|behandlet|handsama|fattet|gjorde|slutter|sluttar)\b"
    r"|\b(?:samrøystes|enstemmig|einstemmig)\s+(?:vedtatt|vedteke|vedtak)",
    re.IGNORECASE,
)
_ADMINISTRATIVE = re.compile(
    r"\badministrativ(?:t|e)?\b[^.]{0,40}\b(?:uttalelse|uttale|høringssvar|høyringssvar|innspill|innspel|svar|behandl\w*"
    r"|handsam\w*|nivå|avgitt|avgjeve|vurdering)|\b(?:avgitt|avgjeve|gitt|gjeve|behandlet|handsama)\s+administrativt"
    r"|\b(?:avgitt|avgjeve|avgis|gitt|utarbeidet|utarbeidd)\s+av\s+(?:kommunedirektøren|rådmannen|administrasjonen)"
    r"|\bikk(?:e|je)\s+(?:vært\s+|vore\s+)?politisk\s+(?:behandlet|behandla|handsama)",
    re.IGNORECASE,
)
_NOT_POLITICAL = re.compile(
    r"\bikk(?:e|je)\s+(?:vært\s+|vore\s+|blitt\s+)?(?:politisk\s+)?(?:behandl|handsam|vedt)",
    re.IGNORECASE,
)


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
    readings: Sequence[Reading], consultation: Consultation, register: Register
) -> Attribution:
    """Find out who sent each reading, and which of the invited sent nothing."""
    setting = Setting(register=register, consultation=consultation)
    verdicts = [judge(reading, setting) for reading in readings]
    submissions = tuple(
        _submission(reading, verdict) for reading, verdict in zip(readings, verdicts, strict=True)
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
            bodies.get(key) or invited[key],
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
    body = of_name(tidy(reading.path), RespondentKind.UNKNOWN)
    return Verdict(body=body, evidence=Evidence.NONE, sure=False)


def _submission(reading: Reading, verdict: Verdict) -> Submission:
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
        notices=tuple(given),
    )


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


def mandate(text: str) -> Mandate:
    """Tell whose word a submission is, where it says so."""
    if _ADMINISTRATIVE.search(text) or _NOT_POLITICAL.search(text):
        return Mandate.ADMINISTRATIVE
    return Mandate.POLITICAL if _POLITICAL.search(text) else Mandate.UNSTATED
