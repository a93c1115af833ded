"""The paragraphs of a letterhead: in text, tables, boxes, headers, footers and notes."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innspill.errors import UsageError
from innspill.render.drafts.package import Members
from innspill.render.drafts.xml import OFFICE, RELATIONSHIPS, parse, q
from innspill.render.letterhead.opening import Opened
from innspill.render.letterhead.tags import TAG

if TYPE_CHECKING:
    from lxml.etree import _Element

WHERE: Final = {
    "text": "It stands in the text of the letterhead: correct it there in Word, and save.",
    "table": "It stands in a table: correct it there in Word, and save.",
    "box": "It stands in a text box: correct it there in Word, and save.",
    "header": "It stands in the header: correct it there in Word, and save.",
    "header first": "It stands in the first page's header: correct it there in Word, and save.",
    "header even": "It stands in the even pages' header: correct it there in Word, and save.",
    "footer": "It stands in the footer: correct it there in Word, and save.",
    "footer first": "It stands in the first page's footer: correct it there in Word, and save.",
    "footer even": "It stands in the even pages' footer: correct it there in Word, and save.",
    "note": "It stands in a footnote or endnote: correct it there in Word, and save.",
}
"""What a user is told of the place of a fault, by the place."""

_WORDS: Final = 60
_NOTES: Final = ("footnotes", "endnotes")
_ART: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DRAWN: Final = re.compile(r"^word/(charts|diagrams)/\w+\.xml$")
_FRAMES: Final = ("header", "footer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A part of the package that holds text; `place` is a key of `WHERE`."""

    part: str
    root: "_Element"
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a paragraph stands: in which file, at which place, and what it says."""

    file: str
    place: str
    words: str

    @property
    def where(self) -> str:
        """What a user is told of the place."""
        return WHERE[self.place]


def stories(opened: Opened) -> tuple[Story, ...]:
    """Return all parts that hold text, the main one first."""
    targets = _targets(opened)
    types = _frame_types(opened.root)
    found = [Story(part=opened.document, root=opened.root, place="text")]
    for number, (kind, part) in sorted(targets.items(), key=lambda each: each[1]):
        place = "note" if kind in _NOTES else f"{kind} {types.get(number, '')}".strip()
        found.append(Story(part=part, root=parse(opened.members[part]), place=place))
    return tuple(found)


def relations(members: Members, part: str) -> dict[str, tuple[str, str]]:
    """Return kind ("header") and target of what a part relates to, by the relation's id.

    Targets that are not in the package are left out.
    """
    folder, name = posixpath.split(part)
    data = members.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return {}
    found = {
        each.get("Id", ""): (
            each.get("Type", "").removeprefix(f"{OFFICE}/"),
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
        )
        for each in parse(data).iterchildren(q("Relationship", RELATIONSHIPS))
        if each.get("TargetMode") != "External"
    }
    return {number: to for number, to in found.items() if to[1] in members}


def _targets(opened: Opened) -> dict[str, tuple[str, str]]:
    """Return the headers, footers and notes, each part once."""
    seen: dict[str, tuple[str, str]] = {}
    for number, (kind, part) in relations(opened.members, opened.document).items():
        if kind in (*_FRAMES, *_NOTES) and part not in {other for _, other in seen.values()}:
            seen[number] = kind, part
    return seen


def _frame_types(root: "_Element") -> dict[str, str]:
    """Return "first" or "even" by the relation's id, empty for the ordinary pages'."""
    return {
        each.get(q("id", OFFICE), ""): each.get(q("type"), "").replace("default", "")
        for each in root.iter(q("headerReference"), q("footerReference"))
    }


def refuse_drawn(opened: Opened) -> None:
    """Refuse a tag in a chart or a SmartArt drawing, whose text is not filled.

    Raises:
        UsageError: There is such a tag.
    """
    for name in sorted(opened.members):
        if _DRAWN.search(name):
            for line in parse(opened.members[name]).iter(q("p", _ART)):
                tag = TAG.search("".join(map(str, line.itertext())))
                if tag:
                    raise UsageError(
                        f"{opened.file}: {tag[0]} stands in a chart or a drawing, where no field is"
                        " filled",
                        hint="Write it in a paragraph or a text box of the letterhead, and save.",
                    )


def spot_of(paragraph: "_Element", story: Story, file: str, words: str) -> Spot:
    """Say where a paragraph stands; long words are cut."""
    place = story.place
    if place == "text":
        around = {each.tag for each in paragraph.iterancestors()}
        place = "box" if q("txbxContent") in around else "table" if q("tc") in around else place
    said = " ".join(words.split())
    return Spot(
        file=file, place=place, words=said if len(said) <= _WORDS else f"{said[: _WORDS - 1]}…"
    )


def paragraphs(root: "_Element") -> Iterator["_Element"]:
    """Give all paragraphs, those in tables, controls and text boxes too."""
    yield from list(root.iter(q("p")))
