"""Drafts on the command line: `innspill summarise` onto one, `innspill export`."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

Run = Callable[..., Any]
MINE = " Dette har jeg skrevet."
LATE = "Rauma kommune\n\nStaten bør dekke kostnadene ved drift av nye løsninger.\n"


@pytest.fixture
def result(run: Run, inbox: Path, tmp_path: Path) -> Path:
    """Give a folder with a result."""
    assert run("summarise", inbox, "--out", tmp_path / "r", "--quiet").code == 0
    return tmp_path / "r"


def edit(path: Path, heading: str = "Bakgrunn") -> None:
    """Write a sentence under a heading of a draft, as in Word."""
    document = docx.Document(BytesIO(path.read_bytes()))
    every = [Paragraph(p, document._body) for p in document.element.body.iter(qn("w:p"))]
    place = next(n for n, each in enumerate(every) if each.text == heading)
    every[place + 1].add_run(MINE)
    document.save(str(path))


def text_of(path: Path) -> str:
    """Return all text of a Word document."""
    root = docx.Document(BytesIO(path.read_bytes())).element.body
    return "".join(each.text or "" for each in root.iter(qn("w:t")))


def answer(path: Path, said: str) -> None:
    """Answer the first proposal of a workbook, as in Excel."""
    book = openpyxl.load_workbook(path)
    page = book["Forslag"]
    column = next(cell.column for cell in page[1] if cell.value == "Fulgt opp")
    page.cell(2, column).value = said
    book.save(path)


def test_answers_in_the_workbook_stay(run: Run, inbox: Path, result: Path) -> None:
    """A workbook in which proposals are answered is not written over, unless by force."""
    book = result / "summary.xlsx"
    wanted = ("--format", "xlsx")
    assert run("export", result, *wanted).code == 0
    assert run("export", result, *wanted).code == 0
    answer(book, "Delvis")
    answered = book.read_bytes()
    for command in (("export", result), ("summarise", inbox, "--out", result)):
        told = run(*command, *wanted)
        assert told.code == 2
        assert "answers to proposals that would be lost (cells filled in: 1)" in told.err
        assert book.read_bytes() == answered
    assert run("export", result, *wanted, "--force").code == 0
    assert book.read_bytes() != answered


@pytest.mark.parametrize("name", ["Til departementet.pdf", "brev.DOCX"])
def test_no_folder_with_the_name_of_a_file(
    run: Run, inbox: Path, result: Path, tmp_path: Path, name: str
) -> None:
    """Who gives a file's name where a folder is wanted is told so, and no such folder is made."""
    for command in (("export", result), ("summarise", inbox)):
        told = run(*command, "--out", tmp_path / name)
        assert told.code == 2
        assert "--out names a folder" in " ".join(told.err.split())
    assert not (tmp_path / name).exists()


def test_what_is_not_filled_in_is_told_before_sending(
    run: Run, inbox: Path, tmp_path: Path
) -> None:
    """The file to send is told with the blanks that its letterhead still has, and only them."""
    starter, out = tmp_path / "brevmal.docx", tmp_path / "r"
    assert run("init", "--template", starter, "--language", "nb").code == 0
    assert run("summarise", inbox, "--out", out, "--template", starter, "--quiet").code == 0
    told = run("export", out, "--clean", "--out", tmp_path / "send.docx")
    assert "[adresse], [telefon], [e-post]" in " ".join(told.err.split())
    assert "[1]" not in told.err
    assert run("summarise", inbox, "--out", tmp_path / "plain", "--quiet").code == 0
    told = run("export", tmp_path / "plain", "--clean", "--out", tmp_path / "annen.docx")
    assert "Not filled in" not in told.err


def test_no_workbook_is_left_alone(run: Run, result: Path) -> None:
    """A file that is called summary.xlsx and is no workbook is somebody's, and stays."""
    (result / "summary.xlsx").write_bytes(b"Svar til alle")
    told = run("export", result, "--format", "xlsx")
    assert told.code == 2
    assert "is no workbook that can be read" in told.err
    assert (result / "summary.xlsx").read_bytes() == b"Svar til alle"


def test_same_draft_again(run: Run, inbox: Path, result: Path) -> None:
    """A second run over the same submissions leaves the draft byte for byte, and says nothing."""
    before = (result / "summary.docx").read_bytes()
    outcome = run("summarise", inbox, "--out", result)
    assert outcome.code == 0
    assert (result / "summary.docx").read_bytes() == before
    assert "The draft is up to date" not in outcome.err


def test_late_submission_onto_an_edited_draft(run: Run, inbox: Path, result: Path) -> None:
    """A late submission comes in around what was edited; the screen says which part is whose."""
    draft = result / "summary.docx"
    edit(draft)
    (inbox / "Rauma.txt").write_text(LATE, encoding="utf-8")
    outcome = run("summarise", inbox, "--out", result)
    assert outcome.code == 0
    assert "your text is kept; the new one is attached as a comment in Word" in outcome.err
    assert "written anew" in outcome.err
    assert MINE.strip() in text_of(draft)
    assert "Rauma kommune" in text_of(draft)
    comments = ZipFile(draft).read("word/comments.xml").decode()
    assert "fire innspill" in comments


