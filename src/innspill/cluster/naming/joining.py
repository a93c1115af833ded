"""Names side by side as one heading: *Politi og domstoler*, *Rus, psykisk helse og sykehus*."""

from collections.abc import Sequence

from innspill.cluster.naming.headings import cased
from innspill.cluster.naming.nouns import word_list

_LOOSE = ("-", "isk", "lig", "leg", "ell", "ende", "ande", "ial", "nal", "bal")  # wait for a noun
_MOST_PARTS = 3
_MOST_WORDS = 7
_LONGEST = 60
_PART_WORDS = 2
_AND = " og "


def joined(names: Sequence[str]) -> str | None:
    """Return names as one heading, None where they make none that reads well.

    A name that is a pair itself gives both its parts, or its first where they would be too many.
    """
    found = [_parts(name) for name in names]
    if not all(found):
        return None
    while sum(map(len, found)) > _MOST_PARTS and len(found[-1]) > 1:
        found[-1] = found[-1][:-1]
    if found[-1] != _parts(names[-1]) and found[-1][0] in word_list("empty_nouns.txt"):
        return None  # *plan* of *plan og bygg* says nothing
    parts = [part for told in found for part in told]
    text = _AND.join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    fits = len(parts) <= _MOST_PARTS and len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    return cased(text) if fits else None


def _parts(name: str) -> list[str]:
    """Return what a name joins; empty where a part cannot stand alone (*helse-*, *psykisk*).

    Of *data og datadeling* only the first is kept beside other names.
    """
    parts = [_uncapped(part) for part in name.split(_AND)]
    parts = [p for at, p in enumerate(parts) if not any(p.startswith(q) for q in parts[:at])]
    loose = any(part.endswith(_LOOSE) for part in parts[:-1])
    return [] if loose or any(len(part.split()) > _PART_WORDS for part in parts) else parts


def _uncapped(text: str) -> str:
    """Return a text with a small first letter, but for abbreviations and names."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
