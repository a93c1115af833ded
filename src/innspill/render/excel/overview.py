"""The first sheet: what the matter is, where each thing stands, and what came of it."""

from dataclasses import dataclass
from typing import Any, Final

from innspill.language.catalogue import Catalogue
from innspill.render.excel.looks import Looks
from innspill.render.excel.sheets import set_up_print
from innspill.render.tables import Front, Pairs
from innspill.sheets import height_of, write_text

_LABEL_WIDTH: Final = 32  # characters
_TEXT_WIDTH: Final = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the first sheet tells; `sheets` are pairs of a sheet's name and its table's code."""

    front: Front
    sheets: tuple[tuple[str, str], ...]


def write_overview(page: Any, overview: Overview, words: Catalogue, looks: Looks) -> None:  # noqa: ANN401 xlsxwriter ships no types
    """Write the sheet; the names of the other sheets lead there."""
    front = overview.front
    page.set_column(0, 0, _LABEL_WIDTH)
    page.set_column(1, 1, _TEXT_WIDTH)
    write_text(page, (0, 0), front.title, looks.title)
    below = _write_pairs(page, 1, front.matter, looks)
    below = _write_heading(page, below, words.text("workbook.front.where"), looks)
    below = _write_links(page, below, _told(overview, words), looks)
    for heading, pairs in (("figures", front.figures), ("asked_heading", front.asked)):
        if pairs:
            below = _write_heading(page, below, words.text(f"workbook.front.{heading}"), looks)
            below = _write_pairs(page, below, pairs, looks)
    below = _write_heading(page, below, words.text("workbook.front.made"), looks)
    _write_pairs(page, below, front.made, looks)
    page.ignore_errors({"number_stored_as_text": "A1:B1000"})
    set_up_print(page, words)
    page.hide_gridlines(2)


def _told(overview: Overview, words: Catalogue) -> Pairs:
    """Say what each sheet holds."""
    return tuple((name, words.text(f"workbook.about.{code}")) for name, code in overview.sheets)


def _write_heading(page: Any, row: int, heading: str, looks: Looks) -> int:  # noqa: ANN401 as above
    """Write a heading with an empty row above; return the row below."""
    write_text(page, (row + 1, 0), heading, looks.heading)
    return row + 2


def _write_pairs(page: Any, row: int, pairs: Pairs, looks: Looks) -> int:  # noqa: ANN401 as above
    """Write pairs, one on each row; return the row below."""
    for at, (label, cell) in enumerate(pairs, start=row):
        page.set_row(at, height_of(((cell, _TEXT_WIDTH),)))
        write_text(page, (at, 0), label, looks.head)
        if isinstance(cell, str):
            write_text(page, (at, 1), cell, looks.text)
        else:
            page.write_number(at, 1, cell, looks.figure)
    return row + len(pairs)


def _write_links(page: Any, row: int, pairs: Pairs, looks: Looks) -> int:  # noqa: ANN401 as above
    """Write where each sheet is, as a link, and what it holds; return the row below."""
    for at, (name, about) in enumerate(pairs, start=row):
        page.set_row(at, height_of(((about, _TEXT_WIDTH),)))
        page.write_url(at, 0, f"internal:'{name}'!A1", looks.link, name)
        write_text(page, (at, 1), str(about), looks.text)
    return row + len(pairs)
