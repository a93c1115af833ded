"""What a passage does: proposes, supports, worries, opposes, tells, asks.

The rules and their weights are a table, `data/grammar/positions.toml`, which also says how its
phrases are written and why the weights are as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from innspill.language.sentences import sentence_spans
from innspill.model import Passage, Position
from innspill.summarise import grammar
from innspill.summarise.phrases import Finder, Found

_FIRST_WORD = re.compile(r"\w+")
_PASSIVE = re.compile(r"\w{3,}(?:es|ast)(?!\w)")
_ACRONYM_ENDING = re.compile(r"(?<=\w)-\w+")
_NOT_A_WISH = re.compile(r"[§():;?!–]|\d")
_BULLETS = "-•· "
_MIN_WISH = 3
_MAX_ADJECTIVES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a phrase speaks for, and how strongly.

    `until` is empty but for a concession: what is granted up to there is not the sender's stand.
    """

    number: int
    position: Position
    weight: float
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The table: its phrases, and the rule of each by the phrase's number."""

    finder: Finder
    rule_of: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a sentence does, and the sum of the weights that say so."""

    position: Position
    strength: float

    @property
    def rank(self) -> tuple[int, float]:
        """How much it decides of its passage: a clear stand first, then by strength."""
        if self.position is Position.OTHER:
            return (0, self.strength)
        clear = self.strength >= _table()["clear"] and self.position in _table()["stands"]
        return (2 if clear else 1, self.strength)


NOTHING = Verdict(position=Position.OTHER, strength=0.0)


def position_of(passage: Passage) -> Position:
    """Return what a passage does; `other` where no rule is sure enough.

    The sentence that decides most decides for the passage. A list item that is not clear by itself
    takes the position of the line that leads it in, where that is: "Vi ber om at:".
    """
    verdict = _verdict(passage.text)
    if passage.lead_in and verdict.strength < _table()["clear"]:
        leading = _verdict(passage.lead_in)
        verdict = leading if leading.strength >= _table()["clear"] else verdict
    return verdict.position


def _verdict(text: str) -> Verdict:
    """Return the verdict on the sentence that decides most; the first of those that are alike.

    A last sentence that leads a list in ("Vi ber om at:") is what the list's items do.
    """
    spans = sentence_spans(text)
    own = spans[:-1] if len(spans) > 1 and text.rstrip().endswith(":") else spans
    verdicts = [_sentence_verdict(text[start:end]) for start, end in own]
    return max(verdicts, key=lambda verdict: verdict.rank, default=NOTHING)


@lru_cache(maxsize=100_000)  # asked for the passage, for its points and for the letter
def _sentence_verdict(text: str) -> Verdict:
    """Add up what speaks for each position; where two come out alike, the first in `Position`."""
    table = rules()
    found = _without_concessions(text, table.finder.find(text), table.rule_of)
    demands = opens_with_demand(text)
    if demands:
        found = _of_the_demand(text, found, table.rule_of)
    scores = dict.fromkeys(Position, 0.0)
    for rule in sorted({table.rule_of[one.number] for one in found}, key=lambda rule: rule.number):
        scores[rule.position] += rule.weight
    scores[Position.PROPOSAL] += _demand_without_verb(text, demands=demands)
    best = max(scores, key=lambda position: scores[position])
    if scores[best] < _table()["threshold"]:
        return NOTHING
    return Verdict(position=best, strength=min(scores[best], _table()["clearest"]))


def _of_the_demand(text: str, found: Sequence[Found], rule_of: Sequence[Rule]) -> tuple[Found, ...]:
    """Keep what a demand in a list itself says: "Fjerne hindringer" is no worry about them.

    How it opens, what it demands besides, and that it asks. What begins with a noun may turn out
    to have a verb after all: "Felles innkjøp støtter vi".
    """
    first = _FIRST_WORD.search(text)
    if first is None or first[0].lower() not in grammar.infinitives():
        return tuple(found)
    kept = (Position.PROPOSAL, Position.QUESTION)
    return tuple(
        one for one in found if one.start <= first.start() or rule_of[one.number].position in kept
    )


def position_of_sentence(text: str) -> Position:
    """Return what one sentence does by itself."""
    return _sentence_verdict(text).position


def with_position(passage: Passage) -> Passage:
    """Return the passage with its position."""
    return replace(passage, position=position_of(passage))


def _demand_without_verb(text: str, *, demands: bool) -> float:
    """Return how strongly a text without a verb of its own speaks for a demand."""
    if demands:
        return float(_table()["bare_demand"]["weight"])
    return float(_table()["wished_thing"]["weight"]) if names_a_wish(text) else 0.0


def opens_with_demand(text: str) -> bool:
    """Tell whether a text begins as a demand in a list does: "Etablere …", "Bedre tilgang …".

    "Støtte til bygg er viktig" begins with a noun: a verb of the sentence's own tells.
    """
    first = _FIRST_WORD.search(text)
    if first is None:
        return False
    openers = grammar.table("clauses")["noun_phrase_openers"]
    demands = first[0] in openers or first[0].lower() in grammar.infinitives()
    said = _question_words().split(text[first.end() :], maxsplit=1)[0]
    return demands and not _has_verb(said)


def names_a_wish(text: str) -> bool:
    """Tell whether a text only names a thing that is not there: "Penger til nye maler".

    A numbered or bracketed line is a heading, and a noun in the definite is a subject. A list goes
    on in small letters: "kravene til øvelser skjerpes".
    """
    table = _table()["wished_thing"]
    words = text.lstrip(_BULLETS).rstrip(".").lower().split()
    if not _MIN_WISH <= len(words) <= table["most_words"] or _NOT_A_WISH.search(text):
        return False
    if words[0] in table["no_thing"]:
        return False
    if text[0].islower() and _has_passive(text):
        return True
    article = words[0] in table["articles"]
    link = next((at for at, word in enumerate(words) if word in table["prepositions"]), 0)
    nearest = 2 if article else 1
    if not nearest <= link <= nearest + _MAX_ADJECTIVES or any(map(_is_clause, text.split(","))):
        return False
    return _is_thing(words[nearest - 1 : link], article=article)


def _is_thing(words: Sequence[str], *, article: bool) -> bool:
    """Tell whether words name a thing: a noun after its adjectives, not in the definite.

    "Tinn ligger" begins with no adjective; "nye elever strever" ends with a verb.
    """
    table = _table()["wished_thing"]
    if len(words) > 1 and not _is_modifier(words[0]) and words[1] not in table["after_thing"]:
        return False
    in_a_row = [word.endswith(tuple(table["plural_or_present"])) for word in words[-2:]]
    if in_a_row == [True, True]:
        return False
    return article or not any(word.endswith(tuple(table["definite_endings"])) for word in words)


def _is_modifier(word: str) -> bool:
    """Tell whether a word can stand before a noun as an adjective does."""
    table = _table()["wished_thing"]
    return word in table["modifiers"] or word.endswith(tuple(table["modifier_endings"]))


def _has_verb(text: str) -> bool:
    """Tell whether a verb stands before the first clause that is put under another."""
    before = _ACRONYM_ENDING.sub("", _before_subordinator(text))
    return bool(grammar.whole_words("sentence_verbs").search(before) or _has_passive(before))


def _is_clause(text: str) -> bool:
    """Tell whether a text has a verb of its own, those included that no demand would have."""
    verbs = _table()["wished_thing"]["verbs"]
    words = _before_subordinator(text).lower().split()
    return _has_verb(text) or any(word in verbs for word in words)


def _before_subordinator(text: str) -> str:
    """Return what stands before the first clause that is put under another, or set off."""
    return grammar.whole_words("subordinators").split(text, maxsplit=1)[0].split(",", 1)[0]


@cache
def _question_words() -> re.Pattern[str]:
    """Return the pattern of what a demand asks into: "Vise hvordan …", "Vurdere om …"."""
    words = "|".join(map(re.escape, _table()["bare_demand"]["subordinators"]))
    return re.compile(rf"^\s*om(?!\w)|(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _has_passive(text: str) -> bool:
    """Tell whether a verb in the passive stands in a text."""
    return any(_is_passive(found[0]) for found in _PASSIVE.finditer(text))


def _is_passive(word: str) -> bool:
    """Tell a passive ("styrkes") from a genitive ("kommunenes", "Norges") and from "felles"."""
    if word.removesuffix("s") in grammar.infinitives():
        return True
    table = _table()["passive"]
    no_verb = word in table["no_passive"] or word.endswith(tuple(table["genitives"]))
    return word.islower() and not no_verb


def _without_concessions(
    text: str, found: Sequence[Found], rule_of: Sequence[Rule]
) -> tuple[Found, ...]:
    """Leave out what is granted before the sender's own view: "Vi ser behovet, men …"."""
    granted = [
        (one.start, end)
        for one in found
        if (until := rule_of[one.number].until) and (end := _turn(text, one.end, until)) > one.end
    ]
    return tuple(
        one for one in found if not any(start <= one.start < end for start, end in granted)
    )


def _turn(text: str, start: int, until: str) -> int:
    """Return where a sentence turns after `start`; `start` itself where it does not."""
    found = _turning(until).search(text, start)
    return found.start() if found else start


@cache
def _turning(until: str) -> re.Pattern[str]:
    """Return the pattern of what turns a sentence: "men" as a word, not in "sammen"."""
    whole = rf"(?<!\w){re.escape(until)}(?!\w)"
    return re.compile(whole if until.isalpha() else re.escape(until), re.IGNORECASE)


@cache
def rules() -> Rules:
    """Return the rule table, compiled."""
    table = _table()
    lists = {**table["lists"], "demand": sorted(grammar.infinitives())}
    concessions = [{**row, "position": Position.OTHER, "weight": 0} for row in table["concession"]]
    phrases, rule_of = [], []
    for number, row in enumerate([*concessions, *table["rule"]]):
        rule = Rule(
            number=number,
            position=Position(row["position"]),
            weight=row["weight"],
            until=row.get("until", ""),
        )
        phrases += row["words"]
        rule_of += [rule] * len(row["words"])
    return Rules(finder=Finder.of(phrases, lists), rule_of=tuple(rule_of))


def _table() -> dict[str, Any]:
    return grammar.table("positions")
