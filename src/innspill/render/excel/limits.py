"""What a sheet can hold, and how a table that is larger is parted so that nothing is lost.

The limits are Microsoft's "Excel specifications and limits".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from innspill.render.tables import Cell, Pairs, Table
from innspill.sheets import MOST_UNITS, cut_to


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most rows (the heading's among them), columns, and UTF-16 units in a cell."""

    rows: int = 1_048_576
    columns: int = 16_384
    units: int = MOST_UNITS


EXCEL: Final = Limits()


def parts_of(table: Table, limits: Limits = EXCEL) -> Iterator[Table]:
    """Part a table so that each part fits a sheet; the first column stands in every part.

    Yields:
        The table itself where it fits; else parts by columns, and each of these by rows.
    """
    width, height = limits.columns - 1, limits.rows - 1
    for left in range(1, max(len(table.columns), 2), width):
        columns = (table.columns[0], *table.columns[left : left + width])
        for top in range(0, max(len(table.rows), 1), height):
            rows = table.rows[top : top + height]
            if len(columns) < len(table.columns):
                rows = tuple((row[0], *row[left : left + width]) for row in rows)
            yield replace(table, columns=columns, rows=rows)


def too_long(cell: Cell, limits: Limits = EXCEL) -> bool:
    """Tell whether a cell's text is longer than a sheet's cell can hold."""
    # No sign takes more than two units, so that most texts need not be counted.
    if not isinstance(cell, str) or len(cell) <= limits.units // 2:
        return False
    return len(cell.encode("utf-16-le")) > 2 * limits.units


def cut(text: str, notice: str, limits: Limits = EXCEL) -> str:
    """Return a text as a cell can hold it: whole, or cut, and then with the notice at its end."""
    if not too_long(text, limits):
        return text
    end = f"\n{notice}"
    return cut_to(text, limits.units - len(end.encode("utf-16-le")) // 2) + end


def cut_cells(table: Table, notice: str, limits: Limits = EXCEL) -> Table:
    """Cut the texts of a table that are too long; the others, and their rows, are as they were."""
    rows = tuple(
        tuple(cut(cell, notice, limits) if isinstance(cell, str) else cell for cell in row)
        if any(too_long(cell, limits) for cell in row)
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def cut_pairs(pairs: Pairs, notice: str, limits: Limits = EXCEL) -> Pairs:
    """Cut the texts of the overview that are too long."""
    return tuple(
        (label, cut(cell, notice, limits) if isinstance(cell, str) else cell)
        for label, cell in pairs
    )
