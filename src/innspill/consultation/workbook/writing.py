"""Writing the workbook: every cell a text or a count, never a formula; the same bytes each time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook

from innspill.consultation.workbook.book import Book, Row
from innspill.consultation.workbook.layout import COLUMNS, Choice, Column, Sheet
from innspill.consultation.workbook.state import STATE_SHEET, state_rows
from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import DecisionKind, Position
from innspill.sheets import LINE_HEIGHT, MADE, PLAIN_TEXT, height_of, write_text

SPARE_ROWS: Final = 50  # empty rows below the themes, for new ones
_LISTS: Final = "innspill-lists"
_README_WIDTH: Final = 100  # characters
_SHADE, _HEAD, _LINE = "#EDEDED", "#D9E2EC", "#BFBFBF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How cells look: the formats of xlsxwriter."""

    head: Any
    shaded: Any
    free: Any
    count: Any
    title: Any
    line: Any


def write_workbook(book: Book) -> bytes:
    """Write the workbook as .xlsx."""
    words, data = catalogue(book.language), BytesIO()
    workbook = Workbook(data, dict(PLAIN_TEXT))
    workbook.set_properties({"created": MADE})
    looks = _looks(workbook)
    _write_readme(workbook, words, looks)
    pages = {sheet: workbook.add_worksheet(title_of(sheet, words)) for sheet in Sheet}
    sources = _write_lists(workbook, book, words)
    for sheet, page in pages.items():
        _write_sheet(page, sheet, book.sheets[sheet], looks)
        _write_header(page, sheet, words, looks)
        _offer(page, sheet, len(book.sheets[sheet]), sources)
    _write_state(workbook, book)
    workbook.close()
    return data.getvalue()


def title_of(sheet: Sheet, words: Catalogue) -> str:
    """Return the name of a sheet."""
    return words.text(f"review.sheet.{sheet.value}")


def header_of(sheet: Sheet, column: Column, words: Catalogue) -> str:
    """Return the heading of a column."""
    return words.text(f"review.{sheet.value}.{column.code}")


def choices(words: Catalogue) -> dict[Choice, dict[str, str]]:
    """Give the codes that can be chosen, by the words for them; themes and names are not codes."""
    quotes = (DecisionKind.PREFERRED, DecisionKind.BARRED)
    return {
        Choice.POSITIONS: {words.text(f"review.position.{p.value}"): p.value for p in Position},
        Choice.QUOTES: {words.text(f"review.quote.{q.value}"): q.value for q in quotes},
        Choice.YES: {words.text("review.yes"): "yes"},
    }


def _looks(workbook: Any) -> Looks:  # noqa: ANN401 xlsxwriter ships no types
    cell = {"border": 1, "border_color": _LINE, "valign": "top", "text_wrap": True}
    text = {**cell, "num_format": "@"}  # so that a text stays one where people edit it
    return Looks(
        head=workbook.add_format({**cell, "bold": True, "bg_color": _HEAD}),
        shaded=workbook.add_format({**text, "bg_color": _SHADE}),
        free=workbook.add_format(text),
        count=workbook.add_format({**cell, "bg_color": _SHADE}),
        title=workbook.add_format({"bold": True, "font_size": 14}),
        line=workbook.add_format({"text_wrap": True, "valign": "top"}),
    )


def _write_readme(workbook: Any, words: Catalogue, looks: Looks) -> None:  # noqa: ANN401 as above
    page = workbook.add_worksheet(words.text("review.sheet.readme"))
    page.set_column(0, 0, _README_WIDTH)
    page.hide_gridlines(2)
    page.fit_to_pages(1, 0)
    title, *lines = words.variants("review.readme")
    write_text(page, (0, 0), title, looks.title)
    for number, line in enumerate(lines, start=2):
        page.set_row(number, height_of([(line, _README_WIDTH)]) + LINE_HEIGHT / 2)
        write_text(page, (number, 0), line, looks.line)


def _write_header(page: Any, sheet: Sheet, words: Catalogue, looks: Looks) -> None:  # noqa: ANN401 as above
    for at, column in enumerate(COLUMNS[sheet]):
        write_text(page, (0, at), header_of(sheet, column, words), looks.head)
    page.set_row(0, 2 * LINE_HEIGHT)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _write_sheet(page: Any, sheet: Sheet, rows: Sequence[Row], looks: Looks) -> None:  # noqa: ANN401 as above
    columns = COLUMNS[sheet]
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width, looks.free if column.editable else None)
    for number, row in enumerate(rows, start=1):
        page.set_row(number, height_of((row.cells.get(c.code, ""), c.width) for c in columns))
        for at, column in enumerate(columns):
            text = row.cells.get(column.code, "")
            if column.numeric and text:
                page.write_number(number, at, int(text), looks.count)
            elif text:
                write_text(
                    page, (number, at), text, looks.free if column.editable else looks.shaded
                )
            elif not column.editable:  # an empty cell that is free looks as its column does
                page.write_blank(number, at, None, looks.shaded)
    page.autofilter(0, 0, len(rows), len(columns) - 1)


def _write_lists(workbook: Any, book: Book, words: Catalogue) -> dict[Choice, str]:  # noqa: ANN401 as above
    """Write what drop-down lists offer onto a hidden sheet; return where each of them stands.

    Themes are offered from their own sheet, so that new names are there at once.
    """
    page, as_text = workbook.add_worksheet(_LISTS), workbook.add_format({"num_format": "@"})
    page.very_hidden()
    told: Mapping[Choice, Iterable[str]] = {**choices(words), Choice.NAMES: book.names}
    sources = {}
    for at, (choice, offered) in enumerate(told.items()):
        items = list(offered)
        for number, item in enumerate(items):
            write_text(page, (number, at), item, as_text)
        letter = "ABCDE"[at]
        sources[choice] = f"='{_LISTS}'!${letter}$1:${letter}${len(items)}"
    codes = [column.code for column in COLUMNS[Sheet.THEMES]]
    letter = "ABCDEFGHI"[codes.index("label")]
    last = len(book.sheets[Sheet.THEMES]) + 1 + SPARE_ROWS
    title = title_of(Sheet.THEMES, words).replace("'", "''")
    sources[Choice.THEMES] = f"='{title}'!${letter}$2:${letter}${last}"
    return sources


def _offer(page: Any, sheet: Sheet, rows: int, sources: Mapping[Choice, str]) -> None:  # noqa: ANN401 as above
    """Give columns their drop-down lists; a respondent's name may be one that is not offered."""
    last = rows + (SPARE_ROWS if sheet is Sheet.THEMES else 0)
    for at, column in enumerate(COLUMNS[sheet]):
        if column.choice is None or last == 0:
            continue
        strict = column.choice is not Choice.NAMES
        rule = {"validate": "list", "source": sources[column.choice], "show_error": strict}
        page.data_validation(1, at, last, at, rule)


def _write_state(workbook: Any, book: Book) -> None:  # noqa: ANN401 as above
    page = workbook.add_worksheet(STATE_SHEET)
    page.very_hidden()
    as_text = workbook.add_format({"num_format": "@"})
    for number, cells in enumerate(state_rows(book)):
        for at, text in enumerate(cells):
            write_text(page, (number, at), text, as_text)
