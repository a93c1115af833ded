"""Locked submissions from the command line, and what never gets out."""

import io
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

Run = Callable[..., Any]
SECRET = "Rognebær-4711-hemmelig"  # noqa: S105 - of the files in these tests
OTHER = "Multekrem-0815-feil"
LETTER = "Fjellvik kommune mener at fristen er altfor kort for små kommuner."


def locked_letter() -> bytes:
    """Write a Word letter and lock it."""
    plain, locked = io.BytesIO(), io.BytesIO()
    document = docx.Document()
    document.add_paragraph(LETTER)
    document.save(plain)
    OOXMLFile(plain).encrypt(SECRET, locked)
    return locked.getvalue()


def locked_pdf() -> bytes:
    """Write a PDF letter and lock it."""
    plain, locked = io.BytesIO(), io.BytesIO()
    canvas = Canvas(plain, invariant=1)
    canvas.drawString(72, 700, "Bugvik kommune støtter forslaget.")
    canvas.save()
    writer = PdfWriter(PdfReader(plain))
    writer.encrypt(OTHER, algorithm="AES-256")
    writer.write(locked)
    return locked.getvalue()


@pytest.fixture
def passwords(tmp_path: Path) -> Path:
    """Give a file with passwords, beside the submissions."""
    path = tmp_path / "passord.txt"
    path.write_text(f"{OTHER}\r\n{SECRET}\r\n", encoding="utf-16")
    return path


@pytest.fixture
def locked(inbox: Path) -> Path:
    """Give an inbox with locked letters among others, one of which nobody can open."""
    letter = locked_letter()
    (inbox / "Fjellvik.docx").write_bytes(letter)
    (inbox / "Bugvik.pdf").write_bytes(locked_pdf())
    (inbox / "skadet.docx").write_bytes(letter[: len(letter) // 2])
    with zipfile.ZipFile(inbox / "flere.zip", "w") as file:
        file.writestr("Fjellvik igjen.docx", letter)
    return inbox


def test_inspect_opens_a_locked_file(run: Run, locked: Path, passwords: Path) -> None:
    """With the right password, the text is shown; without, the message names the flag."""
    shut = run("inspect", locked / "Fjellvik.docx")
    assert shut.code == 3
    assert "no password is given" in shut.err
    opened = run("inspect", locked / "Fjellvik.docx", "--text", "--password-file", passwords)
    assert opened.code == 0
    assert LETTER in opened.out


def test_summarise_reads_what_it_can_open(
    run: Run, locked: Path, passwords: Path, tmp_path: Path
) -> None:
    """Locked submissions are in the result like others, with a notice."""
    outcome = run("summarise", locked, "--password-file", passwords, "--out", tmp_path / "ut")
    assert outcome.code == 0
    text = (tmp_path / "ut" / "summary.json").read_text(encoding="utf-8")
    assert LETTER in text
    assert "Bugvik kommune" in text
    assert text.count('"unlocked"') >= 3


@pytest.mark.parametrize(
    "command", [("summarise",), ("inspect",), ("inspect", "--json"), ("summarise", "--json")]
)
def test_no_password_gets_out(  # noqa: PLR0913, PLR0917 - fixtures
    run: Run,
    locked: Path,
    passwords: Path,
    tmp_path: Path,
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No output, result, kept reading, temporary file or name of one has a password in it."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    out = ["--out", tmp_path / "ut"] if "summarise" in command else []
    outcome = run(*command, locked, *out, "--password-file", passwords)
    assert outcome.code == 0
    written = [path for path in tmp_path.rglob("*") if path != passwords]
    told = [outcome.out.encode(), outcome.err.encode(), *(str(path).encode() for path in written)]
    told += [path.read_bytes() for path in written if path.is_file()]
    for secret in (SECRET, OTHER):
        for encoding in ("utf-8", "utf-16-le"):
            assert not any(secret.encode(encoding) in each for each in told)
    assert not list(scratch.rglob("*"))


def test_what_does_not_depend_on_passwords_is_the_same(
    run: Run, inbox: Path, passwords: Path, tmp_path: Path
) -> None:
    """Passwords that nothing needed leave no trace: the result is the same, byte by byte."""
    run("summarise", inbox, "--out", tmp_path / "a")
    run("summarise", inbox, "--out", tmp_path / "b", "--password-file", passwords, "--no-cache")
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name


def test_a_file_that_is_not_there_is_wrong_use(run: Run, inbox: Path, tmp_path: Path) -> None:
    """A mistaken path is said before anything is read."""
    outcome = run("inspect", inbox, "--password-file", tmp_path / "ingen.txt")
    assert outcome.code == 2
    assert "there is no such file" in outcome.err


def test_settings_have_no_passwords(run: Run, tmp_path: Path) -> None:
    """A password in the settings, which are shared, is refused as an unknown key."""
    (tmp_path / "innspill.toml").write_text('[read]\npasswords = ["x"]\n', encoding="utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "svar.txt").write_text("Vi ber om svar.", encoding="utf-8")
    outcome = run("summarise", tmp_path)
    assert outcome.code == 2
    assert 'unknown key "passwords"' in outcome.err
