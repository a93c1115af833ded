"""What stands on page after page and belongs to none: running headers, footers, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from statistics import median
from typing import Final

from innspill.ingest.pdf.lines import Line, Page
from innspill.ingest.pdf.words import tidy

_OUTER_LINES: Final = 6  # at either end of a page
_MARGIN: Final = 0.17  # of the page's height
_SAME_PLACE: Final = 4.0  # points
_SAME_ROW: Final = 1.0  # points
_LEADING: Final = 1.5  # times the size; where pages are sparse, rows stand farther apart
_CLEAR: Final = 1.25  # times the usual distance of rows
_MOSTLY: Final = 0.6  # of the pages; from here on no gap is asked for
_OFTEN: Final = 0.3  # of the pages
_NEXT: Final = 2  # left and right pages may differ
_RUN: Final = 3  # pages close together, in a long document
_NUMBER: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"[-–—|\s]*[ivxl]{1,6}[-–—|\s]*", re.IGNORECASE)
_PAGE_OF: Final = re.compile(
    r"[-–—|\s]*(?:side|page)\s*\d{1,4}\s*(?:(?:av|of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)

_Place = tuple[bool, str]  # at the top?, what the line says, digits set aside
_Outer = tuple[int, _Place, float]  # which line of the page, its place, how far from the end


def without_furniture(pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[Line, ...]]:
    """Take running headers and footers off the pages.

    A line is one if, its digits set aside, it stands at the same height near the end of two pages
    or more, clear of their text, and of three pages in ten or three that follow each other; or,
    digits and all, on most pages. *Side 2 av 4* needs no company.

    Returns:
        The pages without them, and every line taken, in reading order.
    """
    outer = [tuple(_outer(page)) for page in pages]
    repeated = _repeated(pages, outer)
    taken: list[Line] = []
    kept: list[Page] = []
    for number, page in enumerate(pages):
        lines = page.lines
        gone = {
            index
            for index, _, _ in outer[number]
            if (number, index) in repeated or _PAGE_OF.fullmatch(lines[index].text)
        }
        taken += [replace(lines[index], text=tidy(lines[index].text)) for index in sorted(gone)]
        rest = tuple(line for index, line in enumerate(lines) if index not in gone)
        kept.append(replace(page, lines=rest) if gone else page)
    return tuple(kept), tuple(taken)


def _repeated(
    pages: Sequence[Page], outer: Sequence[tuple[_Outer, ...]]
) -> frozenset[tuple[int, int]]:
    """Find (page, line) of all that is repeated; both count from 0."""
    seen: dict[_Place, list[tuple[float, int, int]]] = defaultdict(list)
    for number, lines in enumerate(outer):
        for index, place, height in lines:
            seen[place].append((height, number, index))
    found: set[tuple[int, int]] = set()
    apart = [_apart(page) for page in pages]
    for sightings in seen.values():
        for group in _at_one_height(sorted(sightings)):
            clear = [(number, index) for _, number, index in group if index in apart[number]]
            same = {pages[number].lines[index].text for _, number, index in group}
            everywhere = len(same) == 1 and len(group) >= max(_RUN, _MOSTLY * len(pages))
            if everywhere or _is_often(sorted({number for number, _ in clear}), len(pages)):
                found.update((number, index) for _, number, index in group)
    return frozenset(found)


def _apart(page: Page) -> frozenset[int]:
    """Find the lines that a clear gap holds apart from the body of the page."""
    order = sorted(range(len(page.lines)), key=lambda index: page.lines[index].y)
    heights = [page.lines[index].y for index in order]
    steps = [after - before for before, after in pairwise(heights)]
    usual = median([step for step in steps if step > _SAME_ROW] or [0.0])
    most = [min(usual, _LEADING * page.lines[index].size) for index in order[1:]]
    gaps = [
        at
        for at, (step, expected) in enumerate(zip(steps, most, strict=True), start=1)
        if step > _CLEAR * expected
    ]
    first = gaps[0] if gaps and gaps[0] <= _OUTER_LINES else 0
    last = gaps[-1] if gaps and gaps[-1] >= len(order) - _OUTER_LINES else len(order)
    return frozenset(order[:first]) | frozenset(order[last:])


def _outer(page: Page) -> Iterator[_Outer]:
    """Give the page's outer lines: which, what and how far from the end of the page."""
    order = sorted(range(len(page.lines)), key=lambda index: page.lines[index].y)
    for at_top, indices in ((True, order[:_OUTER_LINES]), (False, order[-_OUTER_LINES:])):
        for index in indices:
            line = page.lines[index]
            height = line.y if at_top else page.height - line.y
            if height <= _MARGIN * page.height:
                yield index, (at_top, _pattern(line)), height


def _pattern(line: Line) -> str:
    text = tidy(line.text).casefold()
    return "#" if _ROMAN.fullmatch(text) else _NUMBER.sub("#", text)


def _at_one_height(
    sightings: list[tuple[float, int, int]],
) -> Iterator[list[tuple[float, int, int]]]:
    group: list[tuple[float, int, int]] = []
    for sighting in sightings:
        if group and sighting[0] - group[-1][0] > _SAME_PLACE:
            yield group
            group = []
        group.append(sighting)
    yield group


def _is_often(numbers: list[int], pages: int) -> bool:
    if len(numbers) >= max(2, ceil(_OFTEN * pages)):
        return True
    close = [after - before <= _NEXT for before, after in pairwise(numbers)]
    return any(all(close[at : at + _RUN - 1]) for at in range(len(close) - _RUN + 2))
