"""Which words may name a theme, and in which form each is shown."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.counts import Counts
from innspill.cluster.naming.maalform import Tongue
from innspill.cluster.naming.nouns import Form, Nouns, word_list
from innspill.cluster.sparse import Sparse
from innspill.model import Language

_CAPITAL = re.compile(r"(?<=[a-zæøå,] )([A-ZÆØÅ][a-zæøå]\w*)")
_SHOUTED = re.compile(r"\b[A-ZÆØÅ]{2,5}\b")
_MOSTLY = 0.6
_SHORTEST = 3
_COUNTED = 0.6  # how frequent a plural is beside the singular where a noun is counted
_DEFINITE = ("ene", "ane", "erne")


@dataclass(frozen=True, slots=True, kw_only=True)
class Casing:
    """What capitals inside sentences tell.

    Attributes:
        names: Words written as names (people, places, submitters), in lower case.
        shouted: Abbreviations, from lower case to capitals (*ki* to *KI*).
    """

    names: frozenset[str]
    shouted: Mapping[str, str]


def casing(texts: Iterable[str], words: Counter[str]) -> Casing:
    """Tell names and abbreviations from ordinary words by how they are written.

    Args:
        texts: As read, capitals kept.
        words: How often each word occurs, in lower case.
    """
    texts = list(texts)
    named = Counter(word.lower() for text in texts for word in _CAPITAL.findall(text))
    loud = Counter(word for text in texts for word in _SHOUTED.findall(text))
    return Casing(
        names=frozenset(word for word, n in named.items() if n >= _MOSTLY * words[word]),
        shouted={
            word.lower(): word for word, n in loud.items() if n >= _MOSTLY * words[word.lower()]
        },
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The forms of one noun that the passages hold, as columns of the counts."""

    lemma: str
    forms: tuple[tuple[int, Form], ...]


def families(
    counts: Counts, nouns: Nouns, stems: Sequence[tuple[str, ...]], refused: frozenset[str]
) -> dict[str, Family]:
    """Return the nouns that may name a theme, by the stems of their parts, in order of these.

    Args:
        counts: The words of the passages.
        nouns: Tells nouns.
        stems: The stems of the parts of each word.
        refused: Words that may not stand in a name, in lower case.
    """
    forms: dict[str, list[tuple[int, Form]]] = defaultdict(list)
    lemmas: dict[str, Counter[str]] = defaultdict(Counter)
    used = np.asarray(counts.passages.sum(axis=0)).ravel()
    refused |= word_list("empty_nouns.txt")
    for at, word in enumerate(counts.words):
        noun = nouns.noun(word) if word not in refused else None
        if noun and (len(word) >= _SHORTEST or noun.lemma == word):
            key = " ".join(stems[at])
            forms[key].append((at, noun.form))
            lemmas[key][noun.lemma] += int(used[at])
    return {
        key: Family(
            lemma=max(lemmas[key], key=lambda w: (lemmas[key][w], w)), forms=tuple(forms[key])
        )
        for key in sorted(forms)
        if not {*lemmas[key]} & refused
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Shows a noun in the form and the målform that suit a theme.

    Attributes:
        counts: The words of the passages.
        nouns: Tells nouns.
        tongue: Turns words into the letter's målform.
        own: How often each word stands in passages of the letter's language, shape (n_words,).
        casing: Abbreviations.
    """

    counts: Counts
    nouns: Nouns
    tongue: Tongue
    own: NDArray[np.float64]
    casing: Casing

    def noun(self, family: Family, inside: NDArray[np.float64]) -> str:
        """Return a noun's singular or plural, whichever the theme uses more.

        A noun that Norwegian text counts about as often as it names stands in the plural where the
        theme counts it at all: *leverandører*, but *skole*.

        Args:
            family: The noun.
            inside: How often the theme uses each word, shape (n_words,).
        """
        plural = sum(inside[at] for at, form in family.forms if form is Form.PLURAL)
        single = sum(inside[at] for at, form in family.forms if form is not Form.PLURAL)
        many = plural > single or (plural > 0 and self._counted(family))
        word = self._seen(family, inside, Form.PLURAL) if many else None
        return self.text(word or self._seen(family, inside, Form.SINGULAR) or family.lemma)

    def _counted(self, family: Family) -> bool:
        share = self.counts.lexis.frequencies.get
        lemma = family.lemma
        counted = max(share(f"{lemma}{ending}", 0.0) for ending in ("r", "er", "e"))
        return counted >= _COUNTED * share(lemma, 0.0)

    def _seen(self, family: Family, inside: NDArray[np.float64], wanted: Form) -> str | None:
        """Return the form of a noun that the passages have, the letter's målform first."""
        seen = [at for at, form in family.forms if form is wanted]
        bare = [at for at in seen if not self.counts.words[at].endswith(_DEFINITE)]
        best = max(bare, key=lambda at: (self.own[at], inside[at], -at), default=None)
        return None if best is None else self.counts.words[best]

    def text(self, text: str) -> str:
        """Return words in the letter's målform, with capitals where one is an abbreviation."""
        return " ".join(self.cased(word) for word in self.tongue.text(text).split())

    def cased(self, word: str) -> str:
        """Return a word with its capitals where it is an abbreviation."""
        return self.casing.shouted.get(word, word)


def own_words(counts: Counts, languages: Sequence[Language], wanted: Language) -> Sparse:
    """Return how often each word stands in passages of one language, shape (n_words,)."""
    rows = np.flatnonzero([language is wanted for language in languages])
    return np.asarray(counts.passages[rows].sum(axis=0)).ravel()
