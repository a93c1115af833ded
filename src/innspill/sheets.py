"""What Excel's format can hold, and how a cell's text is written so that it stays what it is.

The limits are Microsoft's "Excel specifications and limits". Nothing here imports a file format:
who writes a workbook brings its page.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

MOST_UNITS: Final = 32_767  # UTF-16 units in a cell
LINE_HEIGHT: Final = 15  # points
MADE: Final = datetime(2000, 1, 1, tzinfo=UTC)  # a workbook says when it was made: never the clock
PLAIN_TEXT: Final[Mapping[str, bool]] = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
"""Settings of xlsxwriter by which a text is never taken for something else."""

_HIGHEST: Final = 409  # points, the limit of the format
# xlsxwriter takes a string that begins and ends like this for markup that it has made itself.
_MARKUP: Final = ("<r>", "</r>")


def height_of(cells: Iterable[tuple[object, int]]) -> int:
    """Return how high a row has to be for its texts, in points; not every program finds out.

    Args:
        cells: Each cell and the width of its column, in characters; only texts count.
    """
    lines = (
        sum(-(-len(line) // width) or 1 for line in cell.split("\n"))
        for cell, width in cells
        if isinstance(cell, str)
    )
    return min(LINE_HEIGHT * max(lines, default=1), _HIGHEST)


def write_text(page: Any, place: tuple[int, int], text: str, look: Any) -> None:  # noqa: ANN401 xlsxwriter ships no types
    """Write a text that a cell can hold as a text: never a formula, an address or a number."""
    begin, end = _MARKUP
    if text.startswith(begin) and text.endswith(end):
        page.write_rich_string(*place, text[0], look, text[1:], look)
    else:
        page.write_string(*place, text, look)


def cut_to(text: str, units: int) -> str:
    """Return as much of a text as so many UTF-16 units hold; no sign is cut in two."""
    if len(text) <= units // 2:  # no sign takes more than two, so that most need not be counted
        return text
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")
