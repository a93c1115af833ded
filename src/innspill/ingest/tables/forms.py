"""Form exports: one submission a row, the questions as its sections."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from innspill.ingest.cleaning import clean_document, clean_line
from innspill.ingest.formats import recognise
from innspill.ingest.locks.unlock import unlocked
from innspill.ingest.notices import left_out
from innspill.ingest.readers import wrong_name
from innspill.ingest.tables.answers import LONG_ANSWER
from innspill.ingest.tables.columns import Columns, columns_of, header_row
from innspill.ingest.tables.delimited import Rows
from innspill.ingest.tables.spreadsheet import SPREADSHEETS, Workbook, read_workbook
from innspill.ingest.text.lines import answer_blocks
from innspill.model import Block, BlockKind, Document, Notice, NoticeKind
from innspill.options import ReadOptions

ISO_DATE = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})")
NORWEGIAN_DATE = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One answer: the row's id, who answered, and what.

    The id is the row's number from 1 where no column gives one.
    """

    id: str
    named: str
    document: Document


def read_form(data: bytes, name: str, options: ReadOptions) -> tuple[FormRow, ...]:
    """Read a form export; empty if the file is none, because no column holds free text.

    The notices about the whole file stand in the first row's document.

    Raises:
        IngestError: The file cannot be read.
        UsageError: A column that was asked for is not there.
    """
    if recognise(data, name) not in SPREADSHEETS:
        return ()
    workbook = read_workbook(data, name)
    if not workbook.sheets:
        return ()
    sheet = workbook.sheets[0]
    start = header_row(sheet.rows)
    if start is None:
        return ()
    header = tuple(clean_line(cell) for cell in sheet.rows[start])
    rows = tuple((*row, *[""] * (len(header) - len(row))) for row in sheet.rows[start + 1 :])
    columns = columns_of(header, rows, options)
    if not columns.texts:
        return ()
    notices = (
        *unlocked(data),
        *wrong_name(workbook.format, name),
        *form_notices(workbook, header, columns),
    )
    return tuple(form_rows((header, *rows), columns, workbook.format, notices))


def form_notices(workbook: Workbook, header: Sequence[str], columns: Columns) -> Iterator[Notice]:
    """Say which columns were taken for what, and what was left out of the whole file."""
    yield from workbook.notices
    positions = {
        "text": columns.texts,
        "respondent": (columns.respondent,),
        "id": (columns.id,),
        "date": (columns.date,),
    }
    values = tuple(
        (role, " | ".join(header[position] for position in positions[role] if position is not None))
        for role in columns.guessed
    )
    if values:
        yield Notice(kind=NoticeKind.COLUMNS_GUESSED, values=values)
    used = {*columns.texts, columns.respondent, columns.id, columns.date}
    yield from left_out(
        "columns", sum(bool(name) for place, name in enumerate(header) if place not in used)
    )
    yield from left_out("sheets", len(workbook.sheets) - 1)


def form_rows(
    table: Rows, columns: Columns, kind: str, notices: tuple[Notice, ...]
) -> Iterator[FormRow]:
    """Turn rows into answers; `table` begins with the header."""
    header, rows = table[0], table[1:]
    ids = row_ids(rows, columns.id)
    for number, (row_id, row) in enumerate(zip(ids, rows, strict=True)):
        document = Document(
            format=kind,
            blocks=tuple(row_blocks(row, header, columns)),
            received=None if columns.date is None else iso_date(row[columns.date]),
            notices=() if number else notices,
        )
        cleaned = clean_document(document)
        if not cleaned.blocks:
            empty = Notice(kind=NoticeKind.ROW_EMPTY, values=(("row", row_id),))
            cleaned = Document(
                format=kind, blocks=(), received=cleaned.received, notices=(*cleaned.notices, empty)
            )
        named = "" if columns.respondent is None else clean_line(row[columns.respondent])
        yield FormRow(id=row_id, named=named, document=cleaned)


def row_ids(rows: Rows, position: int | None) -> tuple[str, ...]:
    """Give each row an id of its own.

    It is the column's value, numbered where it repeats; without a column, the row's number.
    """
    if position is None:
        return tuple(str(number) for number in range(1, len(rows) + 1))
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for number, row in enumerate(rows, start=1):
        value = clean_line(row[position]) or f"rad-{number}"
        seen[value] += 1
        ids.append(value if seen[value] == 1 else f"{value}-{seen[value]}")
    return tuple(ids)


def row_blocks(row: Sequence[str], header: Sequence[str], columns: Columns) -> Iterator[Block]:
    """Give a row's answers, each under its question where there are several or it is short."""
    for position in columns.texts:
        if not row[position].strip():
            continue
        if len(columns.texts) > 1 or len(row[position]) < LONG_ANSWER:
            yield Block(kind=BlockKind.HEADING, text=header[position], level=2)
        yield from answer_blocks(row[position])


def iso_date(text: str) -> str | None:
    """Read a date as ISO 8601; None where there is none."""
    match = ISO_DATE.search(text) or NORWEGIAN_DATE.search(text)
    if not match:
        return None
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None
