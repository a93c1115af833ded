"""Lines of text with their places on the page, as PDFium finds them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from innspill.ingest.pdf.glyphs import Frame, Glyphs, Sheet, annotations, is_scan, page_text

SOFT_HYPHEN: Final = "\u00ad"
_HYPHENS: Final = "\ufffe\x02"  # PDFium's two marks of a hyphen at the end of a line
_LINE: Final = re.compile(rf"[^\r\n{_HYPHENS}]+[{_HYPHENS}]?")
_BLANKS: Final = " \t"
_WORD: Final = re.compile(r"[^ \t]+")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff]")
_GARBAGE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ue000-\uefff\uf100-\uf8ff\ufffd]")
_SMALLEST: Final = 0.5  # points, so that sizes can be divided by
_LETTERS_SPACED: Final = 5
_MOSTLY: Final = 0.8
_WORD_GAP: Final = 1.7  # times the usual gap between letters that are set apart
_WIDE_GAP: Final = 1.0  # em; what is farther apart may be a cell or a column of its own
_VERY_WIDE_GAP: Final = 4.0
_EVEN: Final = 0.4  # em by which the gaps of a justified line may differ
_BACK: Final = 1.0  # em; what jumps back as far is no continuation


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words that stand beside each other without a wide gap.

    Points from the page's upper left corner, along the direction of reading: `x0` and `x1` are
    the ends, `y` the baseline, `tab` where the second word begins (or would). `turn` is the text's
    angle in degrees; coordinates are only comparable within one turn. A hyphen that the line break
    caused, as far as PDFium can tell, is a soft hyphen at the end of `text`.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    page: int = 1
    tab: float = 0.0
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its lines in the file's order, and what else it holds.

    `height` is along the lines' `y`; `notes` are free texts written onto it; `scanned` where an
    image stands for missing text; `garbled` is the share of characters without a meaning, 0 to 1;
    `failed` where the page cannot be opened.
    """

    number: int
    lines: tuple[Line, ...] = ()
    height: float = 0.0
    notes: tuple[str, ...] = ()
    comments: int = 0
    scanned: bool = False
    garbled: float = 0.0
    failed: bool = False


def read_pages(document: Any, most: int) -> Iterator[Page]:  # noqa: ANN401 - an untyped library's
    """Read the first `most` pages of an open `pypdfium2.PdfDocument`, one by one."""
    for index in range(min(len(document), most)):
        handle = pdfium.FPDF_LoadPage(document, index)
        if not handle:
            yield Page(number=index + 1, failed=True)
            continue
        try:
            yield _read_page(handle, index + 1)
        finally:
            pdfium.FPDF_ClosePage(handle)


def _read_page(handle: Any, number: int) -> Page:  # noqa: ANN401 - a ctypes handle
    textpage = pdfium.FPDFText_LoadPage(handle)
    if not textpage:
        return Page(number=number, failed=True)
    sheet = Sheet(handle)
    try:
        written = page_text(textpage)
        reader = _PageReader(written.text, written.to_character, Glyphs(textpage), sheet, number)
        lines = tuple(reader.lines())
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    notes, comments = annotations(handle)
    return Page(
        number=number,
        lines=lines,
        height=sheet.frame(lines[0].turn if lines else 0).height,
        notes=notes,
        comments=comments,
        scanned=is_scan(handle, sheet, sum(len(line.text) for line in lines)),
        garbled=garbled_share(written.text, written.lost),
    )


def garbled_share(text: str, lost: int = 0) -> float:
    """Measure which share of the characters has no meaning, 0 to 1; `lost` are not in the text."""
    found = 0
    if any(map(_GARBAGE.match, set(text))):  # a set is quicker than the whole text
        found = len(_GARBAGE.findall(text))
    return (found + lost) / max(1, len(text) + lost)


class _Stretch(NamedTuple):
    """Words of one line: where they begin and end in the page's text, blanks aside."""

    start: int
    end: int


class _Look(NamedTuple):
    """What the words of one line have in common; `to_character` leads from places to numbers."""

    size: float
    turn: int
    frame: Frame
    to_character: Callable[[int], int]


