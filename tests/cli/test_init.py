"""`innspill init` as a user meets it: a folder, two sentences, and a letter a minute later."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from innspill.consultation import Settings, parse_settings
from innspill.render.json import read_json
from innspill.render.templates import template_folder

Run = Callable[..., Any]


def test_from_nothing_to_a_letter(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder is made, filled in and summarised, and inside it no command needs an argument."""
    home = tmp_path / "Høring om ære"
    home.mkdir()
    monkeypatch.chdir(home)
    made = run("init")
    assert made.code == 0
    assert made.err.splitlines()[-2:] == [
        "1. Fill in innspill.toml with a text editor, and put the submissions into inbox.",
        "2. Then type: innspill summarise",
    ]
    file = home / "innspill.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('title = ""', 'title = "Ny strategi"')
    text = text.replace("#deadline", "deadline")
    text = text.replace("members = [", 'members = ["Tinn", "1577", "kommunene i Oslo",')
    file.write_text(text, encoding="utf-8")
    letters = {
        "Tinn.txt": "Tinn kommune\n\nStaten bør dekke kostnadene ved drift.",
        "svar.txt": "Volda kommune\n\nKommunen ber om betre opplæring av dei tilsette.",
    }
    for name, letter in letters.items():
        (home / "inbox" / name).write_text(letter, encoding="utf-8")
    assert run("summarise", "--quiet").code == 0
    summary = read_json((home / "result/summary.json").read_bytes())
    assert summary.consultation.title == "Ny strategi"
    assert summary.consultation.deadline == "2026-03-01"
    assert {r.name: r.status.value for r in summary.respondents if r.invited} == {
        "Oslo kommune": "silent",
        "Tinn kommune": "answered",
        "Volda kommune": "answered",
    }
    assert summary.notices == ()
    assert run("check", "--quiet").code == 0


def test_another_folder_is_named_in_the_next_step(run: Run, tmp_path: Path) -> None:
    """The command to type next has the folder, in quotation marks where it needs them."""
    for name, typed in (("sak", f"{tmp_path / 'sak'}"), ("ny sak", f'"{tmp_path / "ny sak"}"')):
        outcome = run("init", tmp_path / name)
        assert outcome.err.splitlines()[-1] == f"2. Then type: innspill summarise {typed}"


def test_what_is_there_is_left_with_a_sentence(run: Run, tmp_path: Path) -> None:
    """Settings that are there are named and left; what is missing is made."""
    (tmp_path / "innspill.toml").write_text("# our own", encoding="utf-8")
    (tmp_path / "Rauma.docx").write_bytes(b"")
    outcome = run("init", tmp_path)
    assert outcome.code == 0
    assert "inbox, README.md and .gitignore" in outcome.err
    assert "left as it was: innspill.toml." in outcome.err
    assert "One file lies in the folder outside inbox" in outcome.err
    assert (tmp_path / "innspill.toml").read_text(encoding="utf-8") == "# our own"


@pytest.mark.parametrize(
    ("language", "head"),
    [("nb", "Innstillingene"), ("nn", "Innstillingane"), ("en", "The settings")],
)
def test_language(run: Run, tmp_path: Path, language: str, head: str) -> None:
    """`--language` is what the files are explained in, and nynorsk that of the letter as well."""
    assert run("init", tmp_path / "sak", "--language", language).code == 0
    text = (tmp_path / "sak/innspill.toml").read_text(encoding="utf-8")
    assert text.startswith(f"# {head}")
    written = parse_settings(text, "innspill.toml").letter.language.value
    assert written == ("nn" if language == "nn" else "nb")


def test_the_screens_language(run: Run, tmp_path: Path) -> None:
    """Without the flag, the files are explained in the language of the screen."""
    assert run("init", tmp_path).code == 0
    text = (tmp_path / "innspill.toml").read_text(encoding="utf-8")
    assert text.startswith("# The settings of this consultation.")
    assert parse_settings(text, "innspill.toml") == Settings()


