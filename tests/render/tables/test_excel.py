"""summary.xlsx: the whole result in sheets that people can filter, count in and answer in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from xlsxwriter import Workbook

from innspill.language.catalogue import catalogue
from innspill.model import Language, Summary
from innspill.render import render
from innspill.render.excel.book import book_of
from innspill.render.excel.limits import Limits
from innspill.render.excel.looks import looks_of
from innspill.render.tables import TABLES, Cell, Kind, index_of
from innspill.sheets import write_text

SHEETS = (
    "Oversikt",
    "Tema",
    "Poeng",
    "Utsagn",
    "Forslag",
    "Hvem som har svart",
    "Tema og innspillsgivere",
    "Brevet",
    "Utsagn uten tema",
    "Merknader",
)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def opened(data: bytes) -> Any:  # noqa: ANN401 openpyxl ships no types
    """Open a workbook with another library than the one that wrote it."""
    return openpyxl.load_workbook(BytesIO(data))


def texts(data: bytes) -> list[str]:
    """Return all shared texts as Excel reads them: `_x000B_` in an element is that character."""
    root = etree.fromstring(ZipFile(BytesIO(data)).read("xl/sharedStrings.xml"))
    return ["".join(unescaped(t.text or "") for t in item.iter(f"{MAIN}t")) for item in root]


def unescaped(text: str) -> str:
    """Return the text that an element stands for (ECMA-376, part 1, 22.9.2.19)."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def rows_of(sheet: Any) -> list[list[Cell]]:  # noqa: ANN401 as above
    """Return the rows under the headings; an empty text is an empty cell."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def plain(row: tuple[Cell, ...]) -> list[Cell]:
    """Give a row as a sheet holds it."""
    return [None if cell == "" else cell for cell in row]


def test_sheets(full: Summary) -> None:
    """The sheets stand in their order, with the overview in front and open."""
    book = opened(render(full, "xlsx"))
    assert tuple(book.sheetnames) == SHEETS
    assert book.active.title == "Oversikt"


def test_read_back(full: Summary) -> None:
    """Each sheet has its table's headings and cells, texts as texts and numbers as numbers."""
    book, index = opened(render(full, "xlsx")), index_of(full)
    for name, make in zip(SHEETS[1:], TABLES, strict=True):
        table, sheet = make(index), book[name]
        assert [cell.value for cell in sheet[1]] == [column.heading for column in table.columns]
        assert rows_of(sheet) == [plain(row) for row in table.rows], name


def test_every_sheet_is_set_up(full: Summary) -> None:
    """Headings stay in view and repeat in print, filters are on, pages lie and are wide enough."""
    book = opened(render(full, "xlsx"))
    for name in SHEETS[1:]:
        sheet = book[name]
        last = openpyxl.utils.get_column_letter(sheet.max_column)
        assert sheet.auto_filter.ref == f"A1:{last}{sheet.max_row}"
        assert sheet.freeze_panes in {"A2", "B2"}
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert all(sheet.column_dimensions[c[0].column_letter].width for c in sheet.columns)
    assert book["Utsagn"].print_title_cols == "$A:$A"
    assert book["Tema og innspillsgivere"].freeze_panes == "B2"


def test_properties_are_of_signs_that_can_be_printed(summary: Summary) -> None:
    """A title with a control character does not break the file; it stands without."""
    letter = replace(summary.letter, title="Innspill\x0b om\x00 drift")
    book = opened(render(replace(summary, letter=letter), "xlsx"))
    assert book.properties.title == "Innspill om drift"


def test_matrix_shades_its_counts(summary: Summary) -> None:
    """The more was said, the darker a cell is; names and totals are not among those compared."""
    sheet = opened(render(summary, "xlsx"))["Tema og innspillsgivere"]
    shaded = [str(each.sqref) for each in sheet.conditional_formatting]
    assert shaded == [f"C2:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"]


def test_screen_readers_know_the_headings(full: Summary) -> None:
    """Each sheet names its first heading as screen readers look for it, the matrix both ways."""
    book = opened(render(full, "xlsx"))
    for name in SHEETS[1:]:
        heads = {"ColumnTitle", "Title"} & set(book[name].defined_names)
        both = name in {"Hvem som har svart", "Tema og innspillsgivere"}
        assert heads == {"Title" if both else "ColumnTitle"}
        (head,) = heads
        assert book[name].defined_names[head].attr_text == f"'{name}'!$A$1"


