"""decisions.jsonl: what people decided about single passages, a line each, in their order."""

import json
from collections.abc import Iterable, Sequence

from pydantic import TypeAdapter, ValidationError

from innspill.errors import UsageError
from innspill.model import Decision, DecisionKind

_HINT = "Restore the file from an earlier version, or take the line out."


def parse_decisions(text: str, name: str) -> tuple[Decision, ...]:
    """Read decisions; where two are of the same kind about the same passage, the later one holds.

    Args:
        text: The file's text: one JSON object on each line; empty lines are passed over.
        name: What the file is called in messages.

    Raises:
        UsageError: A line is no decision; the message names the line.
    """
    reader = TypeAdapter(Decision)
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(reader.validate_json(line))
        except ValidationError as error:
            raise UsageError(f"{name}, line {number}: this is no decision", hint=_HINT) from error
    return merged((), found)


def write_decisions(decisions: Iterable[Decision]) -> str:
    """Write decisions so that `parse_decisions` reads the same; what is empty is left out."""
    return "".join(f"{_line(decision)}\n" for decision in decisions)


def merged(before: Sequence[Decision], new: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return decisions with new ones in the place of those that they change, the rest at the end.

    The order of what stands is kept, so that two people's changes of the file meet in few lines.
    """
    held: dict[tuple[DecisionKind, str], Decision] = {}
    for decision in (*before, *new):
        held[decision.kind, decision.passage] = decision
    return tuple(held.values())


def without(before: Sequence[Decision], gone: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return decisions without those that are taken back, known by kind and passage."""
    taken = {(decision.kind, decision.passage) for decision in gone}
    return tuple(d for d in before if (d.kind, d.passage) not in taken)


def _line(decision: Decision) -> str:
    told = {
        "kind": decision.kind.value,
        "passage": decision.passage,
        "value": decision.value,
        "words": decision.words,
        "reason": decision.reason,
        "by": decision.by,
        "when": decision.when,
    }
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
