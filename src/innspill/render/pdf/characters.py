"""Characters that a PDF cannot show as they are: without a glyph, or turning the words around them.

A page with a glyph that no font has shows an empty box, says nothing to a screen reader, and is no
accessible document (ISO 14289-1, 7.21.8).
"""

import re
import unicodedata
from html import escape

from innspill.errors import NotInstalledError
from innspill.render.controls import without_controls
from innspill.render.pdf.engine import FontConfiguration, weasyprint

_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF))
# They turn the order of all that follows on the line, also of what others have written.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Text between two tags; and so many characters of a word as the largest heading has room for.
_TEXT = re.compile("(?<=>)[^<]+(?=<)")
_ROOM = re.compile(r"(?:&#?\w+;|[^\s&]){40}")
_MAY_BREAK = "\u200b"
_ALPHABET = frozenset("abcdefghijklmnopqrstuvwxyzæøå")


def without_strangers(page: str) -> str:
    """Take out the characters that HTML has no place for, and those that never are characters."""
    return without_controls(page).translate(_NO_CHARACTERS)


def with_breaks(page: str) -> str:
    """Let words that are longer than a line be broken, so that they do not run off the page."""
    head, body, rest = page.partition("<body")
    made = _TEXT.sub(lambda text: _ROOM.sub(rf"\g<0>{_MAY_BREAK}", text[0]), rest)
    return head + body + made


def unprintable(page: str) -> frozenset[str]:
    """Return the characters of a page that have to be written by their numbers.

    Raises:
        NotInstalledError: This machine has no font for the alphabet.
    """
    used = {sign for sign in set(page) if not sign.isspace()}
    missing = _without_glyph(used | _ALPHABET)
    if missing & _ALPHABET:
        raise NotInstalledError(
            "PDF needs a font, and this machine has none with the letters of the alphabet",
            hint="Install one, such as Liberation Sans (Debian: `apt install fonts-liberation`).",
        )
    return frozenset(missing | (_TURNING & used) | set(filter(_private, used)))


def by_number(page: str, odd: frozenset[str]) -> str:
    """Write some characters by their numbers in Unicode, such as [U+1F600]."""
    return page.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in odd})


def _private(sign: str) -> bool:
    """Whether only a certain font knows how to show it, such as the bullets of old Word files."""
    return unicodedata.category(sign) == "Co"


def _without_glyph(signs: set[str]) -> set[str]:
    """Set every character once, and see which of them no font has."""
    row = " ".join(escape(sign) for sign in sorted(signs))
    page = f"<!doctype html><title>-</title><p>{row}</p>"
    tried = weasyprint.HTML(string=page).render(font_config=FontConfiguration())
    tried.write_pdf()
    return {chr(code) for font in tried.fonts.values() for code in font.missing}
