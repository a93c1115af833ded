"""Lines of text with their places on the page, as PDFium finds them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from innspill.ingest.pdf.annotations import Opened, annotations
from innspill.ingest.pdf.glyphs import Frame, Glyphs, Look, Sheet, Span, is_scan, page_text
from innspill.ingest.pdf.raised import raise_digits
from innspill.ingest.pdf.spacing import (
    WIDE_GAP,
    cuts,
    despaced,
    has_broken_words,
    is_letter_spaced,
    usual_times,
    word_gap,
)
from innspill.model import Aside

SOFT_HYPHEN: Final = "\u00ad"
_HYPHENS: Final = "\ufffe\x02"  # PDFium's two marks of a hyphen at the end of a line
_LINE: Final = re.compile(rf"[^\r\n{_HYPHENS}]+[{_HYPHENS}]?")
_BLANKS: Final = " \t"
_WORD: Final = re.compile(r"[^ \t]+")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff]")
_GARBAGE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ue000-\uefff\uf100-\uf8ff\ufffd]")


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

    `height` is along the lines' `y`; `notes` are free texts written onto it, `asides` comments
    and addresses; `scanned` where an
    image stands for missing text; `garbled` is the share of characters without a meaning, 0 to 1;
    `failed` where the page cannot be opened.
    """

    number: int
    lines: tuple[Line, ...] = ()
    height: float = 0.0
    notes: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()
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
            yield _read_page(document, handle, index + 1)
        finally:
            pdfium.FPDF_ClosePage(handle)


def _read_page(document: Any, handle: Any, number: int) -> Page:  # noqa: ANN401 - ctypes handles
    textpage = pdfium.FPDFText_LoadPage(handle)
    if not textpage:
        return Page(number=number, failed=True)
    sheet = Sheet(handle)
    try:
        written = page_text(textpage)
        glyphs = Glyphs(textpage, sheet)
        text = raise_digits(written.text, written.to_character, glyphs)
        reader = _PageReader(text, written.to_character, glyphs, number)
        lines = tuple(reader.lines())
        opened = Opened(document=document, page=handle, text=textpage, number=number)
        fastened = annotations(opened)
    finally:
        pdfium.FPDFText_ClosePage(textpage)
    return Page(
        number=number,
        lines=lines,
        height=sheet.frame(lines[0].turn if lines else 0).height,
        notes=fastened.notes,
        asides=fastened.asides,
        scanned=is_scan(handle, sheet, sum(len(line.text) for line in lines)),
        garbled=garbled_share(written.text, written.lost),
    )


def garbled_share(text: str, lost: int = 0) -> float:
    """Measure which share of the characters has no meaning, 0 to 1; `lost` are not in the text."""
    found = len(_GARBAGE.findall(text))
    return (found + lost) / max(1, len(text) + lost)


class _Stretch(NamedTuple):
    """Words of one line: where they begin and end in the page's text, blanks aside."""

    start: int
    end: int


