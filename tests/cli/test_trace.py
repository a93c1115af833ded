"""`innspill trace` as a user meets it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def result(run: Run, inbox: Path, tmp_path: Path) -> Path:
    """Give a folder with a result."""
    assert run("summarise", inbox, "--out", tmp_path / "r", "--quiet").code == 0
    return tmp_path / "r"


def test_overview(run: Run, result: Path) -> None:
    """Without anything asked, each respondent has a line."""
    outcome = run("trace", result)
    assert outcome.code == 0
    assert all(name in outcome.err for name in ("Åfjord kommune", "Volda kommune", "Tinn kommune"))


def test_respondent(run: Run, result: Path) -> None:
    """A respondent's every passage is shown with what became of it."""
    outcome = run("trace", result, "--respondent", "volda")
    assert outcome.code == 0
    assert "Kommunen ber om betre opplæring av dei tilsette." in outcome.err
    assert "Repeated word for word" in outcome.err


def test_sentence_as_json(run: Run, result: Path) -> None:
    """Machines get the sentence with its sources."""
    outcome = run("trace", result, "--sentence", "betre opplæring", "--json")
    (first, *_) = json.loads(outcome.out)
    assert first["sources"][0]["submission"]["path"] == "Svar frå Volda.txt"


def test_pages(run: Run, result: Path) -> None:
    """Each respondent gets a page in each format that is asked for, the same bytes each time."""
    pages = result / "sider"
    asked = ("trace", result, "--out", pages, "-f", "docx", "-f", "html", "-f", "md")
    assert run(*asked).code == 0
    names = ("Tinn kommune", "Volda kommune", "Åfjord kommune")
    assert {f.name for f in pages.iterdir()} == {
        f"{name}.{kind}" for name in names for kind in ("docx", "html", "md")
    }
    before = {file.name: file.read_bytes() for file in pages.iterdir()}
    assert run(*asked).code == 0
    assert before == {file.name: file.read_bytes() for file in pages.iterdir()}
    page = (pages / "Volda kommune.md").read_text(encoding="utf-8")
    assert "# Dette ble gjort med innspillet deres" in page
    assert "Kommunen ber om betre opplæring av dei tilsette." in page


def test_unknown_format(run: Run, result: Path) -> None:
    """A format that pages have not is refused, and nothing is written."""
    outcome = run("trace", result, "--out", result / "sider", "-f", "xlsx")
    assert outcome.code == 2
    assert "docx, html, md" in outcome.err
    assert not (result / "sider").exists()


def test_unknown_respondent(run: Run, result: Path) -> None:
    """A name that nobody has gets the nearest one."""
    outcome = run("trace", result, "-r", "Afjord")
    assert outcome.code == 2
    assert "Did you mean Åfjord kommune?" in outcome.err


def test_pages_are_no_submissions(run: Run, inbox: Path) -> None:
    """Pages are not written among the submissions, where the next run would read them."""
    (inbox / "innspill.toml").write_text("", encoding="utf-8")
    assert run("summarise", inbox, "--quiet").code == 0
    outcome = run("trace", inbox, "--out", inbox / "sider")
    assert outcome.code == 2
    assert "would be read with them" in outcome.err
    assert run("trace", inbox, "--out", inbox / "result/sider").code == 0
    again = run("summarise", inbox, "--json")
    assert json.loads(again.out)["received"] == 3


def test_pages_replace_no_submission(
    run: Run, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that is no consultation folder, pages do not land among the submissions."""
    monkeypatch.chdir(inbox)
    assert run("summarise", ".", "--quiet").code == 0
    for out in (".", "sider"):
        outcome = run("trace", "--out", out)
        assert outcome.code == 2
        assert "would be read with them" in outcome.err


def test_device_names(run: Run, tmp_path: Path) -> None:
    """A respondent whose name Windows keeps for a device gets a page of another name."""
    (tmp_path / "inn").mkdir()
    (tmp_path / "inn" / "CON.txt").write_text("Staten må dekke kostnadene.", encoding="utf-8")
    assert run("summarise", tmp_path / "inn", "--out", tmp_path / "r", "--quiet").code == 0
    assert run("trace", tmp_path / "r", "--out", tmp_path / "r/sider", "-f", "md").code == 0
    assert [file.name for file in (tmp_path / "r/sider").iterdir()] == ["_CON.md"]
