"""What was locked is never kept, and what is kept is found whatever the passwords."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from innspill.ingest import Reading, read_inbox
from innspill.model import NoticeKind
from innspill.options import ReadOptions

Lock = Callable[[bytes, str], bytes]
LETTER = "Åsvik kommune støtter forslaget."
SECRET = "blåbær og fløte"  # noqa: S105 - of the files in these tests


def read(inbox: Path, cache: Path, *passwords: str) -> tuple[Reading, ...]:
    """Read an inbox in reading processes, and keep what may be kept."""
    options = ReadOptions(passwords=passwords)
    return read_inbox([inbox], options, lambda _stage, _done, _total: None, cache)


@pytest.fixture
def inbox(tmp_path: Path, make_docx: Callable[..., bytes], lock_office: Lock) -> Path:
    """Give an inbox of a locked letter and a plain one."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    letter = make_docx(f"<w:p><w:r><w:t>{LETTER}</w:t></w:r></w:p>")
    (folder / "brev.docx").write_bytes(lock_office(letter, SECRET))
    (folder / "svar.txt").write_text("Vi ber om lengre frist.", encoding="utf-8")
    return folder


def test_a_letter_is_read_as_soon_as_its_password_is_given(inbox: Path, tmp_path: Path) -> None:
    """An earlier run without the password does not stand in the way; nor does one with it."""
    cache = tmp_path / "cache"
    locked = {reading.path: reading for reading in read(inbox, cache)}
    assert locked["brev.docx"].notices[0].kind is NoticeKind.ENCRYPTED
    for _ in range(2):
        opened = {reading.path: reading for reading in read(inbox, cache, "feil", SECRET)}
        assert [block.text for block in opened["brev.docx"].document.blocks] == [LETTER]
    assert read(inbox, cache) == tuple(locked.values())


def test_only_what_was_not_locked_is_kept(inbox: Path, tmp_path: Path) -> None:
    """The cache has one entry, the plain letter's, the same with and without passwords."""
    cache = tmp_path / "cache"
    read(inbox, cache, SECRET)
    entries = {entry.name: entry.read_bytes() for entry in cache.glob("*.reading")}
    assert len(entries) == 1
    assert LETTER.encode() not in b"".join(entries.values())
    read(inbox, cache)
    assert {entry.name for entry in cache.glob("*.reading")} == set(entries)


def test_an_archive_with_a_locked_member_is_not_kept(
    inbox: Path, tmp_path: Path, make_zip: Callable[..., bytes]
) -> None:
    """However deep the lock is, nothing of the file is kept."""
    inner = make_zip({"brev.docx": (inbox / "brev.docx").read_bytes()})
    folder = tmp_path / "arkiv"
    folder.mkdir()
    (folder / "svar.zip").write_bytes(make_zip({"inni.zip": inner}))
    (reading,) = read(folder, tmp_path / "cache", SECRET)
    assert [block.text for block in reading.document.blocks] == [LETTER]
    assert not list((tmp_path / "cache").glob("*.reading"))


PLAIN_READING = """
import sys
from innspill.ingest.locks.keys import hold
from innspill.ingest.source import Source, read_source
from innspill.options import ReadOptions
with hold(("hemmelig",)):
    read_source(Source(name="a.txt", data=b"Vi ber om svar."), ReadOptions())
print(sorted(name for name in ("cryptography", "msoffcrypto") if name in sys.modules))
"""


@pytest.mark.parametrize(
    "program",
    [PLAIN_READING, "import sys, innspill.cli; print([n for n in sys.modules if 'crypt' in n])"],
)
def test_what_opens_locks_is_loaded_for_locks_alone(program: str) -> None:
    """Neither the command line nor a file that is not locked loads cryptography."""
    command = [sys.executable, "-c", program]
    said = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this interpreter and the lines above
    assert said.stdout.strip() == "[]"
