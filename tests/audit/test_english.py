"""A letter in English keeps the promises, and what breaks them is found in it too."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from innspill.audit import FaultKind, check
from innspill.audit.gaps import GAPS
from innspill.audit.templates import KEYS, templates_of
from innspill.language.catalogue import catalogue
from innspill.model import Language, Sentence, SentenceKind, Summary
from innspill.options import LetterOptions
from innspill.summarise import summarise


@pytest.fixture
def english(wide: Summary) -> Summary:
    """Give the result of many, with its letter in English."""
    return summarise(wide, LetterOptions(language=Language.EN))


def sentences_of(summary: Summary) -> list[Sentence]:
    """Return every sentence of the letter."""
    return [sentence for section in summary.letter.sections for sentence in section.sentences]


def with_text(summary: Summary, number: int, text: str) -> Summary:
    """Give the sentence of a number another text."""
    sections = tuple(
        replace(
            section,
            sentences=tuple(
                replace(one, text=text) if one.number == number else one
                for one in section.sentences
            ),
        )
        for section in summary.letter.sections
    )
    return replace(summary, letter=replace(summary.letter, sections=sections))


def test_a_letter_in_english_is_sound(english: Summary) -> None:
    """Some late, silent or joining others, some who object, some who copy: no fault."""
    assert check(english).faults == ()


def test_marks_inside_a_quote(wide: Summary, made: Callable[[Mapping[str, str]], Summary]) -> None:
    """English marks in a submission become inner ones in a quote, and Norwegian ones stay."""
    said = {passage.submission[1:].capitalize(): passage.text for passage in wide.passages}
    said["Leka"] = "Vi sier “nei” til «gratis» fiber i grisgrendte strøk."
    marked = made({**said, "Smøla": "Vi har ingen merknader."})
    letter = summarise(marked, LetterOptions(language=Language.EN))
    told = [s.text for s in sentences_of(letter) if "grisgrendte" in s.text and "Leka" in s.text]
    assert told
    assert all("“Vi sier ‘nei’ til «gratis» fiber i grisgrendte strøk.”" in text for text in told)
    assert check(letter).faults == ()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("did not reply", "did not agree", FaultKind.FRAME_CHANGED),
        ("seven of eight", "nine of ten", FaultKind.NUMBER_DIFFERS),
        ("27,000", "30,000", FaultKind.NUMBER_DIFFERS),
        ("1 March", "2 March", FaultKind.NUMBER_DIFFERS),
        ("ten municipalities", "eleven municipalities", FaultKind.NUMBER_DIFFERS),
        ("“Staten bør", "“Staten kan", FaultKind.NOT_VERBATIM),
        ("Leka kommune objected", "Aure kommune objected", FaultKind.FRAME_CHANGED),
        ("from Tinn kommune", "from Aure kommune", FaultKind.NAME_NOT_CITED),
        ("On behalf of Nettverket", "On behalf of KS", FaultKind.FRAME_CHANGED),
        ("wrote: “", "wrote: «", FaultKind.FRAME_CHANGED),
    ],
)
def test_a_change_is_caught(old: str, new: str, kind: FaultKind, english: Summary) -> None:
    """A word of the frame, a figure, a name, a word of a quote and a quotation mark."""
    first = next(sentence for sentence in sentences_of(english) if old in sentence.text)
    broken = with_text(english, first.number, first.text.replace(old, new, 1))
    assert kind in {fault.kind for fault in check(broken).faults}


def test_a_norwegian_clause_in_an_english_sentence_is_caught(english: Summary) -> None:
    """What a submission says is quoted; the letter does not say it in half of each language."""
    quote = next(s for s in sentences_of(english) if re.search(r"wrote: “.*\.”$", s.text))
    who, _, said = quote.text.partition(" wrote: “")
    clause = f"{said[:1].lower()}{said[1:-2]}"
    way = catalogue(Language.EN).variants("report.told.at.other")[0]
    broken = with_text(english, quote.number, way.format(who=who, clause=clause))
    (fault,) = check(broken).faults
    assert fault.kind is FaultKind.FRAME_CHANGED


WORDS = st.sampled_from(["never", "denied", "four", "seven", "twelve", "Rauma", "Volda", "not"])
LETTERS = st.text("abdefgiklmnoprstuvy", min_size=1, max_size=9)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data(), other=WORDS | LETTERS)
def test_any_other_word_is_caught(english: Summary, data: st.DataObject, other: str) -> None:
    """Any one word of any sentence, given for another, makes a fault."""
    sentence = data.draw(st.sampled_from(sentences_of(english)))
    word = data.draw(st.sampled_from(list(re.finditer(r"\w+", sentence.text))))
    assume(word[0].casefold() != other.casefold())
    text = f"{sentence.text[: word.start()]}{other}{sentence.text[word.end() :]}"
    assert check(with_text(english, sentence.number, text)).faults


@pytest.mark.parametrize("kind", KEYS)
def test_every_gap_is_known(kind: SentenceKind) -> None:
    """Each gap of each English sentence has a row that tells what it holds."""
    ways = templates_of(kind, Language.EN)
    assert {slot.name for way in ways for slot in way.slots} - {"sentence"} <= GAPS.keys()
