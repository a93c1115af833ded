"""What people have written into a summary.xlsx that stands: their answers to the proposals."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook

from innspill.errors import UsageError
from innspill.language.catalogue import catalogue
from innspill.language.conventions import LOCALES

_COLUMNS: Final = ("followed_up", "reply")
_HEADER_WITHIN: Final = 20  # rows; people put a line of their own above the header


def answers_in(data: bytes, name: str) -> int:
    """Count the cells that people have filled in beside the proposals.

    The columns are known by their headings, in any language, on whatever sheet and in whatever
    order.

    Args:
        data: The file.
        name: What it is called in messages.

    Raises:
        UsageError: It is no workbook.
    """
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        pages = [book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names]
    except CalamineError as error:
        raise UsageError(
            f"{name} is no workbook that can be read, and is left as it is",
            hint="Give the file another name, or overwrite it with --force.",
        ) from error
    return sum(map(_answers_on, pages))


def _answers_on(page: Sequence[Sequence[object]]) -> int:
    headings = {
        catalogue(language).text(f"workbook.column.{code}")
        for language in LOCALES
        for code in _COLUMNS
    }
    for number, row in enumerate(page[:_HEADER_WITHIN]):
        columns = [place for place, cell in enumerate(row) if cell in headings]
        if columns:
            below = page[number + 1 :]
            return sum(bool(str(line[place]).strip()) for line in below for place in columns)
    return 0
