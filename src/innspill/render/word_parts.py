"""What python-docx has no call for: links inside the document, bookmarks, fields, header rows."""

import re
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element


# What XML 1.0 cannot hold (section 2.2 of the standard).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Leave out the control characters that an XML document cannot hold."""
    return _NOT_XML.sub("", text)


def element(tag: str, **attributes: str) -> "_Element":
    """Return a WordprocessingML element; attributes are in the same namespace."""
    made: _Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def internal_link(paragraph: "Paragraph", text: str, anchor: str) -> None:
    """Add a run that leads to a bookmark."""
    link = element("hyperlink", anchor=anchor, history="1")
    run = paragraph.add_run(text, style="Source Mark")
    link.append(run._r)  # noqa: SLF001 python-docx has no public way to move a run into a link
    paragraph._p.append(link)  # noqa: SLF001 as above


def bookmark(paragraph: "Paragraph", name: str, number: int) -> None:
    """Put a bookmark around a paragraph; `number` is unique in the document."""
    start = element("bookmarkStart", id=str(number), name=name)
    end = element("bookmarkEnd", id=str(number))
    inside = paragraph._p  # noqa: SLF001 bookmarks have no call in python-docx
    inside.insert(1 if inside.pPr is not None else 0, start)
    inside.append(end)


def repeat_header(row: "_Row") -> None:
    """Mark a table's row as its header, which Word repeats on every page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 header rows have no call in python-docx
    properties.append(element("tblHeader"))


def keep_row_together(row: "_Row") -> None:
    """Let a row stand whole on one page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 as above
    properties.insert(0, element("cantSplit"))


def page_number_footer(document: "Document", text: str) -> None:
    """Write the footer; its two NUL characters become the page's number and the number of pages."""
    before, between, after = text.split("\0")
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    paragraph.add_run(between)
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(after)


def _field(paragraph: "Paragraph", instruction: str) -> None:
    field = element("fldSimple", instr=instruction)
    run = paragraph.add_run("1")
    field.append(run._r)  # noqa: SLF001 fields have no call in python-docx
    paragraph._p.append(field)  # noqa: SLF001 as above
