"""Workbooks as files that people sorted, rearranged, saved with other programs, and broke."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from innspill.consultation.workbook.book import Standing
from innspill.consultation.workbook.content import book_of
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.reading import read_workbook
from innspill.consultation.workbook.taking import Taken, take_back
from innspill.consultation.workbook.writing import write_workbook
from innspill.errors import UsageError
from innspill.model import DecisionKind

Key = Callable[[str], str]
Edited = Callable[[Any], None]
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def edited(standing: Standing, *edits: Edited) -> bytes:
    """Write the workbook, and let people edit it with another program."""
    book = openpyxl.load_workbook(BytesIO(write_workbook(book_of(standing))))
    for edit in edits:
        edit(book)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def taken(standing: Standing, *files: bytes) -> Taken:
    """Take workbooks back, called a.xlsx, b.xlsx and so on."""
    names = (f"{letter}.xlsx" for letter in "abc")
    return take_back(standing, [read_workbook(data, name) for data, name in zip(files, names)])  # noqa: B905 there are more names


def reverse_rows(book: Any) -> None:  # noqa: ANN401 openpyxl ships no types
    """Sort the passages the other way round."""
    page = book["Utsagn"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for row, values in zip(page.iter_rows(min_row=2), reversed(rows), strict=True):
        for cell, value in zip(row, values, strict=True):
            cell.value = value


def move_theme_first(book: Any) -> None:  # noqa: ANN401 as above
    """Move the column of the theme to the front, with a column of one's own before it."""
    page = book["Utsagn"]
    themes = [cell.value for cell in page["F"]]
    page.delete_cols(6)
    page.insert_cols(1, 2)
    page["A1"] = "Min egen"
    for number, value in enumerate(themes, start=1):
        page.cell(number, 2).value = value


def drop_rows(book: Any) -> None:  # noqa: ANN401 as above
    """Delete a row, hide another, and filter."""
    page = book["Utsagn"]
    page.delete_rows(4)
    page.row_dimensions[3].hidden = True
    page.auto_filter.add_filter_column(1, ["Tinn kommune"])


def rename_sheet(book: Any) -> None:  # noqa: ANN401 as above
    """Give a sheet another name, and add one."""
    book["Utsagn"].title = "Gjennomgang"
    book.create_sheet("Notater", 0)["A1"] = "Våre notater"


def add_title(book: Any) -> None:  # noqa: ANN401 as above
    """Put a line above the headings."""
    book["Utsagn"].insert_rows(1)
    book["Utsagn"]["A1"] = "Til møtet på tirsdag"


@pytest.mark.parametrize(
    "handled", [reverse_rows, move_theme_first, drop_rows, rename_sheet, add_title]
)
def test_rearranged(standing: Standing, key: Key, handled: Edited) -> None:
    """However a sheet is sorted, filtered, moved and renamed, what was changed is found in it."""

    def move(book: Any) -> None:  # noqa: ANN401 as above
        handled(book)
        page = next(page for page in book if page.max_row > 5 and "Ordlyd" in headings(page))
        column = headings(page).index("Tema") + 1
        where = headings(page).index("Nøkkel") + 1
        keys = [page.cell(n, where).value for n in range(1, page.max_row + 1)]
        page.cell(keys.index(key("sk1577.3")) + 1, column).value = "Ferje"

    found = taken(standing, edited(standing, move))
    assert not found.refusals
    assert [remark.key for remark in found.remarks] == ["locks"]
    (edit,) = found.edits
    assert (edit.target.column, edit.target.key, edit.value) == ("theme", key("sk1577.3"), "ferje")


def headings(page: Any) -> list[Any]:  # noqa: ANN401 as above
    """Return the headings of a sheet, also with a line above them."""
    rows = ([cell.value for cell in row] for row in page.iter_rows(max_row=2))
    return next((row for row in rows if "Ordlyd" in row), [])


def test_nothing_changed(standing: Standing) -> None:
    """A workbook that nobody changed changes nothing, saved by another program too."""
    for data in (write_workbook(book_of(standing)), edited(standing)):
        found = taken(standing, data)
        assert (found.edits, found.refusals, found.remarks) == ((), (), ())
        assert found.owned == standing.owned


