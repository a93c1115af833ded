"""Annexes in a place of their own, so that the letterhead's closing stands under the letter."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm

from innspill.language.catalogue import catalogue
from innspill.model import Language, Summary
from innspill.render.drafts import merge_draft

Write = Callable[..., Any]
Made = Callable[..., bytes]
CLOSING = "Med hilsen {{ avsender }}"


def behind(*lines: str) -> Callable[[Document], None]:
    """Return what writes paragraphs behind the letter's place."""

    def change(document: Document) -> None:
        for line in lines:
            document.add_paragraph(line)

    return change


@pytest.mark.parametrize("name", ["vedlegg", "annexes"])
def test_between_letter_and_annexes(known: Summary, made: Made, write: Write, name: str) -> None:
    """What stands between the two places stands between letter and annexes."""
    lines = write(known, made(change=behind(CLOSING, f"{{{{p {name} }}}}", "Slutt"))).lines()
    closing = lines.index("Med hilsen Nettverket")
    first = next(n for n, line in enumerate(lines) if line.startswith("Vedlegg 1: "))
    assert lines.index("Avslutning") < closing < first
    assert lines[-1] == "Slutt"


def test_without_a_place_of_their_own(known: Summary, made: Made, write: Write) -> None:
    """Without a place, the annexes follow the letter, and what the letterhead says comes last."""
    assert write(known, made(change=behind(CLOSING))).lines()[-1] == "Med hilsen Nettverket"


def test_on_pages_of_their_own(known: Summary, made: Made, write: Write) -> None:
    """Tables are as wide as the pages on which the annexes stand."""

    def change(document: Document) -> None:
        for section, width in ((document.sections[0], 150), (None, 297)):
            made_section = section or document.add_section(WD_SECTION.NEW_PAGE)
            made_section.page_width = Mm(width)
            made_section.left_margin = made_section.right_margin = Mm(20)
        document.add_paragraph("{{p vedlegg }}")

    root = write(known, made(change=change)).root()
    found = {sum(int(c.get(qn("w:w"), "0")) for c in grid) for grid in root.iter(qn("w:tblGrid"))}
    room = round(257 / 25.4 * 1440)
    assert all(room - 10 < width <= room + 1 for width in found)


def test_a_draft_is_written_anew(known: Summary, made: Made, write: Write) -> None:
    """Parts that people took out of both places come back where they belong, when they change."""
    data = made(change=behind(CLOSING, "{{p vedlegg }}", "Slutt"))
    draft = write(known, data)
    document = docx.Document(BytesIO(draft.data))
    document.sections[0].header.paragraphs[0].add_run("Hode")
    for control in list(document.element.body.iter(qn("w:sdt"))):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        if tag == "innspill:annex:unassigned":
            next(control.iter(qn("w:t"))).text = "Mitt vedlegg"
    buffer = BytesIO()
    document.save(buffer)
    words = catalogue(Language.NB)
    merged = merge_draft(buffer.getvalue(), write(known, data).data, name="x", words=words)
    lines = type(draft)(merged.data).lines()
    assert lines.index("Med hilsen Nettverket") < lines.index("Mitt vedlegg")
    assert {part.fate.value for part in merged.parts} == {"unchanged", "kept"}
