"""The pages on which the letter stands: how wide their text is, and whether they are numbered."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from innspill.render.drafts.package import add_part, relate, related
from innspill.render.drafts.xml import OFFICE, WORD, new, parse, q, written
from innspill.render.letterhead.opening import Opened
from innspill.render.letterhead.places import relations
from innspill.render.word_xml import field, paragraph, run

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNITS: Final = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "": 1}
_LENGTH: Final = re.compile(r"(-?\d{1,7}(?:\.\d+)?)([a-z]*)")
_PAGE_WIDTH, _MARGIN, _BETWEEN_COLUMNS = "11906", "1417", "708"  # A4, as Word has it in Norway
_ID: Final = q("id", OFFICE)
_LEAST: Final = 2000  # a table needs some room, whatever a letterhead says
_NUMBER: Final = re.compile(r"\s*PAGE\b")
_FOOTER: Final = "word/innspill-footer-{}.xml"
_FOOTER_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


@dataclass(frozen=True, slots=True)
class Pages:
    """The section in which the letter stands."""

    section: "_Element"

    @property
    def room(self) -> int:
        """The width of the text in twentieths of a point; of one column where there are several."""
        size, margins = self.section.find(q("pgSz")), self.section.find(q("pgMar"))
        width = _length(size, "w", _PAGE_WIDTH)
        for side in ("left", "right"):
            width -= _length(margins, side, _MARGIN)
        width -= _length(margins, "gutter", "0")
        columns = self.section.find(q("cols"))
        told = "1" if columns is None else columns.get(q("num"), "1")
        number = int(told) if re.fullmatch(r"\d{1,2}", told) else 1
        if columns is not None and number > 1:
            width = (width - (number - 1) * _length(columns, "space", _BETWEEN_COLUMNS)) // number
        return max(width, _LEAST)


def pages_of(root: "_Element", anchor: "_Element") -> Pages:
    """Return the section of the letter: the first whose end comes behind its place."""
    body = root.find(q("body"))
    behind = False
    for each in root.iter():
        behind = behind or each is anchor
        if behind and each.tag == q("sectPr"):
            return Pages(each)
    made = new("sectPr")
    if body is not None:
        body.append(made)
    return Pages(made)


def number_pages(opened: Opened, pages: Pages, text: str, style: str) -> None:
    """Write page numbers into the footers where no header or footer has any.

    The first page's own footer, where there is one, is left as it is.

    Args:
        opened: The letterhead.
        pages: The section of the letter.
        text: "Side x av y", with NUL characters for the numbers.
        style: Id of the style of footers.
    """
    targets = relations(opened.members, opened.document)
    frames = [part for kind, part in targets.values() if kind in {"header", "footer"}]
    if any(_is_numbered(parse(opened.members[part])) for part in frames):
        return
    for kind in _kinds(opened):
        line = _line(text, style)
        part = targets.get(_reference(opened.root, pages, kind), ("", ""))[1]
        if part:
            footer = parse(opened.members[part])
            footer.append(line)
            opened.members[part] = written(footer)
        else:
            _add_footer(opened, pages, kind, line)


def _kinds(opened: Opened) -> tuple[str, ...]:
    """Return which pages have a footer of their own."""
    part = related(opened.members, opened.document, "settings")
    settings = None if part is None else parse(opened.members[part])
    apart = settings is not None and settings.find(q("evenAndOddHeaders")) is not None
    return ("default", "even") if apart else ("default",)


def _reference(root: "_Element", pages: Pages, kind: str) -> str:
    """Return the relation of a section's footer: its own, or that of the one before it."""
    found = ""
    for section in root.iter(q("sectPr")):
        for each in section.findall(q("footerReference")):
            if each.get(q("type"), "default") == kind:
                found = each.get(_ID, "")
        if section is pages.section:
            break
    return found


def _add_footer(opened: Opened, pages: Pages, kind: str, line: "_Element") -> None:
    """Give the pages of the letter a footer, from where their section begins on a page of its own.

    Programs differ in which of two sections on one page has the say.
    """
    footer, part = new("ftr"), _FOOTER.format(kind)
    footer.append(line)
    add_part(opened.members, part, written(footer), _FOOTER_TYPE)
    relate(opened.members, opened.document, "footer", part)
    targets = relations(opened.members, opened.document)
    reference = new("footerReference", type=kind)
    reference.set(_ID, next(number for number, (_, made) in targets.items() if made == part))
    sections = list(opened.root.iter(q("sectPr")))
    place = sections.index(pages.section)
    while place and _goes_on(sections[place]):
        place -= 1
    sections[place].insert(0, reference)


def _goes_on(section: "_Element") -> bool:
    """Tell whether a section begins on the page on which the one before it ends."""
    begins = section.find(q("type"))
    return begins is not None and begins.get(q("val")) == "continuous"


def _line(text: str, style: str) -> "_Element":
    before, between, after = text.split("\0")
    inside = run(before) + field("PAGE") + run(between) + field("NUMPAGES") + run(after)
    return parse(f'<w:ftr xmlns:w="{WORD}">{paragraph(style, inside)}</w:ftr>'.encode())[0]


def _is_numbered(frame: "_Element") -> bool:
    """Tell whether a header or footer has the page's number."""
    simple = (each.get(q("instr"), "") for each in frame.iter(q("fldSimple")))
    told = "".join(each.text or "" for each in frame.iter(q("instrText")))
    return any(map(_NUMBER.match, simple)) or re.search(r"\bPAGE\b", told) is not None


def _length(element: "_Element | None", name: str, default: str) -> int:
    """Return a length in twentieths of a point; a number without a unit is one already."""
    told = default if element is None else element.get(q(name), default)
    found = _LENGTH.fullmatch(told)
    if found is None or found[2] not in _UNITS:
        return _length(None, name, default)
    return round(float(found[1]) * _UNITS[found[2]])
