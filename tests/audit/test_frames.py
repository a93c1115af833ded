"""What the letter says itself is what the catalogue can say, with values that follow."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from innspill.audit import Fault, FaultKind, check
from innspill.audit.figures import COUNTS, GROUPS, group_of
from innspill.audit.gaps import GAPS
from innspill.audit.templates import KEYS, Template, templates_of
from innspill.audit.truths import TRUE_WHEN
from innspill.language.catalogue import catalogue
from innspill.model import Citation, Language, Section, Sentence, SentenceKind, Summary

Breaking = Callable[[Summary], Summary]
NORWEGIAN = (Language.NB, Language.NN)
CITED = ("frame.endorses", "frame.overall")
"""The frame's sentences that name and count whom they cite."""


def with_sections(summary: Summary, change: Callable[[Section], Section]) -> Summary:
    """Change every section of the letter."""
    sections = tuple(map(change, summary.letter.sections))
    return replace(summary, letter=replace(summary.letter, sections=sections))


def sentences_of(summary: Summary) -> list[Sentence]:
    """Return every sentence of the letter."""
    return [sentence for section in summary.letter.sections for sentence in section.sentences]


def retold(summary: Summary, number: int, change: Callable[[Sentence], Sentence]) -> Summary:
    """Change the sentence of a number."""

    def changed(section: Section) -> Section:
        sentences = tuple(change(s) if s.number == number else s for s in section.sentences)
        return replace(section, sentences=sentences)

    return with_sections(summary, changed)


def reworded(old: str, new: str) -> Breaking:
    """Return a change of words in the first sentence that has them."""

    def change(summary: Summary) -> Summary:
        first = next(sentence for sentence in sentences_of(summary) if old in sentence.text)
        text = first.text.replace(old, new, 1)
        return retold(summary, first.number, lambda one: replace(one, text=text))

    return change


def of_kind(kind: SentenceKind, change: Callable[[str], str]) -> Breaking:
    """Return a change of the text of the first sentence of a kind."""

    def changed(summary: Summary) -> Summary:
        first = next(sentence for sentence in sentences_of(summary) if sentence.kind is kind)
        text = change(first.text)
        return retold(summary, first.number, lambda one: replace(one, text=text))

    return changed


def without_sentence(words: str) -> Breaking:
    """Return a change that takes out the first sentence with some words, and closes the ranks."""

    def change(summary: Summary) -> Summary:
        gone = next(s.number for s in sentences_of(summary) if words in s.text)

        def closed(section: Section) -> Section:
            kept = (s for s in section.sentences if s.number != gone)
            moved = tuple(replace(s, number=s.number - (s.number > gone)) for s in kept)
            return replace(section, sentences=moved)

        return with_sections(summary, closed)

    return change


def told_again(summary: Summary) -> Summary:
    """Tell the last sentence of every section but the annexes twice, with right numbers."""
    number = 0

    def again(section: Section) -> Section:
        nonlocal number
        own = section.sentences if section.annex else (*section.sentences, section.sentences[-1])
        numbered = tuple(replace(s, number=number + at) for at, s in enumerate(own, start=1))
        number += len(numbered)
        return replace(section, sentences=numbered)

    return with_sections(summary, again)


def main_point_of_fewer(summary: Summary) -> Summary:
    """Count one less for the main point, and cite one less."""
    main = next(s for s in sentences_of(summary) if s.kind is SentenceKind.MAIN_POINT)
    text = main.text.replace("seks kommuner", "fem kommuner")
    return retold(
        summary, main.number, lambda one: replace(one, text=text, citations=one.citations[:-1])
    )


def agreeing_with_another_point(summary: Summary) -> Summary:
    """Cite the objector, and name it, as one that says the same as who proposes."""
    same = next(s for s in sentences_of(summary) if "Frøya, Giske, Molde" in s.text)
    objector = next(p for p in summary.passages if p.submission == "sleka")
    (source,) = {
        c.source for s in sentences_of(summary) for c in s.citations if c.passage == objector.id
    }
    cited = Citation(source=source, passage=objector.id)
    return retold(
        summary,
        same.number,
        lambda one: replace(one, text="Leka kommune tar opp det samme.", citations=(cited,)),
    )


