"""The blocks of an OpenDocument text: headings, paragraphs, lists, tables, notes, text boxes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from innspill.ingest.office.docx_styles import QUOTE_NAME, TITLE_NAME
from innspill.ingest.tables.grid import Cell, table_blocks
from innspill.ingest.text.lines import BULLET
from innspill.ingest.xml import Element, children
from innspill.model import Block, BlockKind

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
VECTOR = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

HEADERS = ("header", "header-first", "header-left", "footer", "footer-first", "footer-left")
GROUPS = frozenset({f"{TABLE}table-rows", f"{TABLE}table-row-group"})
HEADER_ROWS = f"{TABLE}table-header-rows"
MOST_SPACES = 100  # a count of spaces may be any number


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStyles:
    """The styles by name.

    The names of each and of its ancestors, and those whose text is hidden.
    """

    names: Mapping[str, tuple[str, ...]]
    hidden: frozenset[str]


def read_styles(roots: Iterable[Element]) -> OpenStyles:
    """Read the styles of all parts; automatic styles only have a parent that tells anything."""
    parents: dict[str, str] = {}
    shown: dict[str, str] = {}
    display: dict[str, str] = {}
    for root in roots:
        for style in root.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            parents.setdefault(name, style.get(f"{STYLE}parent-style-name", ""))
            shown.setdefault(name, style.get(f"{STYLE}display-name", name))
            properties = style.find(f"{STYLE}text-properties")
            if properties is not None and f"{TEXT}display" in properties.attrib:
                display[name] = properties.get(f"{TEXT}display", "")
    names = {
        name: tuple(shown.get(each, each) for each in ancestry(name, parents)) for name in parents
    }
    said = {name: [each for each in ancestry(name, parents) if each in display] for name in parents}
    hidden = (name for name, line in said.items() if line and display[line[0]] == "none")
    return OpenStyles(names=names, hidden=frozenset(hidden))


def is_hidden(element: Element, styles: OpenStyles) -> bool:
    """Tell what its style or, of a section, its own mark hides."""
    if element.get(f"{TEXT}style-name", "") in styles.hidden:
        return True
    shown = element.get(f"{TEXT}display")
    return shown == "none" or (shown == "condition" and element.get(f"{TEXT}is-hidden") == "true")


def ancestry(name: str, parents: Mapping[str, str]) -> list[str]:
    """Give a style and those that it is based on; a circle ends where it closes."""
    line: list[str] = []
    while name and name not in line:
        line.append(name)
        name = parents.get(name, "")
    return line


def body_blocks(container: Element, styles: OpenStyles, depth: int = 0) -> Iterator[Block]:
    """Walk what stands in a body, a section, a cell, a note or a text box.

    `depth` is that of the lists around.
    """
    for child in children(container):
        rule = RULES.get(str(child.tag))
        if rule is not None and not is_hidden(child, styles):
            yield from rule(child, styles, depth)


def heading(element: Element, styles: OpenStyles, depth: int) -> Iterator[Block]:
    """Read a heading."""
    level = element.get(f"{TEXT}outline-level", "1")
    block = Block(
        kind=BlockKind.HEADING, text="", level=max(1, int(level)) if level.isdecimal() else 1
    )
    yield from with_attached(element, styles, depth, block)


def paragraph(element: Element, styles: OpenStyles, depth: int) -> Iterator[Block]:
    """Read a paragraph, which a list around it makes a list item."""
    names = styles.names.get(
        element.get(f"{TEXT}style-name", ""), (element.get(f"{TEXT}style-name", ""),)
    )
    if depth:
        block = Block(kind=BlockKind.LIST_ITEM, text="", level=depth)
    elif any(TITLE_NAME.match(name) for name in names):
        block = Block(kind=BlockKind.HEADING, text="", level=1)
    elif any(QUOTE_NAME.match(name) for name in names):
        block = Block(kind=BlockKind.QUOTE, text="")
    else:
        block = Block(kind=BlockKind.PARAGRAPH, text="")
    yield from with_attached(element, styles, depth, block)


def with_attached(
    element: Element, styles: OpenStyles, depth: int, block: Block
) -> Iterator[Block]:
    """Fill a block with a paragraph's text, then read the notes and text boxes that hang on it."""
    pieces = list(pieces_of(element, styles))
    text = "".join(piece for piece in pieces if isinstance(piece, str))
    mark = BULLET.match(text)
    if block.kind is BlockKind.PARAGRAPH and mark:
        block, text = Block(kind=BlockKind.LIST_ITEM, text="", level=1), text[mark.end() :]
    if text.strip():
        yield replace(block, text=text)
    for piece in pieces:
        if not isinstance(piece, str):
            yield from attached(piece, styles, depth)


def attached(element: Element, styles: OpenStyles, depth: int) -> Iterator[Block]:
    """Read a note as one block, or a text box as those that it holds."""
    if element.tag != f"{TEXT}note":
        yield from body_blocks(element, styles)
        return
    body = element.find(f"{TEXT}note-body")
    if body is not None:
        text = "\n".join(block.text.strip() for block in body_blocks(body, styles, depth))
        yield Block(kind=BlockKind.NOTE, text=text)


