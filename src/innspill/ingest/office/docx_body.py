"""The blocks of a Word part: paragraphs, tables, content controls, notes, text boxes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from innspill.ingest.office.docx_controls import is_contents_control, is_placeholder
from innspill.ingest.office.docx_styles import (
    BODY_LEVEL,
    WORD,
    Style,
    Styles,
    heading_level,
    is_contents,
    is_on,
    is_quote,
    list_level,
    number,
    value,
)
from innspill.ingest.office.docx_text import (
    COMPATIBILITY,
    Inline,
    chosen_branch,
    formula_text,
    inline,
)
from innspill.ingest.office.drawingml import DIAGRAM_LINK, MATH, relation
from innspill.ingest.tables.grid import Cell, table_blocks
from innspill.ingest.text.lines import BULLET
from innspill.ingest.xml import Element, children
from innspill.model import Block, BlockKind

PARAGRAPH = f"{WORD}p"
MOST_JOINED = 50  # paragraphs without a mark between them that are looked through for the last
DELETED_MARK = f"{WORD}pPr/{WORD}rPr/{WORD}del"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What the paragraphs of a document refer to.

    `notes` holds the elements of foot- and endnotes by kind and id; `chunks` the blocks of each
    altChunk, `diagrams` those of each diagram by its relationship's id.
    """

    styles: Styles = field(default_factory=Styles)
    notes: Mapping[tuple[str, str], Element] = field(default_factory=dict)
    chunks: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    diagrams: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)

    def diagram(self, link: Element) -> tuple[Block, ...]:
        """Give the blocks of the diagram that a drawing shows."""
        return self.diagrams.get(relation(link, "dm"), ())


def body_blocks(container: Element, word: Word) -> Iterator[Block]:
    """Walk what stands in a body, a cell, a note or a text box."""
    open_end: list[Element] = []
    for child in children(container):
        if child.tag == PARAGRAPH:
            open_end.append(child)
            if child.find(DELETED_MARK) is None:
                yield from paragraph_blocks(open_end, word)
                open_end = []
        elif child.tag in RULES:
            yield from RULES[str(child.tag)](child, word)
    if open_end:
        yield from paragraph_blocks(open_end, word)


def paragraph_blocks(paragraphs: Sequence[Element], word: Word) -> Iterator[Block]:
    """Read a paragraph, then the text boxes and notes that hang on it.

    Where the mark at its end is deleted, it is one with the next, whose properties it takes.
    """
    style = paragraph_style(paragraphs[-1], word)
    if is_contents(style) or style.hidden:
        return
    line = inline(paragraphs, word.styles)
    if line.text.strip():
        yield paragraph_block(line.text, paragraphs[-1].find(f"{WORD}pPr"), style)
    for box in line.boxes:
        yield from word.diagram(box) if box.tag == DIAGRAM_LINK else body_blocks(box, word)
    yield from note_blocks(line, word)


def paragraph_style(paragraph: Element, word: Word) -> Style:
    """Give a paragraph's style; where the mark at its end is deleted, that of the next."""
    last = paragraph
    for following in islice(paragraph.itersiblings(PARAGRAPH), MOST_JOINED):
        if last.find(DELETED_MARK) is None:
            break
        last = following
    return word.styles.get(value(last.find(f"{WORD}pPr/{WORD}pStyle")))


def paragraph_block(text: str, properties: Element | None, style: Style) -> Block:
    """Make a block of the kind that the paragraph's own properties or its style give it."""
    level = own_outline(properties)
    heading = heading_level(style) if level is None else level
    if heading:
        return Block(kind=BlockKind.HEADING, text=text, level=heading)
    depth = own_list_level(properties, style)
    mark = BULLET.match(text)
    if depth or mark:
        return Block(
            kind=BlockKind.LIST_ITEM, text=text[mark.end() if mark else 0 :], level=depth or 1
        )
    return Block(kind=BlockKind.QUOTE if is_quote(style) else BlockKind.PARAGRAPH, text=text)


def own_outline(properties: Element | None) -> int | None:
    """Give the heading level that a paragraph sets itself, 0 for body text.

    None if it sets none.
    """
    outline = None if properties is None else number(properties.find(f"{WORD}outlineLvl"))
    return None if outline is None else (outline + 1) % (BODY_LEVEL + 1)


