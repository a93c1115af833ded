"""What a list of demands is made of: infinitives, things that are wished for, and "At …"."""

from collections.abc import Sequence
from itertools import pairwise

from innspill.summarise import grammar
from innspill.summarise.clauses.forms import Clause, Form, Speaker
from innspill.summarise.clauses.words import (
    agreeing_participle,
    bare,
    is_present,
    listed,
    may_be_finite,
    opening,
)

_FEWEST_WORDS = 4
_NO_HEADING = 7  # words from which "Felles løsninger for …" is no heading, even without a full stop
_ADJECTIVE_ENDINGS = ("e", "ig", "sk", "leg", "t", "a", "lt", "ell")
_INDEFINITE_ENDINGS = ("het", "heit", "itet")
_MOST_ADJECTIVES = 3


def infinitive(sentence: str, _speaker: Speaker) -> Clause | None:
    """Take a demand that begins with its verb: "Sikre …", "Å sikre …", "Ikke innføre …"."""
    start = opening(sentence)
    words = sentence[start:].split()
    if words and words[0] in {"Å", "å"}:
        start, words = start + 2, words[1:]
    before = 1 if words and bare(words[0]) in listed("infinitive_adverbs") else 0
    rest = words[before:]
    if not rest or bare(rest[0]) not in grammar.infinitives() or not _is_verb(rest):
        return None
    # "Opne data bør vere gratis": a verb of the sentence's own makes the first word an adjective.
    if _has_verb(rest[1:]):
        return None
    return Clause(form=Form.INFINITIVE, start=start, lower_first=True)


def noun_phrase(sentence: str, _speaker: Speaker) -> Clause | None:
    """Take a thing that is wished for: "Bedre finansiering av …", "Et minstenivå for …"."""
    start = opening(sentence)
    words = sentence[start:].split()
    if len(words) < _FEWEST_WORDS or not words[0][:1].isupper():
        return None
    noun = _noun(words)
    if noun is None or _definite(bare(words[noun])):
        return None
    if bare(words[noun + 1]) not in listed("phrase_links") or _verb_in_phrase(words[noun + 1 :]):
        return None
    if not (sentence.endswith(".") or len(words) >= _NO_HEADING or _comparative(words[0])):
        return None
    return Clause(form=Form.NOUN_PHRASE, start=start, lower_first=True)


def wish(sentence: str, _speaker: Speaker) -> Clause | None:
    """Take a list item that is an "at" clause and nothing else: "At alle får …".

    "At staten bruker så mye, framstår som sløsing" is a whole sentence; so is any that has a verb
    right after a comma, and any with two verbs and nothing between them that opens a clause.
    """
    start = opening(sentence)
    words = sentence[start:].split()
    if len(words) < _FEWEST_WORDS or words[0] not in {"At", "at"}:
        return None
    if not any(map(_looks_finite, map(bare, words))) or _verb_after_comma(words):
        return None
    if not _one_verb_each(words[1:]) or _broken(words[1:]):
        return None
    return Clause(form=Form.WISH, start=start + len("At "))


def _is_verb(words: Sequence[str]) -> bool:
    """Tell whether the first word is used as a verb: "Stille krav", not "Stille områder".

    What can be an adjective or a participle too is a verb before "en", "alle", "at", or a noun in
    the definite; what can be a noun is none before a preposition.
    """
    word = bare(words[0])
    following = bare(words[1]) if len(words) > 1 else ""
    if word in listed("noun_or_verb") and following in listed("phrase_links"):
        return False
    if word in listed("adjective_or_verb") or agreeing_participle(word):
        return following in listed("after_verb") or _definite(following)
    return bool(following)


def _has_verb(words: Sequence[str]) -> bool:
    """Tell whether a finite verb stands before the first clause that is put under another."""
    for word in words:
        if bare(word) in listed("clause_openers") or bare(word) == "om":
            return False
        if bare(word) in listed("sentence_verbs") | listed("modals"):
            return True
        if word.endswith((",", ":", ";")):
            return False
    return False


