"""What a sheet cannot hold goes on in the next one, and a text that is cut says so."""

from hypothesis import given
from hypothesis import strategies as st

from innspill.render.excel.limits import (
    EXCEL,
    Limits,
    cut,
    cut_cells,
    cut_pairs,
    parts_of,
    too_long,
)
from innspill.render.tables import Cell, Column, Table

NOTICE = "[cut]"


def table_of(rows: int, columns: int) -> Table:
    """Make a table in which every cell is different."""
    return Table(
        code="test",
        columns=tuple(Column(code=f"c{n}", heading=f"C{n}", width=9) for n in range(columns)),
        rows=tuple(tuple(f"{r}/{c}" for c in range(columns)) for r in range(rows)),
    )


def units(text: str) -> int:
    """Count as Excel does."""
    return len(text.encode("utf-16-le")) // 2


@given(st.integers(0, 12), st.integers(1, 9), st.integers(2, 6), st.integers(2, 5))
def test_parts_hold_everything(rows: int, columns: int, most_rows: int, most_columns: int) -> None:
    """Each cell stands in one part, beside the first cell of its row, and no part is too large."""
    table, found = table_of(rows, columns), {}
    for part in parts_of(table, Limits(rows=most_rows, columns=most_columns)):
        assert len(part.rows) < most_rows
        assert len(part.columns) <= most_columns
        for row in part.rows:
            assert len(row) == len(part.columns)
            for column, cell in zip(part.columns, row, strict=True):
                found[str(row[0]), column.code] = cell
    whole = {
        (str(row[0]), column.code): cell
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
    }
    assert found == whole


def test_a_table_that_fits_is_whole() -> None:
    """What fits a sheet is one part, the same as it was; an empty table has its headings."""
    assert list(parts_of(table_of(3, 3))) == [table_of(3, 3)]
    assert list(parts_of(table_of(0, 3))) == [table_of(0, 3)]


@given(st.text(max_size=60), st.integers(10, 40))
def test_cut(text: str, most: int) -> None:
    """A text fits after the cut; one that fitted is the same, another ends with the notice."""
    limits = Limits(units=most)
    held = cut(text, NOTICE, limits)
    assert units(held) <= most
    if units(text) <= most:
        assert held == text
    else:
        assert held.endswith(NOTICE)
        assert text.startswith(held.removesuffix(f"\n{NOTICE}"))


def test_a_sign_is_not_halved() -> None:
    """A sign of two units is cut as a whole, and counts as two."""
    assert cut("😀" * 10, NOTICE, Limits(units=15)) == f"{'😀' * 4}\n{NOTICE}"
    assert too_long("😀" * 16_384)
    assert not too_long("a" * EXCEL.units)


def test_only_long_texts_are_cut() -> None:
    """Rows without a long text are the very same; numbers and empty cells stay."""
    rows: tuple[tuple[Cell, ...], ...] = (("a", 1, None), ("b" * 20, 2, "c"))
    columns = table_of(0, 3).columns
    done = cut_cells(Table(code="t", columns=columns, rows=rows), NOTICE, Limits(units=10))
    assert done.rows[0] is rows[0]
    assert done.rows[1] == ("bbbb\n[cut]", 2, "c")
    assert cut_pairs((("a", 1), ("b", "c" * 20)), NOTICE, Limits(units=10)) == (
        ("a", 1),
        ("b", "cccc\n[cut]"),
    )
