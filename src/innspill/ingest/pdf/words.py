"""Lines joined to running text: line-end hyphens, ligatures, blanks."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from innspill.ingest.pdf.lines import SOFT_HYPHEN

_LIGATURES: Final = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)
_ODD: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufb00-\ufb06\ufeff\ufffe\uffff]"
)
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_HYPHENS: Final = (SOFT_HYPHEN, "-", "\u2010", "\u2011")
_CONJUNCTIONS: Final = frozenset({"og", "eller", "samt", "og/eller", "and", "or"})
_KEPT_BEFORE: Final = frozenset({"ikke", "ikkje"})
_LAST_WORD: Final = re.compile(r"[^\s(\[«\"/]+$")
_FIRST_WORD: Final = re.compile(r"[^\s.,;:!?)\]»\"]+")
_AROUND: Final = ".,;:!?()[]«»\"”“'"


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """Collect the words, in lower case, that stand unbroken within lines.

    It stays empty where no line ends in a hyphen, since nobody will ask.
    """
    lines = list(texts)
    if not any(line.endswith(_HYPHENS) for line in lines):
        return frozenset()
    whole = [line.rsplit(" ", 1)[0] if line.endswith(_HYPHENS) else line for line in lines]
    words = set(" ".join(whole).casefold().replace("\u2011", "-").split())
    return frozenset(word.strip(_AROUND) for word in words)


def join_lines(texts: Iterable[str], known: AbstractSet[str] = frozenset()) -> str:
    """Join the lines of one paragraph.

    Args:
        texts: The lines, the last of which may end in a hyphen that stays.
        known: Words of the whole document, in lower case; they decide between *sam-/handling* and
            *e-/post* where one of the two forms is seen elsewhere.
    """
    lines = [line.strip() for line in texts]
    pieces: list[str] = []
    for before, after in pairwise(lines):
        pieces += _seam(before, after, known)
    return tidy("".join([*pieces, *lines[-1:]]))


def tidy(text: str) -> str:
    """Spell ligatures out, drop what is not seen, and make every run of blanks one space."""
    if text.endswith(SOFT_HYPHEN):
        text = text[:-1] + "-"
    if _ODD.search(text):
        text = _UNSEEN.sub("", text.translate(_LIGATURES))
    return " ".join(text.split())


def _seam(before: str, after: str, known: AbstractSet[str]) -> tuple[str, str]:
    """Give the first line as it is to be written, and what goes between it and the next."""
    if before.endswith(_HYPHENS) and len(before) > 1 and before[-2].isalnum():
        return _hyphen_seam(before[:-1], after, known)
    if before.endswith("/") and not after.startswith("/"):
        return before, ""
    if before.endswith("–") and before[-2:-1].isdigit() and after[:1].isdigit():
        return before, ""
    return before, " "


def _hyphen_seam(stem: str, after: str, known: AbstractSet[str]) -> tuple[str, str]:
    first = _LAST_WORD.search(stem)
    second = _FIRST_WORD.match(after)
    one, two = first[0] if first else "", second[0] if second else ""
    if two in _CONJUNCTIONS:
        return stem + "-", " "
    if f"{one}{two}".casefold() in known:
        return stem, ""
    if _keeps_hyphen(one, two) or f"{one}-{two}".casefold() in known:
        return stem + "-", ""
    return stem, ""


def _keeps_hyphen(one: str, two: str) -> bool:
    """Tell a hyphen that is spelled from one that a line break put there.

    Norwegian writes it after an abbreviation, a digit or a single letter (IKT-løsninger,
    2030-målene, e-post), before a capital or a digit (Nord-Norge, covid-19), and after a few
    small words.
    """
    last = one.rsplit("-", 1)[-1]
    return (
        not two[:1].islower()
        or len(last) == 1
        or last[-1:].isdigit()
        or (len(last) > 1 and last.isupper())
        or last.casefold() in _KEPT_BEFORE
    )