def _noun(words: Sequence[str]) -> int | None:
    """Return which word is the noun of a phrase, or None where it does not begin like one.

    It begins with a noun that names a wish ("Tilskudd"), or with what opens a phrase: an article, a
    comparative, "felles". Between that and the noun, adjectives may stand.
    """
    first = bare(words[0])
    if first in listed("wished_nouns"):
        return 0
    if first not in listed("phrase_openers") | listed("articles"):
        return None
    for at in range(1, min(len(words) - 1, 2 + _MOST_ADJECTIVES)):
        if bare(words[at + 1]) in listed("phrase_links"):
            return at
        adjective = bare(words[at]) in listed("phrase_openers")
        adjective = adjective or bare(words[at]).endswith(_ADJECTIVE_ENDINGS)
        if not adjective or words[at].endswith(","):
            return None
    return None


def _comparative(word: str) -> bool:
    """Tell whether a first word asks for more of something: no heading does."""
    return bare(word) in listed("noun_phrase_openers") and bare(word).endswith(("re", "are", "er"))


def _definite(word: str) -> bool:
    """Tell whether a noun looks definite: "ber om tilskuddet" says more than was said."""
    endings = tuple(grammar.table("clauses")["definite_endings"])
    indefinite = word in listed("not_definite") or word.endswith(_INDEFINITE_ENDINGS)
    return word.endswith(endings) and not indefinite


def _verb_in_phrase(words: Sequence[str]) -> bool:
    """Tell whether a verb makes the phrase a sentence; those inside its own clauses do not.

    A clause inside it has one verb, and ends at a comma: a verb that follows is the sentence's own,
    as in "Et dokument som er ferdig bør …".
    """
    inside = told = False
    for before, word in pairwise(words):
        if before.endswith(","):
            inside = told = False
        if bare(before) in listed("subordinators"):
            inside, told = True, _looks_finite(bare(word))
        elif inside and _is_sure_verb(word):
            if told and bare(before) not in {"og", "eller", "men"}:
                return True
            told = True
        elif not inside and _could_be_verb(bare(before), bare(word)):
            return True
    return False


def _could_be_verb(before: str, word: str) -> bool:
    """Tell whether a word is a verb, known or by its -r: a plural has what governs it before it."""
    if may_be_finite(word):
        return True
    if word in listed("phrase_links") | listed("no_verbs") | listed("subordinators"):
        return False
    governed = before in listed("phrase_links") | {"og", "eller", "både"}
    governed = governed or before.endswith(_ADJECTIVE_ENDINGS) or before.endswith("å")
    return word.endswith("r") and not governed


def _verb_after_comma(words: Sequence[str]) -> bool:
    pairs = pairwise(words)
    return any(word.endswith(",") and _looks_finite(bare(after)) for word, after in pairs)


def _looks_finite(word: str) -> bool:
    return word.endswith(("r", "es", "ast")) or may_be_finite(word)


def _one_verb_each(words: Sequence[str]) -> bool:
    """Tell whether there are no more verbs than clauses: "… betaler så lite er urimelig" has two.

    A clause begins with a word that opens one, and with an "og" that a comma or a verb shows to
    join clauses and not things.
    """
    openers = listed("clause_openers") - {"så", "før"} | {"om"}
    clauses, verbs = 1, 0
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        verbs += _is_sure_verb(word)
        joins = bare(word) in {"og", "eller", "men"}
        joins = joins and (before.endswith(",") or _is_sure_verb(after))
        clauses += joins or bare(word) in openers
    return verbs <= clauses


def _is_sure_verb(word: str) -> bool:
    """Tell whether a word is a finite verb and nothing else; an abbreviation is none."""
    plain = bare(word)
    known = plain in listed("modals") | listed("sentence_verbs")
    return not word.isupper() and (known or (plain.endswith("r") and is_present(plain)))


def _broken(words: Sequence[str]) -> bool:
    """Tell whether a clause has a main clause's order, or goes on as a demand: "… og avvikle"."""
    spoken = [bare(word) for word in words]
    pairs = list(pairwise(spoken))
    modal = listed("modals") & set(spoken)
    displaced = any(a in modal and b in listed("adverbs") for a, b in pairs)
    demand = any(a == "og" and b in grammar.infinitives() for a, b in pairs)
    return displaced or (demand and not modal)
