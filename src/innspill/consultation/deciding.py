"""What people's decisions mean for the passages that are there now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from innspill.consultation.memory import keyed
from innspill.model import Decision, DecisionKind, Position, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Decisions by the ids that passages have now.

    `moved` gives themes' ids, `excluded` the reasons, `positions` positions, `senders` the name of
    who sent a submission, by the submission's id. `gone` are decisions whose passage is not there.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    excluded: Mapping[str, str] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)
    preferred: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    senders: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[Decision, ...] = ()


def choices_of(decisions: Sequence[Decision], summary: Summary) -> Choices:
    """Find the passages that decisions are about; all that a respondent says alike are meant."""
    passages: dict[str, list[str]] = {}
    for key, passage in keyed(summary):
        passages.setdefault(key, []).append(passage.id)
    submission = {passage.id: passage.submission for passage in summary.passages}
    made = {
        kind: {
            passage: decision
            for decision in decisions
            if decision.kind is kind
            for passage in passages.get(decision.passage, ())
        }
        for kind in DecisionKind
    }
    return Choices(
        moved={p: d.value for p, d in made[DecisionKind.MOVED].items()},
        excluded={p: d.reason for p, d in made[DecisionKind.EXCLUDED].items()},
        positions={p: Position(d.value) for p, d in made[DecisionKind.POSITION].items()},
        preferred=frozenset(made[DecisionKind.PREFERRED]),
        barred=frozenset(made[DecisionKind.BARRED]),
        senders={submission[p]: d.value for p, d in made[DecisionKind.RESPONDENT].items()},
        gone=tuple(d for d in decisions if d.passage not in passages),
    )
