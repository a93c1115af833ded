"""The reader of PowerPoint presentations (ECMA-376): a slide is a page, its title a heading."""

from collections.abc import Callable, Iterator
from functools import partial

from innspill.ingest.guard import attempt
from innspill.ingest.notices import left_out
from innspill.ingest.office.ooxml import (
    core_title,
    linked_parts,
    linked_root,
    main_part,
    member,
    relationships,
)
from innspill.ingest.tables.grid import Cell, table_blocks
from innspill.ingest.xml import Element, children, parse_xml
from innspill.ingest.zipguard import Package, open_package
from innspill.model import Block, BlockKind, Document, Notice, NoticeKind

SHOW = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TITLES = frozenset({"title", "ctrTitle"})
FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
"""Placeholders that stand on every slide."""

BULLETED = frozenset({"body", "obj", "half", "quarter"})
"""Placeholders whose paragraphs are bullets unless they say otherwise."""


def read_pptx(data: bytes, _name: str) -> Document:
    """Read a presentation; a slide that is damaged costs that slide."""
    package = open_package(data)
    main = main_part(package, "ppt/presentation.xml")
    names = slide_names(package, main)
    blocks: list[Block] = []
    notices: list[Notice] = []
    furniture = speaker_notes = 0
    for page, name in enumerate(names, start=1):
        slide = attempt(partial(parsed_part, package, name))
        if isinstance(slide, Notice):
            notices.append(Notice(kind=NoticeKind.DAMAGED, page=page, values=slide.values))
            continue
        blocks += slide_blocks(slide, package, name, page)
        furniture += sum(placeholder(shape) in FURNITURE for shape in slide.iter(f"{SHOW}sp"))
        speaker_notes += len(linked_parts(package, name, "notesSlide"))
    return Document(
        format="pptx",
        blocks=tuple(blocks),
        title=core_title(package),
        pages=len(names),
        notices=(
            *notices,
            *left_out("speaker_notes", speaker_notes),
            *left_out("headers", furniture),
        ),
    )


def parsed_part(package: Package, name: str) -> Element:
    """Parse one part.

    Raises:
        DamagedError: It cannot be parsed.
    """
    return parse_xml(package.read(name), name)


def slide_names(package: Package, main: str) -> list[str]:
    """Give the slides' parts in the order in which they are shown."""
    targets = {link.id: member(package, link.target) for link in relationships(package, main)}
    root = parse_xml(package.read(main), main)
    ids = (element.get(f"{RELATION}id", "") for element in root.iter(f"{SHOW}sldId"))
    return [targets[each] for each in ids if targets.get(each)]


def slide_blocks(slide: Element, package: Package, name: str, page: int) -> Iterator[Block]:
    """Give a slide's blocks.

    Its title first, then its shapes in the order of the file, then its diagrams.
    """
    shapes = [shape for tree in slide.iter(f"{SHOW}spTree") for shape in shapes_in(tree)]
    titles = [shape for shape in shapes if placeholder(shape) in TITLES]
    for shape in (*titles, *(shape for shape in shapes if shape not in titles)):
        yield from (on_page(block, page) for block in shape_blocks(shape))
    diagram = linked_root(package, name, "diagramData")
    for text in () if diagram is None else diagram.iter(f"{DIAGRAM}t"):
        yield from (on_page(block, page) for block in text_blocks(text, "body"))


def on_page(block: Block, page: int) -> Block:
    """Give a block its page."""
    return Block(
        kind=block.kind, text=block.text, level=block.level, header=block.header, page=page
    )


def shapes_in(tree: Element) -> Iterator[Element]:
    """Give the shapes of a tree, those in groups too, and of alternatives the first."""
    for child in children(tree):
        if child.tag in {f"{SHOW}sp", f"{SHOW}graphicFrame", f"{SHOW}cxnSp"}:
            yield child
        elif child.tag == f"{SHOW}grpSp":
            yield from shapes_in(child)
        elif child.tag == f"{COMPATIBILITY}AlternateContent":
            yield from next(
                filter(None, (list(shapes_in(branch)) for branch in children(child))), []
            )


def placeholder(shape: Element) -> str:
    """Give the type of placeholder that a shape fills; empty if it fills none."""
    mark = next(shape.iter(f"{SHOW}ph"), None)
    return "" if mark is None else mark.get("type", "obj")


def shape_blocks(shape: Element) -> Iterator[Block]:
    """Read a shape's text or its table."""
    kind = placeholder(shape)
    if kind in FURNITURE:
        return
    for table in shape.iter(f"{DRAWING}tbl"):
        yield from table_blocks([list(row_cells(row)) for row in table.iterfind(f"{DRAWING}tr")])
    for body in shape.iterfind(f"{SHOW}txBody"):
        yield from text_blocks(body, kind)


def row_cells(row: Element) -> Iterator[Cell]:
    """Read a row's cells, but for those that a wider one covers."""
    for cell in row.iterfind(f"{DRAWING}tc"):
        if cell.get("hMerge") in {"1", "true"}:
            continue
        span = cell.get("gridSpan", "1")
        bodies = (
            block for body in cell.iterfind(f"{DRAWING}txBody") for block in text_blocks(body, "")
        )
        yield Cell(blocks=tuple(bodies), span=min(int(span), 100) if span.isdecimal() else 1)


def text_blocks(body: Element, kind: str) -> Iterator[Block]:
    """Read a text body, a paragraph a block; a title is one heading, whatever its line breaks."""
    paragraphs = [
        (paragraph, paragraph_text(paragraph)) for paragraph in body.iterfind(f"{DRAWING}p")
    ]
    filled = [(paragraph, text) for paragraph, text in paragraphs if text.strip()]
    if kind in TITLES and filled:
        yield Block(kind=BlockKind.HEADING, text=" ".join(text for _, text in filled), level=1)
        return
    for paragraph, text in filled:
        depth = bullet_depth(paragraph, kind)
        yield Block(
            kind=BlockKind.LIST_ITEM if depth else BlockKind.PARAGRAPH, text=text, level=depth
        )


def paragraph_text(paragraph: Element) -> str:
    """Gather a paragraph's runs, breaks and fields."""
    return "".join(
        TEXTS[str(child.tag)](child) for child in children(paragraph) if child.tag in TEXTS
    )


def run_text(run: Element) -> str:
    """Give the text of a run or a field."""
    return "".join(text.text or "" for text in run.iterfind(f"{DRAWING}t"))


TEXTS: dict[str, Callable[[Element], str]] = {
    f"{DRAWING}r": run_text,
    f"{DRAWING}fld": run_text,
    f"{DRAWING}br": lambda _element: "\n",
}


def bullet_depth(paragraph: Element, kind: str) -> int:
    """Give a bullet's depth from 1; 0 for a paragraph without one."""
    properties = paragraph.find(f"{DRAWING}pPr")
    marked = properties is not None and any(
        properties.find(f"{DRAWING}{name}") is not None
        for name in ("buChar", "buAutoNum", "buBlip")
    )
    unmarked = properties is not None and properties.find(f"{DRAWING}buNone") is not None
    if not marked and (unmarked or kind not in BULLETED):
        return 0
    level = "0" if properties is None else properties.get("lvl", "0")
    return int(level) + 1 if level.isdecimal() else 1
