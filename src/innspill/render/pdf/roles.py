"""What the elements of HTML are called in the structure of a PDF (ISO 32000-1, 14.8.4)."""

from typing import Final

from innspill.render.pdf.engine import Box, Raw, pydyf

LABEL: Final = "li::marker"
_SVG: Final = "{http://www.w3.org/2000/svg}svg"
_ROLES: Final = {
    "main": "Part",
    "div": "Div",
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    LABEL: "Lbl",
    "table": "Table",
    "caption": "Caption",
    "figcaption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
    "img": "Figure",
    _SVG: "Figure",
}
GROUPS: Final = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
"""What holds other elements, and text only in them."""
MIXED: Final = frozenset({"P", "LBody"})
"""What holds text beside elements."""
_SCOPES: Final = {"col": "/Column", "row": "/Row"}


class NoAlternativeError(Exception):
    """A picture has no alternative text."""


def role_of(box: Box) -> str:
    """Return what a box is called; empty for one that only groups or adorns.

    A span is one where its words are in another language.
    """
    if box.element is None:
        return ""
    if box.element_tag == "span" and box.element.get("lang"):
        return "Span"
    return _ROLES.get(box.element_tag, "")


def attributes_of(box: Box) -> dict[str, Raw]:
    """Return what else there is to say of a box: its language, scope or alternative text.

    Raises:
        NoAlternativeError: It is a picture, and nothing says what it shows.
    """
    element = box.element
    told: dict[str, Raw] = {}
    if language := element.get("lang"):
        told["Lang"] = pydyf.String(language)
    if box.element_tag in {"th", "td"}:
        told |= _cell(box)
    if _ROLES.get(box.element_tag) == "Figure":
        told["Alt"] = pydyf.String(_alternative(element))
    return told


def _cell(box: Box) -> dict[str, Raw]:
    about: dict[str, Raw] = {"O": "/Table"}
    if box.element_tag == "th":
        about["Scope"] = _SCOPES.get(box.element.get("scope", ""), "/Column")
    if box.colspan != 1:
        about["ColSpan"] = box.colspan
    if box.rowspan != 1:
        about["RowSpan"] = box.rowspan
    return {"A": pydyf.Dictionary(about)} if len(about) > 1 else {}


def _alternative(element: Raw) -> str:
    title = element.find("{http://www.w3.org/2000/svg}title")
    said = element.get("alt") or element.get("aria-label") or (title is not None and title.text)
    if not said:
        raise NoAlternativeError
    return str(said)
