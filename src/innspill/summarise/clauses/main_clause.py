"""A main clause whose word order is a subordinate clause's too: "Staten bør finansiere drift."."""

import re
from collections.abc import Sequence
from itertools import pairwise

from innspill.summarise import grammar
from innspill.summarise.clauses.forms import Clause, Form, Speaker
from innspill.summarise.clauses.standing import (
    is_closed,
    runs_on,
    stands_alone,
    subject_points_back,
)
from innspill.summarise.clauses.words import (
    bare,
    is_passive,
    is_present,
    listed,
    may_be_infinitive,
)

_LONGEST_SUBJECT = 14
# A first word that ends so, and is followed by the verb, is an adverb: "Tradisjonelt har …".
_ADVERB_ENDINGS = ("elt", "alt", "ivt", "isk", "ig", "leg", "vis", "est")
_ENUMERATED = re.compile(r"(?:\S+(?: \S+)?, )+\S+(?: \S+)? (?:og|eller) \S+(?: \S+)?")
_PARTS = re.compile(r", | (?=(?:og|men) )")
# What may join two sentences that the frame takes as one.
_JOINING_MARKS = (":", ";", " – ", " - ", " — ")
_ENDS_PART = (",", ";", ":", "–")


def main_clause(sentence: str, speaker: Speaker) -> Clause | None:
    """Take a main clause whose subject stands first and whose verb no adverb follows."""
    if any(mark in sentence for mark in _JOINING_MARKS) or not is_closed(sentence):
        return None
    if not stands_alone(sentence) or subject_points_back(sentence):
        return None
    words = sentence.split()
    if grammar.whole_words("inner_voices").match(sentence) or runs_on(words):
        return None
    verb = _main_verb(words)
    if verb is None or not (_verb_goes_on(words, verb) and _parts_go_on(sentence)):
        return None
    return _with_case(words, sentence, speaker)


def _with_case(words: Sequence[str], sentence: str, speaker: Speaker) -> Clause | None:
    """Take in a clause whose first word is known to be no name, or to be written as it is."""
    first = words[0]
    capitals = sum(letter.isupper() for letter in first)
    names_doing = words[1] == "av" or (first.endswith("ing") and words[1] in listed("phrase_links"))
    if capitals == 1 and (names_doing or _no_name(bare(first), speaker)):
        return Clause(form=Form.AT, lower_first=True)
    named = any(sentence.startswith(f"{name} ") for name in speaker.names)
    return Clause(form=Form.AT) if capitals > 1 or named else None


def _no_name(word: str, speaker: Speaker) -> bool:
    """Tell whether a word is common: it stands in a text in small letters, or looks inflected."""
    if word in speaker.common_words or word in listed("never_names"):
        return True
    inflected = tuple(grammar.table("clauses")["common_endings"])
    islands = tuple(grammar.table("clauses")["name_endings"])
    return word.endswith(inflected) and not word.endswith(islands)


def _main_verb(words: Sequence[str]) -> int | None:
    """Return which word is the verb of the sentence; None where the subject is not plain.

    A subject may hold one clause with "som", which a comma closes, or be an enumeration.
    """
    first = bare(words[0])
    demand = first in grammar.infinitives() and first not in listed("adjective_or_verb")
    if demand or first in listed("fronted"):
        return None
    for at in range(1, min(len(words) - 1, _LONGEST_SUBJECT)):
        word = bare(words[at])
        if word in listed("modals") or word in listed("main_verbs"):
            if at == 1 and first.endswith(_ADVERB_ENDINGS):
                return None
            subject = " ".join(words[:at])
            plain = "," not in subject or _ENUMERATED.fullmatch(subject)
            return at if plain else None
        if word == "som":
            return _after_relative(words, at)
        if word in listed("clause_openers") or is_present(word) or is_passive(word):
            return None
    return None


def _after_relative(words: Sequence[str], som: int) -> int | None:
    """Return the verb that follows the comma after "kommuner som …,"."""
    if "," in " ".join(words[:som]):
        return None
    for at in range(som + 2, min(len(words) - 1, som + _LONGEST_SUBJECT)):
        if words[at - 1].endswith(","):
            return at if bare(words[at]) in listed("modals") else None
        if bare(words[at]) in listed("clause_openers"):
            return None
    return None


def _verb_goes_on(words: Sequence[str], verb: int) -> bool:
    """Tell whether what follows the verb could follow it in a subordinate clause too.

    After a modal that is its infinitive; after another verb no adverb, which would stand before it.
    """
    following = bare(words[verb + 1])
    if words[verb].endswith(_ENDS_PART):
        return False
    if bare(words[verb]) in listed("modals"):
        return may_be_infinitive(following) or _unlisted_passive(words[verb + 1 :])
    return following not in listed("pronouns") and not _adverb(words[verb + 1 :])


def _unlisted_passive(words: Sequence[str]) -> bool:
    """Tell whether words begin with "forskriftsfestes": behind a genitive stands its noun."""
    verb, *rest = words
    ends = not rest or verb.endswith(_ENDS_PART)
    governs = listed("phrase_links") | listed("clause_openers") | {"og", "eller"}
    return bare(verb).endswith(("es", "ast")) and (ends or bare(rest[0]) in governs)


def _adverb(words: Sequence[str]) -> bool:
    """Tell whether words begin with an adverb that a subordinate clause has before its verb."""
    following = " ".join(bare(word) for word in words[:3])
    return grammar.whole_words("adverbs").match(following) is not None


def _parts_go_on(sentence: str) -> bool:
    """Tell whether no later part of the sentence has a main clause's word order of its own."""
    return not any(_is_main(part.split()) for part in _PARTS.split(sentence)[1:])


def _is_main(words: Sequence[str]) -> bool:
    """Tell whether a part after a comma shows that it is no subordinate clause.

    ", og derfor må staten …" has its verb before its subject; ", men planen er ikke …" its adverb
    after the verb. What a part tells as a reason ("for …") keeps a main clause's order anyway.
    """
    spoken = [bare(word) for word in words]
    if not spoken or spoken[0] in listed("clause_openers") | {"for"}:
        return False
    verbs = listed("modals") | listed("main_verbs") | listed("sentence_verbs")
    joined = spoken[0] in {"og", "men", "eller"} and len(spoken) > 1
    turned = joined and spoken[1] in listed("fronted") - {"ikke", "ikkje", "at"} - verbs
    if any(_turned(word, after) for word, after in pairwise(spoken)):
        return True
    for at, word in enumerate(spoken[:-1]):
        if word in listed("clause_openers") or (word == "om" and at <= 1):
            return False
        if word in verbs:
            return turned or _adverb(spoken[at + 1 :])
        if word.endswith("r") and spoken[at + 1] in listed("middle_adverbs"):
            return True
    return False


def _turned(word: str, following: str) -> bool:
    """Tell whether a modal stands before its subject: "andre krav må man …"."""
    subjects = listed("pronouns") | {"de", "dei", "den", "det", "ein"}
    return word in listed("modals") and following in subjects
