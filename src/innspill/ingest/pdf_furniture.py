"""What stands on page after page and belongs to none: running headers, footers, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Final

from innspill.ingest.pdf_lines import Line, Page
from innspill.ingest.pdf_words import tidy

_OUTER_LINES: Final = 6  # at either end of a page
_MARGIN: Final = 0.17  # of the page's height
_SAME_PLACE: Final = 4.0  # points
_OFTEN: Final = 0.3  # of the pages
_RUN: Final = 3  # pages close together, in a long document
_NUMBER: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"[-–—|\s]*[ivxl]{1,6}[-–—|\s]*", re.IGNORECASE)
_PAGE_OF: Final = re.compile(
    r"[-–—|\s]*(?:side|page)\s*\d{1,4}\s*(?:(?:av|of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)

_Place = tuple[bool, str]  # at the top?, what the line says, digits set aside


def without_furniture(pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """Take running headers and footers off the pages.

    A line is one if, its digits set aside, it stands at the same height near the end of two pages or
    more, and of three in ten, or of three that follow each other; *Side 2 av 4* needs no company.

    Returns:
        The pages without them, and every line taken, in reading order.
    """
    repeated = _repeated(pages)
    taken: list[str] = []
    kept: list[Page] = []
    for number, page in enumerate(pages):
        gone = {index for index, _, _ in _outer(page) if (number, index) in repeated}
        gone |= {index for index, _, _ in _outer(page) if _PAGE_OF.fullmatch(page.lines[index].text)}
        taken += [tidy(page.lines[index].text) for index in sorted(gone)]
        rest = tuple(line for index, line in enumerate(page.lines) if index not in gone)
        kept.append(replace(page, lines=rest))
    return tuple(kept), tuple(taken)


def _repeated(pages: Sequence[Page]) -> frozenset[tuple[int, int]]:
    """Find (page, line) of all that is repeated; both count from 0."""
    seen: dict[_Place, list[tuple[float, int, int]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for index, place, height in _outer(page):
            seen[place].append((height, number, index))
    found: set[tuple[int, int]] = set()
    for sightings in seen.values():
        for group in _at_one_height(sorted(sightings)):
            numbers = sorted({number for _, number, _ in group})
            if _is_often(numbers, len(pages)):
                found.update((number, index) for _, number, index in group)
    return frozenset(found)


def _outer(page: Page) -> Iterator[tuple[int, _Place, float]]:
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
    close = [after - before <= 2 for before, after in pairwise(numbers)]
    return any(all(close[at : at + _RUN - 1]) for at in range(len(close) - _RUN + 2))
