"""The workbook as a file: text is text, the same bytes, and what may be changed is seen."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from innspill.consultation.workbook.book import Standing
from innspill.consultation.workbook.content import book_of
from innspill.consultation.workbook.layout import COLUMNS, Sheet
from innspill.consultation.workbook.reading import read_workbook
from innspill.consultation.workbook.writing import write_workbook
from innspill.model import Language, Letter
from innspill.sheets import MOST_UNITS

DANGEROUS = (
    '=HYPERLINK("http://x","y")',
    "<r></si></sst></r>",
    "<r><t>Endret</t></r>",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "=cmd|' /C calc'!A0",
)


def opened(standing: Standing) -> Any:  # noqa: ANN401 openpyxl ships no types
    """Write a workbook and open it with another program."""
    return openpyxl.load_workbook(BytesIO(write_workbook(book_of(standing))))


def with_texts(standing: Standing, *texts: str) -> Standing:
    """Give the first passages other words."""
    passages = standing.result.passages
    new = tuple(replace(p, text=text) for p, text in zip(passages, texts, strict=False))
    result = replace(standing.result, passages=(*new, *passages[len(new) :]))
    return replace(standing, result=result)


def test_same_bytes(standing: Standing) -> None:
    """Two exports are the same, byte by byte, on whichever day."""
    data = write_workbook(book_of(standing))
    assert data == write_workbook(book_of(standing))
    with zipfile.ZipFile(BytesIO(data)) as packed:
        assert packed.read("docProps/core.xml").count(b">2000-01-01T00:00:00Z<") == 2
        assert {member.date_time for member in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_cell_is_a_formula(standing: Standing) -> None:
    """What begins as a formula does is written as the text that it is."""
    told = with_texts(standing, *DANGEROUS)
    submission = replace(standing.result.submissions[0], path="=1+1.txt")
    result = replace(told.result, submissions=(submission, *told.result.submissions[1:]))
    data = write_workbook(book_of(replace(told, result=result)))
    book = openpyxl.load_workbook(BytesIO(data))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    words = {str(cell.value).strip() for cell in cells}
    assert {text.strip() for text in DANGEROUS} <= words
    with zipfile.ZipFile(BytesIO(data)) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_text_stays_text(standing: Standing) -> None:
    """A number with a leading zero is a text, and its cell is one for who edits it."""
    first, *rest = standing.result.respondents
    respondents = (replace(first, municipality_number="0301"), *rest)
    book = opened(replace(standing, result=replace(standing.result, respondents=respondents)))
    cell = book["Innspillsgivere"]["G2"]
    assert (cell.value, cell.data_type, cell.number_format) == ("0301", "s", "@")


def test_header_filter_and_shades(standing: Standing) -> None:
    """Headings stay in sight, filters are on, and only what may be changed is white."""
    book = opened(standing)
    assert book.sheetnames[:4] == ["Les dette", "Tema", "Utsagn", "Innspillsgivere"]
    for sheet, title in zip(Sheet, book.sheetnames[1:4], strict=True):
        page = book[title]
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref.startswith("A1:")
        dimensions = page.column_dimensions.values()
        widths = {n: each.width for each in dimensions for n in range(each.min, each.max + 1)}
        for at, column in enumerate(COLUMNS[sheet], start=1):
            cell = page.cell(2, at)
            if not cell.has_style:  # an empty one looks as its column does
                cell = next(each for each in dimensions if each.min <= at <= each.max)
            shaded = cell.fill.fgColor.rgb == "FFEDEDED"
            assert shaded != column.editable, f"{title}, {column.code}"
            assert cell.alignment.wrap_text
            assert widths[at] >= column.width


def test_lists_to_choose_from(standing: Standing) -> None:
    """Drop-down lists refer to cells, since one written into the sheet may be too long."""
    book = opened(standing)
    lists = {
        str(rule.sqref): rule
        for title in ("Tema", "Utsagn", "Innspillsgivere")
        for rule in book[title].data_validations.dataValidation
    }
    assert {rule.type for rule in lists.values()} == {"list"}
    assert all(
        re.fullmatch(r"'?[\w-]+'?!\$[A-I]\$\d+:\$[A-I]\$\d+", r.formula1) for r in lists.values()
    )
    themes = lists["F2:F10"].formula1
    assert themes.startswith("'Tema'!$B$2:")
    names = book["innspill-lists"]["D"]
    assert len(names) > 350
    assert "Våler kommune (Innlandet)" in [cell.value for cell in names]
    assert not lists["F2:F4"].showErrorMessage, "another name may be written too"
    assert {book[t].sheet_state for t in ("innspill", "innspill-lists")} == {"veryHidden"}


def test_what_no_cell_can_hold(standing: Standing) -> None:
    """Control characters go, and a text that is too long is cut, which its row says."""
    long = "Ferje 🚢 " * 5000
    book = opened(with_texts(standing, "Før\x00 og\x0b etter\ufffe.", long))
    words, notes = book["Utsagn"]["E"], book["Utsagn"]["N"]
    assert words[1].value == "Før og etter."
    assert notes[1].value is None
    assert len(words[2].value.encode("utf-16-le")) // 2 <= MOST_UNITS
    assert long.startswith(words[2].value[:-1])
    assert "32767" in notes[2].value


@pytest.mark.parametrize(
    ("language", "title"),
    [(Language.NB, "Utsagn"), (Language.NN, "Utsegner"), (Language.EN, "Passages")],
)
def test_language(standing: Standing, language: Language, title: str) -> None:
    """The workbook speaks the letter's language, and is read back in each."""
    letter = Letter(title="", language=language, sections=())
    told = replace(standing, result=replace(standing.result, letter=letter))
    assert opened(told)[title].max_row == len(standing.result.passages) + 1
    returned = read_workbook(write_workbook(book_of(told)), "a.xlsx")
    assert set(returned.sheets) == set(Sheet)
    assert {len(page.columns) for page in returned.sheets.values()} == {9, 14, 8}


def test_who_says_the_same_twice(standing: Standing) -> None:
    """Two passages with the same words have rows of their own."""
    first, *rest = standing.result.passages
    twice = replace(standing.result, passages=(first, replace(first, id="again"), *rest))
    keys = [row.key for row in book_of(replace(standing, result=twice)).sheets[Sheet.PASSAGES]]
    assert len(set(keys)) == len(keys)