FRAMES: dict[str, tuple[Breaking, FaultKind]] = {
    "a verb turned round": (
        reworded("har ikke svart", "har ikke spurt"),
        FaultKind.FRAME_CHANGED,
    ),
    "a verb of saying that nobody used": (
        reworded(" at staten bør", " neppe at staten bør"),
        FaultKind.FRAME_CHANGED,
    ),
    "a clause added to a lead": (
        of_kind(SentenceKind.LEAD, lambda text: f"{text[:-1]}, og det haster."),
        FaultKind.FRAME_CHANGED,
    ),
    "a clause added to a report": (
        of_kind(SentenceKind.REPORTED, lambda text: f"{text[:-1]}, og det haster."),
        FaultKind.FRAME_CHANGED,
    ),
    "a clause added behind a quote": (
        of_kind(SentenceKind.QUOTE, lambda text: f"{text} Det haster."),
        FaultKind.FRAME_CHANGED,
    ),
    "another share": (reworded("sju av åtte", "ni av ti"), FaultKind.NUMBER_DIFFERS),
    "a count that stands elsewhere": (
        of_kind(SentenceKind.MAIN_POINT, lambda text: text.replace("seks", "sju")),
        FaultKind.NUMBER_DIFFERS,
    ),
    "more inhabitants": (reworded("27\u00a0000", "30\u00a0000"), FaultKind.NUMBER_DIFFERS),
    "another day": (reworded("1. mars", "2. mars"), FaultKind.NUMBER_DIFFERS),
    "more members": (reworded("ti kommuner", "elleve kommuner"), FaultKind.NUMBER_DIFFERS),
    "more submissions": (reworded("ni innspill", "ti innspill"), FaultKind.NUMBER_DIFFERS),
    "a name among many dropped": (reworded("Aure, Frøya og", "Aure og"), FaultKind.FRAME_CHANGED),
    "one of those who agree dropped": (
        reworded("Frøya, Giske, Molde, Surnadal og Tinn", "Frøya, Giske, Molde og Surnadal"),
        FaultKind.FRAME_CHANGED,
    ),
    "one who agrees twice": (
        reworded("Giske, Molde, Surnadal og Tinn", "Frøya, Molde, Surnadal og Tinn"),
        FaultKind.FRAME_CHANGED,
    ),
    "an objector in favour": (
        reworded("Leka kommune har innvendinger", "Aure kommune har innvendinger"),
        FaultKind.FRAME_CHANGED,
    ),
    "one in favour among the objectors": (
        reworded("Leka kommune har innvendinger", "Aure og Leka har innvendinger"),
        FaultKind.FRAME_CHANGED,
    ),
    "more in favour": (
        reworded("seks innspillsgivere (blant dem", "sju innspillsgivere (blant dem"),
        FaultKind.FRAME_CHANGED,
    ),
    "another joined": (
        reworded("uttalelsen fra Tinn kommune", "uttalelsen fra Aure kommune"),
        FaultKind.NAME_NOT_CITED,
    ),
    "another late": (reworded("Giske kommune svarte", "Aure kommune svarte"), FaultKind.UNTOLD),
    "another theme's name": (
        of_kind(SentenceKind.MAIN_POINT, lambda text: text.replace("Fiber:", "Ferje:")),
        FaultKind.FRAME_CHANGED,
    ),
    "another signature": (reworded("vegne av Nettverket", "vegne av KS"), FaultKind.FRAME_CHANGED),
    "the silent not told of": (without_sentence("har ikke svart"), FaultKind.UNTOLD),
    "the late not told of": (without_sentence("svarte etter fristen"), FaultKind.UNTOLD),
    "copies that are not exact": (
        reworded("ikelydende tekst", "ikelydende tekst, nesten,"),
        FaultKind.FRAME_CHANGED,
    ),
    "letters that are not exact": (
        reworded("er likelydende.", "bygger på samme tekst."),
        FaultKind.FRAME_CHANGED,
    ),
    "more texts": (reworded("3 ulike tekster", "4 ulike tekster"), FaultKind.NUMBER_DIFFERS),
    "more copies": (reworded("Seks utsagn", "Sju utsagn"), FaultKind.NUMBER_DIFFERS),
    "a main point of fewer than make it": (main_point_of_fewer, FaultKind.FRAME_CHANGED),
    "one who says something else": (agreeing_with_another_point, FaultKind.FRAME_CHANGED),
    "told twice": (told_again, FaultKind.TOLD_TWICE),
    "no main point though there are": (
        reworded(
            "Dette går igjen i innspillene:", catalogue(Language.NB).text("frame.closing_none")
        ),
        FaultKind.FRAME_CHANGED,
    ),
    "another title": (
        lambda s: replace(s, letter=replace(s.letter, title="Vårt innspill")),
        FaultKind.HEADING_CHANGED,
    ),
    "another heading": (
        lambda s: with_sections(
            s, lambda one: replace(one, heading=one.heading.replace("Bakgrunn", "Kritikk"))
        ),
        FaultKind.HEADING_CHANGED,
    ),
    "a section twice": (
        lambda s: replace(
            s, letter=replace(s.letter, sections=(*s.letter.sections, s.letter.sections[-1]))
        ),
        FaultKind.HEADING_CHANGED,
    ),
}


@pytest.mark.parametrize(("breaking", "kind"), FRAMES.values(), ids=FRAMES.keys())
def test_a_changed_frame_is_caught(breaking: Breaking, kind: FaultKind, wide: Summary) -> None:
    """Whatever else the letter says of itself is a fault of that kind."""
    broken = breaking(wide)
    assert broken != wide
    assert kind in {fault.kind for fault in check(broken).faults}


def test_a_wide_result_is_sound(wide: Summary) -> None:
    """A result of many, some late, silent or joining others, has no fault."""
    assert check(wide).faults == ()


