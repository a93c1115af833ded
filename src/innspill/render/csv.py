"""summary.csv: every passage on a row, for Norwegian Excel and for programs."""

import csv
from io import StringIO
from typing import Final

from innspill.model import Summary
from innspill.options import RenderOptions
from innspill.render.tables import Cell, index_of, passages_table

MARK: Final = "'"
"""What stands in front of a text that a spreadsheet would take for a formula."""

_BEGINNINGS: Final = tuple("=+-@\t\r\n\0＝＋－＠'")


def write_csv(summary: Summary, _options: RenderOptions) -> bytes:
    """Write the passages, with the columns of the workbook and headings in the letter's language.

    Parted by semicolons, lines end with CR and LF, UTF-8 with a byte order mark: so that Excel with
    Norwegian settings opens it by a double click.

    A spreadsheet takes a text that begins with one of `= + - @`, a tab, a line break, a NUL or a
    full-width form of these signs for a formula, whether it is quoted or not. OWASP ("CSV
    Injection") and CWE-1236 recommend a single quote in front of such texts. It stands in front of
    texts that themselves begin with a single quote too, so that a program gets every text back
    exactly: it takes one single quote off each that begins with one.
    """
    table, text = passages_table(index_of(summary)), StringIO(newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow(guarded(column.heading) for column in table.columns)
    rows.writerows(map(guarded, row) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def guarded(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula; a number is as it was."""
    if not isinstance(cell, str):
        return cell
    # Blanks in front do not keep every program from finding a formula behind them.
    risky = cell.startswith(_BEGINNINGS) or cell.lstrip().startswith(_BEGINNINGS)
    return f"{MARK}{cell}" if risky else cell
