"""summary.docx: the letter as a Word document that can be edited and sent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from innspill.language.catalogue import Catalogue
from innspill.model import Summary
from innspill.options import RenderOptions
from innspill.render.annex import Annex
from innspill.render.drafts.marking import Marking, Part, bare, control
from innspill.render.drafts.reading import as_draft, digests_of
from innspill.render.sections import ParagraphView, SectionView, SentenceView
from innspill.render.view import GENERATED, OPENING, LetterView, view_of
from innspill.render.word_package import write_package
from innspill.render.word_paper import MARK_STYLE, TABLE_STYLE, Paper, plain_paper
from innspill.render.word_xml import (
    Row,
    bookmark,
    link,
    numbered,
    paragraph,
    run,
    space_before,
    table,
)

_STYLES = {"body": "Body Text", "item": "List Bullet", "signature": "Signature"}
ROOM_TO_SIGN, ROOM_ABOVE_NOTE = 480, 240  # twentieths of a point
_ON_A_NEW_PAGE = "<w:pageBreakBefore/>"
_WITH_THE_NEXT = "<w:keepNext/>"
# Column widths in per cent of the page, by number of columns.
_WIDTHS = {
    2: (34, 66),
    3: (9, 34, 57),
    4: (8, 42, 18, 32),
    6: (20, 22, 14, 14, 20, 10),
}


def write_docx(summary: Summary, options: RenderOptions) -> bytes:
    """Write the letter and its annexes, in the secretariat's letterhead where there is one.

    Heading, list and table styles are Word's own, or the letterhead's.

    Raises:
        UsageError: The letterhead cannot be used; the message says what is wrong in it, and where.
    """
    view = view_of(summary)
    if options.letterhead is None:
        paper = plain_paper(view)
    else:
        from innspill.render.letterhead import letterhead_paper  # noqa: PLC0415 brings Jinja2

        paper = letterhead_paper(options.letterhead, summary, options.date)
        view = replace(view, opening=tuple(_not_on(paper, summary, view)))
    body = Body(paper=paper, numbers=count(paper.bookmarks + 1))
    letter, annexes = [*body.letter(view)], [*body.annexes(view)]
    around = paper.with_body("", "")
    # Before the document is put together: a large annex and its tree are not held beside it.
    written = digests_of([*letter, *annexes], around, paper.document)
    members = paper.with_body(body.together(letter, control), body.together(annexes, control))
    known = None if options.letterhead is None else around
    return write_package(as_draft(members, paper.document, written, known))


def docx_of(view: LetterView, _options: RenderOptions) -> bytes:
    """Write any paper as a Word document, in innspill's own look."""
    paper = plain_paper(view)
    body = Body(paper=paper, numbers=count(1))
    letter, annexes = body.letter(view), body.annexes(view)
    return write_package(paper.with_body(body.together(letter, bare), body.together(annexes, bare)))


def _not_on(paper: Paper, summary: Summary, view: LetterView) -> Iterator[str]:
    """Give the opening lines that the letterhead does not have of its own."""
    told = {
        view.words.text(f"letter.{name}", **{name: getattr(summary.consultation, name)})
        for name in paper.own & {"recipient", "reference"}
    }
    yield from (line for line in view.opening if line not in told)


