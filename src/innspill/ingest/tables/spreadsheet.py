"""Spreadsheets and delimited files: their sheets, and the document of one that is no form."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from innspill.ingest.faults import DamagedError, EncryptedError
from innspill.ingest.formats import recognise
from innspill.ingest.limits import check_limit
from innspill.ingest.locks.keys import SAVE_PLAIN, UNKNOWN_LOCK
from innspill.ingest.notices import left_out
from innspill.ingest.tables.answers import is_lone_header
from innspill.ingest.tables.delimited import Rows, rows_of_text
from innspill.ingest.tables.grid import Cell, table_blocks
from innspill.ingest.text.encoding import decode
from innspill.ingest.xml import Element, children, parse_xml
from innspill.ingest.zipguard import SAVE_AGAIN, Package, open_package
from innspill.model import Block, BlockKind, Document, Notice

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
# A cell or a row, in any spelling that a parser takes: the numbers are a stranger's, too.
PLACE = re.compile(rb"<(?:\w+:)?(?:c|row)\b[^<]*?\sr\s*=\s*[\"']\s*([A-Za-z]{0,9})([0-9]{1,20})")
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
SPREADSHEETS = frozenset({"csv", "xlsx", "xls", "ods"})
LETTERS = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its name, and its rows as text; a delimited file is one sheet without a name."""

    name: str
    rows: Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The sheets that hold anything."""

    format: str
    sheets: tuple[Sheet, ...]
    notices: tuple[Notice, ...] = ()


def read_table(data: bytes, name: str) -> Document:
    """Read a spreadsheet that is no form: each sheet a table, each cell a block.

    The header of a form that nobody has answered is no text.
    """
    workbook = read_workbook(data, name)
    headers = [sheet for sheet in workbook.sheets if is_lone_header(sheet.rows)]
    answered = replace(
        workbook, sheets=tuple(sheet for sheet in workbook.sheets if sheet not in headers)
    )
    columns = sum(bool(cell) for sheet in headers for cell in sheet.rows[0])
    return Document(
        format=workbook.format,
        blocks=tuple(workbook_blocks(answered)),
        notices=(*workbook.notices, *left_out("columns", columns)),
    )


def workbook_blocks(workbook: Workbook) -> Iterator[Block]:
    """Turn sheets into tables, each under its name where there are several."""
    for sheet in workbook.sheets:
        if len(workbook.sheets) > 1:
            yield Block(kind=BlockKind.HEADING, text=sheet.name, level=1)
        yield from table_blocks([[text_cell(text) for text in row] for row in sheet.rows])


def text_cell(text: str) -> Cell:
    """Make a table's cell of a text."""
    return Cell(blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),) if text else ())


def read_workbook(data: bytes, name: str) -> Workbook:
    """Read all sheets of a spreadsheet or a delimited file.

    Raises:
        DamagedError: It cannot be parsed.
        EncryptedError: It is locked with a password.
        LimitError: Its cells span too large a rectangle.
    """
    kind = recognise(data, name)
    if kind not in {"xlsx", "xls", "ods"}:
        decoded = decode(data)
        sheets = (Sheet(name="", rows=rows_of_text(decoded.text)),)
        return Workbook(
            format="csv", sheets=tuple(filter(has_rows, sheets)), notices=decoded.notices
        )
    if kind != "xls":
        check_extent(open_package(data), kind)
    return Workbook(format=kind, sheets=tuple(filter(has_rows, calamine_sheets(data))))


def has_rows(sheet: Sheet) -> bool:
    """Tell whether a sheet holds anything."""
    return bool(sheet.rows)


def calamine_sheets(data: bytes) -> Iterator[Sheet]:
    """Read the sheets with calamine.

    Raises:
        DamagedError: calamine does not understand them.
        EncryptedError: The workbook is locked, and nothing here knows how.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415 - wanted for workbooks alone

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in workbook.sheet_names:
            rows = workbook.get_sheet_by_name(name).to_python()
            texts = (tuple(cell_text(cell) for cell in row) for row in rows)
            yield Sheet(name=name, rows=tuple(row for row in texts if any(row)))
    except PasswordError as error:
        raise EncryptedError(UNKNOWN_LOCK, hint=SAVE_PLAIN) from error
    except CalamineError as error:
        raise DamagedError(str(error), hint=SAVE_AGAIN) from error


def cell_text(cell: object) -> str:
    """Spell a cell's value: whole numbers without decimals, dates as ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    return str(cell).strip()


def check_extent(package: Package, kind: str) -> None:
    """Hold the rectangle that a workbook's cells span against the limit.

    calamine fills all of it, and ends the process where it is too large.

    Raises:
        LimitError: It is too large.
    """
    if kind == "ods":
        root = parse_xml(package.read("content.xml"), "content.xml")
        for table in root.iter(f"{TABLE}table"):
            check_limit("table_cells", opendocument_extent(table))
        return
    for name in package.names:
        if SHEET.fullmatch(name):
            check_limit("xml_bytes", package.file.getinfo(name).file_size)
            check_limit("table_cells", ooxml_extent(package.read(name)))


def ooxml_extent(sheet: bytes) -> int:
    """Give the number of cells in the rectangle that a sheet's cells span."""
    columns, rows = set(), set()
    for letters, digits in PLACE.findall(sheet):
        columns.add(letters.upper())
        rows.add(int(digits))
    if not rows:
        return 0
    numbers = [column_number(letters) for letters in columns - {b""}] or [1]
    return (max(numbers) - min(numbers) + 1) * (max(rows) - min(rows) + 1)


def column_number(letters: bytes) -> int:
    """Give a column's number: A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * LETTERS + letter - ord("A") + 1
    return number


def opendocument_extent(table: Element) -> int:
    """Give the number of cells in the rectangle that a sheet's filled cells span."""
    width = height = row_number = 0
    for row in table.iter(f"{TABLE}table-row"):
        row_number += repeated(row, "number-rows-repeated")
        filled = filled_width(row)
        if filled:
            width, height = max(width, filled), row_number
    return width * height


def filled_width(row: Element) -> int:
    """Give the number of the last column with content in a row; 0 if the row is blank."""
    column = width = 0
    for cell in children(row):
        column += repeated(cell, "number-columns-repeated")
        if f"{OFFICE}value-type" in cell.attrib or len(cell):
            width = column
    return width


def repeated(element: Element, name: str) -> int:
    """Give how often a row or a cell stands there."""
    text = element.get(f"{TABLE}{name}", "1")
    return int(text) if text.isdecimal() else 1
