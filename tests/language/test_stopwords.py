"""Words that carry no subject."""

import pytest

from innspill.language.stopwords import stop_words, stop_words_of
from innspill.model import Language


@pytest.mark.parametrize("language", [Language.NB, Language.NN, Language.EN, Language.SE])
def test_each_language_has_a_list_in_lower_case(language: Language) -> None:
    """A list holds words only, in lower case, and no comment."""
    found = stop_words(language)
    assert len(found) > 50
    assert all(word == word.lower() and "#" not in word for word in found)


@pytest.mark.parametrize("word", ["ikke", "ikkje", "ingen", "aldri", "uten", "utan", "verken"])
def test_a_negation_is_kept(word: str) -> None:
    """What is not wanted is a subject of its own."""
    assert word not in stop_words_of([])


@pytest.mark.parametrize("word", ["kommune", "høring", "innspill", "norge", "oslo", "kompetanse"])
def test_words_of_the_trade_and_places_are_left_to_the_figures(word: str) -> None:
    """The consultation itself says how much its own words tell."""
    assert word not in stop_words_of([])


def test_other_languages_come_only_where_they_are_used() -> None:
    """The Northern Sámi word for *I*, and the English *one*, are no Norwegian stop words."""
    assert not {"mun", "one"} & stop_words_of([])
    assert {"mun", "one"} <= stop_words_of([Language.SE, Language.EN])


def test_an_unknown_language_has_no_list() -> None:
    """A language without a list stops no word."""
    assert stop_words(Language.OTHER) == frozenset()
