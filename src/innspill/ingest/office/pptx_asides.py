"""What stands in a presentation and is no block: notes, comments, footers, charts, descriptions."""

from collections.abc import Iterator, Mapping

from innspill.ingest.notices import LINKS, asides_of, link_text
from innspill.ingest.office.drawingml import (
    DRAWING,
    MATH,
    chart_texts,
    comment_authors,
    descriptions,
    paragraph_text,
    part_root,
    relation,
    signed,
)
from innspill.ingest.office.ooxml import addresses, linked_parts
from innspill.ingest.office.slides import COMPATIBILITY, FURNITURE, SHOW, placeholder, shapes_in
from innspill.ingest.xml import Element, children, local_name
from innspill.ingest.zipguard import Package
from innspill.model import Aside

LINKED = frozenset({f"{DRAWING}hlinkClick", f"{DRAWING}hlinkMouseOver"})
LEAVES = frozenset({f"{DRAWING}t", f"{MATH}t"})
PARAGRAPH = f"{DRAWING}p"


def slide_asides(slide: Element, package: Package, name: str) -> Iterator[Aside]:
    """Give what is left out of a slide, without its page.

    Args:
        slide: The slide.
        package: The presentation.
        name: The slide's part.
    """
    shapes = [shape for tree in slide.iter(f"{SHOW}spTree") for shape in shapes_in(tree)]
    furniture = [shape for shape in shapes if placeholder(shape) in FURNITURE]
    yield from asides_of("headers", map(all_text, furniture))
    for link in linked_parts(package, name, "notesSlide"):
        yield from asides_of("speaker_notes", [notes_text(part_root(package, link.target))])
    yield from asides_of("alternatives", unread(slide))
    yield from asides_of("charts", chart_texts(package, name))
    yield from asides_of(
        "alt_text", (text for each in slide.iter("*") for text in descriptions(each))
    )
    yield from asides_of(LINKS, slide_links(slide, addresses(package, name)))


def all_text(element: Element) -> str:
    """Give all paragraphs of an element, a line each."""
    return "\n".join(map(paragraph_text, element.iter(PARAGRAPH)))


def notes_text(root: Element) -> str:
    """Give what the speaker wrote below a slide, without the page's own header and number."""
    shapes = (shape for tree in root.iter(f"{SHOW}spTree") for shape in shapes_in(tree))
    return "\n".join(all_text(shape) for shape in shapes if placeholder(shape) not in FURNITURE)


def unread(slide: Element) -> Iterator[str]:
    """Give the branches of alternatives that say something else than the one that is read."""
    for element in slide.iter(f"{COMPATIBILITY}AlternateContent"):
        said = list(filter(None, (leaf_text(branch) for branch in children(element))))
        yield from (
            other for other in said[1:] if "".join(other.split()) != "".join(said[0].split())
        )


def leaf_text(element: Element) -> str:
    """Give all text in an element."""
    return "".join(leaf.text or "" for leaf in element.iter(*LEAVES))


def slide_links(slide: Element, targets: Mapping[str, str]) -> Iterator[str]:
    """Give the links of a slide: those of its runs with their words."""
    for element in slide.iter(*LINKED):
        properties = element.getparent()
        run = None if properties is None else properties.getparent()
        words = leaf_text(run) if run is not None and local_name(run) in {"r", "fld"} else ""
        yield link_text(words, targets.get(relation(element), ""))


def authors(package: Package, main: str) -> dict[str, str]:
    """Give the names of those who comment, by their ids."""
    names: dict[str, str] = {}
    for kind in ("commentAuthors", "authors"):
        for link in linked_parts(package, main, kind):
            names |= comment_authors(part_root(package, link.target))
    return names


def comments(package: Package, name: str, names: Mapping[str, str]) -> Iterator[Aside]:
    """Give the comments on a slide and the replies to them, old ones and threaded ones."""
    for link in linked_parts(package, name, "comments"):
        for element in part_root(package, link.target).iter("*"):
            if local_name(element) in {"cm", "reply"}:
                author = names.get(element.get("authorId", ""), "")
                yield from asides_of("comments", [signed(author, comment_text(element))])


def comment_text(element: Element) -> str:
    """Give a comment's own text, which old ones have in one element and new ones in paragraphs."""
    own = (child for child in children(element) if local_name(child) in {"text", "txBody"})
    return "\n".join(all_text(child) or child.text or "" for child in own)
