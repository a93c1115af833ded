"""Passages become themes: `find_themes` is the room's door."""

from collections.abc import Sequence

from innspill.cluster.themes import ThemeSet
from innspill.model import Language, Passage
from innspill.options import ThemeOptions

__all__ = ["ThemeSet", "find_themes"]


def find_themes(
    passages: Sequence[Passage],
    senders: Sequence[str],
    options: ThemeOptions,
    language: Language,
) -> ThemeSet:
    """Divide passages into themes and name them.

    Args:
        passages: In any order of submissions; a submission's own passages stand in their order.
        senders: The id of the respondent behind each passage.
        options: How many themes, or how fine.
        language: The letter's language, in which themes are named.

    Returns:
        The same passages with their themes; the same for any order of the submissions.
    """
    from innspill.cluster.finding import themes_of  # noqa: PLC0415 - brings scipy and scikit-learn

    return themes_of(passages, senders, options, language)
