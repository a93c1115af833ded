"""What a cell can hold, and how a text in it stays one."""

from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from innspill.sheets import LINE_HEIGHT, PLAIN_TEXT, cut_to, height_of, write_text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "<r><t>x</t></r>",
        "<r></si></sst></r>",
        "<r></r>",
        "http://a.no",
        "007",
        "@a",
        "{=1}",
    ],
)
def test_a_text_stays_a_text(text: str) -> None:
    """What looks like a formula, an address, a number or the format's own markup is read back."""
    data = BytesIO()
    book = Workbook(data, dict(PLAIN_TEXT))
    write_text(book.add_worksheet(), (0, 0), text, book.add_format({"num_format": "@"}))
    book.close()
    cell = openpyxl.load_workbook(data).worksheets[0]["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@given(st.text("aå🚢", max_size=20), st.integers(0, 20))
def test_cut(text: str, units: int) -> None:
    """As much of a text is kept as fits, and no sign is cut in two."""
    kept = cut_to(text, units)
    assert text.startswith(kept)
    assert len(kept.encode("utf-16-le")) <= 2 * units
    rest = text[len(kept) :]
    assert not rest or len((kept + rest[0]).encode("utf-16-le")) > 2 * units


def test_height() -> None:
    """A row is as high as its text with the most lines, and no higher than the format allows."""
    assert height_of([("", 10), (3, 10)]) == LINE_HEIGHT
    assert height_of([("x" * 21, 10), ("a\nb", 10)]) == 3 * LINE_HEIGHT
    assert height_of([("x" * 10_000, 10)]) < 410
