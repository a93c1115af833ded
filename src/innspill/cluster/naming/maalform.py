"""A word of a name in the letter's målform.

The submissions' own words come first, then the lexicon of the bridge, then the regular endings of
nynorsk. What a rule makes is taken only where the bridge leads it back to the word that it was made
from, whose frequency in Norwegian text is known; a word that nothing answers to stays as it is.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Protocol

from innspill.cluster.counts import Lexis
from innspill.cluster.naming.nouns import word_list
from innspill.language.bridge import lexicon
from innspill.model import Language

_SHORTEST_PART = 4
# From bokmål to nynorsk; what a noun's gender decides stands in `_plural`.
_ENDINGS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        ("(?<!l)lighet(|er)$", r"legheit\1"),
        ("het(|er)$", r"heit\1"),
        ("inger$", "ingar"),
        ("sjoner$", "sjonar"),
        ("(?<=[lt])ører$", "ørar"),
        ("ister$", "istar"),
        ("(?<![lf])lig(|e)$", r"leg\1"),
        ("(?<=[kvr])ere$", "arar"),
        ("ere$", "are"),
        ("ende$", "ande"),
        ("ende(?=[a-zæøå]{5})", "ande"),
        ("^frem", "fram"),
        ("^uten", "utan"),
        ("(?<=[aeiouyæøå])hjem", "heim"),
    )
)
_OFTEN = 2  # how often the submissions must use a word for it to count as theirs, and not quoted
_CLEARLY = 3  # how much more frequent the definite form of a neuter is than that of its namesake


class Turn(Protocol):
    """Turns a part of a compound, whose last part is inflected and the others are not."""

    def __call__(self, part: str, *, last: bool) -> str:
        """Return the part in the other målform, or as it is."""


@cache
def _to_nynorsk() -> Mapping[str, str]:
    path = resources.files("innspill.data") / "preferred_nynorsk.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    turned = {bokmaal: nynorsk for bokmaal, nynorsk in pairs}  # noqa: C416 - names the columns
    for nynorsk, bokmaal in sorted(lexicon().items()):
        turned.setdefault(bokmaal, nynorsk)
    return turned


class Tongue:
    """Turns words into the letter's målform.

    Args:
        language: The letter's.
        lexis: What is known about words.
        own: How often each word stands in passages of that language, words in lower case.
    """

    def __init__(self, language: Language, lexis: Lexis, own: Mapping[str, float]) -> None:
        self.language = language
        self._lexis = lexis
        self._own = own
        self._answers: dict[str, str] = {}
        for word in sorted(own, key=lambda word: (own[word], word)):
            if own[word] > 0:
                self._answers[lexis.bridge.cross(word)] = word  # the most frequent one stays

    def text(self, text: str) -> str:
        """Return a name with each word that is in the other målform turned."""
        return re.sub(r"[^\W\d_]+", lambda found: self._cased(found.group()), text)

    def word(self, word: str) -> str:
        """Return a word in lower case in the letter's målform, or as it is."""
        told = self._answers.get(self._lexis.bridge.cross(word), "")
        if self._own.get(told, 0) >= _OFTEN:
            return told
        turned = self._nynorsk(word) if self.language is Language.NN else self._bokmaal(word)
        return turned or told or word

    def _cased(self, word: str) -> str:
        if word.isupper():
            return word
        turned = self.word(word.lower())
        return turned[:1].upper() + turned[1:] if word[:1].isupper() else turned

    def _bokmaal(self, word: str) -> str | None:
        cross = self._lexis.bridge.cross
        if word in self._lexis.frequencies or cross(word) in self._lexis.frequencies:
            return cross(word)
        return self._compound(word, lambda part, **_: cross(part))

    def _nynorsk(self, word: str) -> str | None:
        known = _to_nynorsk().get(word) or self._answers.get(word)
        return known or self._compound(word, self._part) or self._made(word)

    def _compound(self, word: str, turn: Turn) -> str | None:
        """Turn the parts of a compound: *fellesløsninger* is *felles* and *løysingar*."""
        parts = self._lexis.splitter.parts(word)
        turned, at = word, 0
        for part in parts if len(parts) > 1 else ():
            other = turn(part, last=word.endswith(part))
            start = turned.index(part, at)
            turned = turned[:start] + other + turned[start + len(part) :]
            at = start + len(other)
        return turned if turned != word else None

    def _part(self, part: str, *, last: bool) -> str:
        if len(part) < _SHORTEST_PART:
            return part
        known = _to_nynorsk().get(part)
        return known or (last and self._made(part)) or part

    def _made(self, word: str) -> str | None:
        """Return what a rule makes of a word and the bridge leads back to it."""
        plural = self._plural(word)
        if plural != word and plural in self._lexis.frequencies and word.startswith(plural):
            return plural
        by_rule = [ending.sub(form, word) for ending, form in _ENDINGS if ending.search(word)]
        made = (turned for turned in (*by_rule, plural) if turned != word)
        return next((turned for turned in made if self._leads_back(turned, word)), None)

    def _leads_back(self, made: str, word: str) -> bool:
        """Tell whether the bridge knows a word again, or an adjective by its bare form."""
        cross = self._lexis.bridge.cross
        bare = made.endswith("lege") and cross(made.removesuffix("e")) == word.removesuffix("e")
        return bare or cross(made) == word

    def _plural(self, word: str) -> str:
        """Return the nynorsk plural of a noun's plural in *-er*, by its gender; others as they are.

        Neuters have no ending (*system*), masculines *-ar*; the others are listed or end in *-nad*.
        """
        share = self._lexis.frequencies.get
        lemmas = {word.removesuffix("er"), word.removesuffix("r")} - {word}
        if not word.endswith("er") or lemmas & word_list("feminine.txt") or word.endswith("nader"):
            return word
        for lemma in sorted(lemmas & self._lexis.frequencies.keys()):
            common = max(share(f"{lemma}en", 0.0), share(f"{lemma}n", 0.0))
            if share(f"{lemma}et", 0.0) > _CLEARLY * common:
                return lemma
            if common > 0:
                return f"{lemma.removesuffix('e')}ar"
        return word
