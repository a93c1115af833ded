"""From lines with their places to groups in the order of reading: the composition of the steps."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from innspill.ingest.pdf.blocks import blocks_of
from innspill.ingest.pdf.columns import Region, divide, glue_markers
from innspill.ingest.pdf.furniture import without_furniture
from innspill.ingest.pdf.initials import glue_initials
from innspill.ingest.pdf.lines import Line, Page
from innspill.ingest.pdf.paragraphs import (
    Column,
    Group,
    Style,
    group_lines,
    is_continued,
    measure,
    sizes_differ,
    was_ended,
)
from innspill.ingest.pdf.tables import table_groups
from innspill.ingest.pdf.words import vocabulary
from innspill.model import Block, BlockKind

_CONTENTS: Final = re.compile(r".*\S\s*(?:\.\s?|…\s?|_){4,}\s*\d{1,4}\s*")
_NOTE: Final = re.compile(r"(?:\d{1,3}|[*†‡]{1,3})[.)]?\s?(?=[^\W\d]|[«\"(§])")
_NOTE_SIZE: Final = 0.93  # times the body's
_EDGE: Final = 4.0  # points within which left edges count as one
_ALONE: Final = 0.02  # of the lines may stick out on the right
_LONG: Final = 10  # lines, from which on a region shows its own margin
_WORD: Final = 4.0  # em by which ragged lines may all fall short of it
_REACHES: Final = 0.25  # em
_JUSTIFIED: Final = 0.55  # of the lines
_INDENT: Final = 0.6  # em
_UNFILLED: Final = 6.0  # lines; a column that ends so far up was ended on purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A document's blocks in the order of reading, and the lines that are no part of its text.

    `furniture` are running headers and footers, `contents` the lines of a table of contents.
    """

    blocks: tuple[Block, ...]
    furniture: tuple[Line, ...] = ()
    contents: tuple[Line, ...] = ()


def lay_out(pages: Sequence[Page], titles: AbstractSet[str] = frozenset()) -> Layout:
    """Turn pages of lines into blocks.

    Args:
        pages: In order; lines in the file's order.
        titles: Headings that the file's outline names, in lower case.
    """
    pages, furniture = without_furniture(pages)
    pages, contents = _without_contents(pages)
    regions = [region for page in pages for region in _page_regions(page)]
    columns = _columns(regions)
    style = measure([column.lines for column in columns])
    groups = _joined(_groups(regions, columns, style), style)
    known = vocabulary(line.text for page in pages for line in page.lines)
    blocks = blocks_of(groups, style, titles, known)
    return Layout(blocks=blocks, furniture=furniture, contents=contents)


def _without_contents(pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[Line, ...]]:
    """Leave out the lines that lead, with a row of dots, to a page number."""
    taken: list[Line] = []
    kept: list[Page] = []
    for page in pages:
        gone = [line for line in page.lines if _is_contents(line.text)]
        if not gone:
            kept.append(page)
            continue
        taken += gone
        rest = tuple(line for line in page.lines if not _is_contents(line.text))
        kept.append(replace(page, lines=rest))
    return tuple(kept), tuple(taken)


def _is_contents(text: str) -> bool:
    return text[-1:].isdigit() and bool(_CONTENTS.fullmatch(text))


def _page_regions(page: Page) -> Iterator[Region]:
    """Divide a page, the direction in which most of it is written first."""
    turns: dict[int, list[Line]] = {}
    for line in page.lines:
        turns.setdefault(line.turn, []).append(line)
    for lines in sorted(turns.values(), key=lambda lines: -sum(len(line.text) for line in lines)):
        yield from divide(glue_markers(glue_initials(lines)))


