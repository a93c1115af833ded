"""Which words of a sentence the letter can report without changing one of them.

"Vi ber om at staten finansierer drift." can be told as "Åfjord kommune ber om at staten
finansierer drift.": the subject gives way to the name, the rest is verbatim. Each form below is
one whose grammar fits; a sentence that fits none is quoted. The tests are conservative: a quote is
never wrong, a reported clause with the wrong word order is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from innspill.summarise import grammar


class Form(StrEnum):
    """How a clause joins the letter's own words; the catalogue has a sentence for each."""

    SELF = "self"
    AT = "at"
    INFINITIVE = "infinitive"
    NOUN_PHRASE = "noun_phrase"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """What is known of a sentence's sender and of the submissions it is part of.

    `names` are what the sender calls itself: a sentence that has another municipality as its
    subject is not the sender's own view. `common_words` are words that the submissions also write
    with a small letter: only they lose their capital when a clause is taken in.
    """

    names: tuple[str, ...] = ()
    common_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The characters `start` to `end` of a sentence, and the form in which they can be told."""

    form: Form
    start: int = 0
    end: int = 0
    lower_first: bool = False


_MAX_SUBJECT_WORDS = 9
_CLOSING = ".! "
# "Det bør etableres", "det må bli": formal; "det må ein hugse" points back.
_FORMAL_MODAL = re.compile(
    r"Det (?:bør|må|burde|skal) (?:\w+s|\w+st|bli|være|vere|til|komme|kome|stå|gå|ligge)(?!\w)"
)
_CLAUSE_START = re.compile(r",|(?<!\w)(?:at|som|slik|når|der|hvis|dersom|fordi|om)(?!\w)")
# "utvikles", "betalast": in a text without another verb, they make it a sentence.
_PASSIVE = re.compile(r"\w{3,}(?:es|ast)(?!\w)")


def clause_of(sentence: str, speaker: Speaker) -> Clause:
    """Return what the letter may repeat of a sentence, and in which form."""
    end = len(sentence.rstrip(_CLOSING))
    for attempt in _ATTEMPTS:
        clause = attempt(sentence, speaker)
        if clause is not None:
            return replace(clause, end=end)
    return Clause(form=Form.QUOTE, end=len(sentence))


def stands_alone(sentence: str) -> bool:
    """Tell whether a sentence can be understood without the one before it."""
    opens_well = sentence[:1].isupper() or sentence[:1] == "«"
    if sentence.startswith("Det "):
        formal = grammar.whole_words("formal_det").match(sentence, len("Det "))
        return bool(formal or _FORMAL_MODAL.match(sentence))
    return opens_well and not grammar.whole_words("dangling").match(sentence)


def tells_of_others(sentence: str) -> bool:
    """Tell whether a sentence is about someone else's view, a minority's or a proposal's."""
    return bool(grammar.whole_words("others_voice").search(sentence))


def points_back(sentence: str) -> bool:
    """Tell whether a sentence has a pointing word inside ("dette forslaget"), which may dangle."""
    return bool(grammar.whole_words("pointing").search(sentence))


def _self_subject(sentence: str, speaker: Speaker) -> Clause | None:
    subjects = (*grammar.table("clauses")["self_subjects"], *speaker.names)
    said = [subject for subject in subjects if sentence.startswith(f"{subject} ")]
    if not said:
        return None
    start = len(max(said, key=len)) + 1
    verb = grammar.whole_words("finite_verbs").match(sentence, start)
    if verb is None or not _same_in_other_mouth(sentence[verb.end() :]):
        return None
    if _agrees_in_number(said, sentence[verb.start() :]):
        return Clause(form=Form.SELF, start=start)
    return None


def _infinitive(sentence: str, _speaker: Speaker) -> Clause | None:
    first = sentence.split(" ", 1)[0]
    demand = first[:1].isupper() and first.lower() in grammar.infinitives()
    # "Opne data bør vere gratis": a verb of the sentence's own makes the first word an adjective.
    before = _CLAUSE_START.split(sentence, maxsplit=1)[0]
    if demand and not _own_verb(before) and _same_in_other_mouth(sentence):
        return Clause(form=Form.INFINITIVE, lower_first=True)
    return None


def _noun_phrase(sentence: str, _speaker: Speaker) -> Clause | None:
    opener = grammar.whole_words("noun_phrase_openers").match(sentence)
    if opener is None or not _phrase_pattern().match(sentence, opener.end()):
        return None
    if not _own_verb(sentence) and _same_in_other_mouth(sentence):
        return Clause(form=Form.NOUN_PHRASE, lower_first=True)
    return None


def _at_clause(sentence: str, speaker: Speaker) -> Clause | None:
    """Take a main clause whose subject stands first and whose verb no adverb follows."""
    match = _main_pattern().match(sentence)
    if match is None or not (_same_in_other_mouth(sentence) and stands_alone(sentence)):
        return None
    subject = match["subject"].strip()
    if not _plain_subject(subject) or grammar.whole_words("adverbs").fullmatch(match["next"]):
        return None
    first = subject.split(" ", 1)[0]
    if first.lower() in speaker.common_words:
        return Clause(form=Form.AT, lower_first=True)
    return Clause(form=Form.AT) if first.isupper() or subject in speaker.names else None


Attempt = Callable[[str, Speaker], Clause | None]
_ATTEMPTS: tuple[Attempt, ...] = (_self_subject, _infinitive, _noun_phrase, _at_clause)


def _agrees_in_number(subjects: list[str], predicate: str) -> bool:
    """Tell whether what is said of several can be said of one: "er positive til" cannot."""
    first, _, rest = predicate.partition(" ")
    if not {"Vi", "Me"} & set(subjects) or first not in grammar.table("clauses")["copulas"]:
        return True
    return bool(grammar.whole_words("numberless").match(rest))


def _own_verb(text: str) -> bool:
    return bool(grammar.whole_words("sentence_verbs").search(text) or _PASSIVE.search(text))


@cache
def _phrase_pattern() -> re.Pattern[str]:
    """Match what follows the first word of a noun phrase: a noun, or an adjective and a noun."""
    prepositions = grammar.alternatives("prepositions")
    return re.compile(rf"\s(?:\w+(?:e|ig|sk|leg|t)\s)?\w+\s(?:{prepositions})(?!\w)")


def _plain_subject(subject: str) -> bool:
    fronted = grammar.whole_words("fronted").match(subject)
    inner = grammar.whole_words("subordinators").search(subject)
    return not (fronted or inner or "," in subject)


def _same_in_other_mouth(text: str) -> bool:
    """Tell whether a text means the same when another voice says it, and its marks are whole."""
    first_person = grammar.whole_words("first_person").search(text.lower())
    return not (first_person or "?" in text or text.count("«") != text.count("»"))


@cache
def _main_pattern() -> re.Pattern[str]:
    verbs = grammar.alternatives("main_verbs")
    subject = rf"(?P<subject>(?:\S+ ){{1,{_MAX_SUBJECT_WORDS}}}?)"
    return re.compile(rf"{subject}(?:{verbs}) (?P<next>\w+)")