def pieces_of(element: Element, styles: OpenStyles) -> Iterator[str | Element]:
    """Give a paragraph's text and, where they stand, its notes and text boxes."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from pieces_of_child(child, styles)
        yield child.tail or ""


def pieces_of_child(child: Element, styles: OpenStyles) -> Iterator[str | Element]:
    """Give what one element within a paragraph says."""
    name = str(child.tag)
    if name in CHARACTERS:
        count = child.get(f"{TEXT}c", "1")
        yield CHARACTERS[name] * (min(int(count), MOST_SPACES) if count.isdecimal() else 1)
    elif name in {f"{TEXT}note", *BOXES}:
        yield child
    elif name == f"{TEXT}ruby":
        base = child.find(f"{TEXT}ruby-base")
        if base is not None:
            yield from pieces_of(base, styles)
    elif name not in SILENT and not is_hidden(child, styles):
        yield from pieces_of(child, styles)


def list_blocks(element: Element, styles: OpenStyles, depth: int) -> Iterator[Block]:
    """Read a list one step deeper.

    Only the first paragraph of an item that holds several has the mark.
    """
    yield from body_blocks(element, styles, depth + 1)


def numbered(element: Element, styles: OpenStyles, _depth: int) -> Iterator[Block]:
    """Read a paragraph that is a list item by itself."""
    level = element.get(f"{TEXT}level", "1")
    yield from body_blocks(element, styles, int(level) if level.isdecimal() else 1)


def same_depth(element: Element, styles: OpenStyles, depth: int) -> Iterator[Block]:
    """Read what only wraps other things."""
    yield from body_blocks(element, styles, depth)


def box(element: Element, styles: OpenStyles, _depth: int) -> Iterator[Block]:
    """Read a text box that stands among paragraphs."""
    yield from body_blocks(element, styles)


def table(element: Element, styles: OpenStyles, _depth: int) -> Iterator[Block]:
    """Read a table, with the header rows that it marks."""
    heads = [row_cells(row, styles) for row in element.iterfind(f"{HEADER_ROWS}/{TABLE}table-row")]
    rows = [row_cells(row, styles) for row in rows_of(element)]
    return table_blocks([*heads, *rows], header_rows=len(heads) or None)


def rows_of(element: Element) -> Iterator[Element]:
    """Find a table's rows, but for the marked header rows."""
    groups = GROUPS if element.tag == f"{TABLE}table" else GROUPS | {HEADER_ROWS}
    for child in children(element):
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in groups:
            yield from rows_of(child)


def row_cells(row: Element, styles: OpenStyles) -> list[Cell]:
    """Read a row's cells; a covered one belongs to the cell that spans it."""
    cells: list[Cell] = []
    for cell in row.iterfind(f"{TABLE}table-cell"):
        span = cell.get(f"{TABLE}number-columns-spanned", "1")
        columns = min(int(span), 100) if span.isdecimal() else 1
        cells.append(Cell(blocks=tuple(body_blocks(cell, styles)), span=max(1, columns)))
    return cells


CONTENTS = frozenset(
    f"{TEXT}{name}"
    for name in (
        "table-of-content", "illustration-index", "table-index", "alphabetical-index",
        "user-index", "object-index",
    )
)  # fmt: skip
CHARACTERS = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
BOXES = frozenset(
    f"{DRAW}{name}"
    for name in (
        "frame",
        "text-box",
        "custom-shape",
        "rect",
        "ellipse",
        "circle",
        "polygon",
        "g",
        "line",
        "a",
        "path",
        "polyline",
        "regular-polygon",
        "connector",
        "caption",
        "measure",
    )
)
SILENT = frozenset(
    {
        f"{VECTOR}title",
        f"{VECTOR}desc",
        f"{TEXT}deletion",
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{TEXT}hidden-text",
        f"{TEXT}hidden-paragraph",
        f"{TEXT}tracked-changes",
        f"{TEXT}note-citation",
        f"{TEXT}page-number",
        f"{TEXT}script",
    }
)
"""Elements within a paragraph that are no text of it."""

Rule = Callable[[Element, OpenStyles, int], Iterator[Block]]
RULES: dict[str, Rule] = {
    f"{TEXT}h": heading,
    f"{TEXT}p": paragraph,
    f"{TEXT}list": list_blocks,
    f"{TEXT}list-item": same_depth,
    f"{TEXT}list-header": same_depth,
    f"{TEXT}numbered-paragraph": numbered,
    f"{TEXT}section": same_depth,
    f"{TEXT}bibliography": same_depth,
    f"{TEXT}index-body": same_depth,
    f"{TEXT}index-title": same_depth,
    f"{TABLE}table": table,
    f"{OFFICE}text": same_depth,
    f"{OFFICE}presentation": same_depth,
    f"{OFFICE}drawing": same_depth,
    f"{DRAW}page": same_depth,
    **dict.fromkeys(BOXES, box),
}
"""What each element among the paragraphs gives; deletions and tables of contents have no rule."""
