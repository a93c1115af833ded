"""What finding, assigning and explaining themes gives."""

from dataclasses import dataclass, field

from innspill.model import Alternative, Decided, Passage, Theme, Unassigned
from innspill.options import ThemeOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well a passage fits its theme.

    `affinity` is 1 for the theme that is nearest and less for another (see `cluster.affinity`);
    `runner_up` is the best other theme, None where there is no other; `margin` is the affinity less
    the runner-up's, and below 0 where the passage would rather be there.
    """

    passage: str
    theme: str
    decided: Decided
    affinity: float
    runner_up: str | None
    margin: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """How well a theme holds together.

    `cohesion` is the share of its passages' nearness to others that stays inside; `stability` the
    share of its pairs of passages that other runs keep together, None where it was not tried.
    """

    theme: str
    cohesion: float
    stability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSet:
    """Every passage is in exactly one theme or among the unassigned.

    `passages` stand in the order in which they were given, each with its theme's id; `themes` by
    the number of respondents, then of passages, both falling, then by id; `fits` in the order of
    the passages that have a theme, `holds` in that of the themes; `empty` are the ids of guided
    themes that no passage fits; `alternatives` are coarse to fine, and empty for a large set;
    `options` are what it was found with, which late text is assigned with too.
    """

    passages: tuple[Passage, ...]
    themes: tuple[Theme, ...]
    unassigned: tuple[Unassigned, ...] = ()
    fits: tuple[Fit, ...] = ()
    holds: tuple[Hold, ...] = ()
    empty: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    options: ThemeOptions = field(default_factory=ThemeOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class LateThemes:
    """Earlier themes with what came later; no earlier passage has moved.

    `found` holds everything; `proposed` are the ids of themes that the late text alone makes;
    `late` is the share of all passages that is late, and `look_again` says that it is so large that
    the themes should be found anew.
    """

    found: ThemeSet
    proposed: tuple[str, ...]
    late: float
    look_again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a passage, as it is written there, and what it adds to a nearness."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A passage that is near another: its id, its theme and the cosine."""

    passage: str
    theme: str | None
    cosine: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageReason:
    """Why a passage is where it is.

    `words` speak for its theme and `words_other` for the runner-up, heaviest first; `surroundings`
    is the share of the nearness that its heading and its neighbours add, not its own words, and
    `meaning` what an embedder takes the texts to mean, below 0 where that speaks against the theme.
    """

    fit: Fit
    words: tuple[Word, ...]
    words_other: tuple[Word, ...]
    surroundings: float
    meaning: float
    nearest: tuple[Near, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeReason:
    """How well a theme holds, its most typical passages and its most doubtful, worst first."""

    hold: Hold
    typical: tuple[Fit, ...]
    doubtful: tuple[Fit, ...]