def test_two_files(standing: Standing, key: Key) -> None:
    """Two files give what both say, and a cell that both changed otherwise is named in each."""

    def one(book: Any) -> None:  # noqa: ANN401 as above
        book["Utsagn"]["J2"] = "ikke siter"
        book["Utsagn"]["K3"] = "Ring dem."

    def two(book: Any) -> None:  # noqa: ANN401 as above
        book["Utsagn"]["G2"] = "støtte"

    def other(book: Any) -> None:  # noqa: ANN401 as above
        book["Utsagn"]["J2"] = "foretrukket"

    both = taken(standing, edited(standing, one), edited(standing, two))
    made = {(d.kind, d.passage) for d in both.owned.decisions[2:]}
    assert made == {
        (DecisionKind.BARRED, key("sk5058.1")),
        (DecisionKind.POSITION, key("sk5058.1")),
    }
    assert [(c.passage, c.text) for c in both.comments] == [(key("sk5058.2"), "Ring dem.")]
    contrary = taken(standing, edited(standing, one), edited(standing, other))
    (refusal,) = contrary.refusals
    told = [(place.file, place.sheet, place.cell) for place in refusal.places]
    assert told == [("a.xlsx", "Utsagn", "J2"), ("b.xlsx", "Utsagn", "J2")]
    assert contrary.owned == standing.owned
    assert contrary.comments == ()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_saved_by_libreoffice(standing: Standing, tmp_path: Path, ending: str) -> None:
    """A workbook that LibreOffice saved again says what people changed, and nothing else."""

    def change(book: Any) -> None:  # noqa: ANN401 as above
        book["Utsagn"]["F2"] = "Ferje"
        book["Utsagn"]["K3"] = "To linjer:\nog =1+1"
        book["Innspillsgivere"]["F2"] = "0301"

    first = replace(standing.result.passages[2], text="=1+1 er to.\nNy linje; «ærlig» & <b> 🚢")
    passages = (*standing.result.passages[:2], first, *standing.result.passages[3:])
    told = replace(standing, result=replace(standing.result, passages=passages))
    unchanged = taken(told, saved_again(edited(told), tmp_path, ending))
    assert (unchanged.edits, unchanged.refusals, unchanged.remarks) == ((), (), ())
    found = taken(told, saved_again(edited(told, change), tmp_path, ending))
    assert found.refusals == ()
    assert {remark.key for remark in found.remarks} == {"locks"}
    assert {edit.value for edit in found.edits} == {"ferje", "To linjer:\nog =1+1", "0301"}


def saved_again(data: bytes, folder: Path, ending: str) -> bytes:
    """Let LibreOffice open a workbook and save it; skip the test where it has no Calc."""
    file = folder / "arbeidsbok.xlsx"
    file.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    words = ["--headless", "--convert-to", ending, "--outdir", str(folder / "ut"), str(file)]
    subprocess.run(  # noqa: S603 the program that was found, and a file of the test's
        [str(OFFICE), profile, *words], check=True, capture_output=True, timeout=180
    )
    saved = folder / "ut" / f"arbeidsbok.{ending}"
    if not saved.is_file():
        pytest.skip("LibreOffice has no Calc here")
    return saved.read_bytes()


def test_sheet_and_column_taken_out(standing: Standing) -> None:
    """A sheet or a column that is gone changes nothing, and is told."""

    def cut(book: Any) -> None:  # noqa: ANN401 as above
        del book["Tema"]
        book["Utsagn"].delete_cols(11)

    found = taken(standing, edited(standing, cut))
    assert [(each.key, each.place.sheet) for each in found.remarks] == [
        ("no_sheet", "Tema"),
        ("no_column", "Utsagn"),
    ]
    assert found.edits == ()
    assert found.refusals == ()


def spoil_state(book: Any) -> None:  # noqa: ANN401 as above
    """Damage the hidden sheet."""
    book["innspill"]["C1"] = '{"version": "1"}'


def newer(book: Any) -> None:  # noqa: ANN401 as above
    """Say that another version wrote the workbook."""
    head = book["innspill"]["C1"]
    head.value = head.value.replace('"version": "1"', '"version": "2"')


def no_key(book: Any) -> None:  # noqa: ANN401 as above
    """Take the column of the keys out."""
    book["Utsagn"].delete_cols(1)


def twice(book: Any) -> None:  # noqa: ANN401 as above
    """Give a column of one's own a heading that is taken."""
    book["Utsagn"]["O1"] = "Tema"


def no_state(book: Any) -> None:  # noqa: ANN401 as above
    """Take the hidden sheet out."""
    del book["innspill"]


@pytest.mark.parametrize(
    ("spoilt", "message"),
    [
        (spoil_state, "a.xlsx: this is no workbook from"),
        (no_state, "a.xlsx: this is no workbook from"),
        (newer, "a.xlsx: this workbook is from another version"),
        (no_key, 'a.xlsx, Utsagn: the column "Nøkkel" is gone'),
        (twice, 'a.xlsx, Utsagn: two columns are called "Tema"'),
    ],
)
def test_spoilt(standing: Standing, spoilt: Edited, message: str) -> None:
    """What cannot be read for sure is refused, and the message says what is wrong."""
    with pytest.raises(UsageError) as error:
        taken(standing, edited(standing, spoilt))
    assert error.value.message.startswith(message)
    assert error.value.hint


@pytest.mark.parametrize("data", [b"", b"Ikke noe regneark", b"PK\x03\x04 avkuttet"])
def test_no_workbook(data: bytes) -> None:
    """A file that is no workbook is refused."""
    with pytest.raises(UsageError, match="this is no workbook"):
        read_workbook(data, "a.xlsx")


def test_workbook_of_another_kind() -> None:
    """A workbook that innspill did not make is refused."""
    book, data = openpyxl.Workbook(), BytesIO()
    book.save(data)
    with pytest.raises(UsageError, match="this is no workbook"):
        read_workbook(data.getvalue(), "a.xlsx")


def test_other_consultation(standing: Standing) -> None:
    """A workbook about other passages is refused; one of an earlier inbox is not."""
    data = edited(standing)
    provenance = replace(standing.result.provenance, inputs_sha256="1" * 64)
    later = replace(standing.result, provenance=provenance)
    found = taken(replace(standing, result=later), data)
    assert found.refusals == ()
    passages = tuple(replace(p, text=f"Om noe annet: {p.id}") for p in later.passages)
    with pytest.raises(UsageError, match="from another consultation"):
        taken(replace(standing, result=replace(later, passages=passages)), data)
    assert set(read_workbook(data, "a.xlsx").sheets) == set(Sheet)
