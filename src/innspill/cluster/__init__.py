"""Passages become themes: the room's doors.

`find_themes` divides, `assign` gives late text its place, `explain_passage` and `explain_themes`
say why things are where they are.
"""

from collections.abc import Sequence

from innspill.cluster.themes import (
    Fit,
    Hold,
    LateThemes,
    Near,
    PassageReason,
    ThemeReason,
    ThemeSet,
    Word,
)
from innspill.model import Alternative, Decided, Guidance, GuidedTheme, Language, Passage, Theme
from innspill.options import ThemeOptions

__all__ = [
    "Alternative",
    "Decided",
    "Fit",
    "Guidance",
    "GuidedTheme",
    "Hold",
    "LateThemes",
    "Near",
    "PassageReason",
    "ThemeReason",
    "ThemeSet",
    "Word",
    "assign",
    "embedder_of",
    "explain_passage",
    "explain_themes",
    "find_alternatives",
    "find_subthemes",
    "find_themes",
]

_UNGUIDED = Guidance()
_AS_USUAL = ThemeOptions()


def find_themes(
    passages: Sequence[Passage],
    senders: Sequence[str],
    options: ThemeOptions,
    language: Language,
    guidance: Guidance = _UNGUIDED,
) -> ThemeSet:
    """Divide passages into themes and name them.

    Args:
        passages: In any order of submissions; a submission's own passages stand in their order.
        senders: The id of the respondent behind each passage.
        options: How many themes, or how fine.
        language: The letter's language, in which themes are named.
        guidance: Themes that people own, which come first, and passages that people moved.

    Returns:
        The same passages with their themes; the same for any order of the submissions.

    Raises:
        UsageError: A moved passage or its theme does not exist.
    """
    from innspill.cluster.finding import themes_of  # noqa: PLC0415 - brings scipy and scikit-learn
    from innspill.cluster.many import themes_of_many  # noqa: PLC0415 - brings scipy
    from innspill.cluster.sampling import EXACT  # noqa: PLC0415 - brings numpy

    find = themes_of if len(passages) <= EXACT else themes_of_many
    return find(passages, senders, options, language, guidance)


def embedder_of(options: ThemeOptions) -> str:
    """Name the embedder that people want, with its version; empty where they want none.

    Raises:
        UsageError: No embedder has this name.
        NotInstalledError: It is not installed here.
    """
    if not options.meaning:
        return ""
    from innspill.cluster.meaning import meaning_of  # noqa: PLC0415 - brings scipy

    meaning = meaning_of(options)
    return f"{meaning.embedder.name} {meaning.embedder.version}" if meaning else ""


def assign(
    passages: Sequence[Passage],
    senders: Sequence[str],
    earlier: ThemeSet,
    language: Language,
    guidance: Guidance = _UNGUIDED,
) -> LateThemes:
    """Give late text a place among themes that are settled.

    Args:
        passages: All that there are now. One that `earlier` has with the same id and text keeps its
            theme; the others are late.
        senders: The id of the respondent behind each passage.
        earlier: What was found before.
        language: The letter's, in which proposed themes are named.
        guidance: Themes that people have added, and passages that people moved.

    Raises:
        UsageError: A moved passage or its theme does not exist.
    """
    from innspill.cluster.late import assigned  # noqa: PLC0415 - brings scipy and scikit-learn

    return assigned(passages, senders, earlier, language, guidance)


def explain_passage(
    passages: Sequence[Passage],
    senders: Sequence[str],
    themes: Sequence[Theme],
    wanted: str,
    options: ThemeOptions = _AS_USUAL,
) -> PassageReason:
    """Tell why a passage of a finished result is in its theme.

    Args:
        passages: Of the result.
        senders: The id of the respondent behind each passage.
        themes: Of the result.
        wanted: The passage's id.
        options: What the result was found with.

    Raises:
        UsageError: There is no such passage, or it has no theme.
    """
    from innspill.cluster.explaining import passage_reason  # noqa: PLC0415 - brings scipy

    return passage_reason(passages, senders, themes, wanted, options)


def explain_themes(
    passages: Sequence[Passage],
    senders: Sequence[str],
    themes: Sequence[Theme],
    options: ThemeOptions = _AS_USUAL,
) -> tuple[ThemeReason, ...]:
    """Tell how well each theme of a finished result holds, in the order of the themes.

    Args:
        passages: Of the result.
        senders: The id of the respondent behind each passage.
        themes: Of the result.
        options: What the result was found with.
    """
    from innspill.cluster.explaining import theme_reasons  # noqa: PLC0415 - brings scipy

    return theme_reasons(passages, senders, themes, options)


def find_alternatives(
    passages: Sequence[Passage], senders: Sequence[str], options: ThemeOptions
) -> tuple[Alternative, ...]:
    """Tell which other numbers of themes a finished result could have, and how stable each is.

    `ThemeSet.alternatives` has the same for a set of up to 2,500 passages.

    Args:
        passages: Of the result, each with its theme.
        senders: The id of the respondent behind each passage.
        options: What the result was made with.
    """
    from innspill.cluster.finding import alternatives_to  # noqa: PLC0415 - brings scipy

    return alternatives_to(passages, senders, options)


def find_subthemes(
    passages: Sequence[Passage],
    senders: Sequence[str],
    themes: Sequence[Theme],
    language: Language,
    options: ThemeOptions = _AS_USUAL,
) -> dict[str, tuple[Theme, ...]]:
    """Divide the large themes of a result, where that can be done in a way that is stable.

    A theme of more than 40 passages is divided in two to six parts of five passages or more, if
    runs with different seeds agree on these.

    Args:
        passages: Of the result.
        senders: The id of the respondent behind each passage.
        themes: Of the result.
        language: The letter's, in which the parts are named.
        options: What the result was found with.

    Returns:
        The themes below each divided theme, by its id; together they hold all its passages.
    """
    from innspill.cluster.subthemes import subthemes_of  # noqa: PLC0415 - brings scipy

    return subthemes_of(passages, senders, themes, language, options)
