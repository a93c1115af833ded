"""Columns and the order of reading: where a page's text runs side by side."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from innspill.ingest.pdf_lines import Line
from innspill.ingest.pdf_paragraphs import is_marker

_SAME_LINE: Final = 0.35  # em between baselines
_BESIDE: Final = 0.7  # em between baselines of lines that stand side by side
_SAME_EDGE: Final = 2.0  # points
_GUTTER: Final = 0.5  # em
_MARGIN: Final = 0.12  # of the text's width, in which no second column can begin
_PAIRS: Final = 2  # lines side by side that make two columns
_PAIRED: Final = 0.25  # of the lines of the shorter column
_MARKER_GAP: Final = 4.0  # em
_DEPTH: Final = 6  # columns within columns
_CELL_LINE: Final = 1.35  # em between baselines within a cell
_FULL: Final = 2.0  # em; a line that is shorter by less fills its column


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Lines below each other, or a table's lines in the file's order."""

    lines: tuple[Line, ...]
    is_table: bool = False


def divide(lines: Sequence[Line], depth: int = 0) -> Iterator[Region]:
    """Divide one page's lines, given in the file's order, into regions in the order of reading."""
    gutter = _best_gutter(lines) if depth < _DEPTH else None
    if gutter is None:
        if lines:
            yield Region(lines=tuple(merge_rows(lines)))
        return
    plain: list[Line] = []
    for band in _bands(lines, gutter):
        if not _is_columned(band, gutter):
            plain += band
            continue
        yield from divide(_in_order_of(lines, plain), depth + 1)
        plain = []
        yield from _columned(_in_order_of(lines, band), gutter, depth)
    yield from divide(_in_order_of(lines, plain), depth + 1)


def glue_markers(lines: Sequence[Line]) -> list[Line]:
    """Join a bullet or number that stands alone with the text beside it; the file's order is kept."""
    glued: list[Line] = []
    for line in lines:
        last = glued[-1] if glued else None
        if (
            last
            and is_marker(last.text)
            and abs(line.y - last.y) < _SAME_LINE * line.size
            and 0 <= line.x0 - last.x1 < _MARKER_GAP * line.size
        ):
            text = f"{last.text} {line.text}"
            glued[-1] = replace(line, text=text, x0=last.x0, tab=line.x0)
        else:
            glued.append(line)
    return glued


def merge_rows(lines: Sequence[Line]) -> list[Line]:
    """Sort lines downwards, and join those that stand on one baseline."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.y, line.x0)):
        if rows and line.y - rows[-1][-1].y <= _SAME_LINE * max(line.size, rows[-1][-1].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_merge(sorted(row, key=lambda line: line.x0)) if len(row) > 1 else row[0] for row in rows]


def _merge(row: list[Line]) -> Line:
    longest = max(row, key=lambda line: len(line.text))
    return replace(
        row[0],
        text=" ".join(line.text for line in row),
        x1=max(line.x1 for line in row),
        y=longest.y,
        size=longest.size,
        bold=all(line.bold for line in row),
        tab=min(row[0].tab, row[1].x0),
    )


def _in_order_of(lines: Sequence[Line], chosen: Sequence[Line]) -> list[Line]:
    keys = {id(line) for line in chosen}
    return [line for line in lines if id(line) in keys]


def _side(line: Line, gutter: float) -> int:
    """Tell whether a line is left of (-1), right of (1) or across (0) the gutter's right edge."""
    if line.x1 <= gutter - _GUTTER * line.size:
        return -1
    return 1 if line.x0 >= gutter - _SAME_EDGE else 0


def _best_gutter(lines: Sequence[Line]) -> float | None:
    """Find the left edge with the most lines beside others, the leftmost of equals."""
    best, most = None, 0
    for gutter in sorted({*_left_edges(lines), *_row_gaps(lines)}):
        pairs = sum(
            _pairs(band, gutter)
            for band in _bands(lines, gutter)
            if _is_columned(band, gutter)
        )
        if pairs > most:
            best, most = gutter, pairs
    return best


def _left_edges(lines: Sequence[Line]) -> Iterator[float]:
    if len(lines) < 2 * _PAIRS:
        return
    edges = sorted(line.x0 for line in lines)
    first = edges[0] + _MARGIN * (max(line.x1 for line in lines) - edges[0])
    group: list[float] = []
    for edge in [*(edge for edge in edges if edge > first), float("inf")]:
        if group and edge - group[-1] > _SAME_EDGE:
            if len(group) >= _PAIRS:
                yield group[0]
            group = []
        group.append(edge)


