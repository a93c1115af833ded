"""In what a sentence changed, and which of its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from innspill.audit.diffs.lines import Line
from innspill.audit.diffs.values import Manner
from innspill.language.catalogue import catalogue
from innspill.model import Language, SentenceKind

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NOUNS = ("kind.", "count.")

Counting = frozenset[str]
"""The words with which letters count: numbers, and the nouns that agree with them."""


def counting_words(*languages: Language) -> Counting:
    """Return the words with which letters in some languages count, in small letters."""
    found: set[str] = set()
    for language in languages:
        words = catalogue(language)
        keys = [key for key in words.entries if key.startswith(_NOUNS)]
        for key in ("number.words", *keys):
            for text in words.variants(key):
                found |= {word for word in text.casefold().split() if "{" not in word}
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words that stand in both sentences, or were taken out or put in."""

    words: str
    out: bool = False
    new: bool = False


def stretches(was: str, now: str) -> Iterator[Stretch]:
    """Set two sentences beside each other, word by word; each word of both is given once."""
    for tag, old, new in _steps(was.split(), now.split()):
        if tag == "equal":
            yield Stretch(words=" ".join(new))
            continue
        if old:
            yield Stretch(words=" ".join(old), out=True)
        if new:
            yield Stretch(words=" ".join(new), new=True)


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield tag, old[a:b], new[c:d]


def manner_of(was: Line, now: Line, counting: Counting) -> Manner:
    """Tell in what a sentence changed.

    Figures alone: every word that differs is a number or the noun that agrees with it. The telling
    alone: it cites the same passages and repeats the same words of them, if any.
    """
    if _only_figures(was.sentence.text, now.sentence.text, counting):
        return Manner.FIGURES
    same = was.sources and (was.words, was.sources) == (now.words, now.sources)
    # Who raises a theme follows from its sources; who is on which side does not.
    if same and (was.words or was.family is SentenceKind.LEAD):
        return Manner.TELLING
    return Manner.WORDS


def _only_figures(was: str, now: str, counting: Counting) -> bool:
    steps = list(_steps(was.casefold().split(), now.casefold().split()))
    changed = [words for tag, *both in steps if tag != "equal" for words in both]
    plain = [word.strip(".,:;()«»") for words in changed for word in words]
    return all(changed) and all(_FIGURE.fullmatch(word) or word in counting for word in plain)