def test_cells_are_texts_that_wrap(summary: Summary) -> None:
    """A text wraps, and stays a text where somebody edits it."""
    sheet = opened(render(summary, "xlsx"))["Utsagn"]
    (at,) = (cell.column for cell in sheet[1] if cell.value == "Ordlyd")
    cell = sheet.cell(2, at)
    assert (cell.number_format, cell.alignment.wrap_text, cell.data_type) == ("@", True, "s")


def test_long_texts_have_high_rows(summary: Summary) -> None:
    """A row grows with its text, as far as the format goes."""
    first, second, *rest = summary.passages
    long = replace(first, text="ord " * 200), replace(second, text="ord " * 5_000)
    sheet = opened(render(replace(summary, passages=(*long, *rest)), "xlsx"))["Utsagn"]
    assert 15 < sheet.row_dimensions[2].height < 409
    assert 408 < sheet.row_dimensions[3].height <= 409


def test_the_recipient_can_answer(summary: Summary) -> None:
    """Every proposal has an empty cell with a list to choose from, and one to write in."""
    sheet = opened(render(summary, "xlsx"))["Forslag"]
    (rule,) = sheet.data_validations.dataValidation
    column = openpyxl.utils.column_index_from_string(re.findall("[A-Z]+", str(rule.sqref))[0])
    assert sheet.cell(1, column).value == "Fulgt opp"
    assert rule.formula1 == '"Ja,Delvis,Nei,Under vurdering"'
    assert next(iter(rule.sqref.ranges)).size["rows"] == len(summary.proposals) == sheet.max_row - 1
    assert {sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)} == {None}
    assert sheet.cell(2, column).fill.fgColor.rgb == "FFFFF4CC"


@pytest.mark.parametrize("language", [Language.NB, Language.NN, Language.EN])
def test_words_fit_the_format(full: Summary, language: Language) -> None:
    """In every language Excel takes the names of the sheets and the list of answers."""
    words = catalogue(language)
    names = [words.text(f"workbook.sheet.{code}") for code in ("overview", *_codes(full))]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(f"{name} 999") <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert len(",".join(words.variants("workbook.answers"))) <= 255
    assert not any("," in answer for answer in words.variants("workbook.answers"))


def _codes(summary: Summary) -> list[str]:
    index = index_of(summary)
    return [make(index).code for make in TABLES]


def test_nynorsk(summary: Summary) -> None:
    """A letter in nynorsk has its workbook in nynorsk, and says so."""
    letter = replace(summary.letter, language=Language.NN)
    data = render(replace(summary, letter=letter), "xlsx")
    assert "Utsegner" in opened(data).sheetnames
    assert b"nn-NO" in ZipFile(BytesIO(data)).read("docProps/custom.xml")


def test_properties(summary: Summary) -> None:
    """The file has the letter's title, its sender and language, and no time of writing."""
    data = render(summary, "xlsx")
    told = opened(data).properties
    assert (told.title, told.creator) == (summary.letter.title, summary.consultation.sender)
    assert told.created.isoformat() == told.modified.isoformat() == "2000-01-01T00:00:00"
    package = ZipFile(BytesIO(data))
    assert b"nb-NO" in package.read("docProps/custom.xml")
    assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_overview_leads_to_the_sheets(full: Summary) -> None:
    """The overview names each other sheet, leads there, and says what it holds."""
    book = opened(render(full, "xlsx"))
    page = book["Oversikt"]
    links = {
        cell.value: cell for row in page.iter_rows(max_col=1) for cell in row if cell.hyperlink
    }
    assert tuple(links) == SHEETS[1:]
    for name, cell in links.items():
        assert cell.hyperlink.location == f"'{name}'!A1"
        assert page.cell(cell.row, 2).value.endswith(".")


