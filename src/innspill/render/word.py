"""summary.docx: the letter as a Word document that can be edited and sent."""

from collections.abc import Iterable
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from docx.shared import Emu, Pt

from innspill.model import Summary
from innspill.render.annexes import Annex
from innspill.render.view import LetterView, ParagraphView, SectionView, SentenceView, view_of
from innspill.render.word_package import same_bytes
from innspill.render.word_parts import (
    bookmark,
    internal_link,
    keep_row_together,
    page_number_footer,
    repeat_header,
    xml_text,
)
from innspill.render.word_styles import MARGIN, PAGE_WIDTH, new_document

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_STYLES = {"body": "Body Text", "item": "List Bullet", "signature": "Signature"}
ROOM_TO_SIGN = Pt(24)
# Column widths in per cent of the page, by number of columns.
_WIDTHS = {
    2: (34, 66),
    3: (9, 34, 57),
    4: (8, 42, 18, 32),
    6: (20, 22, 14, 14, 20, 10),
}


def write_docx(summary: Summary) -> bytes:
    """Write the letter and its annexes; heading, list and table styles are Word's own."""
    return docx_of(view_of(summary))


def docx_of(view: LetterView) -> bytes:
    """Write any paper as a Word document."""
    document = new_document(view.words.language, xml_text(view.title))
    _opening(document, view)
    for section in view.sections:
        _section(document, section)
    ids = count(1)
    for number, annex in enumerate(view.annexes):
        _annex(document, annex, ids, new_page=number == 0 and bool(view.sections))
        if not annex.rows:
            document.add_paragraph(view.words.text("annex.none"), style="Body Text")
    document.add_paragraph(view.generated, style="Annex Note")
    page_number_footer(document, view.words.text("annex.page_of", page="\0", pages="\0"))
    buffer = BytesIO()
    document.save(buffer)
    return same_bytes(buffer.getvalue())


def _opening(document: "Document", view: LetterView) -> None:
    for line in view.opening:
        document.add_paragraph(xml_text(line), style="Body Text")
    document.add_paragraph(xml_text(view.title), style="Title")


def _section(document: "Document", section: SectionView) -> None:
    document.add_paragraph(xml_text(section.heading), style=f"Heading {section.level}")
    before = ""
    for paragraph in section.paragraphs:
        written = _paragraph(document, paragraph)
        if paragraph.style == "signature" != before:
            written.paragraph_format.space_before = ROOM_TO_SIGN
        before = paragraph.style


def _paragraph(document: "Document", paragraph: ParagraphView) -> "Paragraph":
    written = document.add_paragraph(style=_STYLES[paragraph.style])
    for number, sentence in enumerate(paragraph.sentences):
        written.add_run(" " if number else "")
        _sentence(written, sentence)
    return written


def _sentence(paragraph: "Paragraph", sentence: SentenceView) -> None:
    paragraph.add_run(xml_text(sentence.text))
    if sentence.marks:
        paragraph.add_run(" [")
        for number, mark in enumerate(sentence.marks):
            paragraph.add_run(", " if number else "")
            internal_link(paragraph, mark.text, f"kilde_{mark.first}")
        paragraph.add_run("]")
    paragraph.add_run(sentence.end)


def _annex(document: "Document", annex: Annex, ids: Iterable[int], *, new_page: bool) -> None:
    heading = document.add_paragraph(annex.heading, style="Heading 1")
    heading.paragraph_format.page_break_before = new_page
    document.add_paragraph(annex.note, style="Annex Note")
    if annex.rows:
        _table(document, annex, ids)


def _table(document: "Document", annex: Annex, ids: Iterable[int]) -> None:
    table = document.add_table(rows=len(annex.rows) + 1, cols=len(annex.headers))
    table.style = "Annex Table"
    table.autofit = False
    room = PAGE_WIDTH - 2 * MARGIN
    shares = annex.widths or _WIDTHS[len(annex.headers)]
    widths = [Emu(room * share // 100) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    repeat_header(table.rows[0])
    # `table.rows[n].cells` looks the whole row up at each call: a list is read once.
    for row, values in zip(table.rows, (annex.headers, *annex.rows), strict=True):
        keep_row_together(row)
        for cell, value, width in zip(row.cells, values, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].text = xml_text(value)
            cell.paragraphs[0].style = "Annex Text"
    if annex.sources:
        for row, (number, *_) in zip(list(table.rows)[1:], annex.rows, strict=True):
            bookmark(row.cells[0].paragraphs[0], f"kilde_{number}", next(iter(ids)))
