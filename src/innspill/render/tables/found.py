"""What was found in it: themes, points and proposals."""

from collections.abc import Iterable
from dataclasses import replace

from innspill.language.catalogue import Catalogue
from innspill.model import Proposal, Theme
from innspill.render.tables.index import Index
from innspill.render.tables.table import Cell, Column, Kind, Table, columns_of

_THEMES = (
    ("theme", 36),
    ("status", 12),
    ("terms", 60),
    ("passages", 10),
    ("share", 12),
    ("respondents", 16),
    ("points", 10),
    ("parent", 28),
    ("id", 28),
)
_POINTS = (
    ("theme", 28),
    ("text", 80),
    ("passages", 10),
    ("respondents", 16),
    ("names", 60),
    ("source", 8),
    ("id", 32),
)
_PROPOSALS = (
    ("number", 6),
    ("theme", 28),
    ("proposal", 80),
    ("names", 40),
    ("respondents", 16),
    ("followed_up", 18),
    ("reply", 50),
    ("source", 8),
    ("id", 16),
)
_COUNTS = "number passages respondents points source"
_FREE = frozenset({"followed_up", "reply"})


def themes_table(index: Index) -> Table:
    """Tell how much was said about each theme, by how many."""
    columns = columns_of(index.words, _THEMES, _COUNTS)
    rows = tuple(_theme(theme, index) for theme in index.summary.themes)
    return Table(code="themes", columns=tuple(map(_of_one, columns)), rows=rows)


def _of_one(column: Column) -> Column:
    return replace(column, kind=Kind.SHARE) if column.code == "share" else column


def _theme(theme: Theme, index: Index) -> tuple[Cell, ...]:
    every = len(index.summary.passages)
    return (
        theme.label,
        _status(theme, index.words),
        ", ".join(theme.terms),
        len(theme.passages),
        len(theme.passages) / every if every else None,
        len(theme.respondents),
        len(theme.points),
        index.labels.get(theme.parent or "", ""),
        theme.id,
    )


def _status(theme: Theme, words: Catalogue) -> str:
    if theme.status is None:
        return words.text("workbook.found")
    return words.text(f"theming.{theme.status.value}")


def points_table(index: Index) -> Table:
    """List every point with all who make it."""
    rows = [
        (
            theme.label,
            point.text,
            len(point.passages),
            len(point.respondents),
            _names(point.respondents, index),
            index.sources.get(point.passages[0]),
            point.id,
        )
        for theme in index.summary.themes
        for point in theme.points
    ]
    columns = columns_of(index.words, _POINTS, _COUNTS)
    return Table(code="points", columns=columns, rows=tuple(rows))


def proposals_table(index: Index) -> Table:
    """List what is asked for, each once, with room for the recipient's answer."""
    columns = columns_of(index.words, _PROPOSALS, _COUNTS)
    rows = tuple(
        _proposal(number, proposal, index)
        for number, proposal in enumerate(index.summary.proposals, start=1)
    )
    return Table(code="proposals", columns=tuple(map(_free, columns)), rows=rows)


def _free(column: Column) -> Column:
    return replace(column, kind=Kind.FREE) if column.code in _FREE else column


def _proposal(number: int, proposal: Proposal, index: Index) -> tuple[Cell, ...]:
    lead_in = index.passages[proposal.passage].lead_in
    return (
        number,
        index.labels[proposal.theme],
        f"{lead_in} {proposal.text}" if lead_in else proposal.text,
        _names(proposal.respondents, index),
        len(proposal.respondents),
        None,
        None,
        index.sources.get(proposal.passage),
        proposal.passage,
    )


def _names(respondents: Iterable[str], index: Index) -> str:
    return "; ".join(index.respondents[respondent].name for respondent in respondents)
