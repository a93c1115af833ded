"""What a letter is written on: a Word document with a place for it, and its styles."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from docx.shared import Twips

from innspill.render.controls import xml_text
from innspill.render.word_package import DOCUMENT, read_package
from innspill.render.word_parts import page_number_footer
from innspill.render.word_styles import MARGIN, PAGE_WIDTH, neutral_properties, new_document

if TYPE_CHECKING:
    from innspill.render.view import LetterView

PARAGRAPH_STYLES: Final = (
    "Title",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Body Text",
    "List Bullet",
    "Signature",
    "Caption",
    "Annex Note",
    "Annex Text",
    "Annex Head",
)
TABLE_STYLE: Final = "Annex Table"
MARK_STYLE: Final = "Source Mark"
_BODY: Final = b"<w:body>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document, cut where the letter and its annexes are to stand.

    `members` are those of the package, and `document` names the one that is cut: `before` stands
    in front of the letter, `between` in front of the annexes, and `after` behind all. `styles`
    gives the id of each style that the letter uses by its English name. `room` is the width of the
    tables in twentieths of a point; `bookmarks` the highest id of a bookmark that is there. `own`
    says what stands there already: "title", "recipient", "reference".
    """

    members: Mapping[str, bytes]
    document: str
    before: bytes
    after: bytes
    styles: Mapping[str, str]
    room: int
    between: bytes = b""
    bookmarks: int = 0
    own: frozenset[str] = frozenset()

    def with_body(self, letter: str, annexes: str) -> dict[str, bytes]:
        """Return the members of the package with the letter and its annexes in their places."""
        pieces = (self.before, letter.encode(), self.between, annexes.encode(), self.after)
        return {**self.members, self.document: b"".join(pieces)}


def plain_paper(view: "LetterView") -> Paper:
    """Return paper in innspill's own look, with page numbers."""
    document = new_document(view.words.language, xml_text(view.title))
    page_of = view.words.text("annex.page_of", page="\0", pages="\0")
    page_number_footer(document.sections[0].footer, page_of)
    styles = {style.name: style.style_id for style in document.styles if style.name}
    buffer = BytesIO()
    document.save(buffer)
    members = neutral_properties(read_package(buffer.getvalue()))
    before, after = members[DOCUMENT].split(_BODY, 1)
    return Paper(
        members=members,
        document=DOCUMENT,
        before=before + _BODY,
        after=after,
        styles=styles,
        room=(PAGE_WIDTH - 2 * MARGIN) // Twips(1),
    )
