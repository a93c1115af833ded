"""A run that remembers: what stands stays, and what people decided holds."""

import sqlite3
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from innspill.audit import check
from innspill.model import (
    EXCLUDED,
    Consultation,
    Decided,
    Decision,
    DecisionKind,
    Guidance,
    GuidedTheme,
    NoticeKind,
    Passage,
    Position,
    SentenceKind,
    Summary,
    passage_key,
)
from innspill.options import Options
from innspill.pipeline import Request, run
from innspill.render import WRITERS, render

SAID = {
    "Kristiansund": (
        "Staten må betale for opplæring av ansatte i kommunene.",
        "Vi ber om felles løsninger for arkiv og journal.",
        "Nødnettet må virke i minst tre døgn uten strøm.",
    ),
    "Molde": (
        "Opplæring av ansatte må være gratis for kommunene.",
        "Arkiv og journal bør være felles løsninger for alle.",
    ),
    "Aure": (
        "Opplæring av ansatte i kommunene må staten betale for.",
        "Nødnettet må virke når strømmen er borte i flere døgn.",
    ),
}


def quiet(stage: str, done: int, total: int) -> None:
    """Take no note of progress."""


def put(folder: Path, name: str, *said: str) -> None:
    """Write a municipality's letter."""
    text = "\n\n".join((f"{name} kommune", *said))
    (folder / f"{name} kommune.txt").write_text(f"{text}\n", encoding="utf-8")


@pytest.fixture
def request_of(tmp_path: Path) -> Request:
    """Give a consultation of three letters."""
    for name, said in SAID.items():
        put(tmp_path, name, *said)
    consultation = Consultation(title="Ny strategi", members=(*SAID, "Smøla"))
    return Request(paths=(tmp_path,), consultation=consultation, options=Options())


@pytest.fixture
def first(request_of: Request) -> Summary:
    """Give the first run's result."""
    return run(request_of, quiet)


def owned(result: Summary) -> Guidance:
    """Give the found themes to people."""
    return Guidance(themes=tuple(GuidedTheme(id=t.id, label=t.label) for t in result.themes))


def passage_of(result: Summary, words: str) -> Passage:
    """Return the passage that has some words."""
    return next(passage for passage in result.passages if words in passage.text)


def decided(result: Summary, words: str, kind: DecisionKind, **more: str) -> Decision:
    """Decide about the passage that has some words."""
    passage = passage_of(result, words)
    sender = next(s.respondent for s in result.submissions if s.id == passage.submission)
    return Decision(kind=kind, passage=passage_key(passage.text, sender), **more)


def again(request: Request, before: Summary, *decisions: Decision) -> Summary:
    """Run once more, remembering, with the themes in people's hands."""
    wanted = replace(request, earlier=before, guidance=owned(before), decisions=decisions)
    return run(wanted, quiet)


def themes_of(result: Summary) -> dict[str, str | None]:
    """Return the theme of each passage by its words."""
    return {passage.text: passage.theme for passage in result.passages}


def test_same_input_same_result(request_of: Request, first: Summary) -> None:
    """A run on what stands changes nothing but that the themes are people's now."""
    second = again(request_of, first)
    assert themes_of(second) == themes_of(first)
    assert second.letter == first.letter
    assert again(request_of, second) == second


def test_late_letter_moves_nothing(request_of: Request, first: Summary) -> None:
    """A late letter finds its places, and every earlier passage, id, name and number stays."""
    put(request_of.paths[0], "Smøla", "Staten må betale for opplæring av ansatte i kommunene.")
    late = again(request_of, first)
    before, after = themes_of(first), themes_of(late)
    assert {text: after[text] for text in before} == before
    new = [p for p in late.passages if p.decided is Decided.LATE]
    assert [p.text for p in new] == ["Staten må betale for opplæring av ansatte i kommunene."]
    assert new[0].theme == passage_of(first, "Staten må betale for").theme
    assert check(late).faults == ()
    number = {
        c.passage: c.source for s in first.letter.sections for o in s.sentences for c in o.citations
    }
    kept = {
        c.passage: c.source for s in late.letter.sections for o in s.sentences for c in o.citations
    }
    assert all(kept[passage] == source for passage, source in number.items() if passage in kept)


def test_excluded_is_nowhere(request_of: Request, first: Summary) -> None:
    """What people leave out is told as left out, with the reason, and its words nowhere."""
    reason = "Gjelder en annen sak."
    words = "Nødnettet må virke i minst tre døgn"
    result = again(request_of, first, decided(first, words, DecisionKind.EXCLUDED, reason=reason))
    (lost,) = (one for one in result.unassigned if one.reason == EXCLUDED)
    assert lost.note == reason
    assert check(result).faults == ()
    for name in set(WRITERS) - {"json", "qdpx"}:  # programs take it in again from these
        text = said_in(name, render(result, name))
        assert words not in text
        assert reason in text