def _part(part: str, heading: str, written: Iterable[str]) -> Part:
    return Part(id=part, heading=heading, written="".join(written))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Writes what stands between the first page's top and the last one's end.

    `numbers` are the ids of the bookmarks.
    """

    paper: Paper
    numbers: Iterator[int]

    def letter(self, view: LetterView) -> Iterator[Part]:
        """Give the parts of a paper that stand in front of its annexes."""
        opening = [self.text("Body Text", line) for line in view.opening]
        if "title" not in self.paper.own:
            opening.append(self.text("Title", view.title))
        if opening:
            yield _part(OPENING, view.title, opening)
        for section in view.sections:
            yield _part(section.id, section.heading, self.section(section))

    def annexes(self, view: LetterView) -> Iterator[Part]:
        """Give the annexes, and what the paper was made with."""
        tables = count(1)
        for number, annex in enumerate(view.annexes):
            written = [*self.annex(annex, new_page=number == 0 and bool(view.sections))]
            # Every annex that can have a table takes a number, so that none changes between runs.
            table_number = next(tables) if annex.headers else 0
            if annex.rows:
                written.append(self.caption(annex, table_number, view.words))
                written.append(self.table(annex))
            elif not annex.sections:
                written.append(self.text("Body Text", view.words.text("annex.none")))
            yield _part(annex.id, annex.heading, written)
        made = self.text("Annex Note", view.generated, space_before(ROOM_ABOVE_NOTE))
        yield _part(GENERATED, view.generated, [made])

    def together(self, parts: Iterable[Part], marked: Marking) -> str:
        """Write all parts, each marked as one."""
        return "".join(marked(part, next(self.numbers)) for part in parts)

    def text(self, style: str, text: str, properties: str = "") -> str:
        """Write a paragraph of one run."""
        return paragraph(self.paper.styles[style], run(text), properties)

    def section(self, section: SectionView) -> Iterator[str]:
        """Give a heading and its paragraphs; the first line of the signature has room above."""
        yield self.text(f"Heading {section.level}", section.heading)
        before = ""
        for part in section.paragraphs:
            signing = part.style == "signature" != before
            room = space_before(ROOM_TO_SIGN) if signing else ""
            yield paragraph(self.paper.styles[_STYLES[part.style]], self.sentences(part), room)
            before = part.style

    def sentences(self, part: ParagraphView) -> str:
        """Write the sentences of a paragraph with their marks."""
        return run(" ").join("".join(self.sentence(each)) for each in part.sentences)

    def sentence(self, sentence: SentenceView) -> Iterator[str]:
        """Give the runs of a sentence: its words, then links to its sources.

        A sentence that rests on sources has a bookmark, to which they lead back.
        """
        inside = "".join(self.words_and_marks(sentence))
        if sentence.marks:
            inside = bookmark(inside, f"setning_{sentence.number}", next(self.numbers))
        yield inside

    def words_and_marks(self, sentence: SentenceView) -> Iterator[str]:
        """Give the runs of a sentence."""
        for span in sentence.spans:
            yield run(span.text, language=span.language)
        if sentence.marks:
            yield run(" [")
            for number, mark in enumerate(sentence.marks):
                yield run(", " if number else "")
                yield link(mark.text, f"kilde_{mark.first}", self.paper.styles[MARK_STYLE])
            yield run("]")
        yield run(sentence.end)

    def annex(self, annex: Annex, *, new_page: bool) -> Iterator[str]:
        """Give an annex as far as its table: heading, note, sections."""
        yield self.text("Heading 1", annex.heading, _ON_A_NEW_PAGE if new_page else "")
        yield self.text("Annex Note", annex.note)
        for section in annex.sections:
            yield from self.section(section)

    def caption(self, annex: Annex, number: int, words: Catalogue) -> str:
        """Write what stands above a table: its number, by which Word knows it, and its name.

        The name is the annex's heading without its own number ("Vedlegg 3: Kilder").
        """
        name = annex.heading.rpartition(": ")[2]
        before, after = words.text("annex.table", number="\0", name=name).split("\0", 1)
        field = numbered(words.text("annex.table_sequence"), number)
        inside = run(before) + field + run(after)
        return paragraph(self.paper.styles["Caption"], inside, _WITH_THE_NEXT)

    def table(self, annex: Annex) -> str:
        """Write the table of an annex, as wide as the text."""
        shares = annex.widths or _WIDTHS[len(annex.headers)]
        widths = [self.paper.room * share // 100 for share in shares]
        cells = self.paper.styles["Annex Head"], self.paper.styles["Annex Text"]
        return table(self.paper.styles[TABLE_STYLE], cells, widths, self.rows(annex))

    def rows(self, annex: Annex) -> Iterable[Row]:
        """Give the rows of an annex, the header first; source numbers are bookmarks."""
        yield Row(cells=tuple(map(run, annex.headers)))
        for row, values in enumerate(annex.rows):
            cells = [self.cell(annex, row, column, text) for column, text in enumerate(values)]
            if annex.sources:
                cells[0] = bookmark(cells[0], f"kilde_{values[0]}", next(self.numbers))
            yield Row(cells=tuple(cells))

    def cell(self, annex: Annex, row: int, column: int, text: str) -> str:
        """Write the inside of a cell: its words in their language, or links into the letter."""
        uses = annex.used(row, column)
        if not uses:
            return run(text, language=annex.language(row, column))
        style = self.paper.styles[MARK_STYLE]
        return run("; ").join(link(use.heading, f"setning_{use.sentence}", style) for use in uses)
