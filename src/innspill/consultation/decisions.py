"""decisions.jsonl: what people decided about single passages, a line each, in their order."""

from collections.abc import Iterable, Sequence

from innspill.consultation.json_lines import parse_lines, write_lines
from innspill.model import Decision, DecisionKind


def parse_decisions(text: str, name: str) -> tuple[Decision, ...]:
    """Read decisions; where two are of the same kind about the same passage, the later one holds.

    Args:
        text: The file's text: one JSON object on each line; empty lines are passed over.
        name: What the file is called in messages.

    Raises:
        UsageError: A line is no decision; the message names the line.
    """
    return merged((), parse_lines(Decision, text, name))


def write_decisions(decisions: Iterable[Decision]) -> str:
    """Write decisions so that `parse_decisions` reads the same; what is empty is left out."""
    return write_lines(decisions)


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