def said_in(format_name: str, data: bytes) -> str:
    """Return all text of a result that was written, on one line."""
    if format_name in {"docx", "xlsx"}:
        with ZipFile(BytesIO(data)) as package:
            texts = [package.read(name).decode() for name in package.namelist()]
    elif format_name == "sqlite":
        base = sqlite3.connect(":memory:")
        base.deserialize(data)
        texts = list(base.iterdump())
        base.close()
    elif format_name == "pdf":
        texts = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    else:
        texts = [data.decode()]
    return " ".join(" ".join(texts).split())


def test_decisions_hold(request_of: Request, first: Summary) -> None:
    """A moved passage is moved, a corrected position stands, a corrected sender is who sent it."""
    target = passage_of(first, "arkiv og journal").theme or ""
    result = again(
        request_of,
        first,
        decided(first, "når strømmen er borte", DecisionKind.MOVED, value=target),
        decided(first, "gratis for kommunene", DecisionKind.POSITION, value="concern"),
        decided(first, "når strømmen er borte", DecisionKind.RESPONDENT, value="Smøla"),
    )
    moved = passage_of(result, "når strømmen er borte")
    assert (moved.theme, moved.decided) == (target, Decided.MOVED)
    assert passage_of(result, "gratis for kommunene").position is Position.CONCERN
    sent = next(s for s in result.submissions if s.id == moved.submission)
    assert (sent.respondent, sent.found_as) == ("k1573", "k1576")
    assert check(result).faults == ()


def test_barred_and_preferred(request_of: Request, first: Summary) -> None:
    """What is barred is told in the annexes alone, what is preferred stands under its theme."""
    barred, wanted = "Staten må betale for opplæring", "når strømmen er borte"
    result = again(
        request_of,
        first,
        decided(first, barred, DecisionKind.BARRED),
        decided(first, wanted, DecisionKind.PREFERRED),
    )
    body = [s.text for o in result.letter.sections if not o.annex for s in o.sentences]
    assert not any("taten må betale for opplæring" in text for text in body)
    assert any(wanted in text for text in body)
    cited = {c.passage for o in result.letter.sections for s in o.sentences for c in s.citations}
    assert passage_of(result, barred).id in cited
    assert check(result).faults == ()


def test_decision_whose_passage_is_gone(request_of: Request, first: Summary) -> None:
    """A decision about words that are no longer there is told."""
    lost = Decision(kind=DecisionKind.BARRED, passage="0" * 16, words="Dette er borte")
    result = again(request_of, first, lost)
    (told,) = (n for n in result.notices if n.kind is NoticeKind.DECISION_GONE)
    assert ("words", "Dette er borte") in told.values


def test_dropped_theme_frees_its_passages(request_of: Request, first: Summary) -> None:
    """A theme that people took out is not there, and its passages are placed anew."""
    _gone, *rest = owned(first).themes
    wanted = replace(request_of, earlier=first, guidance=Guidance(themes=tuple(rest)))
    result = run(wanted, quiet)
    kept = {p.text: p.theme for p in first.passages if p.theme in {t.id for t in rest}}
    assert {text: themes_of(result)[text] for text in kept} == kept
    assert check(result).faults == ()


def test_merged_theme_takes_the_passages(request_of: Request, first: Summary) -> None:
    """A theme that took over another has its passages."""
    into, other, *rest = owned(first).themes
    merged = replace(into, merged=(other.id,))
    wanted = replace(request_of, earlier=first, guidance=Guidance(themes=(merged, *rest)))
    result = run(wanted, quiet)
    was = {p.text for p in first.passages if p.theme in {into.id, other.id}}
    assert {text for text, theme in themes_of(result).items() if theme == into.id} == was


def test_afresh_keeps_what_is_locked(request_of: Request, first: Summary) -> None:
    """Themes found afresh leave the passages of a locked theme where they are."""
    locked = owned(first).themes[0]
    wanted = replace(request_of, earlier=first, guidance=Guidance(themes=(locked,)), afresh=True)
    result = run(wanted, quiet)
    was = {p.text for p in first.passages if p.theme == locked.id}
    assert was <= {text for text, theme in themes_of(result).items() if theme == locked.id}


def test_every_kind_of_sentence_is_checked(first: Summary) -> None:
    """The letter of a run holds what is promised."""
    assert check(first).faults == ()
    kinds = {s.kind for o in first.letter.sections for s in o.sentences}
    assert {SentenceKind.LEAD, SentenceKind.REPORTED} <= kinds
