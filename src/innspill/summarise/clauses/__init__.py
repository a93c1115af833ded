"""Which words of a sentence the letter can report without changing one of them.

"Vi ber om at staten finansierer drift." can be told as "Åfjord kommune ber om at staten
finansierer drift.": the subject gives way to the name, the rest is verbatim. Each form is one
whose grammar fits; a sentence that fits none is quoted. The tests are conservative: a quote is
never wrong, a reported clause with the wrong word order is. The patterns with examples that must
and must not match stand in `tests/summarise/patterns.toml`.
"""

from dataclasses import replace

from innspill.summarise.clauses.demands import infinitive, noun_phrase, wish
from innspill.summarise.clauses.forms import Attempt, Clause, Form, Speaker
from innspill.summarise.clauses.main_clause import main_clause
from innspill.summarise.clauses.own_subject import own_subject
from innspill.summarise.clauses.standing import (
    closed_end,
    points_back,
    same_in_other_mouth,
    stands_alone,
    tells_of_others,
)

__all__ = [
    "Clause",
    "Form",
    "Speaker",
    "clause_of",
    "points_back",
    "stands_alone",
    "tells_of_others",
]

_ATTEMPTS: tuple[Attempt, ...] = (own_subject, wish, infinitive, noun_phrase, main_clause)


def clause_of(sentence: str, speaker: Speaker) -> Clause:
    """Return what the letter may repeat of a sentence, and in which form."""
    end = closed_end(sentence)
    for attempt in _ATTEMPTS:
        clause = attempt(sentence, speaker)
        if clause is not None and same_in_other_mouth(sentence[clause.start : end]):
            return replace(clause, end=end)
    return Clause(form=Form.QUOTE, end=len(sentence))
