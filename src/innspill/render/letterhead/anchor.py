"""The places of the letter and its annexes: paragraphs that say `{{p innhold }}`, `{{p vedlegg }}`.

Without a place of their own, annexes stand behind the letter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from innspill.errors import UsageError
from innspill.render.drafts.xml import new, q
from innspill.render.letterhead.places import Spot
from innspill.render.letterhead.tags import pieces, said

if TYPE_CHECKING:
    from lxml.etree import _Element

LETTER, ANNEXES = "letter", "annexes"
ANCHORS: Final = {
    "innhold": LETTER,
    "innhald": LETTER,
    "content": LETTER,
    "vedlegg": ANNEXES,
    "annexes": ANNEXES,
}
"""What stands at a place, by the names of the place in bokmål, nynorsk and English."""

_ANCHOR: Final = re.compile(rf"\{{\{{\s*p?\s*({'|'.join(ANCHORS)})\s*\}}\}}")
_CONTROL, _PROPERTIES = q("sdt"), q("sdtPr")
# Controls that hold a line of text, a choice or a picture, and those that Word fills itself.
_NARROW: Final = tuple(
    map(q, ("text", "date", "dropDownList", "comboBox", "picture", "dataBinding"))
)
# What holds a place in the text, and may stand between paragraphs as well as in them.
_BETWEEN: Final = frozenset(
    map(
        q,
        ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"),
    )
)
_EMPTY: Final = frozenset(map(q, ("t", "rPr", "lastRenderedPageBreak")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A paragraph in whose place something goes; `name` is what it calls the place."""

    name: str
    paragraph: "_Element"

    @property
    def kind(self) -> str:
        """What goes there: the letter or its annexes."""
        return ANCHORS[self.name]


def mark_of(kind: str) -> bytes:
    """Return what stands in a document where something goes, once its place is cleared."""
    return f"<?innspill {kind}?>".encode()


def anchor_of(paragraph: "_Element", text: str) -> Anchor | None:
    """Return the place that a paragraph is; None for any other."""
    found = _ANCHOR.search(text)
    return None if found is None else Anchor(name=found[1], paragraph=paragraph)


def check_order(anchors: Sequence[Anchor], file: str) -> None:
    """See to it that there is one place for the letter, and at most one for the annexes behind it.

    Raises:
        UsageError: There is none, there are more, or the annexes come first.
    """
    kinds = [anchor.kind for anchor in anchors]
    if LETTER not in kinds:
        raise UsageError(
            f"{file}: no paragraph says {{{{p innhold }}}}, where the letter is to stand",
            hint="Write {{p innhold }} in a paragraph of its own in the letterhead, and save.",
        )
    for anchor in anchors:
        if kinds.count(anchor.kind) > 1:
            raise UsageError(
                f"{file}: {{{{p {anchor.name} }}}} stands in {kinds.count(anchor.kind)} places",
                hint="Leave it in the place where it is to stand, and save.",
            )
    if kinds[0] == ANNEXES:
        raise UsageError(
            f"{file}: the annexes ({{{{p {anchors[0].name} }}}}) stand before the letter",
            hint="Set it behind the letter, and save.",
        )


def check_anchor(anchor: Anchor, spot: Spot) -> None:
    """See to it that a letter can stand at a place.

    Raises:
        UsageError: It stands beside other text, in a table, text box, header, footer or note, or in
            a control in which nothing can be written.
    """
    paragraph = anchor.paragraph
    if _ANCHOR.sub("", said(pieces(paragraph)), count=1).strip():
        raise UsageError(
            f'{spot.file}, "{spot.words}": {{{{p {anchor.name} }}}} stands alone, in a paragraph of'
            " its own",
            hint=spot.where,
        )
    if spot.place != "text":
        raise UsageError(
            f'{spot.file}, "{spot.words}": a letter of many pages can stand only in the text, not'
            " in a table, text box, header or note",
            hint=spot.where,
        )
    for control in paragraph.iterancestors(_CONTROL):
        properties = control.find(_PROPERTIES)
        if properties is not None and _is_closed(properties):
            raise UsageError(
                f'{spot.file}, "{spot.words}": this stands in a content control in which no letter'
                " can be written",
                hint="Take the control away in Word (Developer, or right-click on it), and save.",
            )


def _is_closed(properties: "_Element") -> bool:
    lock = properties.find(q("lock"))
    locked = lock is not None and "content" in lock.get(q("val"), "").lower()
    return locked or any(properties.find(each) is not None for each in _NARROW)


def clear(anchor: Anchor) -> None:
    """Leave a mark where something goes, and all that the paragraph held beside the tag.

    A picture that is anchored there keeps its paragraph, in front of what goes there; a section
    that ends there ends behind it.
    """
    paragraph = anchor.paragraph
    for control in paragraph.iterancestors(_CONTROL):
        for properties in control.findall(_PROPERTIES):
            for placeholder in properties.findall(q("showingPlcHdr")):
                properties.remove(placeholder)
    section = paragraph.find(f"{q('pPr')}/{q('sectPr')}")
    if section is not None:
        ending, properties = new("p"), new("pPr")
        properties.append(section)
        ending.append(properties)
        paragraph.addnext(ending)
    mark = etree.ProcessingInstruction("innspill", anchor.kind)
    paragraph.addnext(mark)
    for part in pieces(paragraph):
        if part.text is not None:
            part.element.text = ""
    if any(each.element.tag not in _EMPTY for each in pieces(paragraph)):
        return
    for each in [each for each in paragraph.iter() if each.tag in _BETWEEN]:
        mark.addprevious(each)
    holder = paragraph.getparent()
    if holder is not None:
        holder.remove(paragraph)
