"""Which sentence can stand for what several say."""

import re

from innspill.language.procedure import procedure
from innspill.language.sentences import sentence_spans
from innspill.language.tokens import words
from innspill.model import Language, Passage
from innspill.summarise import grammar
from innspill.summarise.clauses import points_back, stands_alone, tells_of_others
from innspill.summarise.positions import names_a_wish, opens_with_demand

SHORTEST, GOOD_FROM, GOOD_TO, LONGEST = 4, 7, 26, 45
POOR = 0.35  # what is better is good enough
WEAKEST = 0.2  # what is worse stands for nobody but its own passage
_PASSIVE = re.compile(r"\w{3,}(?:es|ast)(?!\w)")
_BROKEN = (":", ";", ",", "-", "–")


def standing(text: str, passage: Passage, language: Language) -> float:
    """Return how well a sentence stands by itself in a letter, from 0 to 1.

    It is complete, needs nothing from the sentence before it, is of readable length and tells its
    sender's own view; the weights are a judgement, in tenths.

    Args:
        text: A sentence of the passage.
        passage: Where it stands.
        language: The letter's language, in which a sentence is preferred.
    """
    score = length_score(len(text.split()))
    score *= 1.0 if _self_contained(text, passage) else 0.1
    score *= 1.0 if _complete(text) else 0.3
    score *= 0.1 if passage.quoted or tells_of_others(text) or procedure(text) else 1.0
    score *= 0.6 if points_back(text) else 1.0
    score *= 0.8 if text[:1].islower() else 1.0
    score *= 1.0 if passage.language is language else 0.9
    broken = "\n" in text or text.endswith(_BROKEN) or text.endswith("?")
    return score * (0.3 if broken else 1.0)


def _self_contained(text: str, passage: Passage) -> bool:
    """Tell whether a sentence dangles; an item of a list may begin with a small letter."""
    return stands_alone(text[:1].upper() + text[1:]) and bool(
        text[:1].isupper() or passage.lead_in or opens_with_demand(text)
    )


def _complete(text: str) -> bool:
    """Tell whether a sentence has a verb, or is a demand as lists have them."""
    lists = ("sentence_verbs", "finite_verbs", "main_verbs")
    if _PASSIVE.search(text) or any(grammar.whole_words(one).search(text) for one in lists):
        return True
    present = (word.removesuffix("r") for word in words(text) if word.endswith("r"))
    return (
        any(word in grammar.infinitives() for word in present)
        or opens_with_demand(text)
        or names_a_wish(text)
    )


def length_score(n_words: int) -> float:
    """Return 1 for a sentence of readable length, less for a shorter or longer one."""
    if n_words < SHORTEST:
        return 0.05
    if n_words < GOOD_FROM:
        return 0.4
    if n_words <= GOOD_TO:
        return 1.0
    return max(0.1, 1.0 - (n_words - GOOD_TO) / (LONGEST - GOOD_TO))


def best_sentence(passage: Passage, language: Language) -> tuple[int, int]:
    """Return the first and last character of the sentence that stands best for its passage.

    The whole passage where it has no sentence; the first of those that stand equally well.
    """
    spans = sentence_spans(passage.text) or ((0, len(passage.text)),)
    if len(spans) == 1:
        return spans[0]
    return max(
        spans,
        key=lambda span: (standing(passage.text[slice(*span)], passage, language), -span[0]),
    )
