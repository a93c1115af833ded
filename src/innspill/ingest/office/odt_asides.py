"""What stands in an OpenDocument text and is not read: the mirror of `odt_body`.

The same tree is walked once more; every text that the reader passes over is given with the reason,
also one that stands where no rule expects any, so that no text can vanish.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from innspill.ingest.notices import LINKS, asides_of, link_text
from innspill.ingest.office.drawingml import signed
from innspill.ingest.office.odt_body import (
    CHARACTERS,
    CONTENTS,
    DRAW,
    HEADERS,
    OFFICE,
    RULES,
    STYLE,
    TABLE,
    TEXT,
    VECTOR,
    OpenStyles,
    body_blocks,
    is_hidden,
)
from innspill.ingest.xml import Element, children, local_name
from innspill.model import Aside

FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
SHOW = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
CORE = "{http://purl.org/dc/elements/1.1/}"
ADDRESS = "{http://www.w3.org/1999/xlink}href"

MUTE = frozenset(
    {
        f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{OFFICE}change-info",
        f"{OFFICE}event-listeners", f"{OFFICE}binary-data", f"{TEXT}note-citation",
        f"{TEXT}page-number", f"{TEXT}script", f"{TEXT}number",
    }
    | {f"{name}-source" for name in (*CONTENTS, f"{TEXT}bibliography")}
)  # fmt: skip
"""What is no text of the document: marks and programs; comments are given by themselves."""

HOLDERS = frozenset(
    {f"{TABLE}{name}" for name in ("table-row", "table-cell", "table-rows", "table-row-group",
                                   "table-header-rows")}
    | {f"{TEXT}{name}" for name in ("note", "note-body", "changed-region", "tracked-changes",
                                    "insertion", "format-change")}
    | {f"{STYLE}{name}" for name in HEADERS}
    | {f"{OFFICE}body"}
)  # fmt: skip
INLINE = frozenset({f"{TEXT}p", f"{TEXT}h"})
PROMPTS = ("current-value", "value", "label", "title")
"""What a form's field says: the answer, the one that it suggests, and its question."""

CHOSEN = {(f"{FORM}current-selected", "true"), (f"{FORM}selected", "true")}

REASONS = {
    **dict.fromkeys(CONTENTS, "toc"),
    f"{TEXT}deletion": "deletions",
    f"{TEXT}hidden-text": "hidden",
    f"{TEXT}hidden-paragraph": "hidden",
    f"{TABLE}covered-table-cell": "hidden",
    f"{TEXT}ruby-text": "ruby",
    f"{VECTOR}title": "alt_text",
    f"{VECTOR}desc": "alt_text",
    f"{TABLE}title": "alt_text",
    f"{TABLE}desc": "alt_text",
    f"{SHOW}notes": "speaker_notes",
    f"{SHOW}header-decl": "headers",
    f"{SHOW}footer-decl": "headers",
}
"""Why what stands in an element is left out."""

Piece = tuple[str, str]
"""Why a text is left out, and the text; an empty reason where it is read, or a paragraph ends."""


def text_asides(roots: Iterable[Element], styles: OpenStyles) -> Iterator[Aside]:
    """Give what is left out of the body and of page headers and footers."""
    for root in roots:
        pieces = pieces_of(root, styles)
        for what, group in groupby(pieces, key=lambda piece: piece[0]):
            if what:
                yield from asides_of(what, ["".join(text for _, text in group)])


def pieces_of(
    element: Element, styles: OpenStyles, what: str = "", *, inline: bool = False
) -> Iterator[Piece]:
    """Give the texts of an element in order.

    Args:
        element: The element.
        styles: The styles, which may hide text.
        what: Why what is around it is left out; empty where that is read.
        inline: Whether it stands in a paragraph, where every element that has text is read.
    """
    tag = str(element.tag)
    if tag in MUTE:
        return
    what = what or reason(element, styles, inline=inline)
    inside = tag in INLINE or (inline and tag not in RULES and tag not in HOLDERS)
    if tag.startswith(FORM):
        yield from form_pieces(element)
    yield what, CHARACTERS.get(tag, "") + (element.text or "").strip("" if inside else None)
    for child in element:
        if isinstance(child.tag, str):
            yield from pieces_of(child, styles, what, inline=inside)
        yield what, child.tail or "" if inside else ""
    if not inside or tag in INLINE or what == "alt_text":
        yield "", "\n"


def reason(element: Element, styles: OpenStyles, *, inline: bool) -> str:
    """Tell why an element is left out; empty if it is read."""
    tag = str(element.tag)
    if tag in REASONS:
        return REASONS[tag]
    if is_hidden(element, styles):
        return "hidden"
    return "" if inline or tag in RULES or tag in HOLDERS else "other"


def form_pieces(element: Element) -> Iterator[Piece]:
    """Give what a form's field says, each value once; of a list, what is chosen."""
    if local_name(element) in {"option", "item"} and not CHOSEN & set(element.items()):
        return
    said = dict.fromkeys(element.get(f"{FORM}{name}", "") for name in PROMPTS)
    yield "", "\n"
    yield "form_values", " – ".join(filter(None, said))
    yield "", "\n"


def comment_asides(root: Element, styles: OpenStyles) -> Iterator[Aside]:
    """Give the comments, each with the name of its author."""
    for comment in root.iter(f"{OFFICE}annotation"):
        author = "".join(name.text or "" for name in comment.iterfind(f"{CORE}creator"))
        text = "\n".join(block.text for block in body_blocks(comment, styles))
        yield from asides_of("comments", [signed(author, text)])


def link_asides(root: Element) -> Iterator[Aside]:
    """Give the addresses that lead out of the document, with the words that lead there."""
    for link in root.iter(f"{TEXT}a", f"{DRAW}a"):
        address = link.get(ADDRESS, "")
        if not address.startswith("#"):
            yield from asides_of(LINKS, [link_text(words_of(link), address)])


def object_asides(root: Element) -> Iterator[Aside]:
    """Give the text of an embedded object: a formula, a chart or another document."""
    if local_name(root) == "math":
        yield from asides_of("formulas", ["".join(formula(root))])
    else:
        lines = (words_of(each) for each in root.iter(f"{TEXT}p"))
        yield from asides_of("charts", ["\n".join(lines)])


def words_of(element: Element) -> str:
    """Give all text of an element."""
    return "".join(str(text) for text in element.itertext())


def formula(element: Element) -> Iterator[str]:
    """Give the characters of a formula, without the source that programs keep beside it."""
    if local_name(element) != "annotation":
        yield (element.text or "").strip()
        for child in children(element):
            yield from formula(child)
