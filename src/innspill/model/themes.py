"""Themes: those that were found, and those that people own."""

from dataclasses import dataclass
from enum import StrEnum

JOINS, EXCLUDED = "endorses", "excluded"
"""Why a passage is set aside: it only joins another's submission, or people left it out."""


class ThemeStatus(StrEnum):
    """Whether people have made a theme theirs."""

    LOCKED = "locked"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Passages of one theme that say the same thing.

    `text` is the sentence that stands for it: the characters `start` to `end` of the first of
    `passages`. `respondents` begins with that passage's; both else in the order of the inbox.
    """

    id: str
    text: str
    start: int
    end: int
    passages: tuple[str, ...]
    respondents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Passages about one subject; `terms` are the words that tell it from the others.

    `cohesion` is the share of its passages' nearness to others that stays inside; `stability` the
    share of its pairs of passages that other runs keep together; None where it was not tried.
    `status` is None for one that was found in this run; `parent` is the id of the theme that it
    stands under, None for most.
    """

    id: str
    label: str
    terms: tuple[str, ...]
    passages: tuple[str, ...]
    respondents: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    cohesion: float | None = None
    stability: float | None = None
    status: ThemeStatus | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unassigned:
    """A passage without a theme, and why.

    `reason` is a code; `note` what people wrote who left the passage out.
    """

    passage: str
    reason: str
    note: str = ""

    @property
    def fits_none(self) -> bool:
        """Tell whether it fits no theme, rather than being set aside for another reason."""
        return self.reason not in {JOINS, EXCLUDED}

    @property
    def excluded(self) -> bool:
        """Tell whether people left it out, so that its words are shown nowhere."""
        return self.reason == EXCLUDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another number of themes that could be chosen.

    `granularities` are those that give about this number, mostly none; `stability` is how well
    runs agree, 1 where they are equal; `shared` the share of themes that more than one respondent
    raises; `chosen` marks the number that this result has.
    """

    number: int
    stability: float
    shared: float
    granularities: tuple[str, ...] = ()
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedTheme:
    """A theme that people own, perhaps before the first submission is there.

    `id` and `label` are kept as they are; `description` and `keywords` tell what belongs here, in
    people's own words; `examples` are texts that would. `merged` are the ids of themes that this
    one has taken over, with their passages; `parent` is the id of the theme that it stands under.
    """

    id: str
    label: str
    description: str = ""
    keywords: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    parent: str = ""
    status: ThemeStatus = ThemeStatus.LOCKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What people have decided about themes.

    `themes` in the order in which they are to win where two fit equally well; `moved` are pairs of
    a passage's id and the id of the theme that it was moved to.
    """

    themes: tuple[GuidedTheme, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
