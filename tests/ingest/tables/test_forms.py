"""Form exports: which column holds what, and one submission a row."""

import datetime as dt
import io
from collections.abc import Callable, Sequence

import openpyxl
import pytest

from innspill.errors import UsageError
from innspill.ingest.faults import LimitError
from innspill.ingest.readers import read_file
from innspill.ingest.tables.delimited import rows_of_text
from innspill.ingest.tables.forms import FormRow, read_form
from innspill.model import NoticeKind
from innspill.options import ReadOptions

LONG = "Kommunen mener at forslaget er godt, men at fristen er for kort for små kommuner"


def form(source: str, **options: object) -> tuple[FormRow, ...]:
    """Read a form in delimited text."""
    return read_form(source.encode(), "svar.csv", ReadOptions(**options))  # type: ignore[arg-type]


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    """Write a workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Ark {number}")
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_one_whose_rows_agree(delimiter: str) -> None:
    """Other delimiters may stand in the answers; quotation marks enclose line breaks."""
    text = f'navn{delimiter}svar\nÅsvik{delimiter}"Ja, men; a|b\nto"\nNes{delimiter}nei\n'
    assert rows_of_text(text) == (("navn", "svar"), ("Åsvik", "Ja, men; a|b\nto"), ("Nes", "nei"))


def test_quotation_marks_within_unquoted_fields_are_text() -> None:
    """A field that begins with a quotation mark does not swallow the rows below it."""
    text = 'id\tsvar\n1\t"Nei" er svaret\n2\t"Ja\n3\tVet ikke\n'
    assert rows_of_text(text)[2:] == (("2", '"Ja'), ("3", "Vet ikke"))


def test_columns_are_recognised_and_said() -> None:
    """The long answers, the respondent, the id and the date are found by name and content."""
    rows = form(
        f"ID;Fullføringstidspunkt;E-post;Kommune;Enig?;Hva mener dere?\n"
        f"7;04.03.2025 10:11;a@b.example;Åsvik;Ja;{LONG}.\n"
        f"9;2025-03-05;c@d.example;Nes;Ja;\n"
    )
    assert [(row.id, row.named, row.document.received) for row in rows] == [
        ("7", "Åsvik", "2025-03-04"),
        ("9", "Nes", "2025-03-05"),
    ]
    assert [block.text for block in rows[0].document.blocks] == [f"{LONG}."]
    assert [(notice.kind, dict(notice.values)) for notice in rows[0].document.notices] == [
        (
            NoticeKind.COLUMNS_GUESSED,
            {
                "text": "Hva mener dere?",
                "respondent": "Kommune",
                "id": "ID",
                "date": "Fullføringstidspunkt",
            },
        ),
        (NoticeKind.LEFT_OUT, {"what": "columns", "count": "2"}),
    ]
    assert [notice.kind for notice in rows[1].document.notices] == [NoticeKind.ROW_EMPTY]


def test_several_questions_are_headings_over_their_answers() -> None:
    """An unanswered question has no heading; a line of an answer is a block."""
    rows = form(
        "Navn;Om skole;Om helse\nÅsvik;Ja.;Nei.\nNes;;- mer tid\n",
        text_columns=("om skole", "Om helse"),
    )
    told = [[(block.kind.value, block.text) for block in row.document.blocks] for row in rows]
    assert told == [
        [
            ("heading", "Om skole"),
            ("paragraph", "Ja."),
            ("heading", "Om helse"),
            ("paragraph", "Nei."),
        ],
        [("heading", "Om helse"), ("list_item", "mer tid")],
    ]


def test_a_question_about_the_municipality_is_not_its_name() -> None:
    """A column of choices, or of addresses, never says who answers."""
    rows = form(
        f"Deltar din kommune?;Kommune (e-post);Virksomhet;Svar\nJa;a@b.example;Åsvik AS;{LONG}\n"
    )
    assert rows[0].named == "Åsvik AS"


def test_a_wrong_column_name_gets_a_hint() -> None:
    """The nearest name is suggested."""
    with pytest.raises(UsageError) as caught:
        form("Navn;Kommentar\nÅsvik;Ja\n", text_columns=("Komentar",))
    assert caught.value.hint == "Did you mean Kommentar?"


def test_ids_that_repeat_are_numbered() -> None:
    """Each row keeps an id of its own."""
    rows = form("nr;tekst\n1;a\n1;b\n;c\n", text_columns=("tekst",), id_column="nr")
    assert [row.id for row in rows] == ["1", "1-2", "rad-3"]


def test_a_table_without_free_text_is_one_submission() -> None:
    """Short cells are the cells of a table, not answers."""
    source = "Tema;Antall\nSkole;3\n"
    assert form(source) == ()
    document = read_file(source.encode(), "tabell.csv")
    assert [(block.text, block.header) for block in document.blocks] == [
        ("Tema", ""),
        ("Antall", ""),
        ("Skole", "Tema"),
        ("3", "Antall · Skole"),
    ]


def test_a_workbooks_first_sheet_is_the_form() -> None:
    """A title above the header is passed over; the other sheets are left out with a notice."""
    data = workbook(
        [["Høringssvar"], ["Kommune", "Dato", "Svar"], ["Åsvik", dt.date(2025, 3, 4), LONG]],
        [["Mer"], ["x"]],
    )
    rows = read_form(data, "svar.xlsx", ReadOptions())
    assert [(row.id, row.named, row.document.received) for row in rows] == [
        ("1", "Åsvik", "2025-03-04")
    ]
    assert dict(rows[0].document.notices[-1].values) == {"what": "sheets", "count": "1"}


def test_a_far_away_cell_is_refused_before_it_is_reached() -> None:
    """A sheet that spans more cells than are read would end the process that reads it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["XFD1048576"] = "a", "b"
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(LimitError, match="table_cells"):
        read_form(stream.getvalue(), "svar.xlsx", ReadOptions())


def test_repeated_rows_of_an_ods_count(make_zip: Callable[..., bytes]) -> None:
    """A cell that is repeated a billion times is refused."""
    names = " ".join(
        f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
        for each in ("office", "table")
    )
    content = (
        f"<office:document-content {names}><table:table>"
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="1000" office:value-type="string"/></table:table-row>'
        "</table:table></office:document-content>"
    )
    members = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    with pytest.raises(LimitError, match="table_cells"):
        read_form(make_zip(members), "svar.ods", ReadOptions())
