"""Bullets and numbers at the beginning of list items."""

import re
from typing import Final

_BULLET: Final = re.compile(r"[•●▪■◦○‣⁃·∙➢➤►✓✔❖*\uf000-\uf0ff–—-](?=\s|$)|o(?=\s\S)|[•●▪■\uf0b7]")
_ENUMERATOR: Final = re.compile(r"\(?(?:\d{1,2}|[a-zæøå]|[ivx]{2,4})[.)](?=\s|[A-ZÆØÅ])")
_LONGEST_MARKER: Final = 6


def find_marker(text: str) -> str:
    """Give the bullet or number that a line begins with, or nothing."""
    if text[: _LONGEST_MARKER - 1].isalpha():  # no marker is a word, and most lines begin with one
        return ""
    found = _BULLET.match(text) or _ENUMERATOR.match(text)
    return found[0] if found else ""


def is_marker(text: str) -> bool:
    """Tell whether a text is a bullet or number and nothing else."""
    return len(text) <= _LONGEST_MARKER and find_marker(text + " ") == text


def is_enumerator(marker: str) -> bool:
    """Tell a number or letter from a bullet."""
    return bool(_ENUMERATOR.match(marker + " "))
