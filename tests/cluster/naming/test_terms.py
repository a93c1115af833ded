"""The words that tell a theme from the others."""

from collections.abc import Callable

from innspill.model import Language

Terms = Callable[..., dict[str, tuple[str, ...]]]

SCHOOL = (
    ("aure", "Skolene i Tydal mangler lærere, og læreren er alene."),
    ("leka", "Skolen trenger flere lærere, særlig i Tydal."),
    ("volda/nn", "Skulen i Tydal treng fleire lærarar og betre skulebygg."),
    ("ulstein/nn", "Skulane manglar lærarar."),
)
PORT = (("aure", "Kaien må mudres."), ("leka", "Kaien er for kort for båtene."))


def test_terms_are_surface_words_with_different_stems(terms: Terms) -> None:
    """One form of each word, as someone wrote it; no place's name."""
    found = terms({"a": SCHOOL, "b": PORT})["a"]
    assert len([term for term in found if term.startswith(("lær", "lærer"))]) == 1
    assert "tydal" not in found
    said = " ".join(text for _, text in SCHOOL).lower()
    assert all(term in said for term in found)


def test_terms_are_in_the_letters_maalform_where_they_can_be(terms: Terms) -> None:
    """Of the forms that people wrote, those in the letter's målform go first."""
    assert "lærarar" in terms({"a": SCHOOL, "b": PORT}, Language.NN)["a"]
    assert "lærere" in terms({"a": SCHOOL, "b": PORT}, Language.NB)["a"]
