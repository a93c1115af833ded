"""The workbook as values: what is in it, what it is made of, and what comes back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from innspill.consultation.theme_writing import Owned
from innspill.consultation.workbook.comments import Comment
from innspill.consultation.workbook.layout import Sheet
from innspill.model import GuidedTheme, Language, Summary

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a workbook is made of, and what it is taken back into.

    `themes` are those of themes.toml and then the chapters of the settings, whose ids `chapters`
    has; both are empty outside a consultation folder.
    """

    result: Summary
    owned: Owned
    themes: tuple[GuidedTheme, ...] = ()
    chapters: frozenset[str] = frozenset()
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row as it is written.

    `cells` are texts by the code of their column, what is empty left out. `decided` is what people
    had decided of it, by column, as codes and ids. `keys` are the passages by which a submission's
    respondent is kept; empty on other sheets.
    """

    key: str
    cells: Mapping[str, str]
    decided: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The workbook as it is written; `names` are suggested as a respondent's corrected name."""

    language: Language
    inputs_sha256: str
    schema_version: str
    sheets: Mapping[Sheet, tuple[Row, ...]]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the hidden sheet says of a row: its editable cells as they were, and what was decided.

    `shaded` is a hash of the other cells; empty where it is not known.
    """

    was: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    shaded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedRow:
    """A row that came back; `number` counts from 1 as the office program shows it."""

    number: int
    key: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedSheet:
    """A sheet that came back: its name now, and the letters of the columns that it still has."""

    title: str
    columns: Mapping[str, str]
    rows: tuple[ReturnedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A workbook that came back; a sheet that people took out is not in `sheets`."""

    file: str
    language: Language
    inputs_sha256: str
    known: Mapping[Sheet, Mapping[str, Known]]
    sheets: Mapping[Sheet, ReturnedSheet]


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Place:
    """Where in which file; `cell` is "H12", a row's number, or empty for the sheet."""

    file: str
    sheet: str
    cell: str = ""


def plain(text: str) -> str:
    """Return a text as cells are compared: how it is spaced does not matter."""
    return " ".join(text.split())


def clean(text: str) -> str:
    """Return a text without what a workbook cannot hold; lines end in a newline alone."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
