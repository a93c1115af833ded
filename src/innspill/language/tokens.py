"""Words, and what is no word: numbers, addresses and case numbers."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    ELIDED = "elided"
    NUMBER = "number"
    CASE_NUMBER = "case_number"
    MAIL = "mail"
    URL = "url"


class Token(NamedTuple):
    """A piece of text; `text == source[start:end]`.

    An elided token is the first part of a compound whose last part stands further on, as in
    *helse- og omsorgstjenester*; its text ends in a hyphen.
    """

    kind: TokenKind
    text: str
    start: int
    end: int


_LETTERS = r"[^\W\d_]"
_HYPHEN = "[-‐‑]"
# The order matters: an address is recognised before the words that it is made of.
_PATTERNS = {
    TokenKind.URL: r"(?:https?://|www\.)[^\s<>\"«»()]+",
    TokenKind.MAIL: r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    TokenKind.CASE_NUMBER: r"(?<![\w/])(?:19|20)?\d\d/\d{2,7}(?:-\d{1,4})?(?![\w/])",
    TokenKind.ELIDED: (
        rf"{_LETTERS}+(?:{_HYPHEN}{_LETTERS}+)*{_HYPHEN}(?=\s+(?:og|eller|samt|and|or)\b|,)"
    ),
    TokenKind.WORD: rf"(?:{_LETTERS}|\d+{_HYPHEN}?(?={_LETTERS}))(?:[^\W_]|[-‐‑'’](?=[^\W_]))*",
    TokenKind.NUMBER: r"\d+(?:[.,:/\u00a0\u202f-]\d+)*",
}
# Where none of these stands, every run of letters is a word; most texts are such, and read faster.
_UNCOMMON = re.compile(r"[\d_@'’‐‑-]|www\.|://")
_LETTERS_ONLY = re.compile(rf"{_LETTERS}+")
_WORDS = {TokenKind.WORD.value, TokenKind.ELIDED.value}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()))


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of a text from left to right; signs and spaces are no tokens."""
    for match in _TOKEN.finditer(text):
        kind = TokenKind(match.lastgroup or TokenKind.WORD)
        yield Token(kind, match.group(), match.start(), match.end())


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, in order.

    Numbers, addresses and case numbers are left out. Hyphens inside a word are kept, as ASCII
    hyphens; an elided first part keeps its last hyphen (see `compounds.complete`).
    """
    if _UNCOMMON.search(text) is None:
        return tuple(word.lower() for word in _LETTERS_ONLY.findall(text))
    found = _TOKEN.finditer(text)
    told = [match.group().lower() for match in found if match.lastgroup in _WORDS]
    if "‐" in text or "‑" in text:
        told = [re.sub("[‐‑]", "-", word) for word in told]
    return tuple(told)
