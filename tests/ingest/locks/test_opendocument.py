"""Locked OpenDocument files, in the three ways in which they have been locked."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

from innspill.ingest.locks.keys import hold
from innspill.ingest.locks.unlock import unlock
from innspill.ingest.reading import Reading
from innspill.model import NoticeKind

Read = Callable[..., tuple[Reading, ...]]
Lock = Callable[[Mapping[str, bytes], str, str], bytes]

SECRET = "blåbær og fløte"  # noqa: S105 - of the files in these tests
LETTER = "Åsvik kommune støtter forslaget."
WAYS = ("aes", "blowfish", "gcm")


def letter(make_odt: Callable[..., bytes], lock: Lock, way: str) -> bytes:
    """Lock a letter; the newest way locks the package as a whole."""
    plain = make_odt(f"<text:p>{LETTER}</text:p>")
    with zipfile.ZipFile(io.BytesIO(plain)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    if way == "gcm":
        members = {"mimetype": members["mimetype"], "encrypted-package": plain}
    return lock(members, way, SECRET)


@pytest.mark.parametrize("way", WAYS)
def test_a_locked_letter_is_read(
    read: Read, make_odt: Callable[..., bytes], lock_open: Lock, way: str
) -> None:
    """The password that fits opens the letter, whichever program locked it."""
    (reading,) = read(letter(make_odt, lock_open, way), "brev.odt", "feil", SECRET)
    assert [block.text for block in reading.document.blocks] == [LETTER]
    assert [notice.kind for notice in reading.notices] == [NoticeKind.UNLOCKED]


@pytest.mark.parametrize("way", WAYS)
def test_a_letter_stays_locked(
    read: Read, make_odt: Callable[..., bytes], lock_open: Lock, way: str
) -> None:
    """A wrong password opens nothing, and the notice says so."""
    (reading,) = read(letter(make_odt, lock_open, way), "brev.odt", "feil")
    assert reading.notices[0].kind is NoticeKind.ENCRYPTED
    assert not reading.document.blocks


def test_a_locked_spreadsheet_is_read(read: Read, lock_open: Lock) -> None:
    """A spreadsheet is opened as a letter is."""
    spaces = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{spaces}:office:1.0"'
        f' xmlns:table="{spaces}:table:1.0" xmlns:text="{spaces}:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="Ark1"><table:table-row>'
        f'<table:table-cell office:value-type="string"><text:p>{LETTER}</text:p></table:table-cell>'
        "</table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    data = lock_open({"mimetype": kind, "content.xml": content.encode()}, "aes", SECRET)
    (reading,) = read(data, "svar.ods", SECRET)
    assert [block.text for block in reading.document.blocks] == [LETTER]
    assert NoticeKind.UNLOCKED in {notice.kind for notice in reading.notices}


def test_a_plain_letter_is_given_back(make_odt: Callable[..., bytes]) -> None:
    """A file that is not locked is not touched, whatever passwords there are."""
    data = make_odt(f"<text:p>{LETTER}</text:p>")
    with hold((SECRET,)):
        assert unlock(data, "brev.odt") is data


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("#aes256-cbc", "#camellia", NoticeKind.ENCRYPTED),
        ("PBKDF2", "scrypt", NoticeKind.ENCRYPTED),
        ('key-size="32"', 'key-size="999999999"', NoticeKind.DAMAGED),
        ('key-size="32"', 'key-size="17"', NoticeKind.DAMAGED),
        ('iteration-count="1000"', 'iteration-count="ti"', NoticeKind.DAMAGED),
    ],
)
def test_a_strange_lock_is_named(  # noqa: PLR0913, PLR0917 - fixtures and cases
    read: Read,
    make_odt: Callable[..., bytes],
    lock_open: Lock,
    before: str,
    after: str,
    kind: NoticeKind,
) -> None:
    """A lock that is not known is locked; one with impossible numbers is damaged."""
    data = letter(make_odt, lock_open, "aes")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("META-INF"):
                content = content.replace(before.encode(), after.encode())
            new.writestr(name, content)
    (reading,) = read(stream.getvalue(), "brev.odt", SECRET)
    assert reading.notices[0].kind is kind


def test_a_key_may_not_cost_more_memory_than_a_file(
    read: Read, make_odt: Callable[..., bytes], lock_open: Lock
) -> None:
    """A lock that asks for a terabyte of memory passes a limit, and the memory is not taken."""
    data = letter(make_odt, lock_open, "gcm")
    data = data.replace(b'memory="64"', b'memory="1000000000"')
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("encrypted-package", bytes(64))
        start = data.index(b"<m:manifest")
        end = data.index(b"</m:manifest>") + len(b"</m:manifest>")
        file.writestr("META-INF/manifest.xml", data[start:end])
    (reading,) = read(stream.getvalue(), "brev.odt", SECRET)
    assert dict(reading.notices[0].values)["limit"] == "memory_bytes"
