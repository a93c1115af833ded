"""What the report's script reads: numbers and names; the words of passages stand in the page."""

import json
from collections.abc import Sequence
from typing import Any, Final

from innspill.language.catalogue import Catalogue
from innspill.language.conventions import GROUPED_FROM, LOCALES
from innspill.model import Summary
from innspill.render.controls import without_controls
from innspill.render.report.choices import Choice
from innspill.render.report.items import Item
from innspill.render.report.ledger import ledger_of

SCRIPT: Final = "browse.script."
"""What the keys of the script's sentences begin with: whole, with gaps; a pair is one and many."""

OF_RESPONDENTS: Final = frozenset({"county", "size"})
"""The choices that are the respondent's, and need not be told for each of its passages."""

_GROUPED_FROM_FIVE_DIGITS = 10_000
_ESCAPES = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def data_of(
    summary: Summary, items: Sequence[Item], choices: Sequence[Choice], words: Catalogue
) -> str:
    """Write the data as JSON that can stand in a script element: nothing in it can end it.

    Its passages are columns, each in the order of the result's passages.
    """
    grouped = GROUPED_FROM[words.language] >= _GROUPED_FROM_FIVE_DIGITS
    data = {
        "locale": LOCALES[words.language],
        "grouping": "min2" if grouped else "always",
        "sentences": {
            key.removeprefix(SCRIPT): sentence
            for key, sentence in words.entries.items()
            if key.startswith(SCRIPT)
        },
        "choices": {choice.name: _choice(choice, choices[0]) for choice in choices},
        "sources": [item.number or 0 for item in items],
        "points": _points(summary),
        "ledger": ledger_of(summary, choices[0], words),
        "proposals": _proposals(summary, choices[0]),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def _choice(choice: Choice, respondents: Choice) -> dict[str, Any]:
    """Give a list of choices; `of` has the index of each respondent's where it is theirs."""
    told: dict[str, Any] = {
        "ids": [option.value for option in choice.options],
        "labels": [option.label for option in choice.options],
    }
    if choice.name in OF_RESPONDENTS:
        own = dict(zip(respondents.chosen, choice.chosen, strict=True))
        return {**told, "of": [own.get(index, -1) for index in range(len(respondents.options))]}
    return {**told, "chosen": choice.chosen}


def _points(summary: Summary) -> list[int]:
    """Give each passage's point as a number that those of the same point share; -1 for none."""
    shared = [
        point.id for theme in summary.themes for point in theme.points if len(point.respondents) > 1
    ]
    number = {point: index for index, point in enumerate(shared)}
    return [number.get(passage.point or "", -1) for passage in summary.passages]


def _proposals(summary: Summary, respondents: Choice) -> list[list[Any]]:
    """Give each proposal: its passage, its first and last character there, and who asks for it.

    Characters are counted as JavaScript counts them, in units of UTF-16.
    """
    number = {option.value: index for index, option in enumerate(respondents.options)}
    index = {passage.id: place for place, passage in enumerate(summary.passages)}
    found = []
    for proposal in summary.proposals:
        text = summary.passages[index[proposal.passage]].text
        start, end = (_units(text[:place]) for place in (proposal.start, proposal.end))
        who = [number[body] for body in proposal.respondents]
        found.append([index[proposal.passage], start, end, who])
    return found


def _units(text: str) -> int:
    return len(without_controls(text).encode("utf-16-le")) // 2