def _columns(regions: Sequence[Region]) -> list[Column]:
    """Give each region its margins.

    Regions that begin at the same left edge share the right one with the narrowest long one among
    them that is wide enough, since a short region may not reach its own.
    """
    texts = [region.lines for region in regions if not region.is_table]
    known: dict[int, list[float]] = {}
    for lines in texts:
        if len(lines) >= _LONG:
            known.setdefault(_left_key(lines), []).append(_reach(lines))
    rights = [_right(region.lines, known) for region in regions]
    reached: dict[tuple[int, int], list[bool]] = {}
    for region, right in zip(regions, rights, strict=True):
        full = [abs(right - line.x1) < _REACHES * line.size for line in region.lines]
        reached.setdefault((_left_key(region.lines), round(right)), []).extend(full)
    columns = []
    for region, right in zip(regions, rights, strict=True):
        full = reached[_left_key(region.lines), round(right)]
        left = min(line.x0 for line in region.lines)
        justified = sum(full) > _JUSTIFIED * len(full)
        columns.append(Column(lines=region.lines, left=left, right=right, justified=justified))
    return columns


def _left_key(lines: Sequence[Line]) -> int:
    return round(min(line.x0 for line in lines) / _EDGE)


def _reach(lines: Sequence[Line]) -> float:
    """Give the farthest right end, but for a few lines that stick out."""
    return sorted(line.x1 for line in lines)[-max(1, round(len(lines) * _ALONE))]


def _right(lines: Sequence[Line], known: dict[int, list[float]]) -> float:
    own = _reach(lines)
    key = _left_key(lines)
    near = [right for at in (key - 1, key, key + 1) for right in known.get(at, ())]
    most = own + _WORD * lines[0].size if len(lines) >= _LONG else float("inf")
    wider = [right for right in near if own <= right <= most]
    return min(wider, default=own)


def _groups(regions: Sequence[Region], columns: Sequence[Column], style: Style) -> list[Group]:
    groups: list[Group] = []
    for region, column in zip(regions, columns, strict=True):
        if region.is_table:
            groups += table_groups(region.lines, style)
        else:
            body, notes = _cut_notes(column, style)
            groups += group_lines(body, style) + notes
    return groups


def _cut_notes(column: Column, style: Style) -> tuple[Column, list[Group]]:
    """Cut small print that begins with a note's mark off the end of a column."""
    at = len(column.lines)
    while at and column.lines[at - 1].size < _NOTE_SIZE * style.size:
        at -= 1
    notes: list[list[Line]] = []
    while at < len(column.lines) and not _NOTE.match(column.lines[at].text):
        at += 1  # a caption, say, is no note
    for line in column.lines[at:]:
        if _NOTE.match(line.text) or not notes:
            notes.append([])
        notes[-1].append(line)
    made = [
        Group(lines=tuple(note), left=column.left, right=column.right, kind=BlockKind.NOTE)
        for note in notes
    ]
    return replace(column, lines=column.lines[:at]), made


def _joined(groups: Sequence[Group], style: Style) -> list[Group]:
    """Join the parts of a paragraph that a column's or a page's end, and its notes, hold apart."""
    bottom = max((group.lines[-1].y for group in groups), default=0.0)
    joined: list[Group] = []
    last = -1  # the group that the next may continue
    for group in groups:
        if last >= 0 and _runs_on(joined[last], group, style, bottom):
            joined[last] = replace(joined[last], lines=joined[last].lines + group.lines)
            continue
        joined.append(group)
        if group.kind is not BlockKind.NOTE:
            last = len(joined) - 1
    return joined


def _runs_on(one: Group, two: Group, style: Style, bottom: float) -> bool:
    last, first = one.lines[-1], two.lines[0]
    below = last.page == first.page and first.y > last.y and abs(one.left - two.left) < _EDGE
    if below or two.marker or one.kind or two.kind:
        return False
    if sizes_differ(last, first) or last.bold != first.bold or last.turn != first.turn:
        return False
    if is_continued(last.text, first.text):
        return True
    if sizes_differ(last, replace(first, size=style.size)) and last.size > style.size:
        return False
    early = last.page != first.page and bottom - last.y > _UNFILLED * style.lead(last.size)
    if early or was_ended(last, first, one):
        return False
    shift = (first.x0 - two.left) - (last.x0 - one.left)
    return abs(shift) < _INDENT * first.size