def _row_gaps(lines: Sequence[Line]) -> Iterator[float]:
    """Give the right ends of the gaps that rows below each other have in common.

    A row is lines on one baseline that follow each other in the file, as a table's cells do.
    """
    shared: list[tuple[float, float]] = []
    length = 0
    for row in [*_tight_rows(lines), []]:
        gaps = [(one.x1 + _GUTTER * one.size, two.x0) for one, two in pairwise(row)]
        common = _intersected(shared, gaps) if shared else gaps
        if common:
            shared, length = common, length + 1
            continue
        if length > _PAIRS:
            yield from (right for _, right in shared)
        shared, length = gaps, 1


def _tight_rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in lines:
        if row and abs(line.y - row[-1].y) < _SAME_LINE * line.size and line.x0 > row[-1].x1:
            row.append(line)
            continue
        if len(row) > 1:
            yield row
        row = [line]
    if len(row) > 1:
        yield row


def _intersected(
    ones: list[tuple[float, float]], others: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    both = [(max(a, c), min(b, d)) for a, b in ones for c, d in others]
    return [(left, right) for left, right in both if left <= right]


def _bands(lines: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Cut the page, downwards, at lines that cross the gutter; each of these is a band of its own."""
    bands: list[list[Line]] = [[]]
    for line in sorted(lines, key=lambda line: line.y):
        if _side(line, gutter):
            bands[-1].append(line)
        else:
            bands += [[line], []]
    return [band for band in bands if band]


def _pairs(band: Sequence[Line], gutter: float) -> int:
    """Count the lines left of the gutter that have a line beside them on its right."""
    right = sorted(line.y for line in band if _side(line, gutter) > 0)
    return sum(
        bisect_left(right, line.y - _BESIDE * line.size)
        < bisect_right(right, line.y + _BESIDE * line.size)
        for line in band
        if _side(line, gutter) < 0
    )


def _is_columned(band: Sequence[Line], gutter: float) -> bool:
    right = sum(_side(line, gutter) > 0 for line in band)
    shorter = min(right, len(band) - right)
    return shorter >= _PAIRS and _pairs(band, gutter) >= max(_PAIRS, _PAIRED * shorter)


def _columned(band: Sequence[Line], gutter: float, depth: int) -> Iterator[Region]:
    """Give two columns one after the other, or the table that they are."""
    if _is_table(band, gutter):
        top, bottom = _extent(band, gutter)
        above = [line for line in band if line.y < top]
        below = [line for line in band if line.y > bottom]
        yield from divide(above, depth + 1)
        inside = tuple(line for line in band if top <= line.y <= bottom)
        yield Region(lines=inside, is_table=True)
        yield from divide(below, depth + 1)
        return
    for side in (-1, 1):
        yield from divide([line for line in band if _side(line, gutter) == side], depth + 1)


def _is_table(band: Sequence[Line], gutter: float) -> bool:
    """Tell a table, which is written row by row, from columns of text, written one by one.

    Text that a program wrote across two columns line by line is known by its full lines.
    """
    runs = [side for side, _ in groupby(_side(line, gutter) for line in band)]
    rows = sum(one == 1 and two == -1 for one, two in pairwise(runs)) + 1
    if rows <= _PAIRS:
        return False
    return not all(_is_filled([line for line in band if _side(line, gutter) == s]) for s in (-1, 1))


def _extent(band: Sequence[Line], gutter: float) -> tuple[float, float]:
    """Give the first and last baseline of a table: of lines beside others, and of their cells."""
    left, right = ([line for line in band if _side(line, gutter) == side] for side in (-1, 1))
    beside = [
        line.y
        for line in left
        if any(abs(line.y - other.y) <= _BESIDE * line.size for other in right)
    ]
    top, bottom = min(beside), max(beside)
    for line in sorted(right, key=lambda line: -line.y):
        if top - _CELL_LINE * line.size <= line.y < top:
            top = line.y
    for line in sorted(band, key=lambda line: line.y):
        if bottom < line.y <= bottom + _CELL_LINE * line.size:
            bottom = line.y
    return top - 1, bottom + 1


def _is_filled(lines: Sequence[Line]) -> bool:
    edge = max(line.x1 for line in lines)
    full = sum(edge - line.x1 < _FULL * line.size for line in lines)
    return full > len(lines) / 2
