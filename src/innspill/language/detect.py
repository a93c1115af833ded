"""Which language a passage is in: bokmål, nynorsk, English, Northern Sámi or another.

Words, their endings and beginnings are weighed, by lists of our own in `data/languages`. Bokmål and
nynorsk share most words, which count for both; those that only one of them has decide between them.
A text in which nothing listed occurs is of no known language.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from innspill.language.bridge import lexicon, norwegian_bridge
from innspill.model import Language

_Evidence = tuple[tuple[str, float], ...]  # languages and what a word weighs for each
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+|\b[\w-]+\.(?:no|com|org|net|dep)\b\S*")
_NORWEGIAN = "no"  # words of both målformer
_TAGS = {"nb": Language.NB, "nn": Language.NN, "en": Language.EN, "se": Language.SE}
_LETTERS = (  # letters that tell a language by themselves, and their weight for each word with them
    (re.compile(r"[æøå]"), "no", 0.3),
    (re.compile(r"[áčđŋšŧž]"), "se", 0.7),
    (re.compile(r"[đŋŧ]"), "se", 1.0),
    (re.compile(r"[äö]"), "sv", 0.5),
    (re.compile(r"[üß]"), "de", 0.5),
    (re.compile(r"[çèêàùœ]"), "fr", 0.5),
    (re.compile(r"[ñ¿¡]"), "es", 0.5),
    (re.compile(r"[ąćęłńśźż]"), "pl", 1.2),
    (re.compile(r"[^\x00-\u024f\W]"), "other script", 1.5),
)
_CLOSE = 1.0  # between the målformer; a wider gap is decided by the listed words
_LISTED_NYNORSK = 0.8
_LISTED_BOKMAAL = 0.5
_REWRITTEN = 0.5  # a word that the bridge's rules turn into a commoner one
_LONG_WORD = 6
_LONGEST = 10
_SHORTEST_STEM = 3
_ENOUGH = 2000  # characters that decide; a longer text is not read further


def detect(text: str, *, near: Language = Language.NB) -> Language:
    """Tell the language of a text of any length, best from five words on.

    Args:
        text: What was written.
        near: The language around it; decides between bokmål and nynorsk where the text itself
            does not, and is otherwise without influence.
    """
    scores = _scores(text[:_ENOUGH])
    if abs(scores["nb"] - scores["nn"]) <= _CLOSE:
        for tag, weight in _bridged(text[:_ENOUGH]):
            scores[tag] += weight
    bokmaal, nynorsk = scores.pop("nb", 0.0), scores.pop("nn", 0.0)
    norwegian = scores.pop(_NORWEGIAN, 0.0) + max(bokmaal, nynorsk)
    best = max(sorted(scores), key=scores.__getitem__, default="")
    if scores.get(best, 0.0) > norwegian:
        return _TAGS.get(best, Language.OTHER)
    if not norwegian:
        return Language.OTHER
    if bokmaal == nynorsk:
        return Language.NN if near is Language.NN else Language.NB
    return Language.NB if bokmaal > nynorsk else Language.NN


def _bridged(text: str) -> Iterator[tuple[str, float]]:
    """Weigh the words that one målform has and the other answers with another form.

    Asked only where the listed words leave it open: it needs the frequencies of Norwegian words.
    """
    nynorsk, bokmaal = lexicon(), _answering()
    bridge = norwegian_bridge()
    for word in _WORD.findall(_ADDRESS.sub(" ", text.casefold())):
        if nynorsk.get(word, word) != word:
            yield "nn", _LISTED_NYNORSK
        elif word in bokmaal:
            yield "nb", _LISTED_BOKMAAL
        elif len(word) >= _LONG_WORD and bridge.cross(word) != word:
            yield "nn", _REWRITTEN


@cache
def _answering() -> frozenset[str]:
    """Give the bokmål words of the lexicon that are no nynorsk."""
    return frozenset(lexicon().values()) - lexicon().keys()


def _scores(text: str) -> defaultdict[str, float]:
    scores: defaultdict[str, float] = defaultdict(float)
    words = _table("words.tsv")
    lowered = _ADDRESS.sub(" ", text.casefold())
    for word in _WORD.findall(lowered):
        for tag, weight in words.get(word) or _by_form(word):
            scores[tag] += weight
    for letters, tag, weight in _LETTERS:
        if found := len(letters.findall(lowered)):
            scores[tag] += weight * found
    return scores


@lru_cache(maxsize=50_000)
def _by_form(word: str) -> _Evidence:
    """Give the evidence of the longest listed ending and beginning that leave a stem."""
    endings, beginnings = _table("endings.tsv"), _table("beginnings.tsv")
    lengths = range(min(_LONGEST, len(word) - _SHORTEST_STEM), 1, -1)
    ending: _Evidence = next((endings[word[-n:]] for n in lengths if word[-n:] in endings), ())
    beginning: _Evidence = next(
        (beginnings[word[:n]] for n in lengths if word[:n] in beginnings), ()
    )
    return ending + beginning


@cache
def _table(name: str) -> dict[str, _Evidence]:
    table: dict[str, _Evidence] = {}
    lines = (
        (files("innspill") / "data" / "languages" / name).read_text(encoding="utf-8").splitlines()
    )
    for line in lines[1:]:
        tag, weight, words = line.split("\t")
        for word in words.split():
            table[word] = (*table.get(word, ()), (tag, float(weight)))
    return table
