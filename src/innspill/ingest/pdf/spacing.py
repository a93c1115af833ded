"""Gaps within a line: between columns and cells, between words, between letters set apart."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

WIDE_GAP: Final = 1.0  # em; what is farther apart may be a cell or a column of its own
_VERY_WIDE_GAP: Final = 4.0
_LETTERS_SPACED: Final = 5
_MOSTLY: Final = 0.8
_WORD_GAP: Final = 1.7  # times the usual gap between letters that are set apart
_NO_GAP: Final = 0.1  # em; no blank between words is as narrow
_FEWEST_WORDS: Final = 6
_CLEARLY: Final = 2.0  # times a gap within a word
_BROKEN_WORD: Final = 2.8  # letters, on average
_EVEN: Final = 0.4  # em by which the gaps of a justified line may differ
_BACK: Final = 1.0  # em; what jumps back as far is no continuation


def cuts(words: int, gaps: list[float], size: float, *, spaced: bool) -> Iterator[tuple[int, int]]:
    """Give first and last (exclusive) word of each part between wide gaps."""
    wide = WIDE_GAP * size
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


def is_letter_spaced(text: str) -> bool:
    """Tell a line whose letters are set apart: *I N N S P I L L*."""
    if " " not in (text[1:2], text[-2:-1]):  # neither begins nor ends with a letter alone
        return False
    words = text.split()
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    return single >= _LETTERS_SPACED and single >= _MOSTLY * len(words)


def has_broken_words(text: str) -> bool:
    """Tell a line of letters whose words are suspiciously short: *H e re i s so me te xt*."""
    words = text.count(" ") + 1
    if words < _FEWEST_WORDS or len(text) > (_BROKEN_WORD + 1) * words:
        return False
    return sum(map(str.isalpha, text)) > _MOSTLY * (len(text) - words + 1)


def usual_times(gaps: Sequence[float]) -> float:
    """Give the gap from which on letters that are set apart belong to two words."""
    return _WORD_GAP * median(gaps) if gaps else 0.0


def word_gap(gaps: Sequence[float], size: float) -> float:
    """Give the gap from which on there are two words, where there are blanks within words too.

    Those take no room, or clearly less than those between words: the widest step between the two
    tells them apart.
    """
    none = _NO_GAP * size
    steps = [
        (wide - narrow, (narrow + wide) / 2)
        for narrow, wide in pairwise(sorted(gaps))
        if wide > _CLEARLY * max(narrow, none)
    ]
    return max(steps)[1] if steps else none


def despaced(text: str, gaps: Sequence[float], least: float) -> str:
    """Join what no gap of `least` points holds apart."""
    words = text.split(" ")
    joined = words[0]
    for word, gap in zip(words[1:], gaps, strict=False):  # a blank of another kind may stand within
        joined += (" " if gap > least else "") + word
    return joined
