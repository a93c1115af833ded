"""Themes: those that were found, and those that people own."""

from dataclasses import dataclass


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
    """

    id: str
    label: str
    terms: tuple[str, ...]
    passages: tuple[str, ...]
    respondents: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    cohesion: float | None = None
    stability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unassigned:
    """A passage without a theme, and why."""

    passage: str
    reason: str


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
    people's own words; `examples` are texts that would.
    """

    id: str
    label: str
    description: str = ""
    keywords: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What people have decided about themes.

    `themes` in the order in which they are to win where two fit equally well; `moved` are pairs of
    a passage's id and the id of the theme that it was moved to.
    """

    themes: tuple[GuidedTheme, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
