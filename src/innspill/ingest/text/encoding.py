"""Bytes to text: which letters did the sender mean?

Norwegian text that is not UTF-8 comes from Windows (cp1252), an old Mac (mac-roman), DOS (cp865,
cp850) or an even older export (latin-1). Each of them reads any bytes at all, so the right one is
the one whose reading looks most like Norwegian.
"""

import codecs
import re
from dataclasses import dataclass

from innspill.model import Notice, NoticeKind

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CANDIDATES = ("cp1252", "mac-roman", "cp865", "cp850", "latin-1")  # first wins among equals
SAMPLE = 200_000  # bytes; enough letters to tell the encodings apart

# æ, ø and å among letters, and the quotation marks and dashes that stand around words.
NORWEGIAN = re.compile(
    r"(?<=[a-zæøå])[æøå]|[æøå](?=[a-zæøå])|\b[åÅøØ]\b|\b[ÆØÅ](?=[a-zæøå])|[A-Z][ÆØÅ]|[ÆØÅ][A-Z]"
)
MARKS = re.compile(
    r"(?<=\s)[«“„–—](?=[\s\w])|(?<=[\w.,!?])[»”](?=[\s.,;:)])|(?<=\w)’(?=\w)|§ ?(?=\d)"
)
LETTERS = re.compile(r"[éèêóòôüöäčđŋšŧžÉÈÊÖÄÜáÁ]")
STRANGE = re.compile(r"[\x80-\x9f\u2500-\u259f†‡¤¦¨¬¯¸¹²³ªº¿¡¢¥ƒ∂∆∏∑√∞∫≈≠≤≥◊\ufb01\ufb02÷×ÞþÐð¶]")
MIXED = re.compile(r"(?<=[a-zæøå])[ÆØÅÀ-ÖÙ-Ý](?=[a-zæøå])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and how it was found; `guessed` where the bytes themselves do not say it."""

    text: str
    encoding: str
    guessed: bool

    @property
    def notices(self) -> tuple[Notice, ...]:
        """One notice where the encoding was a guess."""
        if not self.guessed:
            return ()
        return (Notice(kind=NoticeKind.ENCODING_GUESSED, values=(("encoding", self.encoding),)),)


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read bytes as text.

    In this order: a byte order mark; strict UTF-8; UTF-16 without a mark, told by its zero bytes;
    what the file or its message declares, if the bytes obey it; the most Norwegian of the old
    encodings.

    Args:
        data: The whole text.
        declared: What a header or a meta element calls the encoding; may be empty or wrong.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return Decoded(text=data.decode(encoding, "replace"), encoding=encoding, guessed=False)
    wide = wide_encoding(data)
    if wide:
        return Decoded(text=data.decode(wide, "replace"), encoding=wide, guessed=True)
    for encoding in ("utf-8", *known(declared)):
        text = strictly(data, encoding)
        if text is not None:
            return Decoded(text=text, encoding=encoding, guessed=False)
    return guess(data)


def wide_encoding(data: bytes) -> str:
    """Name the UTF-16 that bytes without a mark are in, by their zero bytes; else empty."""
    sample = data[:4_000]
    pairs = len(sample) // 2
    zeros_even, zeros_odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs and zeros_odd > 0.6 * pairs and zeros_even < 0.05 * pairs:
        return "utf-16-le"
    if pairs and zeros_even > 0.6 * pairs and zeros_odd < 0.05 * pairs:
        return "utf-16-be"
    return ""


def known(declared: str) -> tuple[str, ...]:
    """Give the declared encoding if Python knows it; latin-1 is what people call cp1252."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name if declared.strip() else ""
    except (LookupError, ValueError):  # unknown, or no name at all
        return ()
    if name in {"", "utf-8", "ascii", "utf-16", "utf-32"} or not is_text_encoding(name):
        return ()
    return ("cp1252", "latin-1") if name == "iso8859-1" else (name,)


def is_text_encoding(name: str) -> bool:
    """Tell a character encoding from a transformation such as base64."""
    try:
        return isinstance(b"a".decode(name, "replace"), str)
    except (LookupError, UnicodeError, ValueError):
        return False


def strictly(data: bytes, encoding: str) -> str | None:
    """Read bytes without tolerance; None where one of them breaks the encoding's rules."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def guess(data: bytes) -> Decoded:
    """Take the candidate whose reading looks most like Norwegian."""
    sample = data[:SAMPLE]
    best = max(
        CANDIDATES,
        key=lambda name: (likeness(sample.decode(name, "replace")), -CANDIDATES.index(name)),
    )
    return Decoded(text=data.decode(best, "replace"), encoding=best, guessed=True)


def likeness(text: str) -> int:
    """Score a reading: Norwegian letters and marks for it, signs of no letter against."""
    good = 3 * count(NORWEGIAN, text) + 2 * count(MARKS, text) + count(LETTERS, text)
    bad = 3 * count(STRANGE, text) + 3 * count(MIXED, text) + 3 * text.count("\ufffd")
    return good - bad


def count(pattern: re.Pattern[str], text: str) -> int:
    """How often a pattern is found."""
    return sum(1 for _ in pattern.finditer(text))
