"""Questions to PDFium about one page: its text, its characters, its pictures, its annotations.

PDFium is not thread-safe: ask from one thread of a process.
"""

import math
import re
from collections.abc import Callable
from ctypes import byref, c_double, c_float, c_int, c_ushort, create_string_buffer
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, product
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

_BOLD: Final = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_BOLD_WEIGHT: Final = 600
_BOLD_MOST: Final = 1000  # PDFium derives some weights from a broken stem width
_FEW_CHARACTERS: Final = 200  # a page with fewer may be a scan with a stamp on it
_HARDLY_ANY: Final = 40
_SCAN_SHARE: Final = 0.5  # of the page's area
_MOST_OBJECTS: Final = 1000  # looked at for pictures
_MOST_ANNOTATIONS: Final = 1000  # looked at on one page
_MOST_RECTS: Final = 500  # looked at in one line
_PICTURES: Final = frozenset({pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM})
_COMMENTS: Final = frozenset(
    {
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_CARET,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The page as one sees it along a direction of writing."""

    cos: float
    sin: float
    left: float
    top: float
    height: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point of the page into (along, down) from the upper left corner."""
        return x * self.cos + y * self.sin - self.left, x * self.sin - y * self.cos - self.top


class Sheet:
    """A page's outline, and the frames in which its text is written."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - a ctypes handle
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, byref(box))
        self._corners = list(product((box.left, box.right), (box.bottom, box.top)))
        self.area = abs((box.right - box.left) * (box.top - box.bottom))
        self._frames: dict[int, Frame] = {}

    def frame(self, turn: int) -> Frame:
        """Give the frame for text that is turned left by `turn` degrees."""
        if turn not in self._frames:
            cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            along = [x * cos + y * sin for x, y in self._corners]
            down = [x * sin - y * cos for x, y in self._corners]
            self._frames[turn] = Frame(
                cos=cos, sin=sin, left=min(along), top=min(down), height=max(down) - min(down)
            )
        return self._frames[turn]


class Glyphs:
    """Where single characters stand, and how they look."""

    def __init__(self, textpage: Any) -> None:  # noqa: ANN401 - a ctypes handle
        self._page = textpage
        self._x, self._y, self._x2, self._y2 = (c_double() for _ in range(4))
        self._origin = byref(self._x), byref(self._y)
        self._box = byref(self._x), byref(self._x2), byref(self._y), byref(self._y2)
        self._rect = byref(self._x), byref(self._y2), byref(self._x2), byref(self._y)
        self._matrix = pdfium.FS_MATRIX()
        self._name, self._flags = create_string_buffer(128), c_int()
        self._bold: dict[bytes, bool] = {}

    def origin(self, index: int) -> tuple[float, float]:
        """Give the point on the baseline where the character begins."""
        pdfium.FPDFText_GetCharOrigin(self._page, index, *self._origin)
        return self._x.value, self._y.value

    def span(self, index: int, frame: Frame) -> tuple[float, float]:
        """Give the ends of the character's ink along the frame; zeros where it has none."""
        if not pdfium.FPDFText_GetCharBox(self._page, index, *self._box):
            return 0.0, 0.0
        return self._span(frame)

    def spans(self, first: int, last: int, frame: Frame) -> list[tuple[float, float]]:
        """Give the ends of each stretch between two characters that was written in one go."""
        count = min(pdfium.FPDFText_CountRects(self._page, first, last - first + 1), _MOST_RECTS)
        spans = []
        for number in range(count):
            pdfium.FPDFText_GetRect(self._page, number, *self._rect)
            spans.append(self._span(frame))
        return spans

    def _span(self, frame: Frame) -> tuple[float, float]:
        one = frame.place(self._x.value, self._y.value)[0]
        other = frame.place(self._x2.value, self._y2.value)[0]
        return (one, other) if one <= other else (other, one)

    def look(self, index: int) -> tuple[float, int]:
        """Give the size in points as it is seen, and the angle of writing.

        The size is the nominal one times the scale of the character's matrix; the angle is in whole
        degrees to the left, 0 to 359.
        """
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._page, index, byref(matrix))
        scale = math.hypot(matrix.c, matrix.d)
        turn = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360 if matrix.b else 0
        return float(pdfium.FPDFText_GetFontSize(self._page, index) * scale), turn

    def bold(self, index: int) -> bool:
        """Tell from the font's name, or else its weight, whether the character is bold."""
        pdfium.FPDFText_GetFontInfo(self._page, index, self._name, 128, byref(self._flags))
        name = self._name.value
        if name not in self._bold:
            weight = pdfium.FPDFText_GetFontWeight(self._page, index)
            heavy = _BOLD_WEIGHT <= weight <= _BOLD_MOST
            self._bold[name] = bool(_BOLD.search(name)) or heavy
        return self._bold[name]


class PageText(NamedTuple):
    """A page's text, the function from a place in it to the character's number, and what is lost.

    Places and numbers differ: PDFium leaves characters without a meaning out of the text, and one
    outside the basic plane is one in Python and two in PDFium's text.
    """

    text: str
    to_character: Callable[[int], int]
    lost: int


def page_text(textpage: Any) -> PageText:  # noqa: ANN401 - a ctypes handle
    """Give a page's text."""
    count = pdfium.FPDFText_CountChars(textpage)
    if count <= 0:  # PDFium writes noise where there is nothing to write
        return PageText("", int, 0)
    buffer = (c_ushort * (2 * count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    raw = bytes(buffer)[: 2 * max(0, written - 1)]
    text = raw.decode("utf-16-le", errors="replace")
    to_character = pdfium.FPDFText_GetCharIndexFromTextIndex
    lost = max(0, count - len(raw) // 2)
    if 2 * len(text) == len(raw):
        return PageText(text, lambda place: to_character(textpage, place), lost)
    units = list(accumulate((1 + (char > "\uffff") for char in text), initial=0))
    return PageText(text, lambda place: to_character(textpage, units[place]), lost)


def annotations(page: Any) -> tuple[tuple[str, ...], int]:  # noqa: ANN401 - a ctypes handle
    """Give the texts written on a page with a free-text tool, and the number of other comments."""
    string_of = pdfium.FPDFAnnot_GetStringValue
    notes, comments = [], 0
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            words = utf16(partial(string_of, annotation, b"Contents")) if kind in _COMMENTS else ""
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
        if words and kind == pdfium.FPDF_ANNOT_FREETEXT:
            notes.append(words)
        elif words:
            comments += 1
    return tuple(notes), comments


def utf16(read: Callable[[Any, int], int]) -> str:
    """Read a text that PDFium writes into a buffer; what is no character becomes U+FFFD.

    Args:
        read: Fills a buffer of a size in bytes, and gives the size that is needed.
    """
    size = read(None, 0)
    buffer = (c_ushort * (size // 2 + 1))()
    read(buffer, size)
    raw = bytes(buffer)[: max(0, size - 2)]
    return " ".join(raw.decode("utf-16-le", errors="replace").split())


def is_scan(page: Any, sheet: Sheet, characters: int) -> bool:  # noqa: ANN401 - a ctypes handle
    """Tell a page that is a picture of text.

    It has few characters and pictures cover most of it, or hardly any character and one at all.
    """
    if characters >= _FEW_CHARACTERS:
        return False
    covered = 0.0
    left, bottom, right, top = (c_float() for _ in range(4))
    bounds = byref(left), byref(bottom), byref(right), byref(top)
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) in _PICTURES:
            pdfium.FPDFPageObj_GetBounds(thing, *bounds)
            covered += (right.value - left.value) * (top.value - bottom.value)
    return covered > (0.0 if characters < _HARDLY_ANY else _SCAN_SHARE * sheet.area)