@pytest.mark.parametrize("language", ["se", "xx"])
def test_a_language_that_is_not_there(run: Run, tmp_path: Path, language: str) -> None:
    """Another language is wrong use, and nothing is made."""
    assert run("init", tmp_path / "ny", "-l", language).code == 2
    assert not (tmp_path / "ny").exists()


def test_a_file_is_no_folder(run: Run, tmp_path: Path) -> None:
    """A file in the folder's place is wrong use, with a hint."""
    (tmp_path / "sak").write_bytes(b"x")
    outcome = run("init", tmp_path / "sak")
    assert outcome.code == 2
    assert "is a file" in outcome.err
    assert "innspill init NAME" in outcome.err
    assert (tmp_path / "sak").read_bytes() == b"x"


@pytest.mark.parametrize("named", ["", "brev.docx", "maler", "maler/vårt brev.docx"])
def test_a_letterhead(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """`--template` writes a letterhead, and says how to use it; nothing else is made."""
    monkeypatch.chdir(tmp_path)
    outcome = run("init", "--template", *([named] if named else []))
    file = tmp_path / named if named.endswith(".docx") else tmp_path / named / "brevmal.docx"
    assert outcome.code == 0
    assert file.read_bytes().startswith(b"PK")
    assert f'template = "{file.name}"' in outcome.err
    assert [entry.name for entry in tmp_path.iterdir()] == [file.relative_to(tmp_path).parts[0]]


def test_a_letterhead_is_never_written_over(run: Run, tmp_path: Path) -> None:
    """A letterhead that is there, which people may have edited, is left as it is."""
    (tmp_path / "brevmal.docx").write_bytes(b"ours")
    outcome = run("init", "--template", tmp_path)
    assert outcome.code == 2
    assert "left as it is" in outcome.err
    assert (tmp_path / "brevmal.docx").read_bytes() == b"ours"
    assert run("init", "--template", tmp_path / "brev.odt").code == 2
    (tmp_path / "Høring 1.2").mkdir()
    assert run("init", "--template", tmp_path / "Høring 1.2").code == 0
    assert run("init", "--template", tmp_path / "brevmal.docx" / "ny.docx").code == 2


def test_a_letter_in_the_new_letterhead(run: Run, tmp_path: Path) -> None:
    """A folder with a letterhead of its own gives a letter in it, without a flag."""
    home = tmp_path / "sak"
    run("init", home, "--language", "nb")
    run("init", "--template", home, "--language", "nb")
    settings = home / "innspill.toml"
    text = settings.read_text(encoding="utf-8").replace("#template", "template")
    settings.write_text(text.replace('sender = ""', 'sender = "Nettverket"'), encoding="utf-8")
    (home / "inbox/Tinn.txt").write_text(
        "Tinn kommune\n\nStaten bør dekke kostnadene ved drift.", encoding="utf-8"
    )
    assert run("summarise", home, "--quiet").code == 0
    with ZipFile(home / "result/summary.docx") as package:
        heads = [package.read(name) for name in package.namelist() if "header" in name]
        assert "[mottaker]" in package.read("word/document.xml").decode()
    assert any(b"Nettverket" in head for head in heads)
    assert run("init", home).err.count("brevmal") == 0


@pytest.mark.parametrize("named", ["sak/letter.md.j2", "sak/templates/letter.md.j2"])
def test_a_copy_of_a_text_template(run: Run, tmp_path: Path, named: str) -> None:
    """With the name of a text template, a copy is put where it takes that one's place."""
    outcome = run("init", "--template", tmp_path / named)
    copy = tmp_path / "sak/templates/letter.md.j2"
    assert outcome.code == 0
    assert str(copy) in outcome.err
    assert copy.read_bytes() == (template_folder() / "letter.md.j2").read_bytes()
    assert run("init", "--template", tmp_path / named).code == 2


def test_a_text_template_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """A name that is no template's is wrong use, and the names are told."""
    outcome = run("init", "--template", tmp_path / "brev.j2")
    assert outcome.code == 2
    assert "letter.md.j2" in outcome.err
    assert list(tmp_path.iterdir()) == []