class _PageReader(NamedTuple):
    """All that is needed to turn a page's text into lines.

    `indices` leads from places in the text to characters' numbers; it is `int` where they agree.
    """

    text: str
    indices: Callable[[int], int]
    glyphs: Glyphs
    number: int

    def lines(self) -> Iterator[Line]:
        """Give the lines in the file's order."""
        for match in _LINE.finditer(self.text):
            piece = match[0].rstrip(_BLANKS)
            end = match.start() + len(piece)
            if piece:
                yield from self._parts(_Stretch(end - len(piece.lstrip(_BLANKS)), end))

    def _parts(self, stretch: _Stretch) -> Iterator[Line]:
        """Give one line, or several where there is a wide gap between two words."""
        index = self.indices if self.indices is int else self._numbering(stretch)
        look = self._look(stretch, index)
        spans = self.glyphs.spans(index(stretch.start), index(stretch.end - 1), look.frame)
        text = self.text[stretch.start : stretch.end]
        spaced = is_letter_spaced(text)
        broken = spaced or has_broken_words(text)
        if not broken and not _has_gap(spans, WIDE_GAP * look.size):
            yield self._line(stretch, spans, look, index)
            return
        words = [
            _Stretch(stretch.start + found.start(), stretch.start + found.end())
            for found in _WORD.finditer(text)
        ]
        gaps = [self._gap(word, after, look.frame, index) for word, after in pairwise(words)]
        for start, end in cuts(len(words), gaps, look.size, spaced=spaced):
            part = _Stretch(words[start].start, words[end - 1].end)
            ends = self.glyphs.spans(index(part.start), index(part.end - 1), look.frame)
            line = self._line(part, ends, self._look(part, index), index)
            if spaced:
                inner = gaps[start : end - 1]
                text = despaced(line.text, inner, usual_times(inner))
                yield replace(line, text=text, tab=line.x1)
            elif broken:
                yield self._mended(line, words[start:end], look, index)
            else:
                yield line

    def _mended(
        self, line: Line, words: list[_Stretch], look: Look, index: Callable[[int], int]
    ) -> Line:
        """Take out blanks that were drawn within words."""
        rooms = [
            self.glyphs.room(index(word.start), index(word.end - 1), look.frame) for word in words
        ]
        gaps = [after[0] - before[1] for before, after in pairwise(rooms)]
        return replace(line, text=despaced(line.text, gaps, word_gap(gaps, look.size)))

    def _look(self, stretch: _Stretch, index: Callable[[int], int]) -> Look:
        """Measure a letter in the middle: the first may be a bullet, the last a note's mark."""
        middle = (stretch.start + stretch.end) // 2
        while self.text[middle] in _BLANKS:  # the last character is none
            middle += 1
        return self.glyphs.look(index(middle))

    def _numbering(self, stretch: _Stretch) -> Callable[[int], int]:
        """Give the function from places to characters' numbers within a line."""
        first, last = stretch.start, stretch.end - 1
        shift = self.indices(first) - first
        if self.indices(last) - last == shift:  # none is left out between
            return lambda place: place + shift
        return self.indices

    def _gap(
        self, word: _Stretch, after: _Stretch, frame: Frame, index: Callable[[int], int]
    ) -> float:
        """Measure the gap between two words in the direction in which they are read."""
        left, right = self.glyphs.span(index(word.end - 1), frame)
        left_after, right_after = self.glyphs.span(index(after.start), frame)
        backwards = _RIGHT_TO_LEFT.search(self.text, word.start, after.end)
        return left - right_after if backwards else left_after - right

    def _line(
        self, stretch: _Stretch, spans: list[Span], look: Look, index: Callable[[int], int]
    ) -> Line:
        glyphs, first = self.glyphs, index(stretch.start)
        x0, x1 = _ends(spans) if spans else (glyphs.begin(first, look.frame),) * 2
        tab, bold = x1 + look.size / 4, glyphs.bold(first)
        second = self.text.find(" ", stretch.start, stretch.end) + 1
        if second:
            tab = glyphs.begin(index(second), look.frame)
            if bold and len(spans) > 1:  # else it was written in one go, with one font
                last = self.text.rfind(" ", stretch.start, stretch.end) + 1
                bold = glyphs.bold(index(last))
        text = " ".join(self.text[stretch.start : stretch.end].split())
        return Line(
            text=text[:-1] + SOFT_HYPHEN if text[-1:] in _HYPHENS else text,
            x0=x0,
            x1=x1,
            y=look.y,
            size=look.size,
            bold=bold,
            page=self.number,
            tab=tab,
            turn=look.turn,
        )


def _ends(spans: list[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _has_gap(spans: list[Span], wide: float) -> bool:
    if len(spans) == 1:
        return False
    spans.sort()
    return any(after[0] - before[1] > wide for before, after in pairwise(spans))
