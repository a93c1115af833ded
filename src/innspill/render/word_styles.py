"""The look of the Word document: fonts, headings, lists, tables, language and properties."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from innspill.language.conventions import LOCALES
from innspill.model import Language
from innspill.render.word_parts import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import BaseStyle, ParagraphStyle

PAGE_WIDTH = Mm(210)
MARGIN = Mm(25)
_FONT = "Calibri"
_CELL_MARGIN = "30"  # above and below the text of a cell, in twentieths of a point
_INK = RGBColor(0x1B, 0x1F, 0x24)
_HEADING_INK = RGBColor(0x1F, 0x3A, 0x5F)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph style looks; sizes and spaces are in points."""

    size: float
    before: float = 0
    after: float = 6
    bold: bool = False
    heading: bool = False
    base: str = "Normal"


_LOOKS = {
    "Normal": Look(size=11, after=0),
    "Title": Look(size=20, before=12, after=12, bold=True, heading=True),
    "Heading 1": Look(size=15, before=18, after=6, bold=True, heading=True),
    "Heading 2": Look(size=12.5, before=14, after=3, bold=True, heading=True),
    "Heading 3": Look(size=11, before=10, after=3, bold=True, heading=True),
    "Body Text": Look(size=11, after=7),
    "List Bullet": Look(size=11, after=4),
    "Signature": Look(size=11, before=0, after=0),
    "Caption": Look(size=9, before=6, after=4, bold=True, heading=True),
    "Annex Note": Look(size=10, after=8),
    "Annex Text": Look(size=9, after=0),
    "Annex Head": Look(size=9, after=0, bold=True),
    "Footer": Look(size=9, after=0),
}


_OF_WORD = {"Signature"}  # Word's own styles that python-docx's base template lacks


def new_document(language: Language, title: str) -> "Document":
    """Return an empty A4 document with every style that the letter uses."""
    document, locale = docx.Document(), LOCALES[language]
    _without_preview(document)
    _page(document)
    _settings(document, locale)
    for name, look in _LOOKS.items():
        _apply(_paragraph_style(document, name), look)
    _annex_table(document)
    _source_mark(document)
    _language(document, locale)
    _properties(document, title, locale)
    return document


def _without_preview(document: "Document") -> None:
    """Take away what the base template brings that is not ours.

    The picture of another document, and a second set of styles that Word 2010 wrote and no standard
    knows.
    """
    packages = [document.part.package.rels] if document.part.package else []
    for relations in (*packages, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                del relations[name]


def _settings(document: "Document", locale: str) -> None:
    """Take away that the base template is an American one, made by Word 2010.

    Below mode 15, Word says "compatibility mode" in its title bar and holds new features back.
    """
    settings = document.settings.element
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")
    for tag, attributes in _SETTINGS.items():
        for each in settings.findall(qn(tag)):
            each.attrib.clear()
            for name, value in attributes.items():
                each.set(qn(name), value or locale)


# An empty value is the document's language. Norwegian formulas in tables have decimal commas.
_SETTINGS = {
    "w:themeFontLang": {"w:val": ""},
    "w:decimalSymbol": {"w:val": ","},
    "w:listSeparator": {"w:val": ";"},
}
_PROPERTIES = "docProps/app.xml"
_NEUTRAL = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>innspill</Application></Properties>'
)


def neutral_properties(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a package that does not say that Word for Macintosh wrote it, and nothing it counts.

    Word counts pages and words itself when it saves.
    """
    return {**members, _PROPERTIES: _NEUTRAL}


def _page(document: "Document") -> None:
    section = document.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Mm(22)


def _paragraph_style(document: "Document", name: str) -> "ParagraphStyle":
    styles = document.styles
    if name not in styles:
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _OF_WORD)
        made.base_style = styles["Normal"]
        made.quick_style = True
    style: ParagraphStyle = styles[name]
    return style


def _apply(style: "ParagraphStyle", look: Look) -> None:
    style.font.name, style.font.size = _FONT, Pt(look.size)
    style.font.bold = look.bold or None  # what is not bold of itself is so in a table's header
    style.font.color.rgb = _HEADING_INK if look.heading else _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{script}"), None)
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing = 1.0 if look.heading else 1.12
    layout.keep_with_next = look.heading or None
    if style.name == "Title":
        _without_rule(style)


def _without_rule(style: "BaseStyle") -> None:
    """Take away the line that the base template draws under a title."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _annex_table(document: "Document") -> None:
    """Make a table style: thin lines, a shaded header row.

    What is bold in it has a style of its own, since LibreOffice writes a table style's bold into
    every cell.
    """
    style = document.styles.add_style("Annex Table", WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Table Grid"]
    whole, margins = element("tblPr"), element("tblCellMar")
    margins.extend(element(side, w=_CELL_MARGIN, type="dxa") for side in ("top", "bottom"))
    whole.append(margins)
    style.element.append(whole)
    header = element("tblStylePr", type="firstRow")
    cell = element("tcPr")
    cell.append(element("shd", val="clear", color="auto", fill="E8EDF3"))
    header.append(cell)
    style.element.append(header)


def _source_mark(document: "Document") -> None:
    style = document.styles.add_style("Source Mark", WD_STYLE_TYPE.CHARACTER)
    style.font.color.rgb = _HEADING_INK


def _language(document: "Document", locale: str) -> None:
    """Set the language in which Word checks the spelling and a screen reader speaks."""
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), locale)


def _properties(document: "Document", title: str, locale: str) -> None:
    """Set the title, which screen readers announce, and take the base template's dates away."""
    properties = document.core_properties
    properties.title, properties.language = title, locale
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.revision = 1
    part = properties._element  # noqa: SLF001 python-docx can set a date but not take one away
    for dated in ("dcterms:created", "dcterms:modified"):
        for found in part.findall(qn(dated)):
            part.remove(found)
