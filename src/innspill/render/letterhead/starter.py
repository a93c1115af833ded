"""A letterhead to begin with: the fields, a place for the letter, and every style that it uses."""

from io import BytesIO
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import Language
from innspill.render.word_package import read_package, write_package
from innspill.render.word_paper import PARAGRAPH_STYLES
from innspill.render.word_parts import page_number_footer
from innspill.render.word_styles import neutral_properties, new_document

if TYPE_CHECKING:
    from docx.document import Document

_ABOVE, _BELOW = Pt(24), Pt(12)


def starter_letterhead(language: Language) -> bytes:
    """Return a letterhead for the secretariat to make its own.

    Args:
        language: Of its words, and of the fields' names: bokmål, nynorsk or English.
    """
    words = catalogue(language)
    document = new_document(language, words.text("letterhead.starter_title"))
    _frame(document, words)
    _text(document, words)
    _show_styles(document)
    buffer = BytesIO()
    document.save(buffer)
    return write_package(neutral_properties(read_package(buffer.getvalue())))


def _frame(document: "Document", words: Catalogue) -> None:
    """Write headers and footers: who sends on the first page, the title on the others."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    sender = section.first_page_header.paragraphs[0]
    sender.add_run(words.text("letterhead.starter_sender")).bold = True
    section.first_page_header.add_paragraph(words.text("letterhead.starter_address"))
    section.header.paragraphs[0].add_run(words.text("letterhead.starter_running"))
    page_of = words.text("annex.page_of", page="\0", pages="\0")
    for footer in (section.first_page_footer, section.footer):
        page_number_footer(footer, page_of)
        footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _text(document: "Document", words: Catalogue) -> None:
    """Write who gets the letter, when and in which matter, its title, and where it stands."""
    for number, key in enumerate(("recipient", "date", "reference")):
        line = document.add_paragraph(words.text(f"letterhead.starter_{key}"), style="Body Text")
        if number == 0:
            line.paragraph_format.space_before = _ABOVE
            line.paragraph_format.space_after = _BELOW
    document.add_paragraph(words.text("letterhead.starter_heading"), style="Title")
    document.add_paragraph(words.text("letterhead.starter_place"), style="Body Text")


def _show_styles(document: "Document") -> None:
    """Let Word show the styles of the letter among those to choose from, and to change."""
    for name in PARAGRAPH_STYLES:
        style = document.styles[name]
        style.hidden, style.quick_style, style.unhide_when_used = False, True, False
