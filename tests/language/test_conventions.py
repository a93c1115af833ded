"""How each language writes figures, dates, lists and quotations."""

import datetime as dt

import pytest

from innspill.language.conventions import (
    GROUPED_FROM,
    LOCALES,
    MARKS,
    figure,
    hundredths,
    inside,
    listed,
    long_date,
    per_cent,
)
from innspill.model import Language

NB, NN, EN = Language.NB, Language.NN, Language.EN


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        (NB, 0, "0"),
        (NB, 5000, "5000"),
        (NB, 9999, "9999"),
        (NN, 10000, "10\u00a0000"),
        (NB, 1234567, "1\u00a0234\u00a0567"),
        (EN, 999, "999"),
        (EN, 5000, "5,000"),
        (EN, 412345, "412,345"),
    ],
)
def test_figure(language: Language, count: int, text: str) -> None:
    """Norwegian leaves four digits together and parts more by a space that does not break."""
    assert figure(count, language) == text


@pytest.mark.parametrize(
    ("language", "share", "text"),
    [(NB, 0.12, "12\u00a0%"), (NN, 2 / 3, "67\u00a0%"), (NB, 1.0, "100\u00a0%"), (EN, 0.12, "12%")],
)
def test_per_cent(language: Language, share: float, text: str) -> None:
    """A share is told in whole per cent, in Norwegian with a space that does not break."""
    assert per_cent(share, language) == text


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [(NB, 0.416, "0,42"), (NN, -0.05, "-0,05"), (EN, 1, "1.00"), (EN, -0.5, "-0.50")],
)
def test_hundredths(language: Language, value: float, text: str) -> None:
    """A measure has two decimals behind the language's own sign."""
    assert hundredths(value, language) == text


@pytest.mark.parametrize(
    ("language", "text"), [(NB, "17. mai 2026"), (NN, "17. mai 2026"), (EN, "17 May 2026")]
)
def test_long_date(language: Language, text: str) -> None:
    """A day is written as the language does, the month in words."""
    assert long_date(dt.date(2026, 5, 17), language) == text


@pytest.mark.parametrize(
    ("language", "text"), [(NB, "A, B og C"), (NN, "A, B og C"), (EN, "A, B and C")]
)
def test_listed(language: Language, text: str) -> None:
    """No comma stands before the last name; the English is that of Europe."""
    assert listed(("A", "B", "C"), language) == text


@pytest.mark.parametrize("name", ["{0}", "{1} og", "A, B", "%s", "Å\u00a0B"])
def test_names_are_taken_as_they_are(name: str) -> None:
    """What stands in a name is no gap to be filled."""
    assert listed((name, "B", name), NB) == f"{name}, B og {name}"


@pytest.mark.parametrize(("language", "told"), [(NB, "Si ‹ja› og “nei”"), (EN, "Si «ja» og ‘nei’")])
def test_marks_inside(language: Language, told: str) -> None:
    """Only the marks that the language itself puts around words become inner ones."""
    assert inside("Si «ja» og “nei”", language) == told


def test_every_language_of_the_product_has_its_conventions() -> None:
    """The tables are about the same languages."""
    assert set(LOCALES) == set(GROUPED_FROM) == set(MARKS) == {NB, NN, EN}
