"""Headings that no style marks, repeated questions, and demands that look like headings."""

import pytest

from innspill.ingest.passages.demands import demands
from innspill.ingest.passages.headings import (
    bare_heading,
    repeats_question,
    says_nothing,
    unmarked_heading,
)

BELOW = "Kommunen meiner at rekneskapen viser at ordninga er underfinansiert, og det må rettast."


@pytest.mark.parametrize(
    "line",
    ["Økonomi", "Ansvar og roller", "Kommentarer til kapittel 4", "Merknader til utkastet"],
)
def test_a_few_words_over_a_paragraph_are_its_heading(line: str) -> None:
    """A subject, a pair of subjects, or what the remarks are on."""
    assert bare_heading(line, BELOW)
    assert not bare_heading(line, "Kort.")


@pytest.mark.parametrize(
    "line", ["Bedre bredbånd", "Styrk personvernombudene", "Meir pengar", "Innføre felles krav"]
)
def test_a_demand_over_a_paragraph_is_none(line: str) -> None:
    """It is said, and stays a passage, however short."""
    assert not bare_heading(line, BELOW)
    assert demands(line)


@pytest.mark.parametrize(
    "line", ["KOMPETANSE OG REKRUTTERING", "Innstilling:", "Vedtak", "§ 3 Krav"]
)
def test_plain_headings(line: str) -> None:
    """Capitals, parts of a case, paragraphs of a law."""
    assert unmarked_heading(line)


@pytest.mark.parametrize(
    "question",
    [
        "1. Hva bør videreføres fra dagens strategi?",
        "Spørsmål 2: Kva tiltak bør prioriterast?",
        "a) Er de samde i framlegget?",
        "Støtter dere forslaget? (Ja/Nei)",
        "Korleis vil de arbeide med dette i kommunen dykkar?",
    ],
)
def test_a_question_of_the_consultation_is_the_heading_of_its_answer(question: str) -> None:
    """It has a number or speaks to those who were asked, and an answer stands under it."""
    assert repeats_question(question, "Opplæring.")
    assert not repeats_question(question, "Hvem skal betale?")
    assert not repeats_question(question, "")


def test_a_question_of_the_respondents_own_is_a_view() -> None:
    """It speaks to nobody and has no number."""
    assert not repeats_question("Hvem har ansvaret når løsningen er nede?", "Opplæring.")


def test_a_short_demand_or_stance_says_something() -> None:
    """A lone name does not."""
    assert says_nothing("Sivert")
    assert not says_nothing("Imot")
    assert not says_nothing("Økt støtte")
