"""What python-docx has no call for: fields."""

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.section import _Footer
    from docx.text.paragraph import Paragraph
    from lxml.etree import _Element


def element(tag: str, **attributes: str) -> "_Element":
    """Return a WordprocessingML element; attributes are in the same namespace."""
    made: _Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def page_number_footer(footer: "_Footer", text: str) -> None:
    """Write a footer; its two NUL characters become the page's number and the number of pages."""
    before, between, after = text.split("\0")
    paragraph = footer.paragraphs[0]
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
