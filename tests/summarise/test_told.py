"""The letter's own words, as tables: commas, agreement and lists, in both målformer."""

from dataclasses import replace

import pytest

from innspill.language.catalogue import catalogue
from innspill.model import Language, Respondent, RespondentKind, Summary
from innspill.options import LetterOptions
from innspill.summarise.material import Material, gather
from innspill.summarise.theme_section import breadth
from innspill.summarise.voices import quote_with_stop

NB, NN = Language.NB, Language.NN
PLACES = ("Aure", "Frøya", "Giske", "Herøy", "Leka", "Molde", "Ørsta")


def body(number: int, name: str, kind: RespondentKind) -> Respondent:
    """Make a respondent."""
    return Respondent(id=f"r{number}", name=name, kind=kind)


@pytest.fixture(params=[NB, NN])
def material(request: pytest.FixtureRequest, unwritten: Summary) -> Material:
    """Give material in either målform whose respondents are seven municipalities and others."""
    bodies = [
        body(number, f"{name} kommune", RespondentKind.MUNICIPALITY)
        for number, name in enumerate(PLACES)
    ]
    bodies.append(body(7, "Trøndelag fylkeskommune", RespondentKind.COUNTY))
    bodies.append(body(8, "Foreningen Digital hverdag", RespondentKind.ORGANISATION))
    made = gather(unwritten, LetterOptions(language=request.param))
    return replace(made, respondents={each.id: each for each in bodies})


@pytest.mark.parametrize(
    ("ids", "nb", "nn"),
    [
        ((0,), "Aure kommune", "Aure kommune"),
        ((1, 0), "Aure og Frøya", "Aure og Frøya"),
        ((2, 0, 1), "Aure, Frøya og Giske", "Aure, Frøya og Giske"),
        ((6, 4), "Leka og Ørsta", "Leka og Ørsta"),
        ((7, 0), "Aure og Trøndelag fylkeskommune", "Aure og Trøndelag fylkeskommune"),
        (
            (0, 1, 2, 3, 4, 5),
            "seks innspillsgivere (blant dem Aure, Frøya og Giske)",
            "seks innspelsgjevarar (mellom dei Aure, Frøya og Giske)",
        ),
    ],
)
def test_names(material: Material, ids: tuple[int, ...], nb: str, nn: str) -> None:
    """Names stand in the alphabet's order, one in full, several in short, many by their number."""
    told = material.named(f"r{number}" for number in ids)
    assert told == (nb if material.language is NB else nn)


@pytest.mark.parametrize(
    ("ids", "nb", "nn"),
    [
        ((0,), "én kommune", "éin kommune"),
        ((0, 1), "to kommuner", "to kommunar"),
        (
            (0, 7),
            "én kommune og én fylkeskommune",
            "éin kommune og éin fylkeskommune",
        ),
        (
            (0, 1, 7, 8),
            "to kommuner, én fylkeskommune og én organisasjon",
            "to kommunar, éin fylkeskommune og éin organisasjon",
        ),
    ],
)
def test_breadth(material: Material, ids: tuple[int, ...], nb: str, nn: str) -> None:
    """Numbers of bodies agree with their nouns, and the last of a list has no comma."""
    told = breadth([f"r{number}" for number in ids], material)
    assert told == (nb if material.language is NB else nn)


@pytest.mark.parametrize(
    ("language", "part", "whole", "told"),
    [
        (NB, 3, 12, "tre av tolv"),
        (NB, 1, 12, "én av tolv"),
        (NB, 3, 23, "3 av 23"),
        (NB, 12, 13, "12 av 13"),
        (NN, 3, 12, "tre av tolv"),
        (NN, 1, 2, "éin av to"),
        (NN, 7, 23, "7 av 23"),
    ],
)
def test_shares(language: Language, part: int, whole: int, told: str) -> None:
    """Both numbers of a share stand in words or both in figures."""
    assert catalogue(language).share(part, whole) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Vi er imot.", "«Vi er imot.»"),
        ("Bedre finansiering av drift", "«Bedre finansiering av drift»."),
        ("Hvem skal betale?", "«Hvem skal betale?»"),
        ("Vi sier «ja» til dette.", "«Vi sier ‹ja› til dette.»"),
        ("Vi ber om:\n- mer tid ", "«Vi ber om: - mer tid»."),
        ("Og så videre …", "«Og så videre …»"),
    ],
)
def test_quotes(words: str, told: str) -> None:
    """A quote keeps its own closing mark, and gets a full stop behind where it has none."""
    assert quote_with_stop(words, catalogue(Language.NB)) == told


@pytest.mark.parametrize("language", [NB, NN])
def test_no_gap_stands_after_a_comma_that_is_missing(language: Language) -> None:
    """What follows "blant dem" or "mellom dei" stands behind a comma or in a parenthesis."""
    among = {NB: "blant dem", NN: "mellom dei"}[language]
    letter = ("lead.", "report.", "frame.", "list.")
    keys = [key for key in catalogue(language).entries if key.startswith(letter)]
    told = [way for key in keys for way in catalogue(language).variants(key) if among in way]
    assert len(told) > 5
    assert all(f", {among}" in way or f"({among}" in way for way in told)


@pytest.mark.parametrize("language", [NB, NN])
def test_letter_sentences_end(language: Language) -> None:
    """Every way to report ends with a full stop, or with the quote or sentence that has its own."""
    entries = catalogue(language).entries
    ends = (".", "{quote}", "{sentence}")
    ways = [
        way
        for key in entries
        if key.startswith(("report.", "lead."))
        for way in catalogue(language).variants(key)
    ]
    assert len(ways) > 40
    assert [way for way in ways if not way.endswith(ends)] == []
