"""Digits that stand above the line: exponents, and the marks of notes."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from innspill.ingest.pdf.glyphs import Glyphs

_DIGITS: Final = re.compile(r"[0-9]+(?![.,]?\w)")
_LONGEST: Final = 3  # digits of a note's number
_MARKS: Final = '.,;:!?)»”"'
_MOST_MARKS: Final = 2  # between a word and the number of its note
_SMALLER: Final = 0.85  # times the size of the letter before
_HIGHER: Final = 0.15  # em
_TO_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TO_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED: Final = re.compile(r"(?<!\b[kdcm]m)(?<!\bm)[⁰¹²³⁴-⁹]+")  # an area is no note
_NUMBER: Final = re.compile(r"\d+")


def raise_digits(text: str, index: Callable[[int], int], glyphs: Glyphs) -> str:
    """Write digits that are smaller than the word before them, and above its line, as superscripts.

    The text keeps its length.

    Args:
        text: Of one page.
        index: Leads from places in the text to characters' numbers.
        glyphs: The page's characters.
    """
    pieces: list[str] = []
    done = 0
    for match in _DIGITS.finditer(text):
        start = match.start()
        begin = max(0, start - 1 - _MOST_MARKS)
        word = text[begin:start].rstrip(_MARKS)
        if not word[-1:].isalpha() or len(match[0]) > _LONGEST:
            continue
        letter, digit = glyphs.look(index(begin + len(word) - 1)), glyphs.look(index(start))
        higher = letter.y - digit.y > _HIGHER * letter.size
        if higher and digit.size < _SMALLER * letter.size and digit.turn == letter.turn:
            pieces += [text[done:start], match[0].translate(_TO_RAISED)]
            done = match.end()
    return "".join([*pieces, text[done:]]) if pieces else text


def note_number(text: str) -> str:
    """Give the number that a note begins with, or nothing."""
    found = _NUMBER.match(text)
    return found[0] if found else ""


def without_marks(text: str, notes: Iterable[str]) -> str:
    """Take out the marks of notes, which stick to words, where the notes of these numbers stand."""
    known = set(notes)
    return _RAISED.sub(lambda mark: "" if mark[0].translate(_TO_PLAIN) in known else mark[0], text)
