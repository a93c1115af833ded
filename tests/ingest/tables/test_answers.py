"""Which columns hold answers, in forms with few and short ones."""

import io

import openpyxl
import pytest

from innspill.ingest.tables.forms import FormRow, read_form
from innspill.ingest.tables.spreadsheet import read_table
from innspill.model import NoticeKind
from innspill.options import ReadOptions


def form(source: str) -> tuple[FormRow, ...]:
    """Read a form in delimited text."""
    return read_form(source.encode(), "svar.csv", ReadOptions())


def told(row: FormRow) -> list[tuple[str, str]]:
    """Give a row's blocks as kind and text."""
    return [(block.kind.value, block.text) for block in row.document.blocks]


def test_an_export_with_one_short_answer_is_a_form() -> None:
    """Columns that only programs for forms write tell it; which are which is said."""
    (row,) = form(
        "ID;Starttidspunkt;Fullføringstidspunkt;E-post;Navn;Kommune;Støtter dere dette?;Utdyp\n"
        "1;04.03.2025 10:11;04.03.2025 10:31;anonymous;;Molde;Ja;Vi er for.\n"
    )
    assert (row.id, row.named, row.document.received) == ("1", "Molde", "2025-03-04")
    assert told(row) == [
        ("heading", "Støtter dere dette?"),
        ("paragraph", "Ja"),
        ("heading", "Utdyp"),
        ("paragraph", "Vi er for."),
    ]
    notices = [(notice.kind, dict(notice.values)) for notice in row.document.notices]
    assert notices[0][0] is NoticeKind.COLUMNS_GUESSED
    assert notices[0][1]["text"] == "Støtter dere dette? | Utdyp"
    assert notices[1:] == [(NoticeKind.LEFT_OUT, {"what": "columns", "count": "3"})]


@pytest.mark.parametrize("name", ["Kommune", "Avsender", "Organisasjon", "Navn"])
def test_names_of_the_register_make_a_form(name: str) -> None:
    """Where another column wants an answer; its question stands over a short one."""
    rows = form(f"{name};Merknad\nTingvoll;Ingen\nVolda kommune;Meir tid\nKari Eksempel;Ja\n")
    assert [row.named for row in rows] == ["Tingvoll", "Volda kommune", "Kari Eksempel"]
    assert told(rows[1]) == [("heading", "Merknad"), ("paragraph", "Meir tid")]


@pytest.mark.parametrize(
    "source",
    [
        "Kommune;Folketall\nMolde;32000\nAure;3500\n",
        "Kommune;Kontaktperson;E-post\nMolde;Kari Eksempel;a@b.example\n",
        "Kommune;Fylke;Målform\nMolde;Møre og Romsdal;nøytral\n",
        "Tema;Svar\nSkole;Ja\n",
    ],
)
def test_a_table_about_municipalities_is_no_form(source: str) -> None:
    """Figures, contacts and facts are no answers, and subjects no respondents."""
    assert form(source) == ()


def test_a_question_answered_in_few_words_stands_beside_the_long_ones() -> None:
    """A choice such as "Ja" does not, as the notice says."""
    long = "Vi trenger mer tid til innføringen enn det som er foreslått i høringsnotatet."
    (row,) = form(f"Kommune;Enig?;Hva mangler dere?;Hva mener dere?\nMolde;Ja;Folk og tid;{long}\n")
    assert [text for kind, text in told(row) if kind == "paragraph"] == ["Folk og tid", long]


def test_a_lone_header_is_no_text() -> None:
    """A form that nobody has answered gives no block, and a notice."""
    source = b"ID;Starttidspunkt;Kommune;Hva mener dere om forslaget?\n"
    assert read_form(source, "svar.csv", ReadOptions()) == ()
    document = read_table(source, "svar.csv")
    assert document.blocks == ()
    assert [dict(notice.values) for notice in document.notices] == [
        {"what": "columns", "count": "4"}
    ]


def test_a_workbook_with_one_row_is_a_form() -> None:
    """As in delimited text."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Respondent ID", "Date Created", "Organisasjon", "Hva mener dere?"])
    sheet.append([118, "2025/03/04", "Molde kommune", "Bra"])
    stream = io.BytesIO()
    book.save(stream)
    (row,) = read_form(stream.getvalue(), "svar.xlsx", ReadOptions())
    assert (row.id, row.named, row.document.received) == ("118", "Molde kommune", "2025-03-04")
    assert told(row) == [("heading", "Hva mener dere?"), ("paragraph", "Bra")]
