"""Columns and the order of reading: where a page's text runs side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from innspill.ingest.pdf.gutters import SAME_LINE, Band, find_bands
from innspill.ingest.pdf.lines import Line
from innspill.ingest.pdf.markers import is_marker

_BESIDE: Final = 0.7  # em between baselines of cells in one row
_TOUCHING: Final = 0.12  # em
_MARKS: Final = ".,;:!?)»”-–"
_MARKER_GAP: Final = 4.0  # em
_DEPTH: Final = 6  # columns within columns
_CELL_LINE: Final = 1.35  # em between baselines within a cell
_FULL: Final = 2.0  # em; a line that is shorter by less fills its column
_LONG: Final = 12.0  # em; cells are seldom as wide
_FEW_ROWS: Final = 2  # that may be columns as well as a table's
_MOST_MARKERS: Final = 500  # on one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Lines below each other, or a table's lines in the file's order."""

    lines: tuple[Line, ...]
    is_table: bool = False


def divide(lines: Sequence[Line], depth: int = 0) -> Iterator[Region]:
    """Divide one page's lines, given in the file's order, into regions in the order of reading."""
    bands = find_bands(lines) if depth < _DEPTH else []
    if not bands:
        if lines:
            yield Region(lines=tuple(merge_rows(lines)))
        return
    places = {id(line): place for place, line in enumerate(lines)}

    def in_file_order(chosen: Sequence[Line]) -> list[Line]:
        return sorted(chosen, key=lambda line: places[id(line)])

    plain: list[Line] = []
    for band in bands:
        if not band.columned_pairs():
            plain += band.lines
            continue
        yield from divide(in_file_order(plain), depth + 1)
        plain = []
        parts = Band(*map(in_file_order, band))
        yield from _table(parts, depth + 1) if _is_table(parts) else _columns(parts, depth + 1)
    yield from divide(in_file_order(plain), depth + 1)


def glue_markers(lines: Sequence[Line]) -> list[Line]:
    """Join each bullet or number that stands alone with the text beside it; the order stays."""
    lone = [line for line in lines if is_marker(line.text)][:_MOST_MARKERS]
    if not lone:
        return list(lines)
    texts = [line for line in lines if not is_marker(line.text)]
    owners = {id(text): marker for marker in lone if (text := _beside(marker, texts))}
    used = {id(marker) for marker in owners.values()}
    return [
        _marked(owners[id(line)], line) if id(line) in owners else line
        for line in lines
        if id(line) not in used
    ]


def _beside(marker: Line, texts: Sequence[Line]) -> Line | None:
    near = [
        line
        for line in texts
        if abs(line.y - marker.y) < SAME_LINE * line.size
        and 0 <= line.x0 - marker.x1 + line.size / 2 < _MARKER_GAP * line.size
    ]
    return min(near, key=lambda line: line.x0, default=None)


def _marked(marker: Line, line: Line) -> Line:
    return replace(line, text=f"{marker.text} {line.text}", x0=marker.x0, tab=line.x0)


def merge_rows(lines: Sequence[Line]) -> list[Line]:
    """Sort lines downwards, and join those that stand on one baseline."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.y, line.x0)):
        if rows and line.y - rows[-1][-1].y <= SAME_LINE * max(line.size, rows[-1][-1].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_merge(row) if len(row) > 1 else row[0] for row in rows]


def _merge(row: list[Line]) -> Line:
    row.sort(key=lambda line: line.x0)
    longest = max(row, key=lambda line: len(line.text))
    return replace(
        row[0],
        text=_beside_each_other(row),
        x1=max(line.x1 for line in row),
        y=longest.y,
        size=longest.size,
        bold=all(line.bold for line in row),
        tab=min(row[0].tab, row[1].x0),
    )


def _beside_each_other(row: Sequence[Line]) -> str:
    """Write lines after each other, with a blank between unless a mark touches what is before it.

    So it is where raised or lowered digits part a line: *CO2-utslipp*.
    """
    text = row[0].text
    for one, two in pairwise(row):
        touches = abs(two.x0 - one.x1) < _TOUCHING * one.size and two.text[0] in _MARKS
        text += two.text if touches else " " + two.text
    return text


def _columns(band: Band, depth: int) -> Iterator[Region]:
    yield from divide(band.left, depth)
    yield from divide(band.right, depth)


def _table(band: Band, depth: int) -> Iterator[Region]:
    """Give a table, and the text above and below that does not belong to it."""
    top, bottom = _extent(band)
    yield from divide([line for line in band.lines if line.y < top], depth)
    inside = tuple(line for line in band.lines if top <= line.y <= bottom)
    yield Region(lines=inside, is_table=True)
    yield from divide([line for line in band.lines if line.y > bottom], depth)


def _is_table(band: Band) -> bool:
    """Tell a table, which is written row by row, from columns of text, written one by one.

    Text that a program wrote across two columns line by line is known by its full lines.
    """
    left = {id(line) for line in band.left}
    runs = [is_left for is_left, _ in groupby(id(line) in left for line in band.lines)]
    rows = 1 + sum(after and not before for before, after in pairwise(runs))
    return rows > _FEW_ROWS and not (_is_filled(band.left) and _is_filled(band.right))


def _extent(band: Band) -> tuple[float, float]:
    """Give the first and last baseline of a table: of lines beside others, and of their cells."""
    right = sorted(line.y for line in band.right)
    beside = [
        line.y
        for line in band.left
        if any(abs(line.y - height) <= _BESIDE * line.size for height in right)
    ]
    top, bottom = min(beside), max(beside)
    for line in sorted(band.right, key=lambda line: -line.y):
        if top - _CELL_LINE * line.size <= line.y < top:
            top = line.y
    for line in sorted(band.lines, key=lambda line: line.y):
        if bottom < line.y <= bottom + _CELL_LINE * line.size:
            bottom = line.y
    return top, bottom


def _is_filled(lines: Sequence[Line]) -> bool:
    """Tell running text, whose lines are long and mostly reach the margin, from cells."""
    edge = max(line.x1 for line in lines)
    full = sum(
        edge - line.x1 < _FULL * line.size and line.x1 - line.x0 > _LONG * line.size
        for line in lines
    )
    return full > len(lines) / 2
