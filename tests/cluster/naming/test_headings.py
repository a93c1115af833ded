"""Headings as names."""

import pytest

from innspill.cluster.naming.headings import cased, clean, tells_subject
from innspill.cluster.naming.slugs import slugs


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Kap. 3 Finansiering og gevinster", "Finansiering og gevinster"),
        ("3.2 Bruksplikt og frist", "Bruksplikt og frist"),
        ("KUNSTIG INTELLIGENS", "Kunstig intelligens"),
        ("Våre innspill til kompetanse", "Kompetanse"),
        ("a) Skole", "Skole"),
        ("Spørsmål 4 – Kunstig intelligens", "Kunstig intelligens"),
        ("Del 2: Bredbånd", "Bredbånd"),
        ("IT-drift", "IT-drift"),
    ],
)
def test_a_heading_is_cleaned(heading: str, name: str) -> None:
    """Numbering and *innspill til* go, capitals are made ordinary."""
    assert clean(heading) == name


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "1. Innledning",
        "Merknader",
        "Svar på spørsmål 2",
        "Høringssvar fra kommunen",
        "Mer nasjonal styring?",
        "Vi mener at dette er bra",
        "Deling av",
        "En overskrift på langt mer enn fem ord",
        "2.3",
    ],
)
def test_what_names_no_theme_is_refused(heading: str) -> None:
    """Places in the letter, questions, sentences and loose ends are no names."""
    assert clean(heading) == ""


def test_a_name_of_a_submitter_is_refused() -> None:
    """A theme is not named after who speaks of it."""
    assert clean("Behov i Åfjord", {"åfjord"}) == ""


def test_a_question_tells_the_subject_though_it_names_nothing() -> None:
    """As context a question is good; a title is not."""
    assert tells_subject("Hva må til av kompetanse?")
    assert not tells_subject("Høringsuttalelse om ny strategi")
    assert not tells_subject("Merknader")


def test_only_the_first_letter_is_raised() -> None:
    """Abbreviations inside keep their capitals."""
    assert cased("drift av IT-systemer") == "Drift av IT-systemer"


def test_ids_are_ascii_and_unique() -> None:
    """The same label twice gives two ids, and Norwegian letters are written out."""
    assert slugs(["Økonomi og gevinster", "Økonomi og gevinster", "Áigi", "?"]) == (
        "oekonomi-og-gevinster",
        "oekonomi-og-gevinster-2",
        "aigi",
        "tema",
    )