TORN = (
    "Staten bør betale for utbygging av fiber i grisgrendte strøk. Staten bør gi gratis kurs i "
    "bruk av fiber. Vi er imot at staten betaler for utbygging av fiber i grisgrendte strøk."
)
"""A passage that proposes, by its sentences, and objects too."""


def test_an_objection_beside_proposals(
    wide: Summary, made: Callable[[Mapping[str, str]], Summary]
) -> None:
    """Who objects in a passage that proposes, too, is among those who object where that is told."""
    said = {passage.submission[1:].capitalize(): passage.text for passage in wide.passages}
    result = made({**said, "Molde": TORN})
    first = next(s for s in sentences_of(result) if s.kind is SentenceKind.CONTRAST)
    assert "Leka og Molde har innvendinger" in first.text
    assert faults_of(result, first.number) == []


def test_untold_objections(wide: Summary, made: Callable[[Mapping[str, str]], Summary]) -> None:
    """Where two objections are told, one more may object in a passage that does not tell."""
    said = {passage.submission[1:].capitalize(): passage.text for passage in wide.passages}
    two = made({**said, "Molde": TORN})
    first = next(s for s in sentences_of(two) if s.kind is SentenceKind.CONTRAST)
    text = first.text.replace("Giske, Surnadal og Tinn", "Giske og Surnadal")
    text = text.replace("Leka og Molde", "Leka, Molde og Tinn")
    more = retold(two, first.number, lambda one: replace(one, text=text))
    assert text != first.text
    assert faults_of(more, first.number) == []


def test_background_is_the_consultations(sound: Summary) -> None:
    """A sentence of the background that nobody configured is a fault."""
    broken = reworded("Departementet har bedt", "Departementet har tryglet")(sound)
    (fault,) = check(broken).faults
    assert fault.kind is FaultKind.FRAME_CHANGED


def test_the_words_that_do_not_fit_are_told(wide: Summary) -> None:
    """The fault names the sentence, and its words from where nothing fits any more."""
    (fault,) = check(reworded("kan kontrolleres", "kan antas")(wide)).faults
    assert dict(fault.values) == {"sentence": "9", "words": "antas."}


WORDS = st.sampled_from(["aldri", "benekter", "fire", "sju", "tolv", "Rauma", "Volda", "ikke"])
LETTERS = st.text("abdefgiklmnoprstuvyøå", min_size=1, max_size=9)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), other=WORDS | LETTERS)
def test_any_other_word_is_caught(wide: Summary, data: st.DataObject, other: str) -> None:
    """Any one word of any sentence, given for another, makes a fault."""
    sentence = data.draw(st.sampled_from(sentences_of(wide)))
    word = data.draw(st.sampled_from(list(re.finditer(r"\w+", sentence.text))))
    assume(word[0].casefold() != other.casefold())
    text = f"{sentence.text[: word.start()]}{other}{sentence.text[word.end() :]}"
    broken = retold(wide, sentence.number, lambda one: replace(one, text=text))
    assert faults_of(broken, sentence.number)


def faults_of(summary: Summary, number: int) -> list[Fault]:
    """Return the faults of a sentence."""
    told = ("sentence", str(number))
    return [fault for fault in check(summary).faults if told in fault.values]


ALL = [
    (language, kind, way)
    for language in NORWEGIAN
    for kind in KEYS
    for way in templates_of(kind, language)
]


@pytest.mark.parametrize(
    ("language", "kind", "way"),
    ALL,
    ids=[f"{x[0]}-{x[1]}-{x[2].key}-{n}" for n, x in enumerate(ALL)],
)
def test_every_gap_is_known(language: Language, kind: SentenceKind, way: Template) -> None:
    """Each gap of each sentence that the catalogue can say has a row that tells what it holds."""
    names = {slot.name for slot in way.slots}
    assert names - {"sentence"} <= GAPS.keys(), f"{language} {kind} {way.key}: add a row to GAPS"
    frame = way.key.startswith("frame.") and not way.key.startswith(CITED)
    if frame and names & {"names", "count"}:
        assert group_of(way.key), f"{way.key}: add a row to GROUPS"
    if "n" in names or way.singular:
        assert way.key in COUNTS, f"{way.key}: add a row to COUNTS"


def test_every_row_has_a_sentence() -> None:
    """No row is left behind when the catalogue drops its sentence."""
    for language in NORWEGIAN:
        entries = catalogue(language).entries
        assert {*GROUPS, *COUNTS, *TRUE_WHEN} <= entries.keys()
        names = {
            slot.name for kind in KEYS for w in templates_of(kind, language) for slot in w.slots
        }
        assert GAPS.keys() <= names


def test_every_sentence_has_a_kind() -> None:
    """Each sentence that stands under lead, report or frame can be one of some kind."""
    prefixes = ("lead.", "report.", "frame.")
    for language in NORWEGIAN:
        keys = {key for key in catalogue(language).entries if key.startswith(prefixes)}
        known = {way.key for kind in KEYS for way in templates_of(kind, language)}
        assert {key for key in keys - known if not key.startswith("frame.about.")} == set()
