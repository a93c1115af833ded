"""The reader of PowerPoint presentations (ECMA-376): a slide is a page, its title a heading."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from innspill.ingest.guard import attempt
from innspill.ingest.notices import left_out_of, part_missing, without_repeats
from innspill.ingest.office.drawingml import DRAWING, RELATION, TITLES, diagrams, text_blocks
from innspill.ingest.office.ooxml import (
    core_title,
    linked_parts,
    main_part,
    member,
    relationships,
)
from innspill.ingest.office.pptx_asides import authors, comments, slide_asides
from innspill.ingest.office.slides import FURNITURE, SHOW, placeholder, shapes_in
from innspill.ingest.tables.grid import Cell, table_blocks
from innspill.ingest.xml import Element, parse_xml
from innspill.ingest.zipguard import Package, open_package
from innspill.model import Aside, Block, Document, Notice, NoticeKind

EMBEDDED = ("oleObject", "package")
"""The kinds of links to files of other programs."""


def read_pptx(data: bytes, _name: str) -> Document:
    """Read a presentation; a slide that is damaged costs that slide."""
    package = open_package(data)
    main = main_part(package, "ppt/presentation.xml")
    names, people = slide_names(package, main), authors(package, main)
    blocks: list[Block] = []
    found: list[Aside] = []
    notices: list[Notice] = []
    for page, name in enumerate(names, start=1):
        slide = attempt(partial(parsed_part, package, name))
        if isinstance(slide, Notice):
            notices.append(Notice(kind=NoticeKind.DAMAGED, page=page, values=slide.values))
            continue
        blocks += slide_blocks(slide, package, name, page)
        beside = (
            *slide_asides(slide, package, name),
            *comments(package, name, people),
        )
        found += (replace(aside, page=page) for aside in beside)
    asides = without_repeats(found)
    files = (linked_parts(package, name, kind) for name in names for kind in EMBEDDED)
    embedded = part_missing("embedded", sum(map(len, files)))
    return Document(
        format="pptx",
        blocks=tuple(blocks),
        title=core_title(package),
        asides=asides,
        pages=len(names),
        notices=(*notices, *left_out_of(asides), *embedded),
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
        yield from (replace(block, page=page) for block in shape_blocks(shape))
    for found in diagrams(package, name).values():
        yield from (replace(block, page=page) for block in found)


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
