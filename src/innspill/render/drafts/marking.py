"""A part of a draft as it is written: a content control with a bookmark on its first paragraph.

Word keeps the control through every edit. LibreOffice takes it away, and keeps of a bookmark over
several paragraphs neither start nor end reliably; one within a paragraph it keeps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from innspill.render.controls import xml_text
from innspill.render.drafts.names import bookmark_of, number_of, tag_of, title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a paper: `written` is WordprocessingML that begins with a paragraph.

    `heading` is what Word shows as the title of its control.
    """

    id: str
    heading: str
    written: str


Marking = Callable[[Part, int], str]
"""Writes a part; the number is the id of its bookmark, unique in the document."""


def control(part: Part, number: int) -> str:
    """Write a part with its control and bookmark."""
    title = quoteattr(title_of(xml_text(part.heading)))
    start = f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(bookmark_of(part.id))}/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    marked = part.written.replace("</w:pPr>", f"</w:pPr>{start}", 1)
    marked = marked.replace("</w:p>", f"{end}</w:p>", 1)
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={title}/><w:tag w:val={quoteattr(tag_of(part.id))}/>"
        f'<w:id w:val="{number_of(part.id)}"/></w:sdtPr>'
        f"<w:sdtContent>{marked}</w:sdtContent></w:sdt>"
    )


def bare(part: Part, _number: int) -> str:
    """Write a part of a paper on which nobody goes on writing."""
    return part.written
