"""The letter of a small result: what it says, what it rests on, what it never leaves out."""

import re
from dataclasses import replace

import pytest

from innspill.language.catalogue import catalogue
from innspill.model import Language, Position, SentenceKind, SubmissionStatus, Summary
from innspill.options import Length, LetterOptions
from innspill.summarise import summarise

PRESENT = {"is", "are", "has", "have", "was", "were", "does", "do"}
COUNTED = {SentenceKind.FRAME, SentenceKind.BACKGROUND, SentenceKind.SIGNATURE}


def texts(summary: Summary) -> str:
    """Return all sentences of a letter, one on a line."""
    return "\n".join(s.text for section in summary.letter.sections for s in section.sentences)


def test_sections_in_order(summary: Summary) -> None:
    """Background, views, a heading for each shared theme, single views, closing."""
    headings = [section.heading for section in summary.letter.sections if not section.annex]
    assert headings == [
        "Bakgrunn",
        "Innspill",
        "Finansiering",
        "Kompetanse",
        "Enkeltinnspill",
        "Avslutning",
    ]


def test_background_tells_who_was_asked_and_answered(summary: Summary) -> None:
    """The background holds the configured text and what is computed of invited and answered."""
    background = " ".join(s.text for s in summary.letter.sections[0].sentences)
    assert background == (
        "Departementet har bedt om innspill. Nettverket svarer samlet. "
        "Nettverket inviterte fire kommuner til å komme med innspill. Fristen var 1. mars 2026. "
        "Det er kommet inn tre innspill fra tre kommuner. Rauma kommune har ikke svart."
    )


def test_background_tells_what_was_asked(unwritten: Summary) -> None:
    """The consultation's questions stand in the background, as the settings give them."""
    asked = replace(unwritten.consultation, questions=("Hva bør endres?", "Hvem bør betale?"))
    told = summarise(replace(unwritten, consultation=asked), LetterOptions())
    background = [s.text for s in told.letter.sections[0].sentences]
    assert "Medlemmene ble bedt om å svare på dette: Hva bør endres? Hvem bør betale?" in background


def test_unread_submissions_are_told(unwritten: Summary) -> None:
    """A submission that could not be read is told in the letter, not only in an annex."""
    first, *rest = unwritten.submissions
    unread = replace(first, status=SubmissionStatus.UNREADABLE)
    told = summarise(replace(unwritten, submissions=(unread, *rest)), LetterOptions())
    assert "Ett av innspillene kunne ikke leses (vedlegg 5)." in texts(told)


def test_single_voice_is_kept_and_named(summary: Summary) -> None:
    """What only one municipality raises stands in the letter, with its name."""
    single = next(s for s in summary.letter.sections if s.heading == "Enkeltinnspill")
    told = single.sentences[1]
    assert told.kind is SentenceKind.SINGLE
    assert "Åfjord kommune" in told.text
    assert "Ferja over fjorden trenger digital billett" in told.text


def test_objection_is_told_as_one(summary: Summary) -> None:
    """Where one proposes and another opposes, the other stands as the contrast."""
    sentences = [s for section in summary.letter.sections for s in section.sentences]
    contrast = [s for s in sentences if s.kind is SentenceKind.CONTRAST]
    sides, words = (s.text for s in contrast)
    assert sides in {
        way.format(favour="Volda og Åfjord", against="Tinn kommune")
        for way in catalogue(Language.NB).variants("report.both_sides")
    }
    assert words == "Tinn kommune støtter ikke at staten finansierer drift alene."


def test_every_point_stands_in_the_annex(summary: Summary) -> None:
    """Behind the signature, every point of every theme is told in the words that stand for it."""
    annex = {section.theme: section for section in summary.letter.sections if section.annex}
    assert list(annex) == [theme.id for theme in summary.themes]
    for theme in summary.themes:
        told = [s.text for s in annex[theme.id].sentences]
        for point in theme.points:
            assert any(point.text.rstrip(".") in text for text in told)


def test_main_point_has_its_own_count(summary: Summary) -> None:
    """A point that two make is a main point with two, in a theme that three raise."""
    closing = next(s for s in summary.letter.sections if s.heading == "Avslutning")
    first = next(s for s in closing.sentences if s.kind is SentenceKind.MAIN_POINT)
    assert "to kommuner" in first.text
    assert len({c.passage for c in first.citations}) == 2


def test_every_sentence_that_reports_cites(summary: Summary) -> None:
    """Every sentence but the frame cites at least one passage of the result."""
    known = {passage.id for passage in summary.passages}
    for section in summary.letter.sections:
        for sentence in section.sentences:
            assert sentence.kind in COUNTED or sentence.citations, sentence.text
            assert {citation.passage for citation in sentence.citations} <= known


