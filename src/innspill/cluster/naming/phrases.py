"""Adjective and noun as one name: *kunstig intelligens*, *videregående opplæring*."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from innspill.cluster.counts import Counts
from innspill.cluster.naming.nouns import Form, Nouns
from innspill.language.stems import stem

_ENDINGS = (
    "ig",
    "isk",
    "sk",
    "al",
    "ell",
    "iv",
    "ende",
    "ande",
    "bar",
    "løs",
    "som",
    "ær",
    "ere",
    "leg",
    "are",
)
_FEWEST = 2
_DEFINITE = ("ene", "ane", "erne")


def looks_adjectival(word: str) -> bool:
    """Tell whether a word ends as adjectives and participles do, inflected or not."""
    base = (
        word[:-1]
        if word[-1] in "te" and not word.endswith(("ende", "ande", "ere", "are"))
        else word
    )
    base = base[:-1] if base.endswith(("ll", "nn")) else base
    return base.endswith(_ENDINGS) or word.endswith(_ENDINGS) or base.endswith("el")


def phrases(counts: Counts, nouns: Nouns, stop: frozenset[str]) -> list[list[tuple[str, str]]]:
    """Return each passage's pairs of an adjective and a noun, as written in lower case."""
    found = []
    for told in counts.told:
        pairs = pairwise(told)
        found.append([(a, b) for a, b in pairs if _is_phrase(a, b, nouns, stop)])
    return _frequent(found)


def _is_phrase(adjective: str, noun: str, nouns: Nouns, stop: frozenset[str]) -> bool:
    return (
        adjective not in stop
        and noun not in stop
        and looks_adjectival(adjective)
        and (found := nouns.noun(noun)) is not None
        and found.form is not Form.DEFINITE
        and not (found.form is Form.PLURAL and noun.endswith(_DEFINITE))
        and nouns.noun(adjective) is None
    )


def _frequent(found: list[list[tuple[str, str]]]) -> list[list[tuple[str, str]]]:
    seen = Counter(pair for pairs in found for pair in set(pairs))
    return [[pair for pair in pairs if seen[pair] >= _FEWEST] for pairs in found]


def phrase_key(pair: Sequence[str], keys: str) -> str:
    """Return one key for the forms of a phrase; `keys` is the noun's."""
    return f"{stem(pair[0])}~{keys}"
