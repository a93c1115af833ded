"""A result that keeps every promise, and the documents that it was made from."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from innspill.audit import File
from innspill.model import (
    Block,
    BlockKind,
    Consultation,
    Copied,
    Document,
    Endorsement,
    Evidence,
    Language,
    LeftOut,
    Letter,
    Locator,
    Mandate,
    Passage,
    Provenance,
    Respondent,
    RespondentKind,
    RespondentStatus,
    Submission,
    SubmissionStatus,
    Summary,
    Theme,
    Unassigned,
)
from innspill.options import LetterOptions
from innspill.summarise import summarise


@pytest.fixture
def sound(summary: Summary) -> Summary:
    """Give a result whose inputs' hash is right too."""
    return replace(
        summary, provenance=replace(summary.provenance, inputs_sha256=_digest(summary.submissions))
    )


def _digest(submissions: tuple[Submission, ...]) -> str:
    hashes = sorted(submission.sha256 for submission in submissions)
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()


@pytest.fixture
def files(sound: Summary) -> dict[str, File]:
    """Give the files in which the result's passages stand."""
    made = {}
    for submission in sound.submissions:
        own = {p.locator.block: p.text for p in sound.passages if p.submission == submission.id}
        head = submission.path.removesuffix(".txt")
        texts = [own.get(number, head) for number in range(max(own) + 1)]
        blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts)
        document = Document(format="txt", blocks=blocks)
        made[submission.id] = File(path=submission.path, document=document)
    return made


PROPOSAL = "Staten bør betale for utbygging av fiber i grisgrendte strøk."
OBJECTION = "Vi er imot at staten betaler for utbygging av fiber i grisgrendte strøk."
JOINING = "Vi slutter oss til uttalelsen fra Tinn kommune."
NO_REMARKS = "Vi har ingen merknader."
SAID = {
    "Aure": PROPOSAL,
    "Frøya": PROPOSAL,
    "Giske": PROPOSAL,
    "Leka": OBJECTION,
    "Molde": PROPOSAL,
    "Smøla": NO_REMARKS,
    "Surnadal": PROPOSAL,
    "Tinn": PROPOSAL,
    "Volda": JOINING,
}
"""What each of nine municipalities says, in the order of the alphabet; Rauma is silent."""


def _body(name: str, status: RespondentStatus = RespondentStatus.ANSWERED) -> Respondent:
    return Respondent(
        id=name.lower(),
        name=f"{name} kommune",
        kind=RespondentKind.MUNICIPALITY,
        inhabitants=3000,
        invited=True,
        status=status,
    )


def _answer(name: str) -> Submission:
    return Submission(
        id=f"s{name.lower()}",
        path=f"{name} kommune.txt",
        sha256="0" * 64,
        respondent=name.lower(),
        received="2026-03-02" if name == "Giske" else "2026-02-01",
        language=Language.NB,
        mandate=Mandate.UNSTATED,
        status=SubmissionStatus.READ,
        identified_by=Evidence.LETTERHEAD,
        sure=True,
        late=name == "Giske",
    )


def _passage(name: str, text: str) -> Passage:
    return Passage(
        id=f"s{name.lower()}.1",
        submission=f"s{name.lower()}",
        text=text,
        locator=Locator(page=None, block=0, start=0, end=len(text)),
        language=Language.NB,
        theme=None if text == JOINING else "fiber",
    )


@pytest.fixture
def wide() -> Summary:
    """Give a sound result of many: one is late, one joins another, two have nothing to say."""
    return result_of(SAID)


@pytest.fixture
def made() -> Callable[[Mapping[str, str]], Summary]:
    """Give a maker of such results from what each municipality says."""
    return result_of


def result_of(said: Mapping[str, str]) -> Summary:
    """Make a result of what municipalities say; one of them joins Tinn."""
    status = {NO_REMARKS: RespondentStatus.NO_REMARKS, JOINING: RespondentStatus.ENDORSES}
    bodies = [
        _body(name, status.get(text, RespondentStatus.ANSWERED)) for name, text in said.items()
    ]
    passages = tuple(_passage(name, text) for name, text in said.items() if text != NO_REMARKS)
    own = tuple(passage for passage in passages if passage.theme)
    senders = tuple(passage.submission[1:] for passage in own)
    alike = tuple(p for p in own if p.text == PROPOSAL)
    submissions = tuple(map(_answer, said))
    named = JOINING.index("Tinn")
    bare = Summary(
        schema_version="1.0",
        provenance=Provenance(innspill="0.0", inputs_sha256=_digest(submissions)),
        consultation=Consultation(
            sender="Nettverket", members=("Rauma", *said), deadline="2026-03-01"
        ),
        respondents=(*bodies, _body("Rauma", RespondentStatus.SILENT)),
        submissions=submissions,
        passages=passages,
        themes=(
            Theme(
                id="fiber",
                label="Fiber",
                terms=("fiber",),
                passages=tuple(passage.id for passage in own),
                respondents=senders,
            ),
        ),
        unassigned=(Unassigned(passage="svolda.1", reason="endorses"),),
        left_out=(
            LeftOut(
                submission="ssmøla",
                locator=Locator(page=None, block=0, start=0, end=len(NO_REMARKS)),
                reason="no_remarks",
            ),
        ),
        letter=Letter(title="", language=Language.NB, sections=()),
        endorsements=(
            Endorsement(
                submission="svolda",
                passage="svolda.1",
                start=named,
                end=named + len("Tinn kommune"),
                name="Tinn kommune",
                respondent="tinn",
            ),
        ),
        copies=(
            Copied(
                submissions=tuple(passage.submission for passage in alike),
                respondents=tuple(passage.submission[1:] for passage in alike),
                passages=tuple(passage.id for passage in alike),
                exact=True,
            ),
        ),
    )
    return summarise(bare, LetterOptions())
