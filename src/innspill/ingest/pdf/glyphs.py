"""Questions to PDFium about one page: its text, its characters, its pictures.

PDFium is not thread-safe: ask from one thread of a process.
"""

import math
import re
from collections.abc import Callable
from ctypes import byref, c_double, c_float, c_int, c_ulong, c_ushort, cast, create_string_buffer
from dataclasses import dataclass
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
_MOST_RECTS: Final = 500  # looked at in one line
_SMALLEST: Final = 0.5  # points, so that sizes can be divided by
_PICTURES: Final = frozenset({pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The page as one sees it along a direction of writing; `upright` where that is not turned."""

    cos: float
    sin: float
    left: float
    top: float
    height: float
    upright: bool

    def along(self, x: float, y: float) -> float:
        """Give a point's distance from the left side."""
        return x * self.cos + y * self.sin - self.left

    def down(self, x: float, y: float) -> float:
        """Give a point's distance from the upper side."""
        return x * self.sin - y * self.cos - self.top


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
                cos=cos,
                sin=sin,
                left=min(along),
                top=min(down),
                height=max(down) - min(down),
                upright=not turn,
            )
        return self._frames[turn]


class Look(NamedTuple):
    """How a character is written.

    `size` is in points as it is seen: the nominal one times the scale of the character's matrix;
    `turn` in whole degrees to the left, 0 to 359; `y` is the height of the baseline in the frame.
    """

    size: float
    turn: int
    frame: Frame
    y: float


def _unchecked(function: Any) -> Any:  # noqa: ANN401 - ctypes functions
    """Give a function of PDFium that does not look at its arguments' types.

    Pointers pass as they are; that takes a third of the time, and some are called for each line.
    """
    copy = cast(function, type(function))
    copy.restype = function.restype
    return copy


_get_matrix: Final = _unchecked(pdfium.FPDFText_GetMatrix)
_get_font_size: Final = _unchecked(pdfium.FPDFText_GetFontSize)
_get_font_info: Final = _unchecked(pdfium.FPDFText_GetFontInfo)
_get_origin: Final = _unchecked(pdfium.FPDFText_GetCharOrigin)
_get_box: Final = _unchecked(pdfium.FPDFText_GetCharBox)
_get_rect: Final = _unchecked(pdfium.FPDFText_GetRect)
_count_rects: Final = _unchecked(pdfium.FPDFText_CountRects)

Span = tuple[float, float]
"""The ends of something along the direction of writing."""


class Glyphs:
    """Where single characters stand, and how they look.

    Each call to PDFium costs about a microsecond, and a page has a hundred lines: the pointers that
    it writes to are made once.
    """

    def __init__(self, textpage: Any, sheet: Sheet) -> None:  # noqa: ANN401 - a ctypes handle
        self._page, self._sheet = textpage, sheet
        self._x, self._y, self._x2, self._y2 = (c_double() for _ in range(4))
        self._origin = byref(self._x), byref(self._y)
        self._box = byref(self._x), byref(self._x2), byref(self._y), byref(self._y2)
        self._rect = byref(self._x), byref(self._y2), byref(self._x2), byref(self._y)
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_at = byref(self._matrix)
        self._name, self._flags = create_string_buffer(128), c_int()
        self._size, self._flags_at = c_ulong(128), byref(self._flags)
        self._bold: dict[bytes, bool] = {}

    def begin(self, index: int, frame: Frame) -> float:
        """Give where the character begins along the frame."""
        _get_origin(self._page, index, *self._origin)
        return frame.along(self._x.value, self._y.value)

    def span(self, index: int, frame: Frame) -> Span:
        """Give the ends of the character's ink along the frame; zeros where it has none."""
        if not _get_box(self._page, index, *self._box):
            return 0.0, 0.0
        return self._span(frame)

    def spans(self, first: int, last: int, frame: Frame) -> list[Span]:
        """Give the ends of each stretch between two characters that was written in one go."""
        count = min(_count_rects(self._page, first, last - first + 1), _MOST_RECTS)
        spans = []
        for number in range(count):
            _get_rect(self._page, number, *self._rect)
            spans.append(self._span(frame))
        return spans

    def room(self, first: int, last: int, frame: Frame) -> Span:
        """Give the ends of a word with the blank that its letters bring along on either side."""
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._page, first, byref(box))
        begin = min(frame.along(box.left, box.bottom), frame.along(box.right, box.top))
        pdfium.FPDFText_GetLooseCharBox(self._page, last, byref(box))
        return begin, max(frame.along(box.left, box.bottom), frame.along(box.right, box.top))

    def _span(self, frame: Frame) -> Span:
        if frame.upright:
            return self._x.value - frame.left, self._x2.value - frame.left
        one = frame.along(self._x.value, self._y.value)
        other = frame.along(self._x2.value, self._y2.value)
        return (one, other) if one <= other else (other, one)

    def look(self, index: int) -> Look:
        """Tell how large a character is, how it is turned and on which baseline it stands."""
        matrix = self._matrix
        _get_matrix(self._page, index, self._matrix_at)
        across, down = matrix.c, matrix.d
        scale = math.hypot(across, down) if across else abs(down)
        turn = 0
        if matrix.b or (matrix.a < 0 and down < 0):
            turn = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
        size = _get_font_size(self._page, index) * scale
        frame = self._sheet.frame(turn)
        return Look(max(_SMALLEST, size), turn, frame, frame.down(matrix.e, matrix.f))

    def bold(self, index: int) -> bool:
        """Tell from the font's name, or else its weight, whether the character is bold."""
        _get_font_info(self._page, index, self._name, self._size, self._flags_at)
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
    if 2 * len(text) == len(raw) == 2 * count:  # every character is one in the text
        return PageText(text, int, 0)
    if 2 * len(text) == len(raw):
        return PageText(text, lambda place: to_character(textpage, place), lost)
    units = list(accumulate((1 + (char > "\uffff") for char in text), initial=0))
    return PageText(text, lambda place: to_character(textpage, units[place]), lost)


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
