"""What a group of lines is, by its look and its words, and the block that it becomes."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Final

from innspill.ingest.pdf.paragraphs import Group, Style
from innspill.ingest.pdf.raised import note_number, without_marks
from innspill.ingest.pdf.words import join_lines
from innspill.model import Block, BlockKind

_HEADING_SIZE: Final = 1.08  # times the body's
_SMALL: Final = 0.93
_HEADING_LINES: Final = 4
_HEADING_LENGTH: Final = 220  # characters
_BOLD_LENGTH: Final = 160
_CAPITALS_LENGTH: Final = 80
_CAPITALS: Final = 4
_CLOSED: Final = re.compile(r"[.;,!][)»”\"']*$")
_NUMBERED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+[^\W\d]")
_ENUMERATED: Final = re.compile(r"[.)]$")
_LEVELS: Final = 6
_DEEPER: Final = 0.6  # em


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What sets a heading's level: larger before smaller, bold before regular."""

    size: int
    bold: bool


def blocks_of(
    groups: Sequence[Group], style: Style, titles: AbstractSet[str], known: AbstractSet[str]
) -> tuple[Block, ...]:
    """Turn groups into blocks, in order.

    Args:
        groups: In the order of reading.
        style: What is usual in the document.
        titles: Headings that the file's outline names, in lower case.
        known: The document's words, for `join_lines`.
    """
    texts = _texts(groups, known)
    kinds = [
        group.kind or _kind(group, text, style, titles)
        for group, text in zip(groups, texts, strict=True)
    ]
    levels = _levels(groups, kinds)
    blocks = []
    for group, text, kind, level in zip(groups, texts, kinds, levels, strict=True):
        words = text
        if kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL):
            words = _without_bullet(text, group.marker)
        if words:
            page = group.lines[0].page
            blocks.append(Block(kind=kind, text=words, page=page, level=level, header=group.header))
    return tuple(blocks)


def _texts(groups: Sequence[Group], known: AbstractSet[str]) -> list[str]:
    """Join each group's lines, without the marks of the notes on its pages."""
    texts = [join_lines((line.text for line in group.lines), known) for group in groups]
    notes: dict[int, set[str]] = {}
    for group, text in zip(groups, texts, strict=True):
        if group.kind is BlockKind.NOTE:
            notes.setdefault(group.lines[0].page, set()).add(note_number(text))
    if not notes:
        return texts
    return [
        without_marks(text, set().union(*(notes.get(line.page, ()) for line in group.lines)))
        for group, text in zip(groups, texts, strict=True)
    ]


def _without_bullet(text: str, marker: str) -> str:
    """Drop a bullet; a number stays, since other words may refer to it, with a space after it."""
    rest = text.removeprefix(marker).strip()
    return f"{marker} {rest}" if marker and _ENUMERATED.search(marker) else rest


def _kind(group: Group, text: str, style: Style, titles: AbstractSet[str]) -> BlockKind:
    if _is_heading(group, text, style, titles):
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if group.marker else BlockKind.PARAGRAPH


def _is_heading(group: Group, text: str, style: Style, titles: AbstractSet[str]) -> bool:
    """Tell a heading: named by the outline, larger than the text, bold, numbered or in capitals."""
    if len(group.lines) > _HEADING_LINES or len(text) > _HEADING_LENGTH:
        return False
    if text.casefold() in titles:
        return True
    bulleted = group.marker and not _ENUMERATED.search(group.marker)
    if bulleted or _CLOSED.search(text) or not any(char.isalpha() for char in text):
        return False
    return _stands_out(group, text, style)


def _stands_out(group: Group, text: str, style: Style) -> bool:
    size = median(line.size for line in group.lines)
    if size > _HEADING_SIZE * style.size:
        return True
    if size < _SMALL * style.size or len(text) > _BOLD_LENGTH:
        return False
    bold = all(line.bold for line in group.lines) and not style.bold
    return bold or (len(group.lines) == 1 and _names_section(text))


def _names_section(text: str) -> bool:
    if len(text) > _CAPITALS_LENGTH:
        return False
    capitals = text.isupper() and sum(char.isalpha() for char in text) >= _CAPITALS
    return capitals or bool(_NUMBERED.match(text))


def _levels(groups: Sequence[Group], kinds: Sequence[BlockKind]) -> list[int]:
    """Rank the headings' looks, and the indentation within each run of list items; both from 1."""
    looks = {_look(group) for group, kind in zip(groups, kinds, strict=True) if kind == "heading"}
    ranked = sorted(looks, key=lambda look: (-look.size, not look.bold))
    ranks = {look: min(rank, _LEVELS) for rank, look in enumerate(ranked, start=1)}
    levels: list[int] = []
    for kind, run in groupby(zip(groups, kinds, strict=True), key=lambda pair: pair[1]):
        members = [group for group, _ in run]
        if kind is BlockKind.HEADING:
            levels += [ranks[_look(group)] for group in members]
        elif kind is BlockKind.LIST_ITEM:
            levels += _depths(members)
        else:
            levels += [0] * len(members)
    return levels


def _look(group: Group) -> _Look:
    return _Look(
        size=round(median(line.size for line in group.lines)),
        bold=all(line.bold for line in group.lines),
    )


def _depths(items: Sequence[Group]) -> list[int]:
    """Count how many of the markers before an item stand clearly to the left of it, nested."""
    stack: list[float] = []
    depths = []
    for item in items:
        edge, em = item.lines[0].x0 - item.left, item.lines[0].size
        while stack and stack[-1] > edge - _DEEPER * em:
            stack.pop()
        stack.append(edge)
        depths.append(len(stack))
    return depths
