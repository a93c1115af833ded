"""Reading a workbook that came back: sorted, filtered, rearranged, saved by whatever program."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from innspill.consultation.workbook.book import (
    Returned,
    ReturnedRow,
    ReturnedSheet,
    clean,
    plain,
)
from innspill.consultation.workbook.layout import COLUMNS, KEYS, Sheet
from innspill.consultation.workbook.state import STATE_SHEET, not_ours, read_state
from innspill.consultation.workbook.writing import header_of, title_of
from innspill.errors import UsageError
from innspill.language.catalogue import Catalogue, catalogue
from innspill.options import Limits

_HEADER_WITHIN: Final = 20  # rows; people put a line of their own above the header
_ALPHABET: Final = 26

Grid = Sequence[Sequence[str]]


def read_workbook(data: bytes, name: str) -> Returned:
    """Read a workbook that was exported.

    A sheet is known by its name or else by its headings, a column by its heading, and a row by its
    key, wherever people moved them; what else stands there is theirs, and is passed over.

    Args:
        data: The file.
        name: What it is called in messages.

    Raises:
        UsageError: It is no such workbook, or a sheet has no key or a heading twice.
    """
    pages = _pages(data, name)
    if STATE_SHEET not in pages:
        raise not_ours(name)
    state = [[*row, "", "", ""][:3] for row in pages.pop(STATE_SHEET)]
    head, known = read_state(state, name)
    words = catalogue(head.language)
    found = {sheet: _sheet(sheet, pages, words, name) for sheet in Sheet}
    return Returned(
        file=name,
        language=head.language,
        inputs_sha256=head.inputs_sha256,
        known=known,
        sheets={sheet: page for sheet, page in found.items() if page is not None},
    )


def _pages(data: bytes, name: str) -> dict[str, Grid]:
    """Read every sheet as texts, from the first row and column on."""
    _check_size(data, name)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        return {
            sheet: [
                list(map(_text, row))
                for row in workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            ]
            for sheet in workbook.sheet_names
        }
    except CalamineError as error:
        raise not_ours(name) from error


def _check_size(data: bytes, name: str) -> None:
    """See to it that a packed file does not unpack to more than a submission may."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            size = sum(member.file_size for member in packed.infolist())
    except BadZipFile as error:
        raise not_ours(name) from error
    if size > Limits().unpacked_bytes:
        raise UsageError(f"{name}: this workbook is too large", hint="Export a new one.")


def _text(value: object) -> str:
    """Return a cell as text; a whole number without decimals, a date as it is written in ISO."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == value.min.time():
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return clean(str(value))


def _sheet(
    sheet: Sheet, pages: Mapping[str, Grid], words: Catalogue, name: str
) -> ReturnedSheet | None:
    headers = {plain(header_of(sheet, c, words)).casefold(): c.code for c in COLUMNS[sheet]}
    title = _called(pages, headers, title_of(sheet, words))
    if title is None:
        return None
    grid = pages[title]
    at = _header_row(grid, headers)
    columns = _columns(grid[at], headers, f"{name}, {title}")
    key = KEYS[sheet]
    if key not in columns.values():
        heading = next(c for c in COLUMNS[sheet] if c.code == key)
        raise UsageError(
            f'{name}, {title}: the column "{header_of(sheet, heading, words)}" is gone',
            hint="The rows are known by it. Undo what was done to it, or export a new workbook.",
        )
    return ReturnedSheet(
        title=title,
        columns={code: letters(place) for place, code in columns.items()},
        rows=tuple(_rows(grid, at, columns, key)),
    )


def _called(pages: Mapping[str, Grid], headers: Mapping[str, str], title: str) -> str | None:
    """Find a sheet by its name, or where that was changed, by its headings; None if it is gone."""
    if title in pages and _header_row(pages[title], headers) >= 0:
        return title
    fits = [page for page, grid in pages.items() if _header_row(grid, headers) >= 0]
    return fits[0] if fits else None


def _header_row(grid: Grid, headers: Mapping[str, str]) -> int:
    """Return the number of the row, from 0, in which most headings stand; -1 for none."""
    for number, row in enumerate(grid[:_HEADER_WITHIN]):
        found = {plain(cell).casefold() for cell in row} & set(headers)
        if len(found) * 2 > len(headers):
            return number
    return -1


def _columns(row: Sequence[str], headers: Mapping[str, str], where: str) -> dict[int, str]:
    columns: dict[int, str] = {}
    for at, cell in enumerate(row):
        code = headers.get(plain(cell).casefold())
        if code is None:
            continue
        if code in columns.values():
            raise UsageError(
                f'{where}: two columns are called "{plain(cell)}"',
                hint="Give your own column another heading.",
            )
        columns[at] = code
    return columns


def _rows(grid: Grid, header: int, columns: Mapping[int, str], key: str) -> Iterator[ReturnedRow]:
    for number, row in enumerate(grid[header + 1 :], start=header + 2):
        cells = {code: row[at] for at, code in columns.items() if at < len(row)}
        if any(text.strip() for text in cells.values()):
            yield ReturnedRow(number=number, key=plain(cells.get(key, "")), cells=cells)


def letters(place: int) -> str:
    """Name a column, counted from 0, as office programs do: A to Z, then AA."""
    rest, last = divmod(place, _ALPHABET)
    return (letters(rest - 1) if rest else "") + chr(ord("A") + last)
