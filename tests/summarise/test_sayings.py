"""What a sentence says: its words, their signs and its numbers."""

import pytest

from innspill.summarise.sayings import saying_of
from innspill.summarise.terms import term_of


def signs(text: str) -> dict[str, int]:
    """Return the sign of each word of a sentence, by its root."""
    saying = saying_of(text)
    return dict(zip((term.whole for term in saying.terms), saying.signs, strict=True))


def root(word: str) -> str:
    """Return the root of a word that has one."""
    term = term_of(word)
    assert term is not None
    return term.whole


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("skogbruksplanene", "skogbruksplanar"),
        ("innføre", "innføring"),
        ("pliktig", "obligatorisk"),
        ("fylkesveiene", "fylkesvegane"),
        ("fellesløsninger", "fellesløysingar"),
        ("kapasitet", "kapasiteten"),
    ],
)
def test_one_root_for_one_thing(one: str, other: str) -> None:
    """Målform, inflection, noun for verb and words of one meaning come to one root."""
    assert root(one) == root(other)


def test_stop_word_has_no_root() -> None:
    """A word that carries no subject is no term."""
    assert term_of("og") is None


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Ferja bør legges ned.", True),
        ("Ferja bør ikke legges ned.", False),
        ("Vi er imot at ferja legges ned.", False),
        ("Fjerne avgiften på ferja.", True),
        ("Vi støtter ikke at ferja blir dyrere.", True),
        ("Veien må bygges, men ikke havna, og ferja må gå.", False),
    ],
)
def test_what_is_denied(text: str, denied: bool) -> None:  # noqa: FBT001 a table of cases
    """What is taken away or opposed is denied; to oppose that it is taken away is to want it."""
    assert signs(text)[root("ferja")] == (-1 if denied else 1)


def test_numbers_in_figures_and_words() -> None:
    """Numbers are known by their value, articles are no numbers."""
    assert saying_of("En frist på tre år, minst 10 000 kroner.").numbers == {"3", "10000"}


def test_own_name_tells_nothing() -> None:
    """What a sender calls itself is no part of what it says."""
    named = saying_of("Molde kommune støtter plikt.", ("molde", "kommune"))
    assert named.terms == saying_of("Vi støtter plikt.").terms


def test_elided_compound_is_made_whole() -> None:
    """The first part of a compound that is written once gets its last part."""
    whole = saying_of("Tilskudd til helse- og omsorgstjenester.").terms
    assert root("helsetjenester") in {term.whole for term in whole}
