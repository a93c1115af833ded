"""The tables that workbook and CSV share: everything is there once, and the numbers agree."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innspill.model import Language, Summary
from innspill.render.tables import (
    TABLES,
    Cell,
    Index,
    Kind,
    Table,
    front_of,
    index_of,
    ledger_table,
    letter_table,
    matrix_table,
    passages_table,
    proposals_table,
    themes_table,
    unassigned_table,
)

OF_ONE_RESULT = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)


def column(table: Table, code: str) -> list[Cell]:
    """Return what stands in a column."""
    at = [one.code for one in table.columns].index(code)
    return [row[at] for row in table.rows]


def numbers(cells: tuple[Cell, ...]) -> list[int]:
    """Return the counts among some cells."""
    return [cell for cell in cells if isinstance(cell, int)]


@pytest.mark.parametrize("make", TABLES, ids=lambda make: make.__name__)
def test_every_row_fits_its_columns(full: Summary, make: Callable[[Index], Table]) -> None:
    """Rows are as wide as the columns, and counts hold numbers or nothing, texts no numbers."""
    table = make(index_of(full))
    for row in table.rows:
        assert len(row) == len(table.columns)
        for cell, one in zip(row, table.columns, strict=True):
            told = {Kind.COUNT: int, Kind.SHARE: float, Kind.TEXT: str, Kind.FREE: type(None)}
            assert cell is None or isinstance(cell, told[one.kind]), one.code


def test_every_passage_is_there_once(full: Summary) -> None:
    """The passages stand in their order, with their words, each with its theme or the reason."""
    table = passages_table(index_of(full))
    assert column(table, "id") == [passage.id for passage in full.passages]
    homes = zip(column(table, "theme"), column(table, "reason"), strict=True)
    assert all(bool(theme) != bool(reason) for theme, reason in homes)


def test_places_count_from_one(summary: Summary) -> None:
    """The paragraph is the letter's, and the characters are from the first to the last."""
    table = passages_table(index_of(summary))
    assert column(table, "paragraph")[:3] == [2, 3, 4]
    assert column(table, "start")[0] == 1
    assert column(table, "end")[0] == len(summary.passages[0].text)


def test_what_people_left_out_is_not_shown(full: Summary) -> None:
    """A passage that people have left out has its row and its reason, but not its words."""
    index = index_of(full)
    (row,) = unassigned_table(index).rows
    assert "qwerty" not in row
    assert "Utsagnet er holdt utenfor. Gjelder en annen sak." in row
    assert "qwerty" not in column(passages_table(index), "text")


def test_copied_text_shares_a_number(full: Summary) -> None:
    """Passages with the same words bear the number of their group; whole letters count for none."""
    alike = full.copies[1].passages
    table = passages_table(index_of(full))
    told = dict(zip(column(table, "id"), column(table, "alike"), strict=True))
    assert {id_ for id_, number in told.items() if number} == set(alike)
    assert {told[passage] for passage in alike} == {1}


def test_the_ledger_tells_of_everyone(summary: Summary) -> None:
    """Who was invited or answered has a row; one who did not answer has no count, not even 0."""
    first, *rest = summary.respondents
    known = replace(first, inhabitants=7000)
    table = ledger_table(index_of(replace(summary, respondents=(known, *rest))))
    names = ["Åfjord kommune", "Tinn kommune", "Volda kommune", "Rauma kommune"]
    assert column(table, "respondent") == names
    assert column(table, "passages") == [3, 3, 3, None]
    assert column(table, "inhabitants") == [7000, None, None, None]
    assert [bool(cell) for cell in column(table, "size")] == [True, False, False, False]
    assert column(table, "files")[-1] == ""


def test_a_theme_of_no_passages_has_no_share(summary: Summary) -> None:
    """Themes that people gave before there was a submission are told without a share."""
    themes = tuple(replace(theme, passages=(), points=()) for theme in summary.themes)
    nothing = replace(summary, passages=(), themes=themes)
    assert column(themes_table(index_of(nothing)), "share") == [None] * len(themes)


def test_the_answer_is_free(summary: Summary) -> None:
    """Proposals stand with all who have them, and the recipient's columns are empty."""
    table = proposals_table(index_of(summary))
    assert len(table.rows) == len(summary.proposals) > 0
    assert set(column(table, "followed_up")) == set(column(table, "reply")) == {None}


