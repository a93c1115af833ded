"""What LibreOffice makes of a letterhead, and of a letter in one.

`libreoffice.docx` is made of `libreoffice.fodt`:
soffice --headless --convert-to "docx:MS Word 2007 XML" libreoffice.fodt
"""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from innspill.model import Summary

Write = Callable[..., Any]
SOURCE = Path(__file__).parent / "libreoffice.fodt"
SECONDS = 180


@pytest.fixture
def convert(tmp_path: Path) -> Callable[[Path, str], Path]:
    """Give a function that converts a file with LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")

    def converted(file: Path, form: str) -> Path:
        profile = (tmp_path / "profile").as_uri()
        place = ("--outdir", str(tmp_path), str(file))
        subprocess.run(  # noqa: S603 a program of this machine
            [
                program,
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                form,
                *place,
            ],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        return tmp_path / f"{file.stem}.{form.partition(':')[0]}"

    return converted


def test_made_anew(
    convert: Callable[[Path, str], Path], known: Summary, libreoffice: bytes, write: Write
) -> None:
    """A letterhead that this machine's LibreOffice makes gives the same letter as the kept one."""
    data = convert(SOURCE, "docx:MS Word 2007 XML").read_bytes()
    assert write(known, data).lines() == write(known, libreoffice).lines()


def test_opened(
    convert: Callable[[Path, str], Path],
    known: Summary,
    letterhead: bytes,
    write: Write,
    tmp_path: Path,
) -> None:
    """LibreOffice opens the letter, and every page has what the letterhead puts on it."""
    file = tmp_path / "letter.docx"
    letter = write(known, letterhead)
    file.write_bytes(letter.data)
    with pypdfium2.PdfDocument(convert(file, "pdf")) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(pages) > 2
    assert all(f"Side {n} av {len(pages)}" in text for n, text in enumerate(pages[1:], start=2))
    assert known.letter.title.split()[0] in pages[0]
    assert "Departementet" in pages[0]
    text = "".join("".join(pages).split())  # a long word can be parted in a narrow column
    for line in letter.lines():
        for word in line.split()[:1]:
            assert word in text
