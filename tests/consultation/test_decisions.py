"""decisions.jsonl, and what decisions mean for the passages that are there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.consultation.deciding import choices_of
from innspill.consultation.decisions import merged, parse_decisions, without, write_decisions
from innspill.errors import UsageError
from innspill.model import Decision, DecisionKind, Position, Summary, passage_key

WORDS = st.text(max_size=12)
DECISIONS = st.builds(
    Decision,
    kind=st.sampled_from(DecisionKind),
    passage=st.sampled_from(("a1", "b2", "c3")),
    value=WORDS,
    words=WORDS,
    reason=WORDS,
    by=WORDS,
    when=WORDS,
)


def decided(kind: DecisionKind, passage: str, value: str = "", reason: str = "") -> Decision:
    """Make a decision about a passage of Åfjord's."""
    key = passage_key(passage, "k5058")
    return Decision(kind=kind, passage=key, value=value, reason=reason)


@given(st.lists(DECISIONS))
def test_written_and_read_back(decisions: list[Decision]) -> None:
    """What is written is read again, whatever people write in it, the last of a kind holding."""
    held = merged((), decisions)
    assert parse_decisions(write_decisions(held), "decisions.jsonl") == held
    assert len({(d.kind, d.passage) for d in held}) == len(held)
    for decision in held:
        assert decision in decisions


def test_order_is_kept() -> None:
    """A changed decision stays on its line, a new one comes last, one taken back is gone."""
    one, two = (Decision(kind=DecisionKind.MOVED, passage=p, value="x") for p in "ab")
    other = Decision(kind=DecisionKind.MOVED, passage="a", value="y")
    new = Decision(kind=DecisionKind.BARRED, passage="a")
    assert merged((one, two), (new, other)) == (other, two, new)
    assert without((one, two), (other,)) == (two,)


@pytest.mark.parametrize("line", ["{", '{"kind": "moved"}', '{"kind": "burnt", "passage": "a"}'])
def test_no_decision(line: str) -> None:
    """A line that is no decision is named by its number."""
    good = write_decisions([Decision(kind=DecisionKind.BARRED, passage="a")])
    with pytest.raises(UsageError, match=r"decisions\.jsonl, line 3"):
        parse_decisions(f"{good}\n{line}\n", "decisions.jsonl")


def test_choices(summary: Summary) -> None:
    """Every decision finds its passage by its words and its respondent."""
    texts = {passage.id: passage.text for passage in summary.passages}
    choices = choices_of(
        [
            decided(DecisionKind.MOVED, texts["sk5058.1"], "kompetanse"),
            decided(DecisionKind.EXCLUDED, texts["sk5058.2"], reason="Gjelder en annen sak."),
            decided(DecisionKind.POSITION, texts["sk5058.3"], "experience"),
            decided(DecisionKind.PREFERRED, texts["sk5058.1"]),
            decided(DecisionKind.BARRED, texts["sk5058.3"]),
            decided(DecisionKind.RESPONDENT, texts["sk5058.2"], "Tinn kommune"),
        ],
        summary,
    )
    assert choices.moved == {"sk5058.1": "kompetanse"}
    assert choices.excluded == {"sk5058.2": "Gjelder en annen sak."}
    assert choices.positions == {"sk5058.3": Position.EXPERIENCE}
    assert choices.preferred == {"sk5058.1"}
    assert choices.barred == {"sk5058.3"}
    assert choices.senders == {"sk5058": "Tinn kommune"}
    assert choices.gone == ()


def test_whose_passage_is_gone(summary: Summary) -> None:
    """A decision about words that nobody has sent is told as such."""
    lost = decided(DecisionKind.BARRED, "Dette har ingen skrevet.")
    assert choices_of([lost], summary).gone == (lost,)
