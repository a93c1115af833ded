"""Locked office files: opened with a password, or said to be locked."""

import hashlib
import io
import struct
from collections.abc import Callable, Mapping

import openpyxl
import pytest
from msoffcrypto.method.rc4 import DocumentRC4  # type: ignore[import-untyped]

from innspill.ingest.locks.keys import UNKNOWN_LOCK, hold, keyring_in_force
from innspill.ingest.locks.unlock import unlock
from innspill.ingest.ole import stream_start
from innspill.ingest.reading import Reading
from innspill.model import NoticeKind

Read = Callable[..., tuple[Reading, ...]]
Lock = Callable[[bytes, str], bytes]
MakeCompound = Callable[[Mapping[str, bytes]], bytes]

LETTER = "Åsvik kommune støtter forslaget."
LONG = "Kommunen mener at forslaget er godt, men at fristen er for kort for små kommuner"
SECRET = "blåbær og fløte"  # noqa: S105 - of the files in these tests
SALT = bytes(range(16))


def error_of(reading: Reading) -> str:
    """Give what a reading's first notice says is wrong."""
    return dict(reading.notices[0].values)["error"]


def form() -> bytes:
    """Write a form export as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("Kommune", "Hva mener dere?"), ("Åsvik", LONG), ("Bugvik", f"Nei. {LONG}")):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_locked_letter_is_read(
    read: Read, make_docx: Callable[..., bytes], lock_office: Lock
) -> None:
    """The password that fits opens the file, and the notice says that one did."""
    data = lock_office(make_docx(f"<w:p><w:r><w:t>{LETTER}</w:t></w:r></w:p>"), SECRET)
    (reading,) = read(data, "brev.docx", "et annet", SECRET)
    assert [block.text for block in reading.document.blocks] == [LETTER]
    assert [notice.kind for notice in reading.notices] == [NoticeKind.UNLOCKED]
    assert reading.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("passwords", "said"),
    [
        ((), "no password is given"),
        (("feil",), "the password that is given does not open it"),
        (("feil", "også feil"), "none of the 2 passwords opens it"),
    ],
)
def test_a_letter_stays_locked(
    read: Read,
    make_docx: Callable[..., bytes],
    lock_office: Lock,
    passwords: tuple[str, ...],
    said: str,
) -> None:
    """Without the right password, the notice counts those that were tried, and names the flag."""
    data = lock_office(make_docx(""), SECRET)
    (reading,) = read(data, "brev.docx", *passwords)
    assert reading.notices[0].kind is NoticeKind.ENCRYPTED
    assert error_of(reading) == said
    assert "--password-file" in dict(reading.notices[0].values)["hint"]


def test_a_locked_form_is_a_form(read: Read, lock_office: Lock) -> None:
    """The rows of a locked export are submissions; the first says that it was locked."""
    first, second = read(lock_office(form(), SECRET), "svar.xlsx", SECRET)
    assert (first.named, second.named) == ("Åsvik", "Bugvik")
    assert first.notices[0].kind is NoticeKind.UNLOCKED


def test_what_excel_opens_by_itself_needs_no_password(read: Read, lock_office: Lock) -> None:
    """A workbook that is only kept from changes is read as any other, and no notice is needed."""
    rows = read(lock_office(form(), "VelvetSweatshop"), "svar.xlsx")
    assert [row.named for row in rows] == ["Åsvik", "Bugvik"]
    assert NoticeKind.UNLOCKED not in {notice.kind for row in rows for notice in row.notices}


def test_an_old_workbook_is_opened(read: Read, make_compound: MakeCompound) -> None:
    """A workbook under RC4 is read, and stays locked without its password."""
    data = make_compound({"Workbook": old_workbook(LETTER, SECRET)})
    (reading,) = read(data, "svar.xls", "feil", SECRET)
    assert {block.text for block in reading.document.blocks} == {LETTER}
    assert reading.notices[0].kind is NoticeKind.UNLOCKED
    assert error_of(read(data, "svar.xls")[0]) == "no password is given"


def test_an_old_letter_is_opened(make_compound: MakeCompound) -> None:
    """The streams of an old letter under RC4 are plain afterwards, and so is its mark."""
    plain = struct.pack("<HHHHHHI", 0xA5EC, 0xC1, 0, 0, 0, 0x0200, 0).ljust(68, b"\0")
    plain += LETTER.encode("cp1252").ljust(5000, b"\0")
    head = struct.pack("<HHHHHHI", 0xA5EC, 0xC1, 0, 0, 0, 0x0300, 52)
    letter = head + under_rc4(plain)[len(head) : 68] + under_rc4(plain)[68:]
    data = make_compound({"1Table": lock_head() + bytes(5000), "WordDocument": letter})
    with hold(("feil", SECRET)):
        opened = unlock(data, "brev.doc")
        assert keyring_in_force().met
    start = stream_start(opened, "WordDocument", 100)
    assert LETTER.encode("cp1252") in start
    assert not start[11] & 1


def test_an_unknown_lock_is_named(read: Read, make_compound: MakeCompound) -> None:
    """A lock that nothing here knows is said to be one, whatever the passwords."""
    data = make_compound({"EncryptionInfo": struct.pack("<HH", 9, 9), "EncryptedPackage": b""})
    (reading,) = read(data, "brev.docx", SECRET)
    assert reading.notices[0].kind is NoticeKind.ENCRYPTED
    assert error_of(reading) == UNKNOWN_LOCK


def test_a_broken_lock_is_damage(read: Read, make_compound: MakeCompound) -> None:
    """A lock that breaks its own rules costs the file, and no word of its error is repeated."""
    data = make_compound({"EncryptionInfo": struct.pack("<HHI", 4, 4, 64), "EncryptedPackage": b""})
    (reading,) = read(data, "brev.docx", SECRET)
    assert reading.notices[0].kind is NoticeKind.DAMAGED
    assert error_of(reading).startswith("the lock cannot be read (")


def under_rc4(data: bytes, block: int = 512) -> bytes:
    """Lock bytes; the same again unlocks them."""
    locked: bytes = DocumentRC4.decrypt(SECRET, SALT, io.BytesIO(data), blocksize=block).read()
    return locked


def lock_head() -> bytes:
    """Write what tells the right password from others (MS-OFFCRYPTO 2.3.6.1)."""
    sample = bytes(range(100, 116))
    proof = under_rc4(sample + hashlib.md5(sample).digest())  # noqa: S324 - so it is
    return struct.pack("<HH", 1, 1) + SALT + proof


def record(number: int, data: bytes = b"") -> bytes:
    """Write a record of an old workbook."""
    return struct.pack("<HH", number, len(data)) + data


def old_workbook(text: str, password: str) -> bytes:
    """Write a workbook of one column, its records' contents locked (MS-XLS 2.2.10)."""
    assert password == SECRET
    begin = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)
    sheet_begin = struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 0)
    cell = struct.pack("<HHHH", 0, 0, 0, len(text)) + b"\1" + text.encode("utf-16-le")
    first = [
        (0x809, begin, len(begin)),
        (0x2F, struct.pack("<H", 1) + lock_head(), 54),
    ]
    sheet = struct.pack("<IBB", 0, 0, 0) + struct.pack("<BB", 4, 0) + b"Svar"
    place = sum(4 + size for _, _, size in first) + 4 + len(sheet) + 4
    sheet = struct.pack("<I", place) + sheet[4:]
    records = [
        *first,
        (0x85, sheet, 4),
        (0x0A, b"", 0),
        (0x809, sheet_begin, len(sheet_begin)),
        *[(0x204, struct.pack("<H", row) + cell[2:], 0) for row in range(60)],
        (0x0A, b"", 0),
    ]
    plain = b"".join(record(number, data) for number, data, _ in records)
    locked, place = bytearray(under_rc4(plain, 1024)), 0
    for _, data, open_bytes in records:  # heads, and the beginnings of some, are not locked
        locked[place : place + 4 + open_bytes] = plain[place : place + 4 + open_bytes]
        place += 4 + len(data)
    return bytes(locked)
