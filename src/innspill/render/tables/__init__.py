"""The result as tables of texts and numbers, before any format: what a workbook and CSV share."""

from innspill.render.tables.bodies import ledger_table, matrix_table
from innspill.render.tables.found import points_table, proposals_table, themes_table
from innspill.render.tables.front import Front, Pairs, front_of
from innspill.render.tables.index import Index, index_of
from innspill.render.tables.said import passages_table, unassigned_table
from innspill.render.tables.table import Cell, Column, Kind, Table
from innspill.render.tables.told import letter_table, notices_table

__all__ = [
    "TABLES",
    "Cell",
    "Column",
    "Front",
    "Index",
    "Kind",
    "Pairs",
    "Table",
    "front_of",
    "index_of",
    "ledger_table",
    "letter_table",
    "matrix_table",
    "notices_table",
    "passages_table",
    "points_table",
    "proposals_table",
    "themes_table",
    "unassigned_table",
]

TABLES = (
    themes_table,
    points_table,
    passages_table,
    proposals_table,
    ledger_table,
    matrix_table,
    letter_table,
    unassigned_table,
    notices_table,
)
"""All tables in the order in which a reader wants them: from the overview to the details."""
