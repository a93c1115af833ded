"""Elements of a web page, as they open and close, gathered into blocks."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from innspill.ingest.tables.grid import Cell, table_blocks
from innspill.model import Block, BlockKind

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "center",
        "picture",
        "source",
        "o:p",
    ]
)
"""Elements within a line; everything else begins and ends a block."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Table:
    """A table that is still open: its finished rows, and the cell that is being filled."""

    rows: list[list[Cell]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    outside: list[Block] = field(default_factory=list)
    in_cell: bool = False


class PageBuilder:
    """Gathers text into the block that the open elements make it part of."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.line: list[str] = []
        self.tags: list[str] = []
        self.tables: list[Table] = []

    def text(self, text: str) -> None:
        """Take text; blanks are one space except where they are kept as typed."""
        self.line.append(text if "pre" in self.tags else BLANKS.sub(" ", text))

    def open(self, node: LexborNode) -> None:
        """Take the start of an element."""
        tag = node.tag or ""
        if tag == "br":
            self.line.append("\n")
        elif tag not in INLINE:
            self.flush()
            if tag == "table":
                self.tables.append(Table())
            elif self.tables:
                self.open_in_table(tag)
        self.tags.append(tag)

    def open_in_table(self, tag: str) -> None:
        """Begin a row or a cell of the innermost table."""
        table = self.tables[-1]
        if tag == "tr":
            table.rows.append([])
        elif tag in {"td", "th"}:
            table.blocks, table.in_cell = [], True

    def close(self, node: LexborNode) -> None:
        """Take the end of an element."""
        tag = node.tag or ""
        if tag not in INLINE and tag != "br":
            self.flush()
        self.tags.pop()
        if self.tables and tag in {"td", "th"}:
            self.close_cell(node, heading=tag == "th")
        elif self.tables and tag == "table":
            self.close_table()

    def close_cell(self, node: LexborNode, *, heading: bool) -> None:
        """End a cell, which stands in the last row."""
        table = self.tables[-1]
        if not table.rows:
            table.rows.append([])
        span = node.attributes.get("colspan") or "1"
        columns = min(int(span), 100) if span.isdigit() and int(span) else 1
        table.rows[-1].append(Cell(blocks=tuple(table.blocks), span=columns, heading=heading))
        table.blocks, table.in_cell = [], False

    def close_table(self) -> None:
        """End a table: its blocks go to the cell that it stands in, or to the page."""
        table = self.tables.pop()
        for block in (*table.outside, *table_blocks(table.rows)):
            self.add(block)

    def flush(self) -> None:
        """End the block that is being gathered."""
        text = "".join(self.line).strip()
        self.line = []
        if text:
            self.add(self.block(text))

    def add(self, block: Block) -> None:
        """Put a block where it belongs.

        In the open cell, beside its table's cells, or on the page.
        """
        if not self.tables:
            self.blocks.append(block)
        elif self.tables[-1].in_cell:
            self.tables[-1].blocks.append(block)
        else:
            self.tables[-1].outside.append(block)

    def block(self, text: str) -> Block:
        """Make a block of the kind that the innermost telling element gives it."""
        depth = sum(tag in LISTS for tag in self.tags)
        for tag in reversed(self.tags):
            if tag in HEADINGS:
                return Block(kind=BlockKind.HEADING, text=text, level=HEADINGS[tag])
            if tag in {"li", "dd"}:
                return Block(kind=BlockKind.LIST_ITEM, text=text, level=max(1, depth))
            if tag == "blockquote":
                return Block(kind=BlockKind.QUOTE, text=text)
            if tag in {"td", "th"}:
                break
        return Block(kind=BlockKind.PARAGRAPH, text=text)

    def finish(self) -> tuple[Block, ...]:
        """Give all blocks."""
        self.flush()
        return tuple(self.blocks)
