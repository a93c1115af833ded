"""What a reader sees of a paragraph or table, so that an edit shows and a mere saving does not.

Programs write the same text differently: other runs, other ids of styles, marks of the spelling
checker. What counts here is the text as it is once tracked changes are accepted, the style by its
name, and what a person can do to words: bold, colour, size, strike-through.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from innspill.render.drafts.names import digest
from innspill.render.drafts.xml import q

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHORT = 12
_PARAGRAPH, _RUN = q("p"), q("r")
_PROPERTIES, _SECTION, _STYLE, _VALUE = q("pPr"), q("sectPr"), q("pStyle"), q("val")
_TEXT, _TYPE, _LOOK_OF = q("t"), q("type"), q("rPr")
_SECTION_MARK = "\ufff9"
_STRUCTURE = {q("tbl"): "\x1ctable", q("tr"): "\x1crow", q("tc"): "\x1ccell"}
# What holds no words of the accepted text; a skipped element is skipped with all that is in it.
_SKIPPED = frozenset(
    map(
        q,
        """del moveFrom pPr rPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr fldChar instrText delText
        fldData lastRenderedPageBreak proofErr bookmarkStart bookmarkEnd commentRangeStart
        commentRangeEnd commentReference annotationRef""".split(),  # noqa: SIM905 a list of words is read as one
    )
)
_SIGNS = {
    q("tab"): "\t",
    q("br"): "\n",
    q("cr"): "\n",
    q("noBreakHyphen"): "\u2011",
    q("softHyphen"): "\u00ad",
    q("drawing"): "\ufffc",
    q("pict"): "\ufffc",
    q("object"): "\ufffc",
    q("footnoteReference"): "\ufffb",
    q("endnoteReference"): "\ufffb",
}
# LibreOffice writes a break before a paragraph as the end of the one above.
_PAGE_BREAK = "\x0c"
_LOOKS = tuple(
    map(
        q,
        """b i u strike dstrike caps smallCaps vanish vertAlign highlight color shd
        sz""".split(),  # noqa: SIM905 as above
    )
)
_OFF = frozenset({"0", "false", "off", "none", "baseline", "auto", "clear"})
_CHANGES = frozenset(
    map(
        q,
        """ins del moveFrom moveTo rPrChange pPrChange tblPrChange trPrChange tcPrChange
        sectPrChange cellIns cellDel cellMerge numberingChange""".split(),  # noqa: SIM905 as above
    )
)


def digest_of(block: "_Element", style_names: Mapping[str, str]) -> str:
    """Return the digest of a paragraph or table; `style_names` gives a style's name by its id."""
    return digest("".join(_block(block, style_names)))[:_SHORT]


def text_of(block: "_Element") -> str:
    """Return the accepted text of a block: a line for each paragraph or row, tabs between cells."""
    if block.tag == _PARAGRAPH:
        return "".join(text for text, _ in _pieces(block)).removesuffix(_PAGE_BREAK)
    if block.tag == q("tr"):
        return "\t".join(_lines(block.iterchildren(q("tc"))))
    return "\n".join(_lines(each for each in block if each.tag not in _SKIPPED))


def _lines(blocks: Iterable["_Element"]) -> Iterator[str]:
    return map(text_of, blocks)


def changes_in(block: "_Element") -> int:
    """Count the tracked changes in a block, or in a whole document."""
    return sum(each.tag in _CHANGES for each in block.iter())


def _block(block: "_Element", style_names: Mapping[str, str]) -> Iterator[str]:
    """Give what tells a block from another; in tables also where rows and cells begin."""
    for each in block.iter(_PARAGRAPH, *_STRUCTURE):
        if each.tag == _PARAGRAPH:
            yield _paragraph(each, style_names)
        else:
            yield _STRUCTURE[str(each.tag)]


def _paragraph(paragraph: "_Element", style_names: Mapping[str, str]) -> str:
    properties = paragraph.find(_PROPERTIES)
    section = properties is not None and properties.find(_SECTION) is not None
    said = "".join(_looking(paragraph)).removesuffix(_PAGE_BREAK)
    look = f"{_style(properties, style_names)} {_alignment(properties)}".strip()
    return f"\x1d{look}\x1f{_SECTION_MARK if section else ''}{said}"


def _looking(paragraph: "_Element") -> Iterator[str]:
    before = ""
    for text, look in _pieces(paragraph):
        if text and look != before and not text.isspace():
            yield f"\x1e{look}\x1f"
            before = look
        yield text


def _style(properties: "_Element | None", style_names: Mapping[str, str]) -> str:
    named = None if properties is None else properties.find(_STYLE)
    return style_names.get("" if named is None else named.get(_VALUE, ""), "")


def _alignment(properties: "_Element | None") -> str:
    found = None if properties is None else properties.find(q("jc"))
    value = "" if found is None else found.get(_VALUE, "")
    return "" if value in {"left", "start"} else value


def _pieces(element: "_Element") -> Iterator[tuple[str, str]]:
    """Give the text of a paragraph with its look, run by run."""
    for child in element:
        if child.tag == _RUN:
            yield "".join(_run(child)), _look(child)
        elif child.tag not in _SKIPPED:
            yield from _pieces(child)


def _run(run: "_Element") -> Iterator[str]:
    for child in run:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.get(_TYPE) == "page":
            yield _PAGE_BREAK
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        elif child.tag not in _SKIPPED:
            yield f"\ufffc{str(child.tag).rpartition('}')[2]}"


def _look(run: "_Element") -> str:
    properties = run.find(_LOOK_OF)
    if properties is None:
        return ""
    return " ".join(_looks(properties.find))


def _looks(find: "Callable[[str], _Element | None]") -> Iterator[str]:
    for tag in _LOOKS:
        found = find(tag)
        value = "" if found is None else found.get(_VALUE, "1")
        if value and value not in _OFF:
            yield f"{tag.rpartition('}')[2]}={value}"