def test_cited_words_are_verbatim(summary: Summary) -> None:
    """The words between start and end of a citation stand in its sentence as they are."""
    text_of = {passage.id: passage.text for passage in summary.passages}
    checked = 0
    for section in summary.letter.sections:
        for sentence in section.sentences:
            for citation in sentence.citations:
                if citation.start is None:
                    continue
                words = text_of[citation.passage][citation.start : citation.end]
                assert words[1:].rstrip(".") in sentence.text
                checked += 1
    assert checked >= 6


def test_numbers_count_from_one_in_order_of_use(summary: Summary) -> None:
    """Sentences are numbered through, and sources by their first use."""
    sentences = [s for section in summary.letter.sections for s in section.sentences]
    assert [s.number for s in sentences] == list(range(1, len(sentences) + 1))
    sources = list(dict.fromkeys(c.source for s in sentences for c in s.citations))
    assert sorted(sources) == list(range(1, len(sources) + 1))


def test_points_hold_every_passage_once(summary: Summary) -> None:
    """The points of a theme divide its passages."""
    for theme in summary.themes:
        held = [passage for point in theme.points for passage in point.passages]
        assert sorted(held) == sorted(theme.passages)


def test_same_point_across_malformer(summary: Summary) -> None:
    """A demand in bokmål and the same in nynorsk are one point of two municipalities."""
    point = summary.themes[0].points[0]
    assert set(point.respondents) == {"k1577", "k5058"}


def test_positions_are_set(summary: Summary) -> None:
    """Every passage has its position after summarising."""
    position = {passage.id: passage.position for passage in summary.passages}
    assert position["sk5058.1"] is Position.PROPOSAL
    assert position["sk4026.1"] is Position.OPPOSITION


def test_nynorsk_letter(unwritten: Summary) -> None:
    """A letter in nynorsk has no bokmål of its own, and quotes what was written in bokmål."""
    letter = texts(summarise(unwritten, LetterOptions(language=Language.NN)))
    assert "Dette går igjen i innspela:" in letter
    assert "På vegner av Nettverket" in letter
    assert "Volda kommune ber om at staten finansierer drift av fellesløysingar." in letter
    for words in ("Innspillene", "Temaet tas", " mener at ", "kommet inn"):
        assert words not in letter


def test_same_result_same_letter(unwritten: Summary) -> None:
    """The letter is a function of the result."""
    assert summarise(unwritten, LetterOptions()) == summarise(unwritten, LetterOptions())


@pytest.mark.parametrize("length", list(Length))
def test_no_theme_is_lost_at_any_length(unwritten: Summary, length: Length) -> None:
    """A short letter says less of each theme, and still names every theme."""
    letter = summarise(unwritten, LetterOptions(length=length)).letter
    told = {section.theme for section in letter.sections} | {
        theme.id for theme in unwritten.themes if f"{theme.label}: " in texts_of(letter.sections)
    }
    assert {theme.id for theme in unwritten.themes} <= told


def texts_of(sections: object) -> str:
    """Return the text of sections as one string."""
    return repr(sections)


def test_without_consultation(unwritten: Summary) -> None:
    """Without settings there is a letter all the same, on behalf of those who answered."""
    bare = replace(unwritten, consultation=type(unwritten.consultation)())
    letter = summarise(bare, LetterOptions())
    assert letter.letter.title == catalogue(Language.NB).text("letter.title_unnamed")
    assert "På vegne av innspillsgiverne" in texts(letter)


def test_an_english_letter_quotes(unwritten: Summary) -> None:
    """What submissions say stays in their own language, in English quotation marks."""
    letter = summarise(unwritten, LetterOptions(language=Language.EN)).letter
    said = [s for section in letter.sections for s in section.sentences]
    repeating = [s for s in said if any(c.start is not None for c in s.citations)]
    assert letter.title == "Joint response: ny strategi (oppdiktet eksempel)"
    assert repeating
    assert all(re.search("“[^“”]+”", sentence.text) for sentence in repeating)
    assert not any("«" in sentence.text for sentence in said)


def test_english_submissions_are_quoted_too(unwritten: Summary) -> None:
    """The grammar of reported clauses is Norwegian, also where letter and submission are not."""
    english = tuple(replace(p, language=Language.EN) for p in unwritten.passages)
    told = summarise(
        replace(unwritten, passages=english), LetterOptions(language=Language.EN)
    ).letter
    kinds = {s.kind for section in told.sections for s in section.sentences if section.theme}
    assert SentenceKind.QUOTE in kinds
    for section in told.sections:
        for sentence in section.sentences:
            if any(c.start is not None for c in sentence.citations):
                assert "“" in sentence.text


def test_no_english_verb_has_to_agree_with_a_gap() -> None:
    """What one or several do is told in the past tense, which is the same for both."""
    opens = re.compile(r"(?:^|; )\{(?:who|names|favour|against|count)\} (?:also )?(\w+)")
    entries = catalogue(Language.EN).entries
    for key in (key for key in entries if key.startswith(("lead.", "report.", "frame."))):
        for way in catalogue(Language.EN).variants(key):
            for verb in opens.findall(way):
                assert verb not in PRESENT, way
                assert not verb.endswith("s"), way