def test_machines_are_told(run: Run, inbox: Path, result: Path) -> None:
    """Machines get every part of the draft with what became of it."""
    edit(result / "summary.docx")
    told = json.loads(run("summarise", inbox, "--out", result, "--json").out)
    fates = {part["part"]: part["fate"] for part in told["draft"]}
    assert fates["background"] == "kept"
    assert set(fates.values()) == {"kept", "unchanged"}
    assert told["lost"] == []


def test_force_says_what_is_lost(run: Run, inbox: Path, result: Path) -> None:
    """With --force the draft is new, and the screen names the parts that people had edited."""
    draft = result / "summary.docx"
    new = draft.read_bytes()
    edit(draft)
    outcome = run("summarise", inbox, "--out", result, "--force")
    assert outcome.code == 0
    assert draft.read_bytes() == new
    assert "Overwritten with --force" in outcome.err
    assert "Bakgrunn" in outcome.err
    again = run("summarise", inbox, "--out", result, "--force")
    assert "Overwritten with --force" not in again.err


def test_foreign_file_is_refused_before_the_reading(run: Run, inbox: Path, tmp_path: Path) -> None:
    """A Word file that innspill did not write stops the run; --force overwrites it and says so."""
    out = tmp_path / "r"
    out.mkdir()
    docx.Document().save(str(out / "summary.docx"))
    before = (out / "summary.docx").read_bytes()
    outcome = run("summarise", inbox, "--out", out)
    assert outcome.code == 2
    assert "no draft in which innspill can tell your text from its own" in outcome.err
    assert [file.name for file in out.iterdir()] == ["summary.docx"]
    assert (out / "summary.docx").read_bytes() == before
    assert run("summarise", inbox, "--out", out, "--format", "md").code == 0
    forced = run("summarise", inbox, "--out", out, "--force")
    assert forced.code == 0
    assert "all that was in the file" in forced.err


def test_export_again(run: Run, result: Path, tmp_path: Path) -> None:
    """An earlier result is written again in any format, the same bytes as the first time."""
    assert run("export", result, "--out", tmp_path / "e", "-f", "md", "-f", "docx").code == 0
    assert {file.name for file in (tmp_path / "e").iterdir()} == {"summary.md", "summary.docx"}
    for file in (tmp_path / "e").iterdir():
        assert file.read_bytes() == (result / file.name).read_bytes()


def test_export_keeps_an_edited_draft(run: Run, result: Path) -> None:
    """Writing beside the result keeps what was edited in the draft."""
    draft = result / "summary.docx"
    edit(draft)
    before = draft.read_bytes()
    outcome = run("export", result)
    assert outcome.code == 0
    assert draft.read_bytes() == before
    assert "your text is kept" in outcome.err


def test_export_clean(run: Run, result: Path, tmp_path: Path) -> None:
    """The edited draft is made ready to be sent, under a name that is asked for, or its own."""
    edit(result / "summary.docx")
    assert run("export", result, "--clean").code == 0
    assert MINE.strip() in text_of(result / "summary-clean.docx")
    named = tmp_path / "Felles innspill.docx"
    assert run("export", result / "summary.docx", "--clean", "--out", named).code == 0
    assert named.read_bytes() == (result / "summary-clean.docx").read_bytes()
    assert b"innspill:" not in ZipFile(named).read("word/document.xml")
    assert b"innspill:" in ZipFile(result / "summary.docx").read("word/document.xml")


def test_export_clean_overwrites_nothing(run: Run, result: Path) -> None:
    """A file to send that is there already may have been edited: only --force overwrites it."""
    assert run("export", result, "--clean").code == 0
    refused = run("export", result, "--clean")
    assert refused.code == 2
    assert "exists, and could be a file that you have edited" in refused.err
    assert run("export", result, "--clean", "--force").code == 0


def test_export_clean_without_a_draft(run: Run, result: Path) -> None:
    """Where there is no draft, the file to send is made from the result."""
    (result / "summary.docx").unlink()
    assert run("export", result, "--clean").code == 0
    assert "Bakgrunn" in text_of(result / "summary-clean.docx")


def test_export_clean_is_word(run: Run, result: Path) -> None:
    """--clean with another format is refused."""
    outcome = run("export", result, "--clean", "-f", "md")
    assert outcome.code == 2
    assert "--clean makes a Word file" in outcome.err


def test_nothing_is_written_among_submissions(run: Run, inbox: Path) -> None:
    """In a consultation folder, a file to send is not put where the next run would read it."""
    (inbox / "innspill.toml").write_text("", encoding="utf-8")
    assert run("summarise", inbox, "--quiet").code == 0
    for asked in (("--clean", "--out", inbox / "ferdig.docx"), ("--out", inbox / "ut")):
        outcome = run("export", inbox, *asked)
        assert outcome.code == 2
        assert "would be read with them" in outcome.err
    assert run("export", inbox, "--clean", "--out", inbox / "result" / "ferdig.docx").code == 0


def test_export_writes_the_formats_of_the_settings(run: Run, consultation: Path) -> None:
    """Without a flag, an earlier result is written again in the formats that people chose."""
    settings = consultation / "innspill.toml"
    settings.write_text('[letter]\nformats = ["csv", "json"]\n', encoding="utf-8")
    assert run("summarise", consultation, "--quiet").code == 0
    written = consultation / "result" / "summary.csv"
    before = written.read_bytes()
    written.unlink()
    assert run("export", consultation).code == 0
    assert written.read_bytes() == before
    assert not (consultation / "result" / "summary.md").exists()
