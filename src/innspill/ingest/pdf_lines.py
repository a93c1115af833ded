"""Lines of text with their places on the page, as PDFium finds them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from innspill.ingest.pdf_glyphs import Frame, Glyphs, Sheet, annotations, is_scan, page_text

SOFT_HYPHEN: Final = "\u00ad"
_HYPHENS: Final = "\ufffe\x02"  # PDFium's two marks of a hyphen at the end of a line
_LINE: Final = re.compile(rf"[^\r\n{_HYPHENS}]+[{_HYPHENS}]?")
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
        text, indices = page_text(textpage)
        reader = _PageReader(text, indices, Glyphs(textpage), sheet, number)
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
        garbled=garbled_share(text),
    )


def garbled_share(text: str) -> float:
    """Measure which share of the characters has no meaning, 0 to 1."""
    if not any(map(_GARBAGE.match, set(text))):  # a set is quicker than the whole text
        return 0.0
    return len(_GARBAGE.findall(text)) / len(text)


class _Word(NamedTuple):
    """A word of a line, and the numbers of its outer characters."""

    text: str
    first: int
    last: int


class _Look(NamedTuple):
    """What the words of one line have in common; `index` leads from places to characters."""

    size: float
    turn: int
    frame: Frame
    index: Callable[[int], int]


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
            places = [found.span() for found in _WORD.finditer(self.text, *match.span())]
            if places:
                yield from self._parts(places)

    def _parts(self, places: list[tuple[int, int]]) -> Iterator[Line]:
        """Give one line, or several where there is a wide gap between two words."""
        index = self._numbering(places[0][0], places[-1][1] - 1)
        middle = places[len(places) // 2][0]  # the first may be a bullet, the last a note's mark
        size, turn = self.glyphs.look(index(middle))
        look = _Look(max(_SMALLEST, size), turn, self.sheet.frame(turn), index)
        spans = self._spans(places, look)
        spaced = _is_letter_spaced(self.text[places[0][0] : places[-1][1]].split())
        if not spaced and not _has_gap(spans, _WIDE_GAP * look.size):
            yield self._line(places, spans, look)
            return
        words = [self._word(place, look) for place in places]
        gaps = [self._gap(word, after, look.frame) for word, after in pairwise(words)]
        for start, end in _cuts(len(words), gaps, look.size, spaced=spaced):
            part = places[start:end]
            line = self._line(part, self._spans(part, look), look)
            inner = gaps[start : end - 1]
            yield _despaced(line, words[start:end], inner) if spaced else line

    def _numbering(self, first: int, last: int) -> Callable[[int], int]:
        """Give the function from places to characters' numbers within a line."""
        shift = self.indices(first) - first
        if self.indices(last) - last == shift:  # none is left out between
            return lambda place: place + shift
        return self.indices

    def _spans(self, places: list[tuple[int, int]], look: _Look) -> list[tuple[float, float]]:
        first, last = look.index(places[0][0]), look.index(places[-1][1] - 1)
        return list(self.glyphs.spans(first, last, look.frame))

    def _word(self, place: tuple[int, int], look: _Look) -> _Word:
        start, end = place
        return _Word(self.text[start:end], look.index(start), look.index(end - 1))

    def _gap(self, word: _Word, after: _Word, frame: Frame) -> float:
        """Measure the gap between two words in the direction in which they are read."""
        left, right = self.glyphs.span(word.last, frame)
        left_after, right_after = self.glyphs.span(after.first, frame)
        backwards = _RIGHT_TO_LEFT.search(word.text + after.text)
        return left - right_after if backwards else left_after - right

    def _line(
        self, places: list[tuple[int, int]], spans: list[tuple[float, float]], look: _Look
    ) -> Line:
        first = look.index(places[0][0])
        x, y = look.frame.place(*self.glyphs.origin(first))
        x1 = max((span[1] for span in spans), default=x)
        text = " ".join(self.text[places[0][0] : places[-1][1]].split())
        bold = self.glyphs.bold(first)
        if len(places) > 1:
            second = self.glyphs.origin(look.index(places[1][0]))
            tab = look.frame.place(*second)[0]
            bold = bold and self.glyphs.bold(look.index(places[-1][0]))
        else:
            tab = x1 + look.size / 4
        return Line(
            text=text[:-1] + SOFT_HYPHEN if text[-1] in _HYPHENS else text,
            x0=min((span[0] for span in spans), default=x),
            x1=x1,
            y=y,
            size=look.size,
            bold=bold,
            page=self.number,
            tab=tab,
            turn=look.turn,
        )


def _despaced(line: Line, words: list[_Word], gaps: list[float]) -> Line:
    """Join single letters, unless the gap between them is clearly wider than is usual here."""
    usual = median(gaps) if gaps else 0.0
    text = words[0].text
    for word, gap in zip(words[1:], gaps, strict=True):
        text += (" " if gap > _WORD_GAP * usual else "") + word.text
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


def _is_letter_spaced(words: list[str]) -> bool:
    if len(words) < _LETTERS_SPACED or min(len(words[0]), len(words[-1])) > 1:
        return False
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    return single >= _LETTERS_SPACED and single >= _MOSTLY * len(words)
