"""From themes to a letter: positions, points, quotes, and the letter's sentences."""

from dataclasses import replace

from innspill.model import Passage, Point, Summary, Theme
from innspill.options import LetterOptions
from innspill.summarise.letter import write_letter
from innspill.summarise.material import gather
from innspill.summarise.points import group_alike
from innspill.summarise.positions import with_position
from innspill.summarise.proposals import proposals_of
from innspill.summarise.similarity import vectors


def summarise(summary: Summary, options: LetterOptions) -> Summary:
    """Return a result with its positions, points and letter.

    Args:
        summary: A result whose passages have their themes; its letter is written anew.
        options: The letter's language and length.
    """
    passages = tuple(map(with_position, summary.passages))
    by_id = {passage.id: passage for passage in passages}
    sender_of = {submission.id: submission.respondent for submission in summary.submissions}
    themes = tuple(_with_points(theme, by_id, sender_of) for theme in summary.themes)
    point_of = {p: point.id for theme in themes for point in theme.points for p in point.passages}
    pointed = tuple(replace(passage, point=point_of.get(passage.id)) for passage in passages)
    drafted = replace(summary, passages=pointed, themes=themes)
    letter = write_letter(gather(drafted, options))
    return replace(drafted, letter=letter, proposals=proposals_of(drafted))


def _with_points(theme: Theme, passages: dict[str, Passage], sender_of: dict[str, str]) -> Theme:
    """Group a theme's passages into points, those with the most respondents first."""
    own = [passages[passage] for passage in theme.passages]
    groups = [tuple(own[row] for row in g) for g in group_alike(vectors([p.text for p in own]))]
    senders = [sorted({sender_of[p.submission] for p in group}) for group in groups]
    order = sorted(range(len(groups)), key=lambda g: (-len(senders[g]), -len(groups[g]), g))
    return replace(
        theme,
        points=tuple(
            Point(
                id=f"{theme.id}.{number}",
                text=groups[g][0].text,
                start=0,
                end=len(groups[g][0].text),
                passages=tuple(passage.id for passage in groups[g]),
                respondents=tuple(senders[g]),
            )
            for number, g in enumerate(order, start=1)
        ),
    )
