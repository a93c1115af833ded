"""What can differ between two results, as values that a screen, a page and a program can show."""

from dataclasses import dataclass
from enum import StrEnum

from innspill.model import (
    RespondentKind,
    RespondentStatus,
    SentenceKind,
    SubmissionStatus,
)


class SubmissionFate(StrEnum):
    """What became of a submission.

    `REREAD` has the same bytes and other passages, status or respondent; `RESAVED` other bytes and
    all else the same.
    """

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    RENAMED = "renamed"
    REREAD = "reread"
    RESAVED = "resaved"


class ThemeFate(StrEnum):
    """What became of a theme; one that is renamed may have other passages too."""

    NEW = "new"
    GONE = "gone"
    MERGED = "merged"
    RENAMED = "renamed"
    CHANGED = "changed"


class PassageFate(StrEnum):
    """What became of a passage's place; a passage that is new is told where it has no theme."""

    MOVED = "moved"
    UNASSIGNED = "unassigned"
    ASSIGNED = "assigned"


class SentenceFate(StrEnum):
    """What became of a sentence of the letter."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    MOVED = "moved"


class Manner(StrEnum):
    """In what a sentence changed: in its words, in figures alone, or in how the same is told."""

    WORDS = "words"
    FIGURES = "figures"
    TELLING = "telling"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionChange:
    """A submission that is not as it was.

    `was` and `now` are its paths, empty where it was or is not there; `respondent` is the short
    name. The numbers are of passages: `kept` as they were, `edited`, `fresh` and `gone`.
    """

    fate: SubmissionFate
    respondent: str
    was: str = ""
    now: str = ""
    status_was: SubmissionStatus | None = None
    status_now: SubmissionStatus | None = None
    kept: int = 0
    edited: int = 0
    fresh: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentChange:
    """A respondent with another status; None where it was or is not in the result at all."""

    name: str
    was: RespondentStatus | None
    now: RespondentStatus | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSize:
    """A theme's name and how many stand in it."""

    label: str
    respondents: int
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChange:
    """A theme that is not as it was.

    `came` and `left` are the short names of respondents; `fresh` and `gone` count passages that
    came into it and went out of it. `into` is the label of the theme that took over one that is
    merged; `out_of` that of the theme from which most passages of a new one came. `kind` is what
    all its respondents are, None where they are of several kinds.
    """

    fate: ThemeFate
    id: str
    was: ThemeSize | None = None
    now: ThemeSize | None = None
    came: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    fresh: int = 0
    gone: int = 0
    into: str = ""
    out_of: str = ""
    kind: RespondentKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageChange:
    """A passage in another theme, or in none; `was` and `now` are labels, empty for none.

    `reason` and `note` tell why it has no theme; `edited` is set where its words changed too, and
    `fresh` where it was not there before.
    """

    fate: PassageFate
    respondent: str
    text: str
    was: str = ""
    now: str = ""
    reason: str = ""
    note: str = ""
    edited: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """A sentence that is not as it was, with the headings and numbers that it had and has.

    `was` is empty for one that is new, `now` for one that is gone; `manner` is None for all but
    those that changed.
    """

    fate: SentenceFate
    kind: SentenceKind
    was: str = ""
    now: str = ""
    section_was: str = ""
    section_now: str = ""
    number_was: int | None = None
    number_now: int | None = None
    manner: Manner | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterChange:
    """What became of sentences, in the order of the new letter, then those that are gone."""

    sentences: tuple[SentenceChange, ...]
    unchanged: int

    def of(self, fate: SentenceFate) -> tuple[SentenceChange, ...]:
        """Return the sentences of a fate."""
        return tuple(each for each in self.sentences if each.fate is fate)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountChange:
    """A point or a proposal that another number of respondents make.

    `was` is 0 for one that is new, `now` for one that is gone.
    """

    text: str
    theme: str
    was: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChange:
    """A setting, a version or a fact of the consultation that is another; empty for none."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed from one result to another.

    `themes_unchanged` counts the themes that nothing happened to. `unrelated` tells that the two
    are hardly of the same consultation.
    """

    submissions: tuple[SubmissionChange, ...]
    respondents: tuple[RespondentChange, ...]
    themes: tuple[ThemeChange, ...]
    themes_unchanged: int
    passages: tuple[PassageChange, ...]
    body: LetterChange
    annexes: LetterChange
    main_points: tuple[CountChange, ...]
    points: tuple[CountChange, ...]
    proposals: tuple[CountChange, ...]
    settings: tuple[SettingChange, ...]
    unrelated: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        changes = (
            self.submissions,
            self.respondents,
            self.themes,
            self.passages,
            self.body.sentences,
            self.annexes.sentences,
            self.main_points,
            self.points,
            self.proposals,
            self.settings,
        )
        return not any(changes)
