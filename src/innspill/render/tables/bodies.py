"""Who answered, and who spoke about what."""

from collections import Counter

from innspill.model import RespondentStatus
from innspill.register import size_of
from innspill.render.ledger import RESPONDENT_COLUMNS, respondent_rows
from innspill.render.tables.index import Index
from innspill.render.tables.table import Cell, Column, Kind, Table, columns_of

_LEDGER = (
    ("respondent", 30),
    ("kind", 16),
    ("municipality_number", 17),
    ("county", 18),
    ("inhabitants", 12),
    ("size", 12),
    ("invited", 10),
    ("status", 40),
    ("mandate", 24),
    ("passages", 10),
    ("files", 50),
)
_LEDGER_COUNTS = "inhabitants passages"
_NAME_WIDTH, _THEME_WIDTH = 30, 12


def ledger_table(index: Index) -> Table:
    """Give a row for everyone who was invited or answered; numbers are numbers."""
    words, summary = index.words, index.summary
    count = Counter(index.sender(passage).id for passage in summary.passages)
    rows: list[tuple[Cell, ...]] = []
    told = respondent_rows(summary, words)
    for body, row in zip(summary.respondents, told, strict=True):
        said = dict(zip(RESPONDENT_COLUMNS.split(), row, strict=True))
        known = body.inhabitants is not None
        rows.append(
            (
                body.name,
                words.text(f"kind_name.{body.kind.value}"),
                body.municipality_number,
                body.county,
                body.inhabitants,
                words.text(f"annex.size_{size_of(body.inhabitants or 0).value}") if known else "",
                words.text("review.yes" if body.invited else "review.no"),
                said["status"],
                said["mandate"],
                None if body.status is RespondentStatus.SILENT else count[body.id],
                said["files"],
            )
        )
    columns = columns_of(words, _LEDGER, _LEDGER_COUNTS)
    return Table(code="ledger", columns=columns, rows=tuple(rows), keyed=True)


def matrix_table(index: Index) -> Table:
    """Count each respondent's passages by theme; a cell is empty where there is none.

    A row's numbers add up: to its total belong those without a theme as well.
    """
    words, summary = index.words, index.summary
    count = Counter((index.sender(p).id, p.theme) for p in summary.passages)
    every = Counter(index.sender(p).id for p in summary.passages)
    themes: list[str | None] = [theme.id for theme in summary.themes]
    if any(theme is None for _, theme in count):
        themes.append(None)
    named = (
        Column(code="respondent", heading=words.text("annex.respondent"), width=_NAME_WIDTH),
        _counting(words.text("workbook.column.passages")),
        *(_counting(_label(theme, index)) for theme in themes),
    )
    rows = tuple(
        (body.name, every[body.id], *(count[body.id, theme] or None for theme in themes))
        for body in summary.respondents
        if every[body.id]
    )
    return Table(code="matrix", columns=named, rows=rows, keyed=True)


def _label(theme: str | None, index: Index) -> str:
    return index.words.text("table.unassigned") if theme is None else index.labels[theme]


def _counting(heading: str) -> Column:
    return Column(code="passages", heading=heading, width=_THEME_WIDTH, kind=Kind.COUNT)
