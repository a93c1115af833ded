"""Which words are nouns, and which of a noun's forms to show.

There is no tagger here. A word is taken for a noun when Norwegian text holds its definite forms
(*strategi*, *strategien*) often enough beside the word itself, which verbs and adjectives lack
(*innføre*, *viktig*); of a compound that the frequency list does not know, the last part decides.
"""

from enum import IntEnum
from functools import cache
from importlib import resources
from typing import NamedTuple

from innspill.cluster.counts import Lexis

_SHARE = 0.03  # the definite form's frequency over the word's own, from which it counts as evidence
_VERB = 2.0  # how much more frequent an infinitive may be than the noun that looks like its stem
_NAME = 20.0  # a definite form that is so much more frequent is a name or a participle
_VOWELS = "aeiouyæøå"
_NOMINAL = ("ing", "else", "sjon", "skap", "het", "itet", "isme", "logi", "nad")
_NOT_NOMINAL = ("lig", "ende", "isk", "bar", "løs", "ert", "ede", "ige", "ske", "som")
_SHORTEST = 3
_ABBREVIATIONS = frozenset({"ki", "it", "ikt", "eu", "eøs"})


class Form(IntEnum):
    """Which form of a noun a word is, best to show first."""

    SINGULAR = 0
    PLURAL = 1
    DEFINITE = 2


class Noun(NamedTuple):
    """A noun as it was found: its base form in bokmål, and which form it was found in."""

    lemma: str
    form: Form


_ENDINGS = (
    ("ene", Form.PLURAL),
    ("er", Form.PLURAL),
    ("ere", Form.PLURAL),
    ("erne", Form.PLURAL),
    ("en", Form.DEFINITE),
    ("et", Form.DEFINITE),
    ("ne", Form.PLURAL),
    ("r", Form.PLURAL),
    ("n", Form.DEFINITE),
    ("t", Form.DEFINITE),
    ("a", Form.DEFINITE),
)


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list that ships with the package, in lower case."""
    lines = (resources.files("innspill.data") / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _no_nouns() -> frozenset[str]:
    return word_list("no_nouns.txt") | word_list("grammar/infinitives.txt")


class Nouns:
    """Tells nouns, their forms and their base forms.

    Args:
        lexis: What is known about words.
    """

    def __init__(self, lexis: Lexis) -> None:
        self.lexis = lexis
        self._found: dict[str, Noun | None] = {}

    def noun(self, word: str) -> Noun | None:
        """Return what noun a word in lower case is a form of; None where it is none."""
        if word not in self._found:
            found = None if word in _no_nouns() else self._look(word)
            self._found[word] = None if found and found.lemma in _no_nouns() else found
        return self._found[word]

    def _look(self, word: str) -> Noun | None:
        if word in word_list("nominal_adjectives.txt"):
            return Noun(word, Form.PLURAL)
        if word in _ABBREVIATIONS:
            return Noun(word, Form.SINGULAR)
        whole = self.lexis.bridge.cross(word)
        if whole in self.lexis.frequencies and (known := self._of_head(whole)):
            return known
        last = self.lexis.splitter.parts(whole)[-1:]
        if not last or not whole.endswith(last[0]):
            return None
        head = self._of_head(self.lexis.bridge.cross(last[0]))
        return head and Noun(whole[: len(whole) - len(last[0])] + head.lemma, head.form)

    def _of_head(self, word: str) -> Noun | None:
        if len(word) < _SHORTEST:
            return None
        if self._is_lemma(word):
            return Noun(word, Form.SINGULAR)
        for ending, form in _ENDINGS:
            if word.endswith(ending):
                for base in self._bases(word, ending):
                    if self._is_lemma(base):
                        return Noun(base, form)
        return None

    def _is_lemma(self, word: str) -> bool:
        share = self.lexis.frequencies.get
        own = share(word, 0.0)
        if len(word) < _SHORTEST or not own or word.endswith(_NOT_NOMINAL):
            return False
        if word.endswith(_NOMINAL):
            return True
        if word.endswith("e"):
            # *rette* would take *retten* from *rett*; *behandlet* is no noun's form at all.
            clear = share(word[:-1], 0.0) <= own
            return clear and max(share(word + "n", 0.0), share(word + "ne", 0.0)) >= _SHARE * own
        # *merk* has *merket* from *merke*.
        clear = share(word + "e", 0.0) <= _VERB * own
        neuter = max(share(form, 0.0) for form in _definite(word, "et")) if clear else 0.0
        common = max(share(form, 0.0) for form in _definite(word, "en"))
        return _SHARE * own <= max(neuter, common) <= _NAME * own

    def _bases(self, word: str, ending: str) -> list[str]:
        """Return what may stand before an ending: *skole* before *-er*, *tiltak* before *-ene*."""
        base = word[: -len(ending)]
        bases = [base]
        if ending[0] in _VOWELS:
            bases.append(base + "e")
        if len(base) > _SHORTEST and base[-1] == base[-2]:
            bases.append(base[:-1])
        return sorted(bases, key=lambda base: -self.lexis.frequencies.get(base, 0.0))


def _definite(word: str, ending: str) -> list[str]:
    """Return a definite form of a noun that ends in a consonant, which may be doubled."""
    double = [] if word[-1] in _VOWELS else [word + word[-1] + ending]
    return [word + ending, *double]
