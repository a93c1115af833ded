"""WordprocessingML as text: paragraphs, runs, links, bookmarks, content controls and tables.

A letter's annexes can have twenty thousand rows. As text they are written in a second; as a tree of
python-docx objects they would take minutes and gigabytes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from innspill.language.conventions import LOCALES
from innspill.model import Language
from innspill.render.controls import xml_text

_BREAKS = {"\n": "<w:br/>", "\r": "<w:br/>", "\t": "<w:tab/>"}
_LOOK = (
    '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" '
    'w:noHBand="0" w:noVBand="1" w:val="04A0"/>'
)
_SPOKEN = {**LOCALES, Language.SE: "se-NO"}
"""Word's names of the languages that are told apart, those of others' words among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: its cells, each the inside of a paragraph."""

    cells: tuple[str, ...]


def run(text: str, style: str = "", language: str = "") -> str:
    """Write a run of text; line breaks and tabs are Word's own; empty for no text.

    Args:
        text: The words.
        style: Id of a character style, empty for none.
        language: BCP 47 tag of words that are in another language than the document.
    """
    if not text:
        return ""
    named = f"<w:rStyle w:val={quoteattr(style)}/>" if style else ""
    spoken = f'<w:lang w:val="{_SPOKEN[Language(language)]}"/>' if language else ""
    properties = f"<w:rPr>{named}{spoken}</w:rPr>" if named or spoken else ""
    return f"<w:r>{properties}{_pieces(xml_text(text))}</w:r>"


def _pieces(text: str) -> str:
    if not any(sign in text for sign in _BREAKS):
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    made, said = [], ""
    for sign in f"{text.replace(chr(13) + chr(10), chr(10))}\0":
        if sign not in _BREAKS and sign != "\0":
            said += sign
            continue
        if said:
            made.append(f'<w:t xml:space="preserve">{escape(said)}</w:t>')
        made.append(_BREAKS.get(sign, ""))
        said = ""
    return "".join(made)


def link(text: str, anchor: str, style: str) -> str:
    """Write a run that leads to a bookmark."""
    return (
        f'<w:hyperlink w:anchor={quoteattr(anchor)} w:history="1">{run(text, style)}</w:hyperlink>'
    )


def numbered(sequence: str, number: int) -> str:
    """Write a number that Word counts by: `sequence` names what is counted ("Tabell").

    The field is told its number, so that it is the same where Word counts anew.
    """
    return field(f"SEQ {sequence} \\* ARABIC \\r {number}", str(number))


def field(instruction: str, shown: str = "1") -> str:
    """Write a field, which Word works out anew; `shown` is what stands there until then."""
    told = quoteattr(f" {instruction} ")
    return f"<w:fldSimple w:instr={told}>{run(shown)}</w:fldSimple>"


def bookmark(inside: str, name: str, number: int) -> str:
    """Put a bookmark around what is written; `number` is unique in the document."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>{inside}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def paragraph(style: str, inside: str, properties: str = "") -> str:
    """Write a paragraph; `properties` are further ones, in the order of the standard."""
    named = f"<w:pStyle w:val={quoteattr(style)}/>"
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def space_before(twips: int) -> str:
    """Write the property of a paragraph that keeps its distance to the one above."""
    return f'<w:spacing w:before="{twips}"/>'


def table(
    style: str, cell_styles: tuple[str, str], widths: Sequence[int], rows: Iterable[Row]
) -> str:
    """Write a table whose first row is its header, which Word repeats on every page.

    Args:
        style: Id of the table's style.
        cell_styles: Ids of the styles of the paragraphs in the header's cells and in the others.
        widths: Of the columns, in twentieths of a point.
        rows: The header first; each stands whole on one page.
    """
    cells = [f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>' for width in widths]
    written = "".join(
        f"<w:tr><w:trPr><w:cantSplit/>{'' if number else '<w:tblHeader/>'}</w:trPr>"
        + "".join(
            f"{cell}{paragraph(cell_styles[number > 0], inside)}</w:tc>"
            for cell, inside in zip(cells, row.cells, strict=True)
        )
        + "</w:tr>"
        for number, row in enumerate(rows)
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val={quoteattr(style)}/>"
        f'<w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/>{_LOOK}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>"
    )
