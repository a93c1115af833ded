"""The words of a sentence that tell what it says, whichever målform it is in."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from innspill.language.frequencies import norwegian_frequencies
from innspill.language.stems import stem
from innspill.language.stopwords import stop_words_of
from innspill.model import Language
from innspill.summarise import grammar
from innspill.summarise.similarity import norwegian_tools

_ENDINGS = ("nings", "ning", "ings", "ing", "else", "els", "sjon")
_SHORTEST_ROOT = 4
_COMMONEST, _RAREST = 2.5, 6.5  # decades of frequency: one word of 300, one of three million


@dataclass(frozen=True, slots=True)
class Term:
    """A content word by its root, and the roots of the parts that it is made of.

    `rarity` is that of each part in Norwegian text, 0 for a word of every other sentence and 1 for
    one that is hardly ever seen; `light` words are wishes and degrees, which any demand can have.
    """

    whole: str
    parts: tuple[str, ...]
    rarity: tuple[float, ...]
    light: bool


@cache
def term_of(word: str) -> Term | None:
    """Return what a word in lower case tells; None for one that carries no subject."""
    if word in _stop_words() or len(word) < 2:  # noqa: PLR2004 a letter is no word
        return None
    bridge, _ = norwegian_tools()
    crossed = bridge.cross(word)
    own = _root(crossed)
    if own in _alike():
        return _term(_alike()[own], (_alike()[own],), (_rarity(crossed),))
    pieces = tuple(bridge.cross(part) for part in _pieces(crossed))
    roots = tuple(_alike().get(_root(piece), _root(piece)) for piece in pieces)
    return _term("+".join(roots), roots, tuple(map(_rarity, pieces)))


def _pieces(word: str) -> tuple[str, ...]:
    """Return the parts of a word; of its stem where that is what tells its parts.

    The ending of *skogbruksplanar* hides the last part, and that of *søknadsfristen* another word.
    """
    _, splitter = norwegian_tools()
    whole = splitter.parts(word)
    if len(whole) == 1 and word in norwegian_frequencies():
        return whole
    bare = splitter.parts(stem(word))
    return bare if len(bare) > 1 else whole or (word,)


def _term(whole: str, parts: tuple[str, ...], rarity: tuple[float, ...]) -> Term:
    return Term(whole=whole, parts=parts, rarity=rarity, light=whole in roots_of("light"))


@cache
def _root(word: str) -> str:
    """Return the stem of a word without the ending that makes a noun of a verb.

    *Innføre* and *innføring* are one demand, whichever of them a sentence is built on.
    """
    found = stem(word)
    found = stem(found) if found.endswith("tet") else found  # *kapasiteten*, then *kapasitet*
    for ending in _ENDINGS:
        if found.endswith(ending) and len(found) - len(ending) >= _SHORTEST_ROOT:
            return found.removesuffix(ending)
    return found[:-1] if found.endswith(("alt", "ivt")) else found


@cache
def _rarity(word: str) -> float:
    share = norwegian_frequencies().get(word)
    decades = -math.log10(share) if share else _RAREST
    return min(1.0, max(0.0, (decades - _COMMONEST) / (_RAREST - _COMMONEST)))


@cache
def roots_of(name: str) -> frozenset[str]:
    """Return a list of `points.toml` by the roots of its words."""
    return frozenset(_crossed(grammar.table("points")[name]))


@cache
def _alike() -> dict[str, str]:
    """Return the root that stands for each word that others can be said with."""
    found: dict[str, str] = {}
    for row in grammar.table("points")["alike"]:
        first, *rest = _crossed(row)
        found |= dict.fromkeys([first, *rest], first)
    return found


def _crossed(words: Iterable[str]) -> list[str]:
    bridge, _ = norwegian_tools()
    return [_root(bridge.cross(word)) for word in words]


@cache
def _stop_words() -> frozenset[str]:
    telling, silent = (frozenset(grammar.table("points")[name]) for name in ("telling", "silent"))
    return stop_words_of((Language.NB, Language.NN, Language.EN)) - telling | silent
