"""summary.docx: the letter as a Word document that can be edited and sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import count

from docx.shared import Twips

from innspill.model import Summary
from innspill.render.annexes import Annex
from innspill.render.drafts.marking import Marking, Part, bare, control
from innspill.render.drafts.reading import as_draft
from innspill.render.sections import ParagraphView, SectionView, SentenceView
from innspill.render.view import GENERATED, OPENING, LetterView, view_of
from innspill.render.word_package import read_package, with_body, write_package
from innspill.render.word_parts import page_number_footer, xml_text
from innspill.render.word_styles import MARGIN, PAGE_WIDTH, new_document, style_ids
from innspill.render.word_xml import Row, bookmark, link, paragraph, run, space_before, table

_STYLES = {"body": "Body Text", "item": "List Bullet", "signature": "Signature"}
ROOM_TO_SIGN = 480  # twentieths of a point
_ON_A_NEW_PAGE = "<w:pageBreakBefore/>"
_ROOM = (PAGE_WIDTH - 2 * MARGIN) // Twips(1)
# Column widths in per cent of the page, by number of columns.
_WIDTHS = {
    2: (34, 66),
    3: (9, 34, 57),
    4: (8, 42, 18, 32),
    6: (20, 22, 14, 14, 20, 10),
}


def write_docx(summary: Summary) -> bytes:
    """Write the letter and its annexes; heading, list and table styles are Word's own."""
    view = view_of(summary)
    return write_package(as_draft(_members(view, control), view.parts))


def docx_of(view: LetterView) -> bytes:
    """Write any paper as a Word document."""
    return write_package(_members(view, bare))


def _members(view: LetterView, marked: Marking) -> dict[str, bytes]:
    document = new_document(view.words.language, xml_text(view.title))
    page_number_footer(document, view.words.text("annex.page_of", page="\0", pages="\0"))
    body = Body(styles=style_ids(document), numbers=count(1))
    buffer = BytesIO()
    document.save(buffer)
    written = "".join(marked(part, next(body.numbers)) for part in body.parts(view))
    return with_body(read_package(buffer.getvalue()), written)


def _part(part: str, heading: str, written: Iterable[str]) -> Part:
    return Part(id=part, heading=heading, written="".join(written))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Writes what stands between the first page's top and the last one's end.

    `styles` gives the id of each style by its name; `numbers` those of the bookmarks.
    """

    styles: dict[str, str]
    numbers: Iterator[int]

    def parts(self, view: LetterView) -> Iterator[Part]:
        """Give the parts of a paper, each with its paragraphs and tables."""
        opening = [self.text("Body Text", line) for line in view.opening]
        yield _part(OPENING, view.title, [*opening, self.text("Title", view.title)])
        for section in view.sections:
            yield _part(section.id, section.heading, self.section(section))
        for number, annex in enumerate(view.annexes):
            written = [*self.annex(annex, new_page=number == 0 and bool(view.sections))]
            if not (annex.rows or annex.sections):
                written.append(self.text("Body Text", view.words.text("annex.none")))
            yield _part(annex.id, annex.heading, written)
        yield _part(GENERATED, view.generated, [self.text("Annex Note", view.generated)])

    def text(self, style: str, text: str, properties: str = "") -> str:
        """Write a paragraph of one run."""
        return paragraph(self.styles[style], run(text), properties)

    def section(self, section: SectionView) -> Iterator[str]:
        """Give a heading and its paragraphs; the first line of the signature has room above."""
        yield self.text(f"Heading {section.level}", section.heading)
        before = ""
        for part in section.paragraphs:
            signing = part.style == "signature" != before
            room = space_before(ROOM_TO_SIGN) if signing else ""
            yield paragraph(self.styles[_STYLES[part.style]], self.sentences(part), room)
            before = part.style

    def sentences(self, part: ParagraphView) -> str:
        """Write the sentences of a paragraph with their marks."""
        return run(" ").join("".join(self.sentence(each)) for each in part.sentences)

    def sentence(self, sentence: SentenceView) -> Iterator[str]:
        """Give the runs of a sentence: its words, then links to its sources."""
        yield run(sentence.text)
        if sentence.marks:
            yield run(" [")
            for number, mark in enumerate(sentence.marks):
                yield run(", " if number else "")
                yield link(mark.text, f"kilde_{mark.first}", self.styles["Source Mark"])
            yield run("]")
        yield run(sentence.end)

    def annex(self, annex: Annex, *, new_page: bool) -> Iterator[str]:
        """Give an annex: heading, note, sections, table."""
        yield self.text("Heading 1", annex.heading, _ON_A_NEW_PAGE if new_page else "")
        yield self.text("Annex Note", annex.note)
        for section in annex.sections:
            yield from self.section(section)
        if annex.rows:
            shares = annex.widths or _WIDTHS[len(annex.headers)]
            widths = [_ROOM * share // 100 for share in shares]
            styles = self.styles["Annex Table"], self.styles["Annex Text"]
            yield table(*styles, widths, self.rows(annex))

    def rows(self, annex: Annex) -> Iterable[Row]:
        """Give the rows of an annex, the header first; source numbers are bookmarks."""
        yield Row(cells=tuple(map(run, annex.headers)))
        for number, *values in annex.rows:
            first = run(number)
            if annex.sources:
                first = bookmark(first, f"kilde_{number}", next(self.numbers))
            yield Row(cells=(first, *map(run, values)))
