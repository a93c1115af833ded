"""Ids that people can read, made from names."""

import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "đ": "d", "ŋ": "n", "ŧ": "t"})


def slug(name: str) -> str:
    """Make an id of a name: ASCII letters, digits and hyphens; "tema" where none is left."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    joined = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode("ascii"))
    return joined.strip("-") or "tema"
