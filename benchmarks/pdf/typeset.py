"""PDFs drawn line by line with reportlab: our own small typesetter, which can hyphenate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from prose import Piece
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from styles import Style

BOLD: Final = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}
FEWEST: Final = 3  # letters on either side of a hyphen
_SYLLABLE: Final = re.compile(r"(?<=[aeiouyæøå])(?=[bdfgklmnprstv][aeiouyæøå])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line to draw: words, indentation, and whether it is the last of its paragraph."""

    words: list[str]
    indent: float
    last: bool
    marker: str = ""


def typeset(pieces: list[Piece], style: Style) -> bytes:
    """Set the pieces in a style."""
    placed = list(_place(pieces, style))
    pages = placed[-1][0] + 1
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for page in range(pages):
        _furnish(canvas, style, page + 1, pages)
        for _, x, y, row, piece in (item for item in placed if item[0] == page):
            _draw(canvas, style, (x, y), row, piece)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _width(style: Style) -> float:
    return (A4[0] - 2 * style.margin - (style.columns - 1) * style.gutter) / style.columns


def _face(style: Style, piece: Piece) -> tuple[str, float]:
    if piece.kind != "heading":
        return style.font, style.size
    return (BOLD[style.font] if style.heading_bold else style.font), style.heading_size


def _place(pieces: list[Piece], style: Style) -> Iterator[tuple[int, float, float, _Row, Piece]]:
    """Give every line its page, place and piece."""
    top, bottom = A4[1] - style.margin - 20, style.margin + 20
    page, column, y, number = 0, 0, top, 0
    for piece in pieces:
        size = _face(style, piece)[1]
        number = number + 1 if piece.kind == "item" else 0
        y -= _space_before(style, piece) if y < top else 0
        rows = list(_rows(piece, style, number))
        for row in rows:
            y -= size * style.leading
            if y < bottom or (piece.kind == "heading" and y < bottom + 4 * size):
                column = (column + 1) % style.columns
                page += column == 0
                y = top - size * style.leading
            x = style.margin + column * (_width(style) + style.gutter) + row.indent
            yield page, x, y, row, piece


def _space_before(style: Style, piece: Piece) -> float:
    if piece.kind == "heading":
        return style.heading_space
    return style.space if style.separation in {"spaced", "both"} else 0.0


def _rows(piece: Piece, style: Style, number: int) -> Iterator[_Row]:
    face, size = _face(style, piece)
    indented = piece.kind == "paragraph" and style.separation in {"indented", "both"}
    hang = style.hang if piece.kind == "item" else 0.0
    first = style.indent if indented else hang
    marker = {"1.": f"{number}.", "a)": f"{chr(96 + number)})"}.get(style.bullet, style.bullet)
    words, row = piece.text.split(), list[str]()
    indent = first
    started = False
    while words:
        room = _width(style) - indent
        word = words[0]
        if stringWidth(" ".join([*row, word]), face, size) <= room:
            row.append(words.pop(0))
            continue
        head, tail = _hyphenate(word, row, room, (face, size)) if style.hyphenated else ("", word)
        if head and piece.kind != "heading":
            row.append(head)
            words[0] = tail
        yield _Row(
            words=row, indent=indent, last=False, marker="" if started or not hang else marker
        )
        row, indent, started = [], hang, True
    yield _Row(words=row, indent=indent, last=True, marker="" if started or not hang else marker)


def _hyphenate(word: str, row: list[str], room: float, face: tuple[str, float]) -> tuple[str, str]:
    """Cut a word where the head fits, before a consonant between vowels or after its own hyphen."""
    cuts = [
        at.start() for at in _SYLLABLE.finditer(word) if FEWEST <= at.start() <= len(word) - FEWEST
    ]
    cuts += [at.end() for at in re.finditer("-(?=.)", word)]
    for cut in sorted(cuts, reverse=True):
        head = word[:cut] if word[cut - 1] == "-" else word[:cut] + "-"
        if stringWidth(" ".join([*row, head]), *face) <= room:
            return head, word[cut:]
    return "", word


def _draw(
    canvas: Canvas, style: Style, place: tuple[float, float], row: _Row, piece: Piece
) -> None:
    face, size = _face(style, piece)
    text = canvas.beginText(*place)
    text.setFont(face, size)
    if row.marker:
        text.setTextOrigin(place[0] - style.hang, place[1])
        text.textOut(row.marker)
        text.setTextOrigin(*place)
    line = " ".join(row.words)
    if style.justified and not row.last and len(row.words) > 1 and piece.kind != "heading":
        spare = _width(style) - row.indent - stringWidth(line, face, size)
        text.setWordSpace(spare / (len(row.words) - 1))
    text.textOut(line)
    text.setWordSpace(0)
    canvas.drawText(text)


def _furnish(canvas: Canvas, style: Style, page: int, pages: int) -> None:
    canvas.setFont(style.font, 8)
    if style.header:
        canvas.drawString(style.margin, A4[1] - style.margin + 4, style.header)
    footer = style.footer.format(n=page, all=pages)
    canvas.drawCentredString(A4[0] / 2, style.margin - 14, footer)