def own_list_level(properties: Element | None, style: Style) -> int:
    """Give a paragraph's depth in a list from 1; 0 if it is in none."""
    marks = None if properties is None else properties.find(f"{WORD}numPr")
    if marks is None:
        return list_level(style)
    list_id = value(marks.find(f"{WORD}numId"))
    if list_id == "0" or (list_id is None and not list_level(style)):
        return 0
    own = number(marks.find(f"{WORD}ilvl"))
    return (own if own is not None else style.list_level or 0) + 1


def note_blocks(line: Inline, word: Word) -> Iterator[Block]:
    """Read the notes of a paragraph, each as one block."""
    for mark in line.notes:
        element = word.notes.get((mark.kind, mark.id))
        if element is not None:
            text = "\n".join(block.text.strip() for block in body_blocks(element, word))
            if text:
                yield Block(kind=BlockKind.NOTE, text=text)


def word_table(table: Element, word: Word) -> Iterator[Block]:
    """Read a table; rows and cells may stand in content controls or be inserted."""
    rows = [
        row
        for row in within(table, f"{WORD}tr")
        if row.find(f"{WORD}trPr/{WORD}del") is None and not waits(row)
    ]
    heads = 0
    while heads < len(rows) and is_on(rows[heads].find(f"{WORD}trPr/{WORD}tblHeader")):
        heads += 1
    cells = [list(row_cells(row, word)) for row in rows]
    return table_blocks(cells, header_rows=heads or None)


def row_cells(row: Element, word: Word) -> Iterator[Cell]:
    """Read the cells of a row, with empty ones for the columns that it leaves out on the left."""
    before = number(row.find(f"{WORD}trPr/{WORD}gridBefore")) or 0
    if before:
        yield Cell(span=min(before, 100))
    for cell in within(row, f"{WORD}tc"):
        if cell.find(f"{WORD}tcPr/{WORD}cellDel") is None:
            span = number(cell.find(f"{WORD}tcPr/{WORD}gridSpan")) or 1
            blocks = () if waits(cell) else tuple(body_blocks(cell, word))
            yield Cell(blocks=blocks, span=min(span, 100))


def waits(element: Element) -> bool:
    """Tell a row or a cell whose content control nobody has filled in."""
    for outer in element.iterancestors():
        if outer.tag not in WRAPPERS:
            break
        if is_placeholder(outer):
            return True
    return False


def within(element: Element, tag: str) -> Iterator[Element]:
    """Find elements that stand directly in another, or in what is only wrapped around them."""
    for child in children(element):
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from within(child, tag)


def control_blocks(element: Element, word: Word) -> Iterator[Block]:
    """Read a content control, unless it is a table of contents or waits to be filled in."""
    content = element.find(f"{WORD}sdtContent")
    if content is None or is_placeholder(element) or is_contents_control(element):
        return
    yield from body_blocks(content, word)


def alternative_blocks(element: Element, word: Word) -> Iterator[Block]:
    """Read one branch of an alternative."""
    branch = chosen_branch(element)
    if branch is not None:
        yield from body_blocks(branch, word)


def formula_blocks(element: Element, _word: Word) -> Iterator[Block]:
    """Read a formula that stands among the paragraphs."""
    yield Block(kind=BlockKind.PARAGRAPH, text=formula_text(element))


def chunk_blocks(element: Element, word: Word) -> Iterator[Block]:
    """Give the foreign document that stands at this place."""
    yield from word.chunks.get(relation(element), ())


WRAPPERS = frozenset(
    f"{WORD}{name}"
    for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "tblPrEx")
)
Rule = Callable[[Element, Word], Iterator[Block]]
RULES: dict[str, Rule] = {
    **{f"{WORD}{name}": body_blocks for name in ("ins", "moveTo", "customXml", "smartTag", "body")},
    f"{WORD}tbl": word_table,
    f"{WORD}sdt": control_blocks,
    f"{WORD}altChunk": chunk_blocks,
    f"{COMPATIBILITY}AlternateContent": alternative_blocks,
    f"{MATH}oMath": formula_blocks,
    f"{MATH}oMathPara": formula_blocks,
}
"""What each element among the paragraphs gives. Deleted and moved-away content has no rule."""
