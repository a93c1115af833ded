"""The addresses behind the words of a Word document: links, link fields, linked drawings."""

import re
from collections.abc import Iterator, Mapping

from innspill.ingest.notices import link_text
from innspill.ingest.office.docx_styles import WORD
from innspill.ingest.office.docx_text import TEXT_LEAVES
from innspill.ingest.office.drawingml import DRAWING, relation
from innspill.ingest.xml import Element

FIELD_CODE = re.compile(r'^\s*HYPERLINK\s+(?:\\[nth]\s+)*"(?P<address>[^"]+)"')
"""A field that leads out of the document; one with \\l before the quotes leads within it."""

HYPERLINK = f"{WORD}hyperlink"
DEEPEST = 5  # fields in each other whose words are gathered
CLICKED = frozenset({f"{DRAWING}hlinkClick", f"{DRAWING}hlinkHover"})


def part_links(part: Element, addresses: Mapping[str, str]) -> Iterator[str]:
    """Give each link of a part as "words <address>".

    Args:
        part: A part of the document.
        addresses: Those that its links lead to, by their ids.
    """
    for element in part.iter(HYPERLINK, f"{WORD}fldSimple", f"{WORD}p", *CLICKED):
        if element.tag == f"{WORD}p":
            yield from field_links(element)
        elif element.tag == f"{WORD}fldSimple":
            yield link_text(words_of(element), field_address(element.get(f"{WORD}instr", "")))
        else:
            words = words_of(element) if element.tag == HYPERLINK else ""
            yield link_text(words, addresses.get(relation(element), ""))


def words_of(element: Element) -> str:
    """Give all text of an element."""
    return "".join(leaf.text or "" for leaf in element.iter(*TEXT_LEAVES))


def field_address(code: str) -> str:
    """Give the address that a field's code leads to; empty if it is none that links."""
    match = FIELD_CODE.match(code)
    return match["address"] if match else ""


def field_links(paragraph: Element) -> Iterator[str]:
    """Give the links of a paragraph that are fields: a code, then the words that show it."""
    opened: list[tuple[list[str], list[str]]] = []
    separated: list[bool] = []
    for element in paragraph.iter(f"{WORD}fldChar", f"{WORD}instrText", *TEXT_LEAVES):
        if element.tag != f"{WORD}fldChar":
            inner = zip(opened[-DEEPEST:], separated[-DEEPEST:], strict=True)
            for (code, words), shown in inner:
                (words if shown else code).append(element.text or "")
        elif element.get(f"{WORD}fldCharType") == "begin":
            opened.append(([], []))
            separated.append(False)
        elif element.get(f"{WORD}fldCharType") == "separate" and opened:
            separated[-1] = True
        elif opened:
            separated.pop()
            code, words = opened.pop()
            yield link_text("".join(words), field_address("".join(code)))
