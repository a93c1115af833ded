"""What a user can choose, gathered so that no function needs more than a few parameters."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from innspill.model import Language


class Granularity(StrEnum):
    """How finely passages are divided into themes when no number is given."""

    COARSE = "coarse"
    MEDIUM = "medium"
    FINE = "fine"


class Length(StrEnum):
    """How long the letter is before its annexes."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Progress(Protocol):
    """Told how far a stage has come; `total` is 0 while it is unknown."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` units of `stage` are finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How submissions are read; empty column names mean that they are recognised."""

    text_columns: tuple[str, ...] = ()
    respondent_column: str = ""
    id_column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeOptions:
    """How passages become themes; `number` overrules `granularity`."""

    number: int | None = None
    granularity: Granularity = Granularity.MEDIUM
    random_state: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOptions:
    """How the letter is written; `language` is bokmål or nynorsk."""

    language: Language = Language.NB
    length: Length = Length.MEDIUM


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """All choices of one run."""

    read: ReadOptions = field(default_factory=ReadOptions)
    themes: ThemeOptions = field(default_factory=ThemeOptions)
    letter: LetterOptions = field(default_factory=LetterOptions)
