"""Paragraphs, tables and notes of Rich Text Format, gathered as their marks pass by."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from innspill.ingest.office.docx_styles import Style, heading_level, is_contents, is_quote
from innspill.ingest.tables.grid import Cell, table_blocks
from innspill.ingest.text.lines import BULLET
from innspill.model import Block, BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a paragraph's marks say of it; `outline` and `list_level` count from 0."""

    style: int = 0
    outline: int | None = None
    in_list: bool = False
    list_level: int = 0
    in_table: bool = False


@dataclass(slots=True)
class Flow:
    """A run of paragraphs: the body's, a page header's or a note's."""

    styles: Mapping[int, Style]
    blocks: list[Block] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    cell: list[Block] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    layout: Layout = field(default_factory=Layout)
    contents: list[str] = field(default_factory=list)

    def end_paragraph(self) -> None:
        """End a paragraph: into the open cell, or onto the page, where it ends the table above."""
        text, self.line = whole("".join(self.line)), []
        block = self.block(text) if text.strip() else None
        found = [*([block] if block else []), *self.notes]
        self.notes = []
        if self.layout.in_table:
            self.cell += found
        elif found or text:
            self.end_table()
            self.blocks += found

    def block(self, text: str) -> Block | None:
        """Make a block of the kind that the layout or its style gives it.

        None in a contents list.
        """
        style = self.styles.get(self.layout.style, Style())
        if is_contents(style):
            self.contents.append(text)
            return None
        if self.layout.outline is not None:
            style = replace(style, outline=self.layout.outline)
        level = heading_level(style)
        if level:
            return Block(kind=BlockKind.HEADING, text=text, level=level)
        mark = BULLET.match(text)
        if self.layout.in_list or mark:
            text = text[mark.end() if mark else 0 :]
            return Block(kind=BlockKind.LIST_ITEM, text=text, level=self.layout.list_level + 1)
        return Block(kind=BlockKind.QUOTE if is_quote(style) else BlockKind.PARAGRAPH, text=text)

    def end_cell(self) -> None:
        """End a cell; what stands before it belongs to it, whether or not it is marked so."""
        self.layout = replace(self.layout, in_table=True)
        self.end_paragraph()
        self.row.append(Cell(blocks=tuple(self.cell)))
        self.cell = []

    def end_row(self) -> None:
        """End a row."""
        if self.cell:
            self.end_cell()
        if self.row:
            self.rows.append(self.row)
        self.row = []

    def end_table(self) -> None:
        """End a table; a row that was left open is one."""
        self.end_row()
        if self.rows:
            self.blocks += table_blocks(self.rows)
        self.rows = []

    def end(self) -> tuple[Block, ...]:
        """End the flow and give its blocks."""
        self.end_paragraph()
        self.end_table()
        return tuple(self.blocks)


def whole(text: str) -> str:
    """Join the halves in which Rich Text writes characters beyond the first 65,536."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
