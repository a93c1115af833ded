"""What is asked for, by whom: each point once."""

from collections.abc import Iterator, Mapping

from innspill.language.sentences import sentence_spans
from innspill.model import Passage, Position, Proposal, Summary
from innspill.summarise.positions import position_of_sentence


def proposals_of(summary: Summary) -> tuple[Proposal, ...]:
    """Return what the passages of a result ask for, theme by theme.

    A passage is told from its first sentence that asks to its last; one that asks only together
    with the line that leads it in, whole. Passages of one point are told once, by the first.

    Args:
        summary: A result whose passages have their themes, points and positions.
    """
    passages = {passage.id: passage for passage in summary.passages}
    sender_of = {submission.id: submission.respondent for submission in summary.submissions}
    found: list[Proposal] = []
    for theme in summary.themes:
        asking = [passages[p] for p in theme.passages]
        points: dict[str, list[Passage]] = {}
        for passage in asking:
            if passage.position is Position.PROPOSAL:
                points.setdefault(passage.point or passage.id, []).append(passage)
        found.extend(_proposal(group, theme.id, sender_of) for group in points.values())
    return tuple(found)


def _proposal(group: list[Passage], theme: str, sender_of: Mapping[str, str]) -> Proposal:
    first = group[0]
    start, end = _asking(first.text)
    return Proposal(
        passage=first.id,
        start=start,
        end=end,
        text=first.text[start:end],
        theme=theme,
        respondents=tuple(dict.fromkeys(sender_of[passage.submission] for passage in group)),
    )


def _asking(text: str) -> tuple[int, int]:
    """Return from where to where a text asks; all of it where no sentence does by itself."""
    spans = list(_asking_spans(text))
    return (spans[0][0], spans[-1][1]) if spans else (0, len(text))


def _asking_spans(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sentence_spans(text):
        leads_in = text[start:end].rstrip().endswith(":")
        if not leads_in and position_of_sentence(text[start:end]) is Position.PROPOSAL:
            yield start, end
