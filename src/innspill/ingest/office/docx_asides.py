"""What stands in a Word document and is not read: the mirror of `docx_body` and `docx_text`.

The same tree is walked once more; every text that the readers pass over is given with the reason,
also one that stands where no rule expects any, so that no text can vanish.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from innspill.ingest.notices import asides_of
from innspill.ingest.office.docx_body import (
    RULES as BODY_RULES,
)
from innspill.ingest.office.docx_body import (
    Word,
    body_blocks,
    paragraph_style,
)
from innspill.ingest.office.docx_controls import is_contents_control, is_placeholder
from innspill.ingest.office.docx_styles import WORD, is_contents, value
from innspill.ingest.office.docx_text import (
    COMPATIBILITY,
    GONE,
    TEXT_LEAVES,
    branches,
    chosen_branch,
    is_hidden,
)
from innspill.ingest.office.docx_text import (
    RULES as TEXT_RULES,
)
from innspill.ingest.office.drawingml import DIAGRAM_LINK, descriptions, signed
from innspill.ingest.xml import Element, children, local_name
from innspill.model import Aside

ALTERNATIVE = f"{COMPATIBILITY}AlternateContent"
NOTES = {f"{WORD}footnoteReference": "footnotes", f"{WORD}endnoteReference": "endnotes"}
HOLDERS = frozenset(
    f"{WORD}{name}"
    for name in (
        "document", "hdr", "ftr", "header", "footer", "footnote", "endnote", "p", "tr", "tc",
        "sdtContent", "txbxContent", "tblPr", "rubyBase",
    )
)  # fmt: skip
READ = HOLDERS | frozenset(TEXT_RULES) | frozenset(BODY_RULES)
"""The elements of Word whose content is read where nothing speaks against it."""

DESCRIPTION = "alt_text"
BOUNDARY = ("", "")
Piece = tuple[str, str]
"""Why a text is left out, and the text; an empty reason where it is read, or a paragraph ends."""


@dataclass(slots=True)
class Walk:
    """A walk through a document; `placed` are the notes that something refers to."""

    word: Word
    placed: set[tuple[str, str]] = field(default_factory=set)

    def pieces(self, element: Element, what: str = "") -> Iterator[Piece]:
        """Give the texts of an element in order, `what` being the reason around it."""
        what = what or reason(element, self.word)
        tag = str(element.tag)
        if tag in TEXT_LEAVES:
            yield what, element.text or ""
        elif tag in NOTES:
            yield from self.note((NOTES[tag], element.get(f"{WORD}id", "")), what)
        elif tag == DIAGRAM_LINK:
            yield from ((what, block.text) for block in self.word.diagram(element))
        elif tag == ALTERNATIVE:
            yield from self.alternative(element, what)
        else:
            yield from described(element)
            for child in children(element):
                yield from self.pieces(child, what)
        if tag in BREAKS:
            yield what if tag != PARAGRAPH else "", BREAKS[tag]

    def note(self, mark: tuple[str, str], what: str) -> Iterator[Piece]:
        """Give the texts of a note where a paragraph refers to it."""
        element = self.word.notes.get(mark)
        if element is not None and mark not in self.placed:
            self.placed.add(mark)
            yield BOUNDARY
            yield from self.pieces(element, what)

    def alternative(self, element: Element, what: str) -> Iterator[Piece]:
        """Give what the branches that are not read say otherwise than the one that is."""
        read = chosen_branch(element)
        said = [] if read is None else list(self.pieces(read, what))
        yield from said
        for branch in branches(element):
            if branch is not read:
                other = list(self.pieces(branch, what or "alternatives"))
                same = letters(other) == letters(said)
                yield BOUNDARY
                yield from (piece for piece in other if not same or piece[0] in {DESCRIPTION, ""})
                yield BOUNDARY


def letters(pieces: list[Piece]) -> str:
    """Give all that pieces say, without blanks and the descriptions of pictures."""
    return "".join("".join(text for what, text in pieces if what != DESCRIPTION).split())


def reason(element: Element, word: Word) -> str:
    """Tell why an element is left out; empty if it is read."""
    tag = str(element.tag)
    if tag in REASONS:
        return REASONS[tag](element, word)
    return "other" if tag.startswith(WORD) and tag not in READ and tag not in TEXT_LEAVES else ""


def of_paragraph(element: Element, word: Word) -> str:
    """Tell a line of a table of contents, and a paragraph that its style hides."""
    style = paragraph_style(element, word)
    if is_contents(style):
        return "toc"
    return "hidden" if style.hidden else ""


def of_control(element: Element, _word: Word) -> str:
    """Tell a content control that nobody filled in, and one around a table of contents."""
    if is_placeholder(element):
        return "placeholders"
    return "toc" if is_contents_control(element) else ""


def of_run(element: Element, word: Word) -> str:
    """Tell hidden text."""
    return "hidden" if is_hidden(element, word.styles) else ""


def of_row(element: Element, _word: Word) -> str:
    """Tell a deleted row."""
    return "deletions" if element.find(f"{WORD}trPr/{WORD}del") is not None else ""


def of_cell(element: Element, _word: Word) -> str:
    """Tell a deleted cell."""
    return "deletions" if element.find(f"{WORD}tcPr/{WORD}cellDel") is not None else ""


def always(what: str) -> Callable[[Element, Word], str]:
    """Make the rule of an element that is always left out."""
    return lambda _element, _word: what


REASONS: dict[str, Callable[[Element, Word], str]] = {
    **dict.fromkeys(GONE, always("deletions")),
    f"{WORD}delText": always("deletions"),
    f"{WORD}rt": always("ruby"),
    f"{WORD}p": of_paragraph,
    f"{WORD}sdt": of_control,
    f"{WORD}r": of_run,
    f"{WORD}tr": of_row,
    f"{WORD}tc": of_cell,
    f"{WORD}tbl": always(""),
}
PARAGRAPH = f"{WORD}p"
BREAKS = {PARAGRAPH: "\n", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}tab": "\t"}


def described(element: Element) -> Iterator[Piece]:
    """Give the descriptions of a drawing or a table, and the words of a WordArt."""
    name = local_name(element)
    texts = list(descriptions(element))
    if name in {"tblCaption", "tblDescription"}:
        texts.append(value(element) or "")
    for text in filter(None, texts):
        yield from (BOUNDARY, (DESCRIPTION, text), BOUNDARY)
    if name == "textpath":
        yield from (BOUNDARY, ("word_art", element.get("string", "")), BOUNDARY)


def word_asides(root: Element, word: Word, around: Mapping[str, Element]) -> Iterator[Aside]:
    """Give what is left out of a document.

    Args:
        root: The main part.
        word: What its paragraphs refer to.
        around: The parts with page headers and footers, by name.
    """
    walk = Walk(word=word)
    yield from grouped(walk.pieces(root))
    for mark, element in word.notes.items():
        if mark not in walk.placed:
            yield from grouped(walk.pieces(element, "unplaced_notes"))
    for element in around.values():
        yield from grouped(walk.pieces(element))


def grouped(pieces: Iterator[Piece]) -> Iterator[Aside]:
    """Join what stands side by side for the same reason."""
    for what, group in groupby(pieces, key=lambda piece: piece[0]):
        if what:
            yield from asides_of(what, ["".join(text for _, text in group)])


def comment_asides(root: Element | None, word: Word) -> Iterator[Aside]:
    """Give the comments, each with the name of its author."""
    for comment in () if root is None else root.iterfind(f"{WORD}comment"):
        text = "\n".join(block.text for block in body_blocks(comment, word))
        yield from asides_of("comments", [signed(comment.get(f"{WORD}author", ""), text)])
