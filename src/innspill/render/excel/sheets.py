"""A table as sheets: headings that stay in view and repeat in print, filters, and widths."""

from typing import Any, Final

from innspill.language.catalogue import Catalogue
from innspill.render.excel.looks import Looks
from innspill.render.tables import Cell, Kind, Table
from innspill.sheets import LINE_HEIGHT, height_of, write_text

_BOLD: Final = 2  # characters by which bold words and the filter's arrow are wider
_PAPER_A4: Final = 9
_PAGE_WIDTH: Final = 280  # characters that a page can show in letters of a readable size
_ANSWERS: Final = "followed_up"
_SHADES: Final = {"min_color": "#FFFFFF", "max_color": "#9DC3E6"}
_EVERYWHERE: Final = "A1:XFD1048576"


def write_sheet(page: Any, table: Table, words: Catalogue, looks: Looks) -> None:  # noqa: ANN401 xlsxwriter ships no types
    """Write a table that a sheet can hold, and set the sheet up for reading and for print."""
    _write_headings(page, table, looks)
    kinds = [column.kind for column in table.columns]
    widths = [column.width for column in table.columns]
    for number, row in enumerate(table.rows, start=1):
        page.set_row(number, height_of(zip(row, widths, strict=True)))
        for at, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
            if cell not in {None, ""} or kind is Kind.FREE:
                _write_cell(page, (number, at), (cell, kind), looks)
    page.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    page.freeze_panes(1, 1 if table.keyed else 0)
    page.ignore_errors({"number_stored_as_text": _EVERYWHERE})
    if table.rows:
        _offer_answers(page, table, words)
        _shade(page, table)
    set_up_print(page, words, sum(widths))
    page.hide_gridlines(0)  # in print too
    page.repeat_rows(0)


def _write_headings(page: Any, table: Table, looks: Looks) -> None:  # noqa: ANN401 as above
    height = height_of((column.heading, column.width - _BOLD) for column in table.columns)
    page.set_row(0, max(height, 2 * LINE_HEIGHT))
    for at, column in enumerate(table.columns):
        page.set_column(at, at, column.width)
        free = column.kind is Kind.FREE
        write_text(page, (0, at), column.heading, looks.answer_head if free else looks.head)


def _write_cell(
    page: Any,  # noqa: ANN401 as above
    place: tuple[int, int],
    cell: tuple[Cell, Kind],
    looks: Looks,
) -> None:
    value, kind = cell
    if isinstance(value, str):
        write_text(page, place, value, looks.text)
    elif value is None:
        page.write_blank(*place, None, looks.answer)
    else:
        page.write_number(*place, value, looks.share if kind is Kind.SHARE else looks.count)


def _offer_answers(page: Any, table: Table, words: Catalogue) -> None:  # noqa: ANN401 as above
    """Give the recipient a list to choose from; another answer gets a question, not a refusal."""
    for at, column in enumerate(table.columns):
        if column.code == _ANSWERS:
            rule = {
                "validate": "list",
                "source": list(words.variants("workbook.answers")),
                "error_type": "warning",
            }
            page.data_validation(1, at, len(table.rows), at, rule)


def _shade(page: Any, table: Table) -> None:  # noqa: ANN401 as above
    """Shade the counts of the matrix, darker where more was said; the total is not among them."""
    if table.code == "matrix":
        rule = {"type": "2_color_scale", **_SHADES}
        page.conditional_format(1, 2, len(table.rows), len(table.columns) - 1, rule)


def set_up_print(page: Any, words: Catalogue, width: int = 0) -> None:  # noqa: ANN401 as above
    """Print on A4, lying, with the sheet's name and the page's number.

    Args:
        page: The sheet.
        words: The catalogue.
        width: How wide its columns are together, in characters; what would be too small to read on
            one page stands on several beside each other, each with the first column.
    """
    beside = max(-(-width // _PAGE_WIDTH), 1)
    page.set_landscape()
    page.set_paper(_PAPER_A4)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(beside, 0)
    page.set_footer(f"&L&A&R{words.text('annex.page_of', page='&P', pages='&N')}")
    if beside > 1:
        page.repeat_columns(0)
