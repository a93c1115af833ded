"""What a Word paragraph's style makes of it.

Heading, list item, quote, line of a table of contents.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from innspill.ingest.xml import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{WORD}val"
BODY_LEVEL = 9  # the outline level that means "no heading" (ECMA-376, 17.3.1.20)

# Word writes English names for its own styles, but other programs and templates write those of
# their language.
HEADING_NAME = re.compile(
    r"^(?:heading|overskrift|rubrik|otsikko|überschrift|titre|título|titolo|kop|bajilčála)"
    r"[ _-]?(?P<level>[1-9])\b",
    re.IGNORECASE,
)
TITLE_NAME = re.compile(r"^(?:title|tittel|titel|doktittel|dokumenttittel)$", re.IGNORECASE)
QUOTE_NAME = re.compile(
    r"^(?:intense |sterkt )?(?:quote|quotations?|sitat|blokksitat|block ?quote|block ?text"
    r"|blokktekst)\b",
    re.IGNORECASE,
)
LIST_NAME = re.compile(
    r"^(?:list (?:bullet|number)|listbullet|listnumber|punktliste|nummerert liste"
    r"|punktmerket liste)"
    r"[ _-]?(?P<level>[1-9])?\b",
    re.IGNORECASE,
)
CONTENTS_NAME = re.compile(
    r"^(?:toc[ _-]?(?:\d|heading)|toc ?overskrift|inn?h(?:old(?:sfortegnelse)?)?[ _-]?\d"
    r"|table of figures|figurliste"
    r"|overskrift for innholdsfortegnelse|contents (?:\d|heading)|index \d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What a style says, its ancestors' words included.

    `outline` and `list_level` count from 0; None where nothing is said. `list_id` "0" takes a list
    mark away.
    """

    names: tuple[str, ...] = ()
    based_on: str = ""
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The styles of a document by their ids, and the ids of the default ones."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: str = ""

    def get(self, style_id: str | None) -> Style:
        """Give a style; an unknown id may still have a telling name."""
        wanted = style_id or self.default
        return self.by_id.get(wanted) or Style(names=(wanted,))


def read_styles(root: Element | None) -> Styles:
    """Read the styles part; without one, the ids of styles are all that is known."""
    if root is None:
        return Styles()
    elements = {
        element.get(f"{WORD}styleId", ""): element for element in root.iterfind(f"{WORD}style")
    }
    own = {style_id: own_style(style_id, element) for style_id, element in elements.items()}
    defaults = (
        style_id
        for style_id, element in elements.items()
        if element.get(f"{WORD}type") == "paragraph"
        and element.get(f"{WORD}default") in {"1", "true", "on"}
    )
    return Styles(
        by_id={style_id: inherited(style_id, own) for style_id in own}, default=next(defaults, "")
    )


def own_style(style_id: str, element: Element) -> Style:
    """Read what a style itself says."""
    name = value(element.find(f"{WORD}name")) or ""
    return Style(
        names=(name, style_id),
        based_on=value(element.find(f"{WORD}basedOn")) or "",
        outline=number(element.find(f"{WORD}pPr/{WORD}outlineLvl")),
        list_id=value(element.find(f"{WORD}pPr/{WORD}numPr/{WORD}numId")),
        list_level=number(element.find(f"{WORD}pPr/{WORD}numPr/{WORD}ilvl")),
        hidden=is_on(element.find(f"{WORD}rPr/{WORD}vanish")),
    )


def inherited(style_id: str, own: Mapping[str, Style]) -> Style:
    """Fill what a style leaves unsaid from those that it is based on.

    A circle of styles ends where it closes.
    """
    style, seen = own[style_id], {style_id}
    ancestor = style.based_on
    while ancestor in own and ancestor not in seen:
        seen.add(ancestor)
        older = own[ancestor]
        style = replace(
            style,
            names=(*style.names, *older.names),
            outline=older.outline if style.outline is None else style.outline,
            list_id=older.list_id if style.list_id is None else style.list_id,
            list_level=older.list_level if style.list_level is None else style.list_level,
            hidden=style.hidden or older.hidden,
        )
        ancestor = older.based_on
    return style


def heading_level(style: Style) -> int:
    """Give a style's heading level from 1; 0 if it is no heading's."""
    if style.outline is not None:
        return style.outline + 1 if style.outline < BODY_LEVEL else 0
    for name in style.names:
        match = HEADING_NAME.match(name)
        if match:
            return int(match["level"])
    return 1 if any(TITLE_NAME.match(name) for name in style.names) else 0


def list_level(style: Style) -> int:
    """Give the depth from 1 of a list style; 0 if it is none's."""
    if style.list_id == "0":
        return 0
    if style.list_id is not None:
        return (style.list_level or 0) + 1
    match = next(filter(None, (LIST_NAME.match(name) for name in style.names)), None)
    return int(match["level"] or 1) if match else 0


def is_quote(style: Style) -> bool:
    """Tell a quote's style."""
    return any(QUOTE_NAME.match(name) for name in style.names)


def is_contents(style: Style) -> bool:
    """Tell the style of a line in a table of contents."""
    return any(CONTENTS_NAME.match(name) for name in style.names[:2])


def value(element: Element | None) -> str | None:
    """Give an element's value; None without the element."""
    return None if element is None else element.get(VAL)


def number(element: Element | None) -> int | None:
    """Give an element's value as a number; None where it is none."""
    text = value(element)
    return int(text) if text and text.isdecimal() else None


def is_on(element: Element | None) -> bool:
    """Tell whether a switch is on: there, and not said to be off (ECMA-376, 17.17.4)."""
    return element is not None and element.get(VAL, "true") not in {"0", "false", "off", "none"}
