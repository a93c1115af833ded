"""What a word may be, by its letters and the lists of `data/grammar`."""

import re
from functools import cache

from innspill.summarise import grammar

_MARKS = ".,;:!?()«»\"'–"
_TAIL = 6  # letters of a verb from which it is known at the end of a longer one: "fullfinansiere"
# What may stand before the first word of a list item: bullets, and the signs left of them.
_BULLET = re.compile(r"[^\w«\"(§]*")
# No genitive ends so: "prioriteres" is a verb, "brukeres" none.
_PASSIVE_ENDINGS = ("ieres", "ierast", "iseres", "iserast")
_NO_PARTICIPLE = ("era", "ja")


def bare(word: str) -> str:
    """Return a word in small letters without the marks around it."""
    return word.strip(_MARKS).lower()


def opening(sentence: str) -> int:
    """Return where the first word begins, after a bullet."""
    found = _BULLET.match(sentence)
    return found.end() if found else 0


def listed(name: str) -> frozenset[str]:
    """Return a list of `clauses.toml` in small letters."""
    return _listed(name)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in grammar.table("clauses")[name])


def may_be_infinitive(word: str) -> bool:
    """Tell whether a word can follow "bør" or "må" as its verb: "sikre", "styrkjast"."""
    return word in listed("after_modal") or _known(word) or is_passive(word)


def is_passive(word: str) -> bool:
    """Tell whether a word is a verb in -s or -st: "utvikles", "betalast"; "elevenes" is none."""
    stems = [word[:-1]] if word.endswith("s") else [word[:-2]] if word.endswith("st") else []
    return word.endswith(_PASSIVE_ENDINGS) or any(_known(stem) for stem in stems)


def may_be_finite(word: str) -> bool:
    """Tell whether a word can be the verb that makes a text a sentence."""
    if word in listed("nouns_like_verbs"):
        return False
    known = listed("finite_verbs") | listed("main_verbs") | listed("sentence_verbs")
    return word in known or is_passive(word) or any(_known(stem) for stem in _stems(word))


def is_present(word: str) -> bool:
    """Tell whether a word is surely the present tense of a verb: "betaler", but no "selskaper"."""
    regular = word.endswith("r") and word[:-1] in grammar.infinitives()
    known = regular or word in listed("finite_verbs")
    return known and word not in listed("nouns_like_verbs")


def _stems(word: str) -> tuple[str, ...]:
    """Return the infinitives whose present or past tense a word could be."""
    if word.endswith(("er", "ar")):
        return (word[:-1], f"{word[:-2]}e", f"{word[:-2]}a")
    return (f"{word[:-2]}e",) if word.endswith(("te", "de", "et")) else ()


def agreeing_participle(word: str) -> bool:
    """Tell whether an infinitive in -a could be the participle of "auka satsing"; "ta" is none."""
    in_e = f"{word[:-1]}e" in grammar.infinitives()
    return in_e and word.endswith("a") and not word.endswith(_NO_PARTICIPLE)


@cache
def _known(word: str) -> bool:
    verbs = grammar.infinitives()
    tails = (word[at:] for at in range(1, len(word) - _TAIL + 1))
    return word in verbs or any(tail in verbs for tail in tails)
