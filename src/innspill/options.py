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


MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one file may hold and cost; sizes are in bytes.

    `ratio` is unpacked to packed size and counts from `ratio_from` unpacked bytes on, since small
    parts of blank XML pack far better than text; `nesting` counts archives and mails in each other;
    `table_cells` bounds the rectangle that a spreadsheet's used cells span, blank ones included;
    `pixels` are those of one picture, and `scans` the pages of one file whose text is recognised;
    `seconds` and `memory_bytes` are what the process that reads the file may use.
    """

    file_bytes: int = 200 * MEBIBYTE
    members: int = 5_000
    unpacked_bytes: int = 400 * MEBIBYTE
    xml_bytes: int = 64 * MEBIBYTE
    ratio: int = 200
    ratio_from: int = 10 * MEBIBYTE
    nesting: int = 2
    attachments: int = 200
    pages: int = 2000
    blocks: int = 200_000
    table_cells: int = 2_000_000
    pixels: int = 80_000_000
    scans: int = 300
    seconds: int = 60
    memory_bytes: int = 1024 * MEBIBYTE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How submissions are read; empty column names mean that they are recognised.

    `passwords` are tried on locked files; they are kept out of everything that is written.
    `recognise` is whether the text of scanned pages and pictures is recognised where tesseract is;
    `mask` whether personal data is masked in everything that is written.
    """

    text_columns: tuple[str, ...] = ()
    respondent_column: str = ""
    id_column: str = ""
    passwords: tuple[str, ...] = field(default=(), repr=False)
    recognise: bool = True
    mask: bool = True
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeOptions:
    """How passages become themes; `number` overrules `granularity`.

    `meaning` names the embedder that tells what passages mean beside the words that they use, and
    is empty where words alone count; `meaning_weight`, between 0 and 1, is what it weighs.
    """

    number: int | None = None
    granularity: Granularity = Granularity.MEDIUM
    random_state: int = 0
    meaning: str = ""
    meaning_weight: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOptions:
    """How the letter is written; `language` is bokmål, nynorsk or English."""

    language: Language = Language.NB
    length: Length = Length.MEDIUM


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenFile:
    """A file that people gave: its bytes, and `path`, by which messages call it."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """How a finished result is written.

    `letterhead` is a Word document in which the letter is to stand, None for innspill's own look;
    `templates` take the place of the package's of the same name; `date` is the ISO 8601 date that
    the letter bears, empty for none.
    """

    letterhead: GivenFile | None = None
    templates: tuple[GivenFile, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """All choices of one run."""

    read: ReadOptions = field(default_factory=ReadOptions)
    themes: ThemeOptions = field(default_factory=ThemeOptions)
    letter: LetterOptions = field(default_factory=LetterOptions)
