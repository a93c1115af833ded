"""What is left of a paragraph once its fields are filled: no empty line, no placeholder."""

from typing import TYPE_CHECKING, Final

from innspill.render.drafts.xml import q
from innspill.render.letterhead.tags import pieces, said

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH, _PROPERTIES = q("p"), q("sdtPr")
# A control with one of these would show its placeholder, or what its source says, in place of what
# was filled in.
_FORGETFUL: Final = frozenset(map(q, ("showingPlcHdr", "dataBinding")))
_MARKS: Final = tuple(map(q, ("bookmarkStart", "commentRangeStart", "sectPr")))


def tidy(paragraph: "_Element") -> None:
    """Let a control keep what was filled in, and take a line away that says nothing any more."""
    for control in (*paragraph.iterancestors(q("sdt")), *paragraph.iter(q("sdt"))):
        for properties in control.findall(_PROPERTIES):
            for each in [each for each in properties if each.tag in _FORGETFUL]:
                properties.remove(each)
    parts = pieces(paragraph)
    if said(parts).strip() or any(part.text is None for part in parts):
        return
    holder = paragraph.getparent()
    if holder is None or next(paragraph.iter(*_MARKS), None) is not None:
        return
    # A cell, a box, a header or a control holds at least one paragraph, and a cell ends with one.
    following = paragraph.getnext()
    if following is not None and following.tag == _PARAGRAPH:
        holder.remove(paragraph)
