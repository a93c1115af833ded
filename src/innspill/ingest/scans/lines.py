"""From words with boxes to lines as a page is laid out from: straight, in points, of even sizes."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from innspill.ingest.scans.picture import POINTS, Picture
from innspill.ingest.scans.tesseract import Row, Word
from innspill.ingest.scans.values import PrintedLine

_TALL: Final = re.compile(r"[A-ZÆØbdfhklt0-9§]")
_ASCENT: Final = 0.72  # em from the baseline to the top of a tall letter
_X_HEIGHT: Final = 0.5  # em to the top of the others
_STEP: Final = 1.17  # sizes that differ by less cannot be told apart in a picture
_WIDE_GAP: Final = 1.5  # em; what is farther apart may be a cell or a column of its own
_VERY_WIDE_GAP: Final = 4.0
_EVEN: Final = 0.6  # em by which the gaps of a justified line may differ
_BULLET: Final = "•"
_LIKE_BULLETS: Final = frozenset("eéèoc*°«»®©¢+=>.·")  # as which models that know no bullet read it
_HANG: Final = 0.5  # em between a bullet and its text; words are about half as far apart
_LOW: Final = 0.6  # em that a bullet reaches above the baseline at most
_BAR: Final = "|"
_SENTENCE_END: Final = re.compile(r"[.!?:]$")
_SURE_OF_SLOPE: Final = 4  # words


def printed_lines(rows: Sequence[Row], picture: Picture) -> tuple[PrintedLine, ...]:
    """Turn tesseract's lines into points on a straightened page, in their order.

    A page that lies askew on the glass is turned straight about its upper left corner.
    """
    slope = _skew(rows)
    sizes = _even([_size(row) for row in rows], [_length(row) for row in rows])
    scale = POINTS / picture.dpi
    lines: list[PrintedLine] = []
    for row, size in zip(rows, sizes, strict=True):
        for words in _parts(row.words, size):
            first = words[0]
            signs = _spelled(words, _ascent(row, first), size)
            y = row.y + row.slope * (first.x0 - row.x0)
            lines.append(
                PrintedLine(
                    text=" ".join(signs),
                    x0=(first.x0 + slope * y) * scale,
                    x1=(words[-1].x1 + slope * y) * scale,
                    y=(y - slope * first.x0) * scale,
                    size=size * scale,
                    tab=(words[1].x0 + slope * y if len(words) > 1 else first.x1 + slope * y)
                    * scale,
                    certainty=tuple(word.certainty for word in words),
                )
            )
    return tuple(lines)


def certainty_of(rows: Sequence[Row]) -> int:
    """Give how sure tesseract is of a page's words, in per cent, long words counting for more."""
    words = [word for row in rows for word in row.words]
    letters = sum(len(word.text) for word in words)
    return round(sum(word.certainty * len(word.text) for word in words) / max(1, letters))


def _length(row: Row) -> int:
    return sum(len(word.text) for word in row.words)


def _skew(rows: Sequence[Row]) -> float:
    """Give the slope of the page's lines, downwards to the right; 0 where no line is long."""
    slopes = [row.slope for row in rows if len(row.words) >= _SURE_OF_SLOPE]
    return median(slopes) if slopes else 0.0


def _size(row: Row) -> float:
    """Estimate a line's size in pixels from the height of its tall letters, or else of its others.

    The height of the whole box says less: it depends on whether there is a g or an Å in the line.
    """
    tall = [_ascent(row, word) for word in row.words if _TALL.search(word.text)]
    low = [_ascent(row, word) for word in row.words if not _TALL.search(word.text)]
    size = median(tall) / _ASCENT if tall else median(low) / _X_HEIGHT
    return max(size, 1.0)


def _ascent(row: Row, word: Word) -> float:
    return row.y + row.slope * (word.x0 - row.x0) - word.top


def _even(sizes: Sequence[float], lengths: Sequence[int]) -> list[float]:
    """Make sizes that can hardly be told apart the same, starting from that of most letters."""
    spread = [size for size, length in zip(sizes, lengths, strict=True) for _ in range(length)]
    if not spread:
        return []
    body = median(spread)
    steps = (round(math.log(size / body, _STEP)) for size in sizes)
    return [body * _STEP**step for step in steps]


def _spelled(words: Sequence[Word], ascent: float, size: float) -> list[str]:
    """Spell two signs that tesseract confuses: a bullet is no letter, and I no upright stroke.

    A bullet is low, stands alone at the beginning, and its text hangs. An I (*I dag …*) begins a
    sentence; a stroke between cells does not.
    """
    texts = [word.text for word in words]
    hangs = len(words) > 1 and words[1].x0 - words[0].x1 > _HANG * size
    if hangs and texts[0] in _LIKE_BULLETS and ascent < _LOW * size:
        texts[0] = _BULLET
    for place, after in enumerate(texts[1:]):
        begins = place == 0 or _SENTENCE_END.search(texts[place - 1])
        if texts[place] == _BAR and begins and after[0].islower():
            texts[place] = "I"
    return texts


def _parts(words: Sequence[Word], size: float) -> Iterator[Sequence[Word]]:
    """Cut a line where there is a wide gap, unless it is justified and all gaps are wide."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    even = len(gaps) > 1 and max(gaps) - min(gaps) < _EVEN * size
    wide = (_VERY_WIDE_GAP if even else _WIDE_GAP) * size
    start = 0
    for end, gap in enumerate(gaps, start=1):
        if gap > wide:
            yield words[start:end]
            start = end
    yield words[start:]
