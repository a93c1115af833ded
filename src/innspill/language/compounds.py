"""Compounds taken apart: *digitaliseringsstrategi* is *digitalisering* and *strategi*.

A split is good when its parts are common words, by the geometric mean of their frequencies, and
better than leaving the word whole (Koehn and Knight 2003, Empirical methods for compound
splitting).
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from innspill.language.stopwords import stop_words
from innspill.model import Language

_PREFIXES, _SUFFIXES, _PARTS = "prefixes.txt", "suffixes.txt", "compound_parts.txt"
_SHORTEST_WORD = 6
_LONGEST = 60
_SHORTEST_FIRST = 2
_SHORTEST_LAST = 3
_ONLY_LISTED = 3  # a part of this length or shorter must be on the list of short words
_UNSEEN = -9.0
_RAREST_PART = -6.5
_SPLIT_COST = 0.2  # decades of frequency, which keep a word from falling into many small ones
_WHOLE_BONUS = 0.3  # what a word that is known as a whole is worth, in decades of frequency


class _Split(NamedTuple):
    """Parts of a word and the sum of the logarithms of their frequencies."""

    total: float
    parts: tuple[str, ...]

    @property
    def mean(self) -> float:
        return self.total / len(self.parts)


@cache
def _list(name: str) -> frozenset[str]:
    path = resources.files("innspill.data") / name
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _never(affixes: str) -> frozenset[str]:
    """Return what is never a part: affixes, and function words but for those that may be one."""
    function = stop_words(Language.NB) | stop_words(Language.NN)
    return (_list(affixes) | function) - _list(_PARTS)


class Splitter:
    """Takes compounds apart.

    Args:
        frequencies: Share of each word in Norwegian text, as in `wordfreq`; may be made richer with
            the consultation's own words.
    """

    def __init__(self, frequencies: Mapping[str, float]) -> None:
        self._frequencies = frequencies
        self._known: dict[str, tuple[str, ...]] = {}

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the parts of a word in lower case, links left out; the word alone if it is simple.

        Hyphens always part: *ki-verktøy* is *ki* and *verktøy*. What is longer than any Norwegian
        word is a string of letters, and is left whole.
        """
        if len(word) > _LONGEST:
            return (word,)
        if word not in self._known:
            pieces = [piece for piece in word.split("-") if piece]
            self._known[word] = tuple(p for piece in pieces for p in self._best(piece, {}).parts)
        return self._known[word]

    def runs(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Return what neighbouring parts make together, by length: first the whole word.

        *reiselivsnæring* gives itself, then *reiseliv* and *livsnæring*, then its three parts.
        """
        at, ends = 0, []
        parts = self.parts(word)
        for part in parts:
            start = word.find(part, at)
            at = start + len(part)
            ends.append((start, at))
        levels = range(len(parts), 0, -1)
        return tuple(
            tuple(
                word[ends[first][0] : ends[first + length - 1][1]]
                for first in range(len(parts) - length + 1)
            )
            for length in levels
        )

    def _best(self, word: str, seen: dict[str, _Split]) -> _Split:
        if word not in seen:
            whole = _Split(self._weight(word) + self._bonus(word), (word,))
            seen[word] = whole  # stands while the parts are tried
            tries = self._tries(word, seen) if len(word) >= _SHORTEST_WORD else []
            seen[word] = max([whole, *tries], key=lambda split: (split.mean, split.parts))
        return seen[word]

    def _tries(self, word: str, seen: dict[str, _Split]) -> list[_Split]:
        found = []
        for at in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1):
            last = self._part(word[at:], seen, _SUFFIXES)
            first = self._first(word[:at], seen) if last else None
            if first and last:
                total = first.total + last.total - _SPLIT_COST
                found.append(_Split(total, first.parts + last.parts))
        return found

    def _first(self, piece: str, seen: dict[str, _Split]) -> _Split | None:
        """Return the best reading of what stands before the last part, with or without a link."""
        readings = (
            [piece, piece[:-1]] if piece[-1] in "se" and len(piece) > _ONLY_LISTED else [piece]
        )
        splits = [split for reading in readings if (split := self._part(reading, seen, _PREFIXES))]
        return max(splits, key=lambda split: (split.mean, split.parts), default=None)

    def _part(self, piece: str, seen: dict[str, _Split], affixes: str) -> _Split | None:
        """Return a piece as part of a compound, split where that is better; None if no word."""
        if piece in _never(affixes) or (len(piece) <= _ONLY_LISTED and piece not in _list(_PARTS)):
            return None
        split = self._best(piece, seen)
        return split if split.mean >= _RAREST_PART else None

    def _bonus(self, word: str) -> float:
        return _WHOLE_BONUS if word in self._frequencies else 0.0

    def _weight(self, word: str) -> float:
        share = self._frequencies.get(word)
        return math.log10(share) if share else _UNSEEN


def complete(words: Sequence[str], splitter: Splitter) -> tuple[str, ...]:
    """Give elided first parts their last part: *helse- og omsorgstjenester* to *helsetjenester*.

    A word that ends in a hyphen takes the last part of the first whole compound among the next
    three words; where there is none, it loses its hyphen.
    """
    return tuple(
        _completed(word, words[at + 1 : at + 4], splitter) if word.endswith("-") else word
        for at, word in enumerate(words)
    )


def _completed(elided: str, following: Sequence[str], splitter: Splitter) -> str:
    for word in following:
        if not word.endswith("-") and len(parts := splitter.parts(word)) > 1:
            return elided[:-1] + parts[-1]
    return elided[:-1]
