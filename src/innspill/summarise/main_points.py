"""The main points of a whole consultation: what most respondents say, whatever its theme."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from innspill.model import Language, Point, Theme
from innspill.summarise.sameness import SAME, compatible, sameness
from innspill.summarise.sentences import Inbox, Sentence
from innspill.summarise.standing import standing

MOST = 7
MOST_OF_THEME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MainPoint:
    """A point and the theme that it belongs to; `len(point.respondents)` is its count."""

    theme: Theme
    point: Point


def main_points(
    themes: Sequence[Theme], inbox: Inbox, language: Language, most: int = MOST
) -> tuple[MainPoint, ...]:
    """Choose the points that most respondents make, no two of which say the same.

    At most two are of one theme, unless other themes have nothing more. Points of equally many
    respondents are taken by how many passages make them, then by how well their sentence stands by
    itself, then in the order of the themes.

    Args:
        themes: Themes with their points.
        inbox: The sentences of the whole consultation.
        language: The letter's language.
        most: How many at most.

    Returns:
        The widest first; fewer than `most` where there are fewer points.
    """
    ranked = _ranked(themes, inbox, language)
    chosen: list[MainPoint] = []
    for limit in (MOST_OF_THEME, most):
        for one in ranked:
            of_theme = Counter(other.theme.id for other in chosen)
            if len(chosen) < most and one not in chosen and of_theme[one.theme.id] < limit:
                chosen += [] if any(_same(one, other, inbox) for other in chosen) else [one]
    return tuple(sorted(chosen, key=ranked.index))


def _ranked(themes: Sequence[Theme], inbox: Inbox, language: Language) -> list[MainPoint]:
    found = [MainPoint(theme=theme, point=point) for theme in themes for point in theme.points]
    return sorted(
        found,
        key=lambda one: (
            -len(one.point.respondents),
            -len(one.point.passages),
            -standing(one.point.text, inbox.passages[one.point.passages[0]], language),
        ),
    )


def _same(one: MainPoint, other: MainPoint, inbox: Inbox) -> bool:
    """Tell whether either of two points says what the other says."""
    two = _sentence(one.point, inbox), _sentence(other.point, inbox)
    for leader, follower in (two, two[::-1]):
        weighed = inbox.scale.weigh(leader.saying), inbox.scale.weigh(follower.saying)
        strength, denied = sameness(*weighed)
        if strength >= SAME and compatible(leader.position, follower.position, denied=denied):
            return True
    return False


def _sentence(point: Point, inbox: Inbox) -> Sentence:
    own = inbox.sentences[point.passages[0]]
    return next(s for s in own if (s.start, s.end) == (point.start, point.end))
