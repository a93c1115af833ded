"""Cells of a table: labels, figures and answers."""

import pytest

from innspill.ingest.passages.cells import answers, asks, is_figure, names_row, row_names
from innspill.model import Block, BlockKind


def cell(text: str, header: str) -> Block:
    """Make a table's cell under its header."""
    return Block(kind=BlockKind.TABLE_CELL, text=text, header=header)


@pytest.mark.parametrize(
    "text", ["410 000 kr", "ca. 1,2 mill. kr i året", "30 m²", "0,8", "> 300 boliger", "15–20 %"]
)
def test_a_number_with_its_unit_is_a_figure(text: str) -> None:
    """With "ca.", with a range, with a few words after it."""
    assert is_figure(text)


@pytest.mark.parametrize("text", ["Støtter ikke", "2 av 3 kommuner har fiber", "3-årig avtale", ""])
def test_a_statement_is_no_figure(text: str) -> None:
    """A verb makes it one, and so do words before the number."""
    assert not is_figure(text)


@pytest.mark.parametrize(
    "header", ["Behov", "Kva trengst?", "Vårt syn", "Molde kommunes syn", "Merknad", "Hvem betaler"]
)
def test_a_header_asks(header: str) -> None:
    """By a question, or by a name for what is answered, in either målform."""
    assert asks(header)


@pytest.mark.parametrize("header", ["Kapittel", "Forslag i høringsnotatet", "Enhet", ""])
def test_a_header_that_names_does_not_ask(header: str) -> None:
    """What the consultation itself proposes is no answer."""
    assert not asks(header)


def test_one_word_under_a_header_that_asks_is_an_answer() -> None:
    """But a figure only under a question, and never a mere number."""
    assert answers(cell("Staten", "Kven betaler · Kurs"))
    assert answers(cell("3 årsverk", "Hvor mye mangler?"))
    assert not answers(cell("3 årsverk", "Behov"))
    assert not answers(cell("3", "Hvor mye mangler?"))
    assert not answers(cell("Skole", "Enhet"))


def test_the_first_cell_of_a_row_is_its_label() -> None:
    """Unless its own column asks; in a row with figures it is a label all the same."""
    needs = (cell("Kurs", "Behov"), cell("Staten", "Hvem betaler · Kurs"))
    costs = (cell("Kurs", "Tiltak"), cell("10 000 kr", "Kostnad · Kurs"))
    chapters = (cell("3 Styring", "Kapittel"), cell("Uklart", "Merknad · 3 Styring"))
    assert not names_row(needs[0], row_names(needs))
    assert names_row(costs[0], row_names(costs))
    assert names_row(chapters[0], row_names(chapters))
    assert not names_row(chapters[1], row_names(chapters))
