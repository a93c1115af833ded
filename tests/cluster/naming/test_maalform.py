"""Words of names in the letter's målform."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.cluster.counts import lexis
from innspill.cluster.naming.maalform import Tongue
from innspill.model import Language

LEXIS = lexis([])
NYNORSK = Tongue(Language.NN, LEXIS, {})
BOKMAAL = Tongue(Language.NB, LEXIS, {})


@pytest.mark.parametrize(
    ("bokmaal", "nynorsk"),
    [
        ("gevinster", "gevinstar"),
        ("terskelverdier", "terskelverdiar"),
        ("fellesløsninger", "fellesløysingar"),
        ("skytjenester", "skytenester"),
        ("avgifter", "avgifter"),
        ("kostnader", "kostnader"),
        ("systemer", "system"),
        ("lærere", "lærarar"),
        ("grunnskole", "grunnskule"),
        ("faglige", "faglege"),
        ("videregående", "vidaregåande"),
        ("informasjonssikkerhet", "informasjonstryggleik"),
        ("personvern", "personvern"),
    ],
)
def test_bokmaal_becomes_nynorsk(bokmaal: str, nynorsk: str) -> None:
    """By the lexicon, by the parts of a compound, or by the noun's gender."""
    assert NYNORSK.word(bokmaal) == nynorsk


@pytest.mark.parametrize(
    ("nynorsk", "bokmaal"),
    [
        ("gevinstar", "gevinster"),
        ("tenester", "tjenester"),
        ("fellesløysingar", "fellesløsninger"),
        ("informasjonstryggleik", "informasjonssikkerhet"),
        ("vidaregåande", "videregående"),
        ("personvern", "personvern"),
    ],
)
def test_nynorsk_becomes_bokmaal(nynorsk: str, bokmaal: str) -> None:
    """By the bridge, in whole or in parts."""
    assert BOKMAAL.word(nynorsk) == bokmaal


@pytest.mark.parametrize("word", ["xyzer", "brumler", "qwertinger"])
def test_no_word_is_made_of_what_nobody_knows(word: str) -> None:
    """A rule alone makes none: the word stays as it is."""
    assert NYNORSK.word(word) == word


def test_the_submissions_own_word_comes_first() -> None:
    """Of two nynorsk words the submissions' is taken, where they use it and do not quote it."""
    tongue = Tongue(Language.NN, LEXIS, {"mogelegheiter": 5.0, "tjenester": 1.0})
    assert tongue.word("muligheter") == "mogelegheiter"
    assert tongue.word("tjenester") == "tenester"


def test_a_text_keeps_its_capitals_and_abbreviations() -> None:
    """Only words in the other målform change."""
    assert NYNORSK.text("Digitale løsninger i IT-drift") == "Digitale løysingar i IT-drift"
    assert NYNORSK.text("Tjenester") == "Tenester"


@given(st.text(alphabet="abdefghiklmnoprstuvyæøå-", min_size=1, max_size=30))
def test_any_word_becomes_some_word(word: str) -> None:
    """No string of letters is too odd, and none is lost."""
    assert NYNORSK.word(word)
    assert BOKMAAL.word(word)