def test_lead_in_stands_before_the_proposal(summary: Summary) -> None:
    """A proposal that continues a line is told with that line, as in the letter's annex."""
    asking = summary.proposals[0].passage
    led = tuple(replace(p, lead_in="Vi ber om:") if p.id == asking else p for p in summary.passages)
    table = proposals_table(index_of(replace(summary, passages=led)))
    assert column(table, "proposal")[0] == f"Vi ber om: {summary.proposals[0].text}"


def test_sources_are_the_letters(summary: Summary) -> None:
    """A passage bears the number that the letter's sentences cite it by."""
    cited = {
        citation.passage: citation.source
        for section in summary.letter.sections
        for sentence in section.sentences
        for citation in sentence.citations
    }
    table = passages_table(index_of(summary))
    told = zip(column(table, "id"), column(table, "source"), strict=True)
    assert {str(id_): source for id_, source in told if source is not None} == cited


def test_every_sentence_is_there(summary: Summary) -> None:
    """The letter's sentences stand in their order, with their numbers."""
    said = [each for section in summary.letter.sections for each in section.sentences]
    table = letter_table(index_of(summary))
    assert column(table, "number") == [sentence.number for sentence in said]
    assert column(table, "sentence") == [sentence.text for sentence in said]


@OF_ONE_RESULT
@given(homes=st.lists(st.sampled_from(["finansiering", "ferje", None]), min_size=9, max_size=9))
def test_counts_agree(summary: Summary, homes: list[str | None]) -> None:
    """However passages are spread, the matrix adds up to all of them, by row and by theme."""
    spread = tuple(replace(p, theme=t) for p, t in zip(summary.passages, homes, strict=True))
    themes = tuple(
        replace(theme, passages=tuple(p.id for p in spread if p.theme == theme.id))
        for theme in summary.themes
    )
    index = index_of(replace(summary, passages=spread, themes=themes))
    matrix, told = matrix_table(index), themes_table(index)
    assert sum(numbers(row[1:2])[0] for row in matrix.rows) == len(spread)
    assert all(sum(numbers(row[2:])) == row[1] for row in matrix.rows)
    by_theme = [sum(numbers(cells)) for cells in zip(*(r[2:] for r in matrix.rows), strict=True)]
    assert by_theme[: len(themes)] == column(told, "passages")


@pytest.mark.parametrize("language", [Language.NB, Language.NN, Language.EN])
def test_headings_are_words(full: Summary, language: Language) -> None:
    """In every language each table's headings are there, and no two of a table are the same."""
    letter = replace(full.letter, language=language)
    index = index_of(replace(full, letter=letter))
    for make in TABLES:
        headings = [one.heading for one in make(index).columns]
        assert all(headings)
        assert len(headings) == len(set(headings))


def test_headings_follow_the_letter(summary: Summary) -> None:
    """A letter in nynorsk has its tables in nynorsk."""
    letter = replace(summary.letter, language=Language.NN)
    table = passages_table(index_of(replace(summary, letter=letter)))
    assert "Innspelsgjevar" in [one.heading for one in table.columns]


def test_front_tells_the_figures(full: Summary) -> None:
    """The front has the matter and the counts of the result."""
    front = front_of(index_of(full))
    assert dict(front.matter) == {
        "Til": "Departementet",
        "Fra": "Nettverket",
        "Frist": "1. mars 2026",
    }
    figures = dict(front.figures)
    assert figures["Utsagn"] == len(full.passages)
    assert figures["Inviterte"] == len(full.respondents)
    assert figures["Har svart"] == len(full.respondents) - 1
    assert dict(front.asked)["Invitert"] == "; ".join(body.name for body in full.respondents)


def test_growth_is_the_inputs(summary: Summary) -> None:
    """Ten times the passages give ten times the cells, in every table that lists them."""

    def size(times: int) -> int:
        more = tuple(
            replace(p, id=f"{p.id}.{n}") for n, p in product(range(times), summary.passages)
        )
        table = passages_table(index_of(replace(summary, passages=more)))
        return sum(len(str(cell)) for row in table.rows for cell in row)

    assert size(20) < 11 * size(2)
