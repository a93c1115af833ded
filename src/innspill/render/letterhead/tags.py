"""The text of a paragraph with its tags whole, though Word has parted them over runs.

Word parts text where the spelling checker, a bookmark, or a change of language or look comes. Here
a paragraph's text is one piece, in which marks say what stood where; filled, each piece of text
goes back to its place. A tag that goes over several places is shown where it begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from lxml import etree

from innspill.render.drafts.xml import q

if TYPE_CHECKING:
    from lxml.etree import _Element

TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_STRAY: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_RUN, _TEXT, _LOOK, _PARAGRAPH = q("r"), q("t"), q("rPr"), q("p")
# What stands in a paragraph and holds none of its words, or words that are no longer there.
_PASSED: Final = frozenset(map(q, ("pPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "rPr")))
_QUOTES: Final = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a paragraph, or something else in a run (a tab, a picture), which has none."""

    element: "_Element"
    text: str | None


def pieces(paragraph: "_Element") -> tuple[Piece, ...]:
    """Return what the runs of a paragraph hold, in order; a text box is one piece."""
    return tuple(_pieces(paragraph))


def _pieces(holder: "_Element") -> Iterator[Piece]:
    for child in holder.iterchildren("*"):
        if child.tag == _RUN:
            for each in child.iterchildren("*"):
                if each.tag == _TEXT:
                    yield Piece(each, each.text or "")
                elif each.tag != _LOOK:
                    yield Piece(each, None)
        elif child.tag not in _PASSED:
            yield from _pieces(child)


def said(parts: Sequence[Piece]) -> str:
    """Return the text of a paragraph."""
    return "".join(part.text or "" for part in parts)


def has_tags(text: str) -> bool:
    """Tell whether a text has a tag, or a part of one."""
    return _STRAY.search(text) is not None


def broken(text: str, names: Sequence[str]) -> str:
    """Return the first tag of a text that does not end or begin; empty where all are whole.

    A name of a field in single braces counts, too: it would be printed as it stands.
    """
    for tag in TAG.findall(text):
        if _STRAY.search(tag[2:-2]):
            return str(tag)
    rest = TAG.sub(" ", text)
    stray = _STRAY.search(rest)
    if stray:
        return rest[max(stray.start() - 20, 0) : stray.end() + 20].strip()
    single = re.search(rf"\{{\s*(?:p\s+)?(?:{'|'.join(map(re.escape, names))})\s*\}}", rest)
    return single[0] if single else ""


def template(parts: Sequence[Piece]) -> str:
    """Write a paragraph as a template: XML text, with a mark where each of its pieces begins."""
    spans = [found.span() for found in TAG.finditer(said(parts))]
    written, late, place = [], [], 0
    for number, part in enumerate(parts):
        mark = f'<m n="{number}"/>'
        inside = any(start < place < end for start, end in spans)
        late.append(mark)
        if not inside:
            written += late
            late = []
        for sign in part.text or "":
            if late and not any(start < place < end for start, end in spans):
                written += late
                late = []
            in_tag = any(start <= place < end for start, end in spans)
            written.append(sign.translate(_QUOTES) if in_tag else escape(sign))
            place += 1
    return "".join((*written, *late))


def put(parts: Sequence[Piece], filled: str) -> None:
    """Put a filled template back; what stands under a condition that does not hold is taken out.

    Raises:
        XMLSyntaxError: What was filled in is no text.
    """
    root = etree.fromstring(f"<p>{filled}</p>")
    texts: dict[int, str] = {}
    for mark in root.iter("m"):
        number = int(mark.get("n", "0"))
        texts[number] = texts.get(number, "") + (mark.tail or "")
    for number, part in enumerate(parts):
        if part.text is None:
            if number not in texts:
                _take_out(part.element)
            continue
        part.element.text = texts.get(number, "")
        part.element.set(_SPACE, "preserve")


def _take_out(element: "_Element") -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)
