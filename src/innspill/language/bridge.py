"""The bridge between bokmål and nynorsk: one key for the two forms of a word.

Regular correspondences stand in two tables of rules; the words that follow none, or whose
counterpart is another word (*tilsett*, *ansatt*), stand in a lexicon written for innspill. A rule
only proposes: how frequent the form that it gives is in Norwegian text, which is mostly bokmål,
decides whether it is taken, so that *fastlege* stays although *offentlege* becomes *offentlige*.
"""

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from innspill.language.frequencies import norwegian_frequencies

# At most one of these is applied to a word.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("arane$", "erne"),
    ("arar$", "ere"),
    ("ane$", "ene"),
    ("ar$", "er"),
    ("inga$", "ingen"),
    ("a$", "en"),
    ("a$", "ene"),
    ("a$", "e"),
    ("a$", "et"),
    ("leg$", "lig"),
    ("lege$", "lige"),
    ("legare$", "ligere"),
    ("legaste?$", "ligst"),
    ("legheit(|a|en|er|ene)$", r"lighet\1"),
    ("are$", "ere"),
    ("ast$", "es"),
    ("ast$", "est"),
    ("aste$", "este"),
    ("ande$", "ende"),
    ("heit(|er|ene)$", r"het\1"),
    ("heita$", "heten"),
    ("leik(|en)$", r"het\1"),
    ("nad(|en)$", r"ning\1"),
    ("nader$", "ninger"),
    ("nadane$", "ningene"),
    ("(?<=[slkp])ing$", "ning"),
    ("(?<=[slkp])inga$", "ningen"),
    ("(?<=[slkp])ingar$", "ninger"),
    ("(?<=[slkp])ingane$", "ningene"),
    ("semd$", "somhet"),
    ("semda$", "somheten"),
    ("semder$", "somheter"),
    ("semdene$", "somhetene"),
    ("(?<=[kg])j(?=[ae]$)", ""),
    ("tje$", "tte"),
    ("mje$", "mme"),
    ("lje$", "lge"),
    ("vje$", "ve"),
    ("l$", "ll"),
    ("ll?a$", "llene"),
    ("dd$", "d"),
)
# At most two of these are applied to a word.
_INNER: tuple[tuple[str, str], ...] = (
    ("øy", "ø"),
    ("høg", "høy"),
    ("øyr", "jør"),
    ("auk", "øk"),
    ("au", "ø"),
    ("ei", "e"),
    ("hei", "hje"),
    ("ju", "y"),
    ("kyrkj", "kirk"),
    ("kj", "k"),
    ("gj", "g"),
    ("lj", "l"),
    ("y", "ø"),
    ("u", "o"),
    ("o", "u"),
    ("o", "å"),
    ("ten", "tjen"),
    ("gjev", "giv"),
    ("gjev", "gi"),
    ("verk", "virk"),
    ("vit", "vet"),
    ("veg", "vei"),
    ("eig", "ei"),
    ("kv", "hv"),
    ("mn", "vn"),
    ("tn", "nn"),
    ("før", "for"),
    ("føre", "for"),
    ("fram", "frem"),
    ("frå", "fra"),
    ("hald", "hold"),
    ("gong", "gang"),
    ("åv", "av"),
    ("vaks", "voks"),
    ("leie", "lede"),
    ("leg", "lig"),
    ("ygg", "rygg"),
    ("tryggleik", "sikkerhet"),
    ("ing(?!$)", "ning"),
)
_ENDING_RULES = tuple((re.compile(pattern), form) for pattern, form in _ENDINGS)
_INNER_RULES = tuple((re.compile(pattern), form) for pattern, form in _INNER)
_STEP_COST = 0.7  # decades of frequency that a rewriting must win
_UNSEEN = 1e-8  # below the rarest word of the frequency list
_COMMON = 1e-5  # a word that bokmål itself uses this often needs no bridge
_SHORTEST = 4


@cache
def lexicon() -> Mapping[str, str]:
    """Return nynorsk words and the bokmål words that they answer to, both in lower case."""
    path = resources.files("innspill.data") / "bridge.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {nynorsk: bokmaal for nynorsk, bokmaal in pairs}  # noqa: C416 - names the columns


def _rewritings(words: Iterable[str], rules: Iterable[tuple[re.Pattern[str], str]]) -> set[str]:
    """Return what one rule makes of each word, everywhere in the word at once."""
    made = set()
    for pattern, form in rules:
        for word in words:
            if pattern.search(word):
                made.add(pattern.sub(form, word))
    return made


class Bridge:
    """Turns a word of either målform into a bokmål form, where one is known or likely.

    Args:
        frequencies: Share of each word in Norwegian text, as in `wordfreq`.
    """

    def __init__(self, frequencies: Mapping[str, float]) -> None:
        self._frequencies = frequencies
        self._known: dict[str, str] = {}

    def cross(self, word: str) -> str:
        """Return the bokmål form of a word in lower case, or the word where none is likelier."""
        if word not in self._known:
            self._known[word] = lexicon().get(word) or self._likeliest(word)
        return self._known[word]

    def _likeliest(self, word: str) -> str:
        own = self._frequencies.get(word, 0.0)
        if len(word) < _SHORTEST or own >= _COMMON:
            return word
        best, best_value = word, math.log10(own + _UNSEEN)
        for candidate, steps in self._candidates(word):
            value = math.log10(self._frequencies.get(candidate, 0.0) + _UNSEEN) - steps * _STEP_COST
            if (value, candidate) > (best_value, best) and value > best_value:
                best, best_value = candidate, value
        return best

    @staticmethod
    def _candidates(word: str) -> list[tuple[str, int]]:
        endings = _rewritings([word], _ENDING_RULES)
        inner = _rewritings([word], _INNER_RULES)
        both = _rewritings(endings, _INNER_RULES) | _rewritings(inner, _INNER_RULES)
        deep = _rewritings(_rewritings(endings, _INNER_RULES), _INNER_RULES)
        levels = ((endings | inner, 1), (both, 2), (deep, 3))
        return sorted((candidate, steps) for made, steps in levels for candidate in made)


@cache
def norwegian_bridge() -> Bridge:
    """Return the bridge over all Norwegian words; it remembers what has crossed it."""
    return Bridge(norwegian_frequencies())
