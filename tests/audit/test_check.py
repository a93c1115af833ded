"""A result is broken in every way that the check knows, and the check sees it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from innspill.audit import FaultKind, File, check
from innspill.model import (
    Block,
    BlockKind,
    Citation,
    Notice,
    NoticeKind,
    Passage,
    RespondentKind,
    Section,
    Sentence,
    SentenceKind,
    Submission,
    SubmissionStatus,
    Summary,
    Theme,
    Unassigned,
)

Breaking = Callable[[Summary], Summary]


def rewritten(
    summary: Summary, change: Callable[[Sentence], Sentence], kind: SentenceKind, having: str = ""
) -> Summary:
    """Change the first sentence of a kind that has some words."""
    done = False
    sections = []
    for section in summary.letter.sections:
        sentences = []
        for each in section.sentences:
            now = each.kind is kind and having in each.text and not done
            sentences.append(change(each) if now else each)
            done = done or now
        sections.append(replace(section, sentences=tuple(sentences)))
    assert done
    return replace(summary, letter=replace(summary.letter, sections=tuple(sections)))


def said(kind: SentenceKind, old: str, new: str) -> Breaking:
    """Return a change of words in the first sentence of a kind that has them."""

    def change(sentence: Sentence) -> Sentence:
        return replace(sentence, text=sentence.text.replace(old, new))

    return lambda summary: rewritten(summary, change, kind, old)


def cited(kind: SentenceKind, change: Callable[[Citation], Citation]) -> Breaking:
    """Return a change of the citations of the first sentence of a kind."""

    def changed(sentence: Sentence) -> Sentence:
        return replace(sentence, citations=tuple(change(c) for c in sentence.citations))

    return lambda summary: rewritten(summary, changed, kind)


def uncited(kind: SentenceKind) -> Breaking:
    """Return a change that takes the sources from the first sentence of a kind."""
    return lambda summary: rewritten(summary, lambda s: replace(s, citations=()), kind)


def passage(name: str, change: Callable[[Passage], Passage]) -> Breaking:
    """Return a change of one passage."""
    return lambda summary: replace(
        summary, passages=tuple(change(p) if p.id == name else p for p in summary.passages)
    )


def theme(name: str, change: Callable[[Theme], Theme]) -> Breaking:
    """Return a change of one theme."""
    return lambda summary: replace(
        summary, themes=tuple(change(t) if t.id == name else t for t in summary.themes)
    )


def submission(name: str, change: Callable[[Submission], Submission]) -> Breaking:
    """Return a change of one submission."""
    return lambda summary: replace(
        summary, submissions=tuple(change(s) if s.id == name else s for s in summary.submissions)
    )


def with_sections(summary: Summary, change: Callable[[Section], Section]) -> Summary:
    """Change the section of the theme "finansiering"."""
    sections = tuple(
        change(one) if one.theme == "finansiering" else one for one in summary.letter.sections
    )
    return replace(summary, letter=replace(summary.letter, sections=sections))


def without_section(heading: str) -> Breaking:
    """Return a change that takes a section out of the letter."""
    return lambda summary: replace(
        summary,
        letter=replace(
            summary.letter,
            sections=tuple(s for s in summary.letter.sections if s.heading != heading),
        ),
    )


def silenced(summary: Summary) -> Summary:
    """Take out all passages of one submission, everywhere."""
    gone = {p.id for p in summary.passages if p.submission == "sk4026"}
    return replace(
        summary, passages=tuple(p for p in summary.passages if p.id not in gone), unassigned=()
    )


BREAKINGS: dict[str, tuple[Breaking, FaultKind]] = {
    "quote changed": (
        said(SentenceKind.QUOTE, "Betre opplæring", "Best opplæring"),
        FaultKind.NOT_VERBATIM,
    ),
    "quote shortened": (said(SentenceKind.QUOTE, " i små kommunar", ""), FaultKind.NOT_VERBATIM),
    "reported clause changed": (
        said(SentenceKind.REPORTED, "finansierer drift", "finansierer all drift"),
        FaultKind.NOT_VERBATIM,
    ),
    "quote invented beside a true clause": (
        said(SentenceKind.REPORTED, "drift av fellesløsninger", "drift av fellesløsninger «nå»"),
        FaultKind.NOT_VERBATIM,
    ),
    "main point changed": (
        said(SentenceKind.MAIN_POINT, "finansierer drift", "finansierer all drift"),
        FaultKind.NOT_VERBATIM,
    ),
    "citation moved by a character": (
        cited(SentenceKind.QUOTE, lambda c: replace(c, start=1)),
        FaultKind.NOT_VERBATIM,
    ),
    "single voice changed": (said(SentenceKind.SINGLE, "Ferja", "Båten"), FaultKind.NOT_VERBATIM),
    "objection changed": (said(SentenceKind.CONTRAST, "alene", "ikke"), FaultKind.NOT_VERBATIM),
    "number of a lead changed": (
        said(SentenceKind.LEAD, "to av tre", "én av tre"),
        FaultKind.NUMBER_DIFFERS,
    ),
    "number of a main point changed": (
        said(SentenceKind.MAIN_POINT, "to kommuner", "tre kommuner"),
        FaultKind.NUMBER_DIFFERS,
    ),
    "number of invited changed": (
        said(SentenceKind.FRAME, "fire kommuner", "fem kommuner"),
        FaultKind.NUMBER_DIFFERS,
    ),
    "all who answered are not cited": (
        lambda s: rewritten(
            s, lambda one: replace(one, citations=one.citations[:2]), SentenceKind.LEAD
        ),
        FaultKind.NUMBER_DIFFERS,
    ),
    "a respondent is missing from the lead": (
        lambda s: rewritten(
            s, lambda one: replace(one, citations=one.citations[:2]), SentenceKind.LEAD
        ),
        FaultKind.THEME_LEAD_DIFFERS,
    ),
    "another is named": (
        said(SentenceKind.QUOTE, "Volda kommune", "Rauma kommune"),
        FaultKind.NAME_NOT_CITED,
    ),
    "nobody is named": (
        said(SentenceKind.QUOTE, "Volda kommune", "En kommune"),
        FaultKind.SENDER_NOT_NAMED,
    ),
    "quote without a source": (uncited(SentenceKind.QUOTE), FaultKind.UNCITED),
    "source that is not there": (
        cited(SentenceKind.QUOTE, lambda c: replace(c, passage="x")),
        FaultKind.DANGLING,
    ),
    "source number that is another's": (
        cited(SentenceKind.QUOTE, lambda c: replace(c, source=c.source + 90)),
        FaultKind.SOURCE_NUMBERS,
    ),
    "passage in no theme": (
        lambda s: replace(s, unassigned=()),
        FaultKind.HOMELESS,
    ),
    "unassigned without a reason": (
        lambda s: replace(s, unassigned=(Unassigned(passage="sk4026.3", reason=""),)),
        FaultKind.HOMELESS,
    ),
    "passage in a theme and unassigned": (
        lambda s: replace(
            s, unassigned=(*s.unassigned, Unassigned(passage="sk4026.2", reason="no_terms"))
        ),
        FaultKind.DOUBLE_HOME,
    ),
    "passage says another theme": (
        passage("sk4026.2", lambda p: replace(p, theme="finansiering")),
        FaultKind.MEMBERS_DIFFER,
    ),
    "theme names another respondent": (
        theme("ferje", lambda t: replace(t, respondents=("k4026",))),
        FaultKind.MEMBERS_DIFFER,
    ),
    "theme names an unknown respondent": (
        theme("ferje", lambda t: replace(t, respondents=("k9999",))),
        FaultKind.DANGLING,
    ),
    "passage of an unknown submission": (
        passage("sk4026.2", lambda p: replace(p, submission="x")),
        FaultKind.DANGLING,
    ),
    "two passages of one id": (
        lambda s: replace(s, passages=(*s.passages, s.passages[0])),
        FaultKind.REPEATED_ID,
    ),
    "section of a theme left out": (without_section("Finansiering"), FaultKind.SOURCE_NUMBERS),
    "heading changed": (
        lambda s: with_sections(s, lambda one: replace(one, heading="Kritikk")),
        FaultKind.THEME_LEAD_DIFFERS,
    ),
    "passage told under another theme": (
        lambda s: with_sections(
            s, lambda one: replace(one, theme="kompetanse", heading="Kompetanse")
        ),
        FaultKind.THEME_LEAD_DIFFERS,
    ),
    "sentences without their own numbers": (
        lambda s: rewritten(s, lambda one: replace(one, number=7), SentenceKind.QUOTE),
        FaultKind.SOURCE_NUMBERS,
    ),
    "notices emptied": (
        submission(
            "sk4026",
            lambda s: replace(s, notices=(Notice(kind=NoticeKind.DAMAGED, submission=s.id),)),
        ),
        FaultKind.NOT_ACCOUNTED,
    ),
    "lone voice only counted": (
        lambda s: rewritten(
            s,
            lambda one: replace(
                one, citations=tuple(replace(c, start=None, end=None) for c in one.citations)
            ),
            SentenceKind.SINGLE,
        ),
        FaultKind.NOT_VERBATIM,
    ),
    "a source number that two have": (
        lambda s: rewritten(
            s,
            lambda one: replace(one, citations=tuple(replace(c, source=1) for c in one.citations)),
            SentenceKind.LEAD,
        ),
        FaultKind.SOURCE_NUMBERS,
    ),
    "reason that nobody knows": (
        lambda s: replace(s, unassigned=(Unassigned(passage="sk4026.3", reason="tull"),)),
        FaultKind.UNKNOWN_REASON,
    ),
    "citation before the words begin": (
        cited(SentenceKind.QUOTE, lambda c: replace(c, start=-3)),
        FaultKind.NOT_VERBATIM,
    ),
    "lone voice left out": (without_section("Enkeltinnspill"), FaultKind.VOICE_LOST),
    "submission without passages or reason": (silenced, FaultKind.NOT_ACCOUNTED),
    "unread submission with passages": (
        submission("sk4026", lambda s: replace(s, status=SubmissionStatus.UNREADABLE)),
        FaultKind.NOT_ACCOUNTED,
    ),
    "proposal changed": (
        lambda s: replace(
            s, proposals=(replace(s.proposals[0], text="Noe annet."), *s.proposals[1:])
        ),
        FaultKind.PROPOSAL_DIFFERS,
    ),
    "proposal left out": (
        lambda s: replace(s, proposals=s.proposals[1:]),
        FaultKind.PROPOSAL_DIFFERS,
    ),
    "proposal of another respondent": (
        lambda s: replace(
            s, proposals=(replace(s.proposals[0], respondents=("k1539",)), *s.proposals[1:])
        ),
        FaultKind.PROPOSAL_DIFFERS,
    ),
    "hash of another input": (
        submission("sk4026", lambda s: replace(s, sha256="1" * 64)),
        FaultKind.CHANGED_INPUT,
    ),
}


def test_a_sound_result_passes(sound: Summary, files: dict[str, File]) -> None:
    """A result that keeps every promise has no fault, also when held against its files."""
    verdict = check(sound, files)
    assert verdict.faults == ()
    assert verdict.compared
    assert verdict.passages == len(sound.passages)
    assert verdict.quotes > 0


@pytest.mark.parametrize(("breaking", "kind"), BREAKINGS.values(), ids=BREAKINGS.keys())
def test_a_broken_result_is_caught(breaking: Breaking, kind: FaultKind, sound: Summary) -> None:
    """A result that breaks a promise has a fault of that kind."""
    assert kind in {fault.kind for fault in check(breaking(sound)).faults}


def test_a_reason_accounts_for_silence(sound: Summary) -> None:
    """A submission that gave no passage is accounted for by a notice that says why."""
    why = Notice(kind=NoticeKind.NO_PASSAGES, submission="sk4026")
    quiet = submission("sk4026", lambda s: replace(s, notices=(why,)))(silenced(sound))
    quiet = replace(quiet, notices=(*quiet.notices, why))
    assert FaultKind.NOT_ACCOUNTED not in {fault.kind for fault in check(quiet).faults}


def with_blocks(file: File, *blocks: Block) -> File:
    """Return a file with other blocks."""
    return replace(file, document=replace(file.document, blocks=blocks))


def test_changed_words_are_caught(sound: Summary, files: dict[str, File]) -> None:
    """A passage that no longer stands in its file is named."""
    old = files["sk5058"].document.blocks
    other = replace(old[2], text="Staten bør dekke alt sammen, uten.")
    files["sk5058"] = with_blocks(files["sk5058"], *old[:2], other, *old[3:])
    (fault,) = (f for f in check(sound, files).faults if f.kind is FaultKind.NOT_IN_FILE)
    assert dict(fault.values)["passage"] == "sk5058.2"


def test_uncovered_words_are_caught(sound: Summary, files: dict[str, File]) -> None:
    """A block that is neither a passage nor left out for a reason is named with its words."""
    more = Block(kind=BlockKind.PARAGRAPH, text="Glemt.")
    files["sk5058"] = with_blocks(files["sk5058"], *files["sk5058"].document.blocks, more)
    (fault,) = check(sound, files).faults
    assert fault.kind is FaultKind.NOT_COVERED
    assert dict(fault.values)["words"] == "Glemt."


def test_left_out_without_a_known_reason_is_caught(sound: Summary, files: dict[str, File]) -> None:
    """A block that is left out for a reason that nobody knows is not accounted for."""
    silent = tuple(replace(left, reason="tull") for left in sound.left_out)
    kinds = {fault.kind for fault in check(replace(sound, left_out=silent), files).faults}
    assert kinds == {FaultKind.UNKNOWN_REASON}


def test_files_that_are_gone_new_or_changed(sound: Summary, files: dict[str, File]) -> None:
    """Each file that is gone, has come or is another is named once, by its path."""
    files["sny"] = replace(files["sk5058"], path="Ny.txt")
    files["sannen"] = files.pop("sk4026")
    files.pop("sk1577")
    found = {(f.kind, dict(f.values)["path"]) for f in check(sound, files).faults}
    assert found == {
        (FaultKind.FILE_NEW, "Ny.txt"),
        (FaultKind.FILE_CHANGED, "Tinn kommune.txt"),
        (FaultKind.FILE_GONE, "Volda kommune.txt"),
    }


def test_file_that_cannot_be_opened_now(sound: Summary, files: dict[str, File]) -> None:
    """A locked file that was read with a password costs one fault, not one for each passage."""
    files["sk5058"] = with_blocks(files["sk5058"])
    (fault,) = check(sound, files).faults
    assert fault.kind is FaultKind.FILE_SHUT


def test_number_words_in_names_are_no_counts(sound: Summary) -> None:
    """A number word that is part of a respondent's name is not taken for a count."""
    named = tuple(
        replace(r, name="De ni kystbyene", kind=RespondentKind.NETWORK) if r.id == "k1577" else r
        for r in sound.respondents
    )
    renamed = replace(sound, respondents=named)
    broken = said(SentenceKind.QUOTE, "Volda kommune", "De ni kystbyene")(renamed)
    numbers = [f for f in check(broken).faults if f.kind is FaultKind.NUMBER_DIFFERS]
    assert ("number", "9") not in [value for fault in numbers for value in fault.values]
