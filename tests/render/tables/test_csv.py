"""summary.csv: Norwegian Excel opens it, no formula gets through, and programs lose nothing."""

import csv
from collections.abc import Callable
from io import StringIO

from hypothesis import example, given
from hypothesis import strategies as st

from innspill.model import Summary
from innspill.render import render
from innspill.render.csv import MARK, guarded
from innspill.render.tables import index_of, passages_table

# What makes a spreadsheet take a text for a formula (OWASP, "CSV Injection").
STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def read(data: bytes) -> list[dict[str, str]]:
    """Read as a program does, and take the guards off."""
    text = StringIO(data.decode("utf-8-sig"), newline="")
    return [
        {name: cell.removeprefix(MARK) for name, cell in row.items()}
        for row in csv.DictReader(text, delimiter=";")
    ]


def test_norwegian_excel(summary: Summary) -> None:
    """A byte order mark, semicolons, and lines that end with CR and LF; the same bytes twice."""
    data = render(summary, "csv")
    assert data.startswith("\ufeffId;Innspillsgiver;Tema;".encode())
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert render(summary, "csv") == data


def test_every_passage_is_a_row(full: Summary) -> None:
    """Each passage stands once, with the cells of the workbook."""
    rows = read(render(full, "csv"))
    table = passages_table(index_of(full))
    assert [row["Id"] for row in rows] == [passage.id for passage in full.passages]
    for row, cells in zip(rows, table.rows, strict=True):
        assert list(row.values()) == ["" if cell is None else str(cell) for cell in cells]


def test_hostile_text_is_kept(
    summary: Summary, hostile: str, attack: Callable[[Summary, str], Summary]
) -> None:
    """A hostile text is no formula in any cell, and a program reads it back exactly."""
    data = render(attack(summary, hostile), "csv")
    for row in csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
        assert not any(cell.startswith(STARTERS) for cell in row)
        assert not any(cell.lstrip().startswith(STARTERS) for cell in row)
    assert {row["Ordlyd"] for row in read(data)} == {hostile}
    assert {row["Fil"] for row in read(data)} == {hostile}


@given(st.text())
@example("'")
@example(" \u00a0=1")
@example("\tSUM(A1)")
def test_guard(text: str) -> None:
    """One mark is taken off a guarded text to have it back; a guarded text starts no formula."""
    held = guarded(text)
    assert isinstance(held, str)
    assert held.removeprefix(MARK) == text
    assert not held.startswith(STARTERS)
    assert not held.lstrip().startswith(STARTERS)


def test_numbers_are_numbers() -> None:
    """A count is not guarded, nor is what is not there."""
    assert guarded(12) == 12
    assert guarded(None) is None
