"""Ids of themes, made from their labels."""

import re
import unicodedata
from collections.abc import Sequence

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "đ": "d", "ŋ": "n", "ŧ": "t"})


def slugs(labels: Sequence[str]) -> tuple[str, ...]:
    """Return an id for each label: ASCII letters, digits and hyphens, no id twice.

    The same label gives the same id in every run; a second of its kind is numbered.
    """
    taken: set[str] = set()
    made = []
    for label in labels:
        slug = base = _slug(label)
        number = 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        made.append(slug)
    return tuple(made)


def _slug(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.casefold().translate(_LETTERS))
    joined = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode("ascii"))
    return joined.strip("-") or "tema"
