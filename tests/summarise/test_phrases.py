"""The small language in which phrases are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.summarise.phrases import Finder

LISTS = {"not": ["ikke", "ikkje"], "adv": ["derfor", "difor"]}


def found(phrase: str, text: str) -> list[str]:
    """Return the words of a text that a phrase finds."""
    finder = Finder.of([phrase], LISTS)
    return [text[one.start : one.end] for one in finder.find(text)]


CASES = [
    ("støtter|støttar", "Vi støttar dette", ["støttar"]),
    ("støtter {not}", "Vi støtter ikke dette", ["støtter ikke"]),
    ("støtter {not}", "Vi støtter det ikke", []),
    ("ber [{adv}] om", "Vi ber derfor om svar, og ber om tid", ["ber derfor om", "ber om"]),
    ("ber [{adv}] om", "Vi ber nå om svar", []),
    (
        "ønsker ... velkommen",
        "Vi ønsker den nye loven velkommen",
        ["ønsker den nye loven velkommen"],
    ),
    ("ønsker ... velkommen", "Vi ønsker det. Alle er velkommen", []),
    ("ønsker ... velkommen", "Vi ønsker en to tre fire fem velkommen", []),
    ("bekym*", "Bekymringen er stor", ["Bekymringen"]),
    ("må *es|*ast", "Det må endrast nå", ["må endrast"]),
    ("må *es|*ast", "Det må til nå", []),
    ("siden #", "siden 2019 og siden sist", ["siden 2019"]),
    ("^ nei til", "Nei til plikt. Et nei til.", ["Nei til"]),
    ("^ nei til", "Dette er godt. Nei til plikt.", ["Nei til"]),
    ("enig i", "uenig i dette", []),
]


@pytest.mark.parametrize(("phrase", "text", "words"), CASES)
def test_phrase(phrase: str, text: str, words: list[str]) -> None:
    """A phrase finds whole words in their order, whatever their case, within a sentence."""
    assert found(phrase, text) == words


def test_longer_phrase_silences() -> None:
    """What lies inside a longer find is not found."""
    finder = Finder.of(["støtter", "støtter {not}"], LISTS)
    assert [one.number for one in finder.find("Vi støtter ikke dette.")] == [1]
    assert [one.number for one in finder.find("Vi støtter dette.")] == [0]


@pytest.mark.parametrize("phrase", ["*es er", "be* om", "[ikke] bra", "... bra", "# er"])
def test_phrase_must_begin_with_a_word(phrase: str) -> None:
    """A phrase that could begin anywhere is refused: it would be tried at every word."""
    with pytest.raises(ValueError, match="must begin"):
        Finder.of([phrase], LISTS)


@given(st.text())
def test_finds_are_in_the_text(text: str) -> None:
    """Whatever the text, a find is a place in it that is not empty."""
    small = text.lower()
    for one in Finder.of(["vi|me ...  må", "ikke", "ber om"], LISTS).find(text):
        assert 0 <= one.start < one.end <= len(small)
