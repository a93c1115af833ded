"""Word fields."""

import pytest

from innspill.language.bridge import Bridge
from innspill.language.compounds import Splitter
from innspill.language.fields import fields, fields_of
from innspill.language.frequencies import norwegian_frequencies


def look(word: str) -> dict[str, float]:
    """Return the fields of a word."""
    frequencies = norwegian_frequencies()
    return fields_of(Splitter(frequencies), Bridge(frequencies))(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [("elev", "lærer"), ("pasient", "lege"), ("bredbånd", "fiber"), ("sjukehus", "sykehus")],
)
def test_words_of_one_subject_share_a_field(one: str, other: str) -> None:
    """Words without a letter in common are near each other by their field."""
    assert look(one).keys() & look(other).keys()


def test_a_compound_is_told_by_its_longest_known_part() -> None:
    """*Reiselivsnæringa* is about *reiseliv* before it is about *reise*."""
    assert "næring / reiseliv" in look("reiselivsnæringa")
    assert "næring / reise" not in look("reiselivsnæringa")


def test_a_word_without_a_field_has_none() -> None:
    """An unknown word tells nothing."""
    assert look("xyzzy") == {}


def test_weights_of_a_word_sum_to_one_over_its_fields() -> None:
    """A word in many fields tells as much in all as a word in one."""
    for places in fields().values():
        own = [weight for name, weight in places.items() if not name.endswith("/")]
        assert sum(own) == pytest.approx(1.0)
