"""What Word and PowerPoint share: text bodies, diagrams, charts and descriptions of pictures.

ECMA-376 Part 1, chapter 21 (DrawingML).
"""

from collections.abc import Callable, Iterable, Iterator

from innspill.ingest.office.ooxml import linked_parts, member
from innspill.ingest.xml import Element, children, local_name, parse_xml
from innspill.ingest.zipguard import Package
from innspill.model import Block, BlockKind

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DIAGRAM_LINK = f"{DIAGRAM}relIds"

TITLES = frozenset({"title", "ctrTitle"})
BULLETED = frozenset({"body", "obj", "half", "quarter"})
"""Placeholders whose paragraphs are bullets unless they say otherwise."""

DESCRIBED = {
    "docPr": ("title", "descr"),
    "cNvPr": ("title", "descr"),
    "shape": ("alt",),
    "image": ("alt",),
    "group": ("alt",),
}
"""The attributes that describe a drawing to those who do not see it, by the element's name."""


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
    """Gather a paragraph's runs, breaks, fields and formulas; of alternatives, the first."""
    return "".join(
        TEXTS.get(local_name(child), paragraph_text)(child) for child in children(paragraph)
    )


def own_text(element: Element) -> str:
    """Give the text of the element itself."""
    return element.text or ""


def alternative_text(element: Element) -> str:
    """Give the first branch of an alternative that says something."""
    return next(filter(None, map(paragraph_text, children(element))), "")


TEXTS: dict[str, Callable[[Element], str]] = {
    "t": own_text,
    "br": lambda _element: "\n",
    "AlternateContent": alternative_text,
}
"""What the elements of a paragraph say, by name; every other says what stands in it."""


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


def diagrams(package: Package, part: str) -> dict[str, tuple[Block, ...]]:
    """Read the diagrams (SmartArt) of a part, by the ids of its links to them."""
    return {
        link.id: tuple(
            block
            for text in part_root(package, link.target).iter(f"{DIAGRAM}t")
            for block in text_blocks(text, "body")
        )
        for link in linked_parts(package, part, "diagramData")
    }


def chart_texts(package: Package, part: str) -> Iterator[str]:
    """Give each chart of a part: its titles and labels, then its series, a line each."""
    for kind in ("chart", "chartEx"):
        for link in linked_parts(package, part, kind):
            yield "\n".join(chart_lines(part_root(package, link.target)))


def chart_lines(root: Element) -> Iterator[str]:
    """Give the texts of one chart: paragraphs, and the values that are kept of its table."""
    for element in root.iter("*"):
        name = local_name(element)
        if element.tag == f"{DRAWING}p":
            yield paragraph_text(element)
        elif name in {"strCache", "numCache", "strLit", "numLit"}:
            yield "; ".join(value.text or "" for value in element.iter(f"{CHART}v"))
        elif name == "lvl" and len(element) and not element.tag.startswith(CHART):
            yield "; ".join(value.text or "" for value in children(element))


def part_root(package: Package, name: str) -> Element:
    """Parse a part by the name that a link gives it."""
    return parse_xml(package.read(member(package, name)), name)


def descriptions(element: Element) -> Iterator[str]:
    """Give what an element itself says to those who do not see the drawing."""
    for name in DESCRIBED.get(local_name(element), ()):
        yield element.get(name, "")


def relation(element: Element, name: str = "id") -> str:
    """Give the id of the link that an element refers to; empty if it has none."""
    return element.get(f"{RELATION}{name}", "")


def comment_authors(root: Element | None) -> dict[str, str]:
    """Give the names of those who comment, by their ids in a list of authors."""
    found: Iterable[Element] = () if root is None else children(root)
    return {each.get("id", ""): each.get("name", "") for each in found}


def signed(author: str, text: str) -> str:
    """Write a comment with the name of the one who made it."""
    return f"{author.strip()}: {text.strip()}" if author.strip() and text.strip() else text
