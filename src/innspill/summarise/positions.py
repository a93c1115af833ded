"""What a passage does: proposes, supports, worries, opposes, tells, asks.

The rules and their weights are a table, `data/grammar/positions.toml`.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from innspill.model import Passage, Position
from innspill.summarise import grammar


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that speak for a position, and how strongly."""

    position: Position
    weight: float
    pattern: re.Pattern[str]


def position_of(passage: Passage) -> Position:
    """Return what a passage does; `other` where no rule is sure enough.

    A list item is read together with the line that leads it in: "Vi ber om at:" makes a proposal.
    Where two positions come out alike, the one that stands first in `Position` wins.
    """
    scores = dict.fromkeys(Position, 0.0)
    text = f"{passage.lead_in} {passage.text}".strip()
    for rule in rules():
        if rule.pattern.search(text):
            scores[rule.position] += rule.weight
    if opens_with_demand(passage.text):
        scores[Position.PROPOSAL] += grammar.table("positions")["bare_demand"]["weight"]
    best = max(scores, key=lambda position: scores[position])
    sure = scores[best] >= grammar.table("positions")["threshold"]
    return best if sure else Position.OTHER


def with_position(passage: Passage) -> Passage:
    """Return the passage with its position."""
    return replace(passage, position=position_of(passage))


def opens_with_demand(text: str) -> bool:
    """Tell whether a text begins as a demand in a list does: "Etablere …", "Bedre tilgang …"."""
    first = text.split(" ", 1)[0]
    openers = grammar.table("clauses")["noun_phrase_openers"]
    return first in openers or (first[:1].isupper() and first.lower() in grammar.infinitives())


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rule table, compiled."""
    table = grammar.table("positions")
    fillers = {"not": _any(table["not"]), "self": _any(table["self"])}
    return tuple(
        Rule(Position(row["position"]), row["weight"], _pattern(row["words"], fillers))
        for row in table["rule"]
    )


def _pattern(words: list[str], fillers: dict[str, str]) -> re.Pattern[str]:
    filled = [_fill(word, fillers) for word in words]
    return re.compile(rf"(?<!\w){_any(filled)}(?!\w)", re.IGNORECASE)


def _fill(words: str, fillers: dict[str, str]) -> str:
    for name, filler in fillers.items():
        words = words.replace(f"{{{name}}}", filler)
    return words


def _any(words: list[str]) -> str:
    return f"(?:{'|'.join(words)})"
