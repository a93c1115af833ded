"""Themes by respondents: how many passages each respondent has in each theme."""

from collections import Counter
from dataclasses import dataclass

from innspill.model import Summary
from innspill.render.report.choices import Choice

PRINTED = 20
"""The most themes whose table fits across a printed page; with more, annex 7 alone is printed."""


@dataclass(frozen=True, slots=True)
class Row:
    """A respondent: its short name, its sum, and a count for each column."""

    name: str
    total: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The table; `columns` are the labels of the themes, and `totals` their sums.

    `rows` are the respondents that have a passage, in the order of their choices, as the script
    expects them.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[int, ...]
    total: int

    @property
    def printed(self) -> bool:
        """Tell whether the table fits across a printed page."""
        return len(self.columns) <= PRINTED


def matrix_of(summary: Summary, respondents: Choice, themes: Choice) -> Matrix:
    """Count the passages of every pair."""
    count = Counter(zip(respondents.chosen, themes.chosen, strict=True))
    every = range(len(themes.options))
    names = {body.id: body.short_name for body in summary.respondents}
    rows = tuple(
        Row(
            name=names[option.value],
            total=option.count,
            counts=tuple(count[index, theme] for theme in every),
        )
        for index, option in enumerate(respondents.options)
        if option.count
    )
    return Matrix(
        columns=tuple(option.label for option in themes.options),
        rows=rows,
        totals=tuple(option.count for option in themes.options),
        total=len(summary.passages),
    )