class _PageReader(NamedTuple):
    """All that is needed to turn a page's text into lines."""

    text: str
    indices: Callable[[int], int]
    glyphs: Glyphs
    sheet: Sheet
    number: int

    def lines(self) -> Iterator[Line]:
        """Give the lines in the file's order."""
        for match in _LINE.finditer(self.text):
            piece = match[0].rstrip(_BLANKS)
            end = match.start() + len(piece)
            stretch = _Stretch(end - len(piece.lstrip(_BLANKS)), end)
            if piece:
                yield from self._parts(stretch)

    def _parts(self, stretch: _Stretch) -> Iterator[Line]:
        """Give one line, or several where there is a wide gap between two words."""
        look = self._look(stretch)
        spans = self._spans(stretch, look)
        text = self.text[stretch.start : stretch.end]
        spaced = _is_letter_spaced(text)
        if not spaced and not _has_gap(spans, _WIDE_GAP * look.size):
            yield self._line(stretch, spans, look)
            return
        words = [
            _Stretch(stretch.start + found.start(), stretch.start + found.end())
            for found in _WORD.finditer(text)
        ]
        gaps = [self._gap(word, after, look) for word, after in pairwise(words)]
        for start, end in _cuts(len(words), gaps, look.size, spaced=spaced):
            part = _Stretch(words[start].start, words[end - 1].end)
            line = self._line(part, self._spans(part, look), look)
            yield _despaced(line, gaps[start : end - 1]) if spaced else line

    def _look(self, stretch: _Stretch) -> _Look:
        """Measure a letter in the middle: the first may be a bullet, the last a note's mark."""
        index = self._numbering(stretch)
        middle = (stretch.start + stretch.end) // 2
        while self.text[middle] in _BLANKS:  # the last character is none
            middle += 1
        size, turn = self.glyphs.look(index(middle))
        return _Look(max(_SMALLEST, size), turn, self.sheet.frame(turn), index)

    def _numbering(self, stretch: _Stretch) -> Callable[[int], int]:
        """Give the function from places to characters' numbers within a line."""
        first, last = stretch.start, stretch.end - 1
        shift = self.indices(first) - first
        if self.indices(last) - last == shift:  # none is left out between
            return lambda place: place + shift
        return self.indices

    def _spans(self, stretch: _Stretch, look: _Look) -> list[tuple[float, float]]:
        first, last = look.to_character(stretch.start), look.to_character(stretch.end - 1)
        return self.glyphs.spans(first, last, look.frame)

    def _gap(self, word: _Stretch, after: _Stretch, look: _Look) -> float:
        """Measure the gap between two words in the direction in which they are read."""
        left, right = self.glyphs.span(look.to_character(word.end - 1), look.frame)
        left_after, right_after = self.glyphs.span(look.to_character(after.start), look.frame)
        backwards = _RIGHT_TO_LEFT.search(self.text, word.start, after.end)
        return left - right_after if backwards else left_after - right

    def _line(self, stretch: _Stretch, spans: list[tuple[float, float]], look: _Look) -> Line:
        glyphs, index, place = self.glyphs, look.to_character, look.frame.place
        first = index(stretch.start)
        x, y = place(*glyphs.origin(first))
        x1 = max((span[1] for span in spans), default=x)
        tab, bold = x1 + look.size / 4, glyphs.bold(first)
        second = self.text.find(" ", stretch.start, stretch.end) + 1
        if second:
            tab = place(*glyphs.origin(index(second)))[0]
            last = self.text.rfind(" ", stretch.start, stretch.end) + 1
            bold = bold and glyphs.bold(index(last))
        text = " ".join(self.text[stretch.start : stretch.end].split())
        return Line(
            text=text[:-1] + SOFT_HYPHEN if text[-1:] in _HYPHENS else text,
            x0=min((span[0] for span in spans), default=x),
            x1=x1,
            y=y,
            size=look.size,
            bold=bold,
            page=self.number,
            tab=tab,
            turn=look.turn,
        )


def _despaced(line: Line, gaps: list[float]) -> Line:
    """Join single letters, unless the gap between them is clearly wider than is usual here."""
    usual = median(gaps) if gaps else 0.0
    words = line.text.split(" ")
    text = words[0]
    for word, gap in zip(words[1:], gaps, strict=False):  # a blank of another kind may stand within
        text += (" " if gap > _WORD_GAP * usual else "") + word
    return replace(line, text=text, tab=line.x1)


def _has_gap(spans: list[tuple[float, float]], wide: float) -> bool:
    ordered = sorted(spans)
    return any(after[0] - before[1] > wide for before, after in pairwise(ordered))


def _cuts(words: int, gaps: list[float], size: float, *, spaced: bool) -> Iterator[tuple[int, int]]:
    """Give first and last (exclusive) word of each part between wide gaps."""
    wide = _WIDE_GAP * size
    if spaced:
        wide += 2 * median(gaps)
    elif len(gaps) > 1 and max(gaps) - min(gaps) < _EVEN * size:
        wide = _VERY_WIDE_GAP * size  # a justified line
    start = 0
    for end, gap in enumerate(gaps, start=1):
        if gap > wide or gap < -_BACK * size:
            yield start, end
            start = end
    yield start, words


def _is_letter_spaced(text: str) -> bool:
    if " " not in (text[1:2], text[-2:-1]):  # neither begins nor ends with a letter alone
        return False
    words = text.split()
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    return single >= _LETTERS_SPACED and single >= _MOSTLY * len(words)
