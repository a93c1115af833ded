"""Old Word files, by a program that knows them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from innspill.ingest.faults import DamagedError, IngestError
from innspill.ingest.office.doc import HINT, PROGRAMS, read_doc
from innspill.ingest.readers import read_file

SOFFICE = shutil.which("soffice")
TEXT = " ".join(["Åsvik kommune støtter forslaget."] * 40)  # antiword reads no tiny files


def test_a_broken_file_is_said_to_be_damaged() -> None:
    """A compound file without a directory is damaged, before any program is asked."""
    with pytest.raises(DamagedError):
        read_doc(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "brev.doc")


@pytest.mark.skipif(SOFFICE is None, reason="only LibreOffice writes old Word files")
def test_an_old_word_file_is_read_by_each_program_that_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every installed program gives the words; where none is, the hint says what to do."""
    (tmp_path / "brev.txt").write_text(TEXT, encoding="utf-8-sig")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "doc", "brev.txt"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)  # noqa: S603 - LibreOffice
    data = (tmp_path / "brev.doc").read_bytes()
    assert read_file(data, "brev.doc").blocks[0].text == TEXT
    for program, read in PROGRAMS.items():
        if path := shutil.which(program):
            document = read(data, path, [])
            assert document is not None
            assert document.blocks[0].text == TEXT
    monkeypatch.setenv("PATH", "")
    with pytest.raises(IngestError) as caught:
        read_doc(data, "brev.doc")
    assert caught.value.hint == HINT
