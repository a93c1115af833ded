"""What a table is: columns with headings, and rows of texts and numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from innspill.language.catalogue import Catalogue

Cell = str | int | float | None
"""A text, a count, a share of one, or nothing."""


class Kind(Enum):
    """What the cells of a column are; what is `FREE` is empty, for the recipient to fill in."""

    TEXT = auto()
    COUNT = auto()
    SHARE = auto()
    FREE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `code` names it whatever its heading is, `width` is in characters."""

    code: str
    heading: str
    width: int
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A named table; every row is as wide as `columns`.

    `keyed` tells that the first column says what a row is about, so that it should stay in view.
    """

    code: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keyed: bool = False


def columns_of(
    words: Catalogue, widths: Iterable[tuple[str, int]], counts: str = ""
) -> tuple[Column, ...]:
    """Make columns with the catalogue's headings.

    Args:
        words: The catalogue.
        widths: Each column's code and its width in characters.
        counts: The codes of the columns that hold counts, parted by blanks.
    """
    counting = frozenset(counts.split())
    return tuple(
        Column(
            code=code,
            heading=words.text(f"workbook.column.{code}"),
            width=width,
            kind=Kind.COUNT if code in counting else Kind.TEXT,
        )
        for code, width in widths
    )
