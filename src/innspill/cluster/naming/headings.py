"""Headings inside submissions as names: cleaned, or refused."""

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

_NUMBERING = re.compile(
    r"^\s*(?:(?:kap(?:ittel|\.)?|pkt\.?|punkt|del|tema|nr\.?|spm\.?|spørsmål)\s*)?"
    r"(?:\(?\d+(?:\.\d+)*[.):]?|[IVX]+[.)]|[a-zA-Z][.)])\s*[-–:.]?\s*",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:våre?|vårt)\s+)?(?:innspill|innspel|merknader|kommentarer|kommentarar|synspunkter)"
    r"\s+(?:til|om|på|vedrørende)\s+(?:(?:temaet|kapittel|punkt)\s+)?|^(?:om|angående|vedrørende|tema)[:\s]+",
    re.IGNORECASE,
)
# The title of a submission tells who answers, and not what is said.
_TITLE = re.compile(
    r"\bh[øo]y?ring"
    r"|\b(?:uttalelse|uttale|fråsegn|innspill|innspel|svar|brev)\s+(?:fra|frå|til|på)\b"
    r"|\b(?:merknader|kommentarer|kommentarar)\s+(?:fra|frå)\b",
    re.IGNORECASE,
)
_LONGEST = 5
_SENTENCE = re.compile(
    r"\b(?:er|var|vil|må|bør|skal|kan|har|blir|vert|ønsker|ønskjer|mener|meiner|støtter|støttar)\b",
    re.IGNORECASE,
)
_LOOSE = {
    "og",
    "i",
    "på",
    "til",
    "for",
    "av",
    "med",
    "om",
    "fra",
    "frå",
    "ved",
    "som",
    "å",
    "eller",
}


@cache
def _plain() -> frozenset[str]:
    path = resources.files("innspill.data") / "plain_headings.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line and not line.startswith("#"))


def tells_subject(heading: str) -> bool:
    """Tell whether a heading says what stands under it; titles and *Merknader* do not."""
    bare = _stripped(heading)
    return bool(bare) and bare.lower() not in _plain() and _TITLE.search(bare) is None


def is_title(heading: str) -> bool:
    """Tell whether a heading is a submission's title: it names the consultation, and no theme."""
    return _TITLE.search(heading) is not None


def _stripped(heading: str) -> str:
    """Return a heading without its numbering and without *Innspill til*."""
    return _LEADING.sub("", _NUMBERING.sub("", heading)).strip(" \t.:;–-")


def clean(heading: str, names: Iterable[str] = ()) -> str:
    """Return a heading as the name of a theme; empty where it can be none.

    Numbering and *Innspill til* are stripped, capitals made ordinary. Refused are headings that
    only tell where one is in the letter (*Innledning*), questions, sentences, more than five words,
    and those that hold one of `names` (in lower case: submitters and places).
    """
    bare = _stripped(heading)
    words = bare.split()
    refused = (
        not tells_subject(heading)
        or len(words) > _LONGEST
        or "?" in heading
        or _SENTENCE.search(bare) is not None
        or words[-1].lower() in _LOOSE
        or not any(char.isalpha() for char in bare)
        or any(word.lower().strip(",") in frozenset(names) for word in words)
    )
    return "" if refused else cased(bare)


def cased(text: str) -> str:
    """Return a text with a capital first letter; shouted text is made ordinary."""
    words = text.split()
    if len(text) > _LONGEST and text.isupper():
        words = [word.lower() for word in words]
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]
