"""Which sheets the workbook has, and which columns each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Sheet(StrEnum):
    """A sheet with rows that people may change."""

    THEMES = "themes"
    PASSAGES = "passages"
    RESPONDENTS = "respondents"


class Choice(StrEnum):
    """Where the drop-down list of a column comes from."""

    THEMES = "themes"
    POSITIONS = "positions"
    QUOTES = "quotes"
    YES = "yes"
    NAMES = "names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a sheet.

    `code` names it here and, with the sheet's, in the catalogue; `width` is in characters; what is
    not `editable` is shaded and not taken back; `numeric` are counts.
    """

    code: str
    width: int
    editable: bool = False
    numeric: bool = False
    choice: Choice | None = None


KEYS: Final[Mapping[Sheet, str]] = {
    Sheet.THEMES: "id",
    Sheet.PASSAGES: "key",
    Sheet.RESPONDENTS: "id",
}
"""The column by which a row is known again, wherever it is sorted to."""

COLUMNS: Final[Mapping[Sheet, tuple[Column, ...]]] = {
    Sheet.THEMES: (
        Column(code="id", width=24),
        Column(code="label", width=36, editable=True),
        Column(code="passages", width=10, numeric=True),
        Column(code="respondents", width=17, numeric=True),
        Column(code="status", width=12),
        Column(code="locked", width=8, editable=True, choice=Choice.YES),
        Column(code="merge", width=36, editable=True, choice=Choice.THEMES),
        Column(code="keywords", width=44, editable=True),
        Column(code="description", width=60, editable=True),
    ),
    Sheet.PASSAGES: (
        Column(code="key", width=19),
        Column(code="respondent", width=24),
        Column(code="file", width=24),
        Column(code="place", width=18),
        Column(code="words", width=80),
        Column(code="theme", width=32, editable=True, choice=Choice.THEMES),
        Column(code="position", width=13, editable=True, choice=Choice.POSITIONS),
        Column(code="excluded", width=10, editable=True, choice=Choice.YES),
        Column(code="reason", width=32, editable=True),
        Column(code="quote", width=13, editable=True, choice=Choice.QUOTES),
        Column(code="comment", width=36, editable=True),
        Column(code="was", width=28),
        Column(code="runner_up", width=28),
        Column(code="note", width=32),
    ),
    Sheet.RESPONDENTS: (
        Column(code="id", width=16),
        Column(code="file", width=40),
        Column(code="found", width=36),
        Column(code="evidence", width=18),
        Column(code="sure", width=10),
        Column(code="name", width=40, editable=True, choice=Choice.NAMES),
        Column(code="number", width=17),
        Column(code="county", width=20),
    ),
}
"""The columns of each sheet, in their order; people may move them."""


def editable(sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns of a sheet that are taken back."""
    return tuple(column for column in COLUMNS[sheet] if column.editable)
