"""From themes to a letter: positions, points, quotes, and the letter's sentences."""

from dataclasses import replace

from innspill.model import Passage, Summary
from innspill.options import LetterOptions
from innspill.summarise.copies import find_copies
from innspill.summarise.letter import write_letter
from innspill.summarise.main_points import main_points
from innspill.summarise.material import excluded_of, gather
from innspill.summarise.points import points_of
from innspill.summarise.positions import with_position
from innspill.summarise.proposals import proposals_of
from innspill.summarise.sentences import read_inbox
from innspill.summarise.wishes import NO_WISHES, Wishes

__all__ = ["Wishes", "summarise"]


def summarise(summary: Summary, options: LetterOptions, wishes: Wishes = NO_WISHES) -> Summary:
    """Return a result with its positions, points and letter.

    Args:
        summary: A result whose passages have their themes; its letter is written anew.
        options: The letter's language and length.
        wishes: What people decided about single passages.
    """
    passages = tuple(_with_position(passage, wishes) for passage in summary.passages)
    inbox = read_inbox(replace(summary, passages=passages))
    themes = tuple(
        replace(theme, points=points_of(theme, inbox, options.language)) for theme in summary.themes
    )
    point_of = {p: point.id for theme in themes for point in theme.points for p in point.passages}
    pointed = tuple(replace(passage, point=point_of.get(passage.id)) for passage in passages)
    out = excluded_of(summary)
    copies = find_copies(replace(summary, passages=tuple(p for p in passages if p.id not in out)))
    drafted = replace(summary, passages=pointed, themes=themes, copies=copies)
    widest = main_points(themes, inbox, options.language)
    letter = write_letter(gather(drafted, options, wishes), widest)
    return replace(drafted, letter=letter, proposals=proposals_of(drafted))


def _with_position(passage: Passage, wishes: Wishes) -> Passage:
    """Return a passage with the position that people gave it, else with the one that is found."""
    decided = wishes.positions.get(passage.id)
    return replace(passage, position=decided) if decided else with_position(passage)