def test_figures_are_numbers(full: Summary) -> None:
    """The overview's figures are numbers, so that they can be counted with."""
    told = overview(render(full, "xlsx"))
    assert told["Utsagn"] == len(full.passages)
    assert told["Setninger i brevet"] == sum(len(s.sentences) for s in full.letter.sections)
    assert told["Kontrollsum for innspillene"] == "0" * 64
    assert "Celler der teksten er kuttet" not in told


def overview(data: bytes) -> Mapping[str, Cell]:
    """Return what stands beside each label of the overview, the last where two are the same."""
    return {row[0].value: row[1].value for row in opened(data)["Oversikt"].iter_rows(max_col=2)}


def test_hostile_text_is_kept(
    summary: Summary, hostile: str, attack: Callable[[Summary, str], Summary]
) -> None:
    """A hostile text stands in every sheet as it is: no formula, address, number or markup."""
    attacked = attack(summary, hostile)
    data = render(attacked, "xlsx")
    assert hostile in texts(data)
    package = ZipFile(BytesIO(data))
    for member in package.namelist():
        root = etree.fromstring(package.read(member))  # every part is XML that can be read
        assert not list(root.iter(f"{MAIN}f"))
        assert not [r for r in root.iter() if r.get("TargetMode") == "External"]
    book, index = opened(data), index_of(attacked)
    for name, make in zip(SHEETS[1:], TABLES, strict=True):
        told, sheet = make(index), book[name]
        for row, cells in zip(sheet.iter_rows(min_row=2), told.rows, strict=True):
            for cell, value, column in zip(row, cells, told.columns, strict=True):
                if value not in {None, ""} and column.kind is Kind.TEXT:
                    assert cell.data_type == "s"


@given(st.text(min_size=1) | st.text(alphabet="<r/>\r\n\t ='+-@&1;", min_size=1))
@example("<r><t>&amp;</t></r>")
@example("_x000B_")
@settings(deadline=None)
def test_any_text_is_kept(text: str) -> None:
    """Whatever a text is, Excel reads it as it was."""
    data = BytesIO()
    book = Workbook(data, {"in_memory": True})
    write_text(book.add_worksheet(), (0, 0), text, looks_of(book).text)
    book.close()
    assert texts(data.getvalue()) == [text]


def test_the_same_text_is_read_by_another_library(
    summary: Summary, attack: Callable[[Summary, str], Summary]
) -> None:
    """Markup, formulas, marks of direction and signs beyond the first plane are read as written."""
    text = "=1 <script> {{ 7*7 }} \u202eslutt \U0001d518 👩‍👧\n  «å» &amp; "
    sheet = opened(render(attack(summary, text), "xlsx"))["Utsagn"]
    (at,) = (cell.column for cell in sheet[1] if cell.value == "Ordlyd")
    assert {sheet.cell(row, at).value for row in range(2, sheet.max_row + 1)} == {text}


def test_a_text_that_no_cell_holds(summary: Summary) -> None:
    """A text of 40,000 characters is cut, says so and where it is whole; the overview counts it."""
    first, *rest = summary.passages
    long = replace(first, text="Æ" * 40_000)
    data = render(replace(summary, passages=(long, *rest)), "xlsx")
    (held,) = (text for text in texts(data) if text.startswith("ÆÆ"))
    assert len(held) == 32_767
    assert held.endswith("Hele teksten står i summary.json.]")
    assert overview(data)["Celler der teksten er kuttet"] == 1


def test_a_table_that_no_sheet_holds(summary: Summary) -> None:
    """A table with too many rows goes on in the next sheet, with its headings and filters."""
    book = opened(book_of(index_of(summary), Limits(rows=6, columns=16_384)))
    first, second = book["Utsagn"], book["Utsagn 2"]
    assert [cell.value for cell in first[1]] == [cell.value for cell in second[1]]
    ids = [row[0] for sheet in (first, second) for row in rows_of(sheet)]
    assert ids == [passage.id for passage in summary.passages]
    assert second.auto_filter.ref


def test_a_result_of_nothing(unwritten: Summary) -> None:
    """A result without passages, themes or letter is a workbook with headings alone."""
    nothing = replace(unwritten, passages=(), themes=(), unassigned=(), notices=())
    book = opened(render(nothing, "xlsx"))
    assert tuple(book.sheetnames) == SHEETS
    assert book["Utsagn"].max_row == 1
