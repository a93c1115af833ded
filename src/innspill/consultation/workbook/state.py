"""The hidden sheet: what every editable cell was, so that it is known what people changed."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from pydantic import TypeAdapter, ValidationError

from innspill.consultation.workbook.book import Book, Known, Row, plain
from innspill.consultation.workbook.layout import COLUMNS, Sheet, editable
from innspill.errors import UsageError
from innspill.model import Language

STATE_SHEET: Final = "innspill"
_MARK: Final = "innspill review"
_VERSION: Final = "1"
_HASHED: Final = "sha256:"
_LONGEST: Final = 1000  # characters; of a longer cell, the hidden sheet has a hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the hidden sheet says of the whole workbook."""

    version: str
    language: Language
    inputs_sha256: str
    schema_version: str


def state_rows(book: Book) -> Iterator[tuple[str, str, str]]:
    """Give the rows of the hidden sheet: sheet, key, and what is known of the row as JSON."""
    head = Head(
        version=_VERSION,
        language=book.language,
        inputs_sha256=book.inputs_sha256,
        schema_version=book.schema_version,
    )
    yield _MARK, "", json.dumps(asdict(head))
    for sheet, rows in book.sheets.items():
        columns = [column.code for column in editable(sheet)]
        for row in rows:
            yield sheet.value, row.key, _row(row, sheet, columns)


def _row(row: Row, sheet: Sheet, columns: Sequence[str]) -> str:
    told: dict[str, object] = {
        "was": {code: held(row.cells[code]) for code in columns if code in row.cells},
        "decided": {code: held(value) for code, value in row.decided.items()},
        "keys": row.keys,
        "shaded": hash_of_shaded(row.cells, sheet),
    }
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)


def held(text: str) -> str:
    """Return a text as the hidden sheet has it: its words, or a hash where they are too many."""
    if len(text) <= _LONGEST:
        return text
    return _HASHED + hashlib.sha256(plain(text).encode()).hexdigest()


def hash_of_shaded(cells: Mapping[str, str], sheet: Sheet) -> str:
    """Return a hash of the cells of a row that are not taken back."""
    shaded = [plain(cells.get(c.code, "")) for c in COLUMNS[sheet] if not c.editable]
    return hashlib.sha256("\n".join(shaded).encode()).hexdigest()[:8]


def read_state(
    rows: Sequence[Sequence[str]], name: str
) -> tuple[Head, dict[Sheet, dict[str, Known]]]:
    """Read the hidden sheet.

    Args:
        rows: Sheet, key and JSON; the first row is the head.
        name: What the workbook is called in messages.

    Raises:
        UsageError: It is not what innspill wrote, or what a newer innspill wrote.
    """
    known: dict[Sheet, dict[str, Known]] = {sheet: {} for sheet in Sheet}
    reader = TypeAdapter(Known)
    (mark, _, told), *rest = rows or [("", "", "")]
    if mark != _MARK:
        raise not_ours(name)
    try:
        head = TypeAdapter(Head).validate_json(told)
        if head.version != _VERSION:
            raise UsageError(
                f"{name}: this workbook is from another version of innspill",
                hint="Upgrade innspill, or make a new workbook: innspill review export",
            )
        for sheet, key, what in rest:
            known[Sheet(sheet)][key] = reader.validate_json(what)
    except (ValidationError, ValueError) as error:
        raise not_ours(name) from error
    return head, known


def not_ours(name: str) -> UsageError:
    """Return the fault of a file that is no such workbook."""
    return UsageError(
        f"{name}: this is no workbook from `innspill review export`",
        hint="Take back the workbook that was exported, with its hidden sheet. If it was saved in"
        " another format, save it as .xlsx.",
    )


def same(text: str, was: str) -> bool:
    """Tell whether a cell is as the hidden sheet has it; how it is spaced does not matter."""
    if was.startswith(_HASHED):
        return _HASHED + hashlib.sha256(plain(text).encode()).hexdigest() == was
    return plain(text) == plain(was)
