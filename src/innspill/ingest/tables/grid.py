"""Tables: from rows of cells to blocks, each cell under its headers.

A table of one column, or one whose cells hold headings or other tables, lays out a page; its cells
are read as the text that they hold.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from innspill.model import Block, BlockKind

FEWEST_COLUMNS = 2  # of a table that holds data
FEWEST_ROWS = 2  # of a table with a header
LONGEST_HEADER = 120  # characters; a longer first cell is text, not a header


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell and the blocks in it; `span` is the number of columns that it covers."""

    blocks: tuple[Block, ...] = ()
    span: int = 1
    heading: bool = False

    @property
    def text(self) -> str:
        """The cell's own paragraphs, one a line."""
        return "\n".join(block.text.strip() for block in self.blocks if is_cell_text(block)).strip()


def is_cell_text(block: Block) -> bool:
    """Tell a cell's own text from its notes and the cells of a table within it."""
    return block.kind not in {BlockKind.NOTE, BlockKind.TABLE_CELL}


def table_blocks(
    rows: Sequence[Sequence[Cell]], *, header_rows: int | None = None
) -> Iterator[Block]:
    """Turn a table into blocks, row by row.

    Args:
        rows: The cells as they stand.
        header_rows: How many rows on top are headers; None where the table does not say.

    Yields:
        One TABLE_CELL a cell with text, followed by the notes and inner tables of that cell; for a
        table that only lays out the page, the blocks of its cells as they are.
    """
    filled = [row for row in rows if any(cell.blocks for cell in row)]
    if is_layout(filled):
        for row in filled:
            for cell in row:
                yield from cell.blocks
        return
    heads = guessed_header_rows(filled) if header_rows is None else min(header_rows, len(filled))
    columns = column_headers(filled[:heads])
    for number, row in enumerate(filled):
        yield from row_blocks(row, () if number < heads else columns)


def is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell a table that lays out a page from one that holds data."""
    if max((len(row) for row in rows), default=0) < FEWEST_COLUMNS:
        return True
    return any(
        block.kind is BlockKind.HEADING for row in rows for cell in row for block in cell.blocks
    )


def guessed_header_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """Take the first row as header if it is marked so, or if all its cells are filled and short."""
    if len(rows) < FEWEST_ROWS:
        return 0
    marked = 0
    for row in rows[:-1]:
        if not all(cell.heading or not cell.text for cell in row):
            break
        marked += 1
    first = [cell.text for cell in rows[0]]
    return marked or int(all(0 < len(text) <= LONGEST_HEADER for text in first))


def column_headers(rows: Iterable[Sequence[Cell]]) -> tuple[str, ...]:
    """Join the header rows for each column of the grid.

    A spanning cell standing over all it spans.
    """
    headers: list[list[str]] = []
    for row in rows:
        for column, text in enumerate(spread(row)):
            if column == len(headers):
                headers.append([])
            if text and text not in headers[column]:
                headers[column].append(text)
    return tuple(" – ".join(texts) for texts in headers)


def spread(row: Sequence[Cell]) -> list[str]:
    """Give the text over each column of the grid, on one line."""
    return [" ".join(cell.text.split()) for cell in row for _ in range(cell.span)]


def row_blocks(row: Sequence[Cell], columns: Sequence[str]) -> Iterator[Block]:
    """Turn one row into blocks.

    Without column headers it is a header row, or the table has none.
    """
    name = row_header(row) if columns else ""
    column = 0
    for position, cell in enumerate(row):
        if cell.text:
            over = columns[column] if column < len(columns) else ""
            parts = (over, name if position else "")
            header = " · ".join(part for part in parts if part)
            yield Block(kind=BlockKind.TABLE_CELL, text=cell.text, header=header)
        yield from (block for block in cell.blocks if not is_cell_text(block))
        column += cell.span


def row_header(row: Sequence[Cell]) -> str:
    """Take the first cell as the row's header if it is short."""
    text = " ".join(row[0].text.split()) if row else ""
    return text if len(text) <= LONGEST_HEADER else ""
