"""The shapes of a slide (ECMA-376 Part 1, chapter 19), and which of them stand on every slide."""

from collections.abc import Iterator

from innspill.ingest.xml import Element, children

SHOW = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
"""Placeholders that stand on every slide."""


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
