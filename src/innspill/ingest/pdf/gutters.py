"""Where a page can be cut from top to bottom: the gutter between columns, or between cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from innspill.ingest.pdf.lines import Line

SAME_LINE: Final = 0.35  # em between baselines
_BESIDE: Final = 1.05  # em between baselines; half of double spacing
_SAME_EDGE: Final = 2.0  # points
_GUTTER: Final = 0.5  # em
_MARGIN: Final = 0.12  # of the text's width, in which no second column can begin
_FEWEST: Final = 2  # lines side by side that make two columns
_PAIRED: Final = 0.25  # of the lines of the shorter column
_MOST_GUTTERS: Final = 12  # tried on one page
_MOST_LINES: Final = 5000  # on a page; with more it is not searched


class Band(NamedTuple):
    """Lines between two that cross the gutter, downwards: all, those left and those right of it."""

    lines: list[Line]
    left: list[Line]
    right: list[Line]

    def pairs(self) -> int:
        """Count the lines on the left that have a line beside them on the right."""
        heights = [line.y for line in self.right]
        return sum(
            bisect_left(heights, line.y - _BESIDE * line.size)
            < bisect_right(heights, line.y + _BESIDE * line.size)
            for line in self.left
        )

    def columned_pairs(self) -> int:
        """Count the pairs if there are enough of them to make two columns, else give 0."""
        shorter = min(len(self.left), len(self.right))
        if shorter < _FEWEST:
            return 0
        pairs = self.pairs()
        return pairs if pairs >= max(_FEWEST, _PAIRED * shorter) else 0


def find_bands(lines: Sequence[Line]) -> list[Band]:
    """Cut a page at its best gutter; nothing if it has none.

    The best gutter has the most lines that stand beside others, and is the leftmost of equals.

    Args:
        lines: Of one page, in the file's order.
    """
    best: list[Band] = []
    most = 0
    gutters = _gutters(lines)
    downwards = sorted(lines, key=attrgetter("y")) if gutters else []
    ends = sorted(line.x1 for line in lines) if gutters else []
    for gutter in gutters:
        if bisect_right(ends, gutter) <= most:  # so few lines on the left make no more pairs
            continue
        bands = list(_bands(downwards, gutter))
        pairs = sum(band.columned_pairs() for band in bands)
        if pairs > most:
            best, most = bands, pairs
    return best


def _bands(downwards: Sequence[Line], gutter: float) -> Iterator[Band]:
    """Cut the page at the lines that cross the gutter; each of these is a band of its own."""
    band = Band([], [], [])
    for line in downwards:
        if line.x0 >= gutter - _SAME_EDGE:
            band.right.append(line)
        elif line.x1 <= gutter - _GUTTER * line.size:
            band.left.append(line)
        else:
            if band.lines:
                yield band
            yield Band([line], [], [])
            band = Band([], [], [])
            continue
        band.lines.append(line)
    if band.lines:
        yield band


def _gutters(lines: Sequence[Line]) -> list[float]:
    """Give the right edges of the gutters to try, from left to right."""
    if not 2 * _FEWEST <= len(lines) <= _MOST_LINES:
        return []
    edges = sorted(_left_edges(lines), reverse=True)[:_MOST_GUTTERS]
    gaps = sorted(_row_gaps(lines), reverse=True)[:_MOST_GUTTERS]
    return sorted({place for _, place in (*edges, *gaps)})


def _left_edges(lines: Sequence[Line]) -> Iterator[tuple[int, float]]:
    """Give (how many, where) of left edges that lines share, but for those of the first column."""
    edges = sorted(line.x0 for line in lines)
    first = edges[0] + _MARGIN * (max(line.x1 for line in lines) - edges[0])
    group: list[float] = []
    for edge in [*(edge for edge in edges if edge > first), float("inf")]:
        if group and edge - group[-1] > _SAME_EDGE:
            if len(group) >= _FEWEST:
                yield len(group), group[0]
            group = []
        group.append(edge)


def _row_gaps(lines: Sequence[Line]) -> Iterator[tuple[int, float]]:
    """Give (in how many rows, right end) of gaps that rows below each other have in common.

    A row is lines on one baseline that follow each other in the file, as a table's cells do.
    """
    shared: list[tuple[float, float]] = []
    length = 0
    for row in [*_rows(lines), []]:
        gaps = [(one.x1 + _GUTTER * one.size, two.x0) for one, two in pairwise(row)]
        common = _intersected(shared, gaps)
        if common:
            shared, length = common, length + 1
            continue
        if length > _FEWEST:
            yield from ((length, right) for _, right in shared)
        shared, length = gaps, 1


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    row: list[Line] = []
    for line in lines:
        if row and abs(line.y - row[-1].y) < SAME_LINE * line.size and line.x0 > row[-1].x1:
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
