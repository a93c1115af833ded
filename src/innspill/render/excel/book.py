"""The whole workbook: the overview first, then a sheet for each table."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import chain
from typing import Any

from xlsxwriter import Workbook

from innspill.language.catalogue import Catalogue
from innspill.language.conventions import LOCALES
from innspill.model import Summary
from innspill.options import RenderOptions
from innspill.render.excel.limits import (
    EXCEL,
    Limits,
    cut_cells,
    cut_pairs,
    parts_of,
    too_long,
)
from innspill.render.excel.looks import looks_of
from innspill.render.excel.overview import Overview, write_overview
from innspill.render.excel.sheets import write_sheet
from innspill.render.tables import (
    TABLES,
    Front,
    Index,
    Table,
    front_of,
    index_of,
)
from innspill.sheets import MADE, PLAIN_TEXT


def write_xlsx(summary: Summary, _options: RenderOptions) -> bytes:
    """Write a result as .xlsx, in the letter's language.

    Every text is a text and every count a number; there is no formula, macro or outside address. A
    text that no cell can hold is cut and says so, and the overview counts such cells; a table that
    no sheet can hold goes on in the next one. Passages that people have left out stand without
    their words, as in the letter's annex.
    """
    return book_of(index_of(summary), EXCEL)


def book_of(index: Index, limits: Limits) -> bytes:
    """Write the workbook within the limits of a format."""
    words, data = index.words, BytesIO()
    workbook = Workbook(data, dict(PLAIN_TEXT))
    looks = looks_of(workbook)
    front, tables = _fitting(index, limits)
    sheets = tuple(sheet for table in tables for sheet in _named(table, words, limits))
    overview = Overview(front=front, sheets=tuple((name, part.code) for name, part in sheets))
    first = workbook.add_worksheet(words.text("workbook.sheet.overview"))
    write_overview(first, overview, words, looks)
    for name, part in sheets:
        write_sheet(workbook.add_worksheet(name), part, words, looks)
        # By these names screen readers (JAWS, NVDA) know which cells are headings.
        heads = "Title" if part.keyed else "ColumnTitle"
        workbook.define_name(f"'{name}'!{heads}", f"='{name}'!$A$1")
    _say_what_it_is(workbook, index)
    workbook.close()
    return data.getvalue()


def _fitting(index: Index, limits: Limits) -> tuple[Front, tuple[Table, ...]]:
    """Make overview and tables, cut the texts that no cell can hold, and say how many there are."""
    words, front = index.words, front_of(index)
    tables = tuple(make(index) for make in TABLES)
    told = [cell for _, cell in (*front.matter, *front.asked, *front.made)]
    cells = chain(told, (cell for table in tables for row in table.rows for cell in row))
    cuts = sum(too_long(cell, limits) for cell in cells)
    if not cuts:
        return front, tables
    notice = words.text("workbook.cut", most=words.figure(limits.units))
    counted = replace(
        front,
        matter=cut_pairs(front.matter, notice, limits),
        figures=(*front.figures, (words.text("workbook.front.cuts"), cuts)),
        asked=cut_pairs(front.asked, notice, limits),
        made=cut_pairs(front.made, notice, limits),
    )
    return counted, tuple(cut_cells(table, notice, limits) for table in tables)


def _named(table: Table, words: Catalogue, limits: Limits) -> Iterator[tuple[str, Table]]:
    """Name the sheets of a table: "Utsagn", and "Utsagn 2" where it goes on."""
    name = words.text(f"workbook.sheet.{table.code}")
    for number, part in enumerate(parts_of(table, limits), start=1):
        yield name if number == 1 else f"{name} {number}", part


def _say_what_it_is(workbook: Any, index: Index) -> None:  # noqa: ANN401 xlsxwriter ships no types
    """Set the properties: title, sender and language, and a date that never is the clock's."""
    told = {
        "title": index.summary.letter.title,
        "author": index.summary.consultation.sender,
    }
    plain = {name: "".join(filter(str.isprintable, text)) for name, text in told.items()}
    workbook.set_properties({**plain, "created": MADE})
    workbook.set_custom_property("Language", LOCALES[index.words.language], "text")
