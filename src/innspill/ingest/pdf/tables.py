"""Cells of a table, told by where lines stand and by the order in which they were written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from innspill.ingest.pdf.lines import Line
from innspill.ingest.pdf.paragraphs import Column, Group, Style, group_lines
from innspill.ingest.pdf.words import join_lines
from innspill.model import BlockKind

_TIGHT: Final = 0.5  # em; lines of one cell are no closer
_NEAR: Final = 1.8  # times the leading; lines of one cell are no farther apart
_HEADER_LENGTH: Final = 80  # characters; a longer first cell names nothing
_SAME_EDGE: Final = 2.0  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """A cell's lines, downwards, and where it stands."""

    lines: tuple[Line, ...]
    x0: float
    x1: float

    def overlap(self, other: "_Cell") -> float:
        """Measure how far two cells stand above each other, in points; negative if they do not."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)


def table_groups(lines: Sequence[Line], style: Style) -> list[Group]:
    """Give a table's cells, row by row, each with its headers; its lines are in the file's order.

    A list of labels with values beside them (*Dato: 3. mai*) is no table, but lines of text.
    """
    rows = _rows(lines, style)
    if all(_text(row[0]).endswith(":") for row in rows if len(row) > 1):
        return [_labelled(row) for row in rows]
    names = rows[0] if _names_columns(rows) else []
    edges: dict[int, float] = {}
    for cell in (cell for row in rows for cell in row):
        edges[round(cell.x0)] = max(cell.x1, edges.get(round(cell.x0), 0.0))
    groups: list[Group] = []
    for number, row in enumerate(rows):
        for cell in row:
            column = Column(lines=cell.lines, left=cell.x0, right=edges[round(cell.x0)])
            header = _header(cell, row, names if number else [])
            groups += [
                replace(group, kind=BlockKind.TABLE_CELL, header=header)
                for group in group_lines(column, style)
            ]
    return groups


def _rows(lines: Sequence[Line], style: Style) -> list[list[_Cell]]:
    rows: list[list[_Cell]] = []
    for cell in _cells(lines, style):
        if not rows or cell.x0 <= rows[-1][-1].x0 + _SAME_EDGE:
            rows.append([])
        rows[-1].append(cell)
    return rows


def _cells(lines: Sequence[Line], style: Style) -> Iterator[_Cell]:
    cell: list[Line] = []
    x0 = x1 = 0.0
    for line in lines:
        below = line.y - cell[-1].y if cell else 0.0
        near = _TIGHT * line.size < below < _NEAR * style.lead(line.size)
        if cell and not (near and line.x0 < x1 and line.x1 > x0):
            yield _Cell(lines=tuple(cell), x0=x0, x1=x1)
            cell = []
        x0, x1 = (min(x0, line.x0), max(x1, line.x1)) if cell else (line.x0, line.x1)
        cell.append(line)
    yield _Cell(lines=tuple(cell), x0=x0, x1=x1)


def _text(cell: _Cell) -> str:
    return join_lines(line.text for line in cell.lines)


def _names_columns(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Tell whether the first row names the columns: short, one name for each, and none a number."""
    first, widest = rows[0], max(map(len, rows))
    texts = [_text(cell) for cell in first]
    return (
        len(rows) > 1
        and len(first) >= widest > 1
        and all(len(text) <= _HEADER_LENGTH for text in texts)
        and all(any(char.isalpha() for char in text) for text in texts)
        and not any(text.endswith(".") for text in texts)
    )


def _header(cell: _Cell, row: Sequence[_Cell], names: Sequence[_Cell]) -> str:
    """Name a cell after its column and, unless it is the first of its row, its row."""
    above = max(names, key=cell.overlap, default=None)
    column = _text(above) if above and cell.overlap(above) > 0 else ""
    beside = _text(row[0]) if cell is not row[0] else ""
    return " · ".join(filter(None, (column, beside if len(beside) <= _HEADER_LENGTH else "")))


def _labelled(row: Sequence[_Cell]) -> Group:
    lines = tuple(line for cell in row for line in cell.lines)
    return Group(
        lines=lines,
        left=row[0].x0,
        right=max(cell.x1 for cell in row),
        kind=BlockKind.PARAGRAPH,
    )
