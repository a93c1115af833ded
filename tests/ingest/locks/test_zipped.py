"""Locked members of archives."""

import base64
import hashlib
import io
import zipfile
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB
from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.faults import DamagedError, EncryptedError, LimitError
from innspill.ingest.locks.keys import hold
from innspill.ingest.locks.zipped import _counted, inflated
from innspill.ingest.reading import Reading
from innspill.ingest.zipguard import open_package
from innspill.model import NoticeKind, SubmissionStatus

Read = Callable[..., tuple[Reading, ...]]
SECRET = "Blåbær"  # noqa: S105 - of the files in these tests
LETTER = "Vi støtter forslaget."

# Each holds brev.txt, as other programs wrote it: Info-ZIP's zip, and pyzipper.
CLASSIC = (
    "UEsDBAoACQAAANgedl3UbGrjIgAAABYAAAAIAAAAYnJldi50eHSGORSKg27gNHh+icXKuTIxK4Cs3W5FpTI7dP+aC+BR69Pa"
    "UEsHCNRsauMiAAAAFgAAAFBLAQIeAwoACQAAANgedl3UbGrjIgAAABYAAAAIAAAAAAAAAAEAAACkgQAAAABicmV2LnR4dFBL"
    "BQYAAAAAAQABADYAAABYAAAAAAA="
)
AES_128_AE1_STORED = (
    "UEsDBBQAAQBjANcedl3UbGrjKgAAABYAAAAIAAsAYnJldi50eHQBmQcAAQBBRQEAANWf1Dx4uWWUdZmc0PbLa08QLtNC3wA4"
    "RvLRT2ZFG6sRJ4qyPOqqLr1TpVBLAQIUAxQAAQBjANcedl3UbGrjKgAAABYAAAAIAAsAAAAAAAAAAACAAQAAAABicmV2LnR4"
    "dAGZBwABAEFFAQAAUEsFBgAAAAABAAEAQQAAAFsAAAAAAA=="
)
AES_192_AE2 = (
    "UEsDBBQAAQBjANcedl0AAAAAMAAAABYAAAAIAAsAYnJldi50eHQBmQcAAgBBRQIIAKxIIfP5AtWP5MPPYPqCaiF434jTWsl7"
    "9qxgKXOwK1q76CdFaDgxROvnqLrfjlIlIVBLAQIUAxQAAQBjANcedl0AAAAAMAAAABYAAAAIAAsAAAAAAAAAAACAAQAAAABi"
    "cmV2LnR4dAGZBwACAEFFAggAUEsFBgAAAAABAAEAQQAAAGEAAAAAAA=="
)
AES_256_AE2 = (
    "UEsDBBQAAQBjANcedl0AAAAANAAAABYAAAAIAAsAYnJldi50eHQBmQcAAgBBRQMIAL0y8y1QImNGs4IBVQ99xpzp4mKym89k"
    "zQLEKw7DOR9L1fafcFle7aJkkPHJDtclQCOAGMFQSwECFAMUAAEAYwDXHnZdAAAAADQAAAAWAAAACAALAAAAAAAAAAAAgAEA"
    "AAAAYnJldi50eHQBmQcAAgBBRQMIAFBLBQYAAAAAAQABAEEAAABlAAAAAAA="
)
NESTED = (
    "UEsDBAoACQAAAJAgdl1JN8m8lAAAAIgAAAAIAAAAaW5uaS56aXAnbX8JRvzFGMB/uOHmlriB+VkLn6Lz6WEAvltnoWpe"
    "nbcZnTvwkCOoMV60CLjoI3RYteL5PYdnUAg38kZamFhlJ6IaARneB3acovp2snEFbSHW+5TgT7Nd+b+KnsA0NzvMLqV0"
    "u6ZK9WCDwPU+zgEXjZs/7/jiyqvvKi1IInGru12TIPB+5QklenKKa6+PzCwfgnQGUEsHCEk3ybyUAAAAiAAAAFBLAQIe"
    "AwoACQAAAJAgdl1JN8m8lAAAAIgAAAAIAAAAAAAAAAAAAACkgQAAAABpbm5pLnppcFBLBQYAAAAAAQABADYAAADKAAAA"
    "AAA="
)
"""A locked archive that holds a plain one, which holds brev.txt."""

ARCHIVES = (CLASSIC, AES_128_AE1_STORED, AES_192_AE2, AES_256_AE2)


@pytest.mark.parametrize("archive", ARCHIVES)
def test_a_locked_member_is_read(read: Read, archive: str) -> None:
    """The password that fits opens the member, which says so."""
    (reading,) = read(base64.b64decode(archive), "svar.zip", "feil", SECRET)
    assert [block.text for block in reading.document.blocks] == [LETTER]
    assert [notice.kind for notice in reading.notices] == [NoticeKind.UNLOCKED]


@pytest.mark.parametrize("archive", ARCHIVES)
def test_a_member_stays_locked(read: Read, archive: str) -> None:
    """Without its password, a member is named all the same, and said to be locked."""
    (reading,) = read(base64.b64decode(archive), "svar.zip", "feil", "også feil")
    assert (reading.path, reading.status) == ("svar.zip/brev.txt", SubmissionStatus.UNREADABLE)
    assert reading.notices[0].kind is NoticeKind.ENCRYPTED


@pytest.mark.parametrize("archive", ARCHIVES[1:])
def test_a_changed_member_is_not_taken_for_the_sent_one(archive: str) -> None:
    """Bytes that were changed after they were locked are not read."""
    data = bytearray(base64.b64decode(archive))
    data[70] ^= 1
    with hold((SECRET,)), pytest.raises(EncryptedError):
        open_package(bytes(data)).read("brev.txt")


@pytest.mark.parametrize("archive", ARCHIVES)
def test_any_byte_may_be_broken(archive: str) -> None:
    """A broken archive is refused by an error that has a name, or read as it was sent."""
    data = base64.b64decode(archive)
    for place in range(len(data)):
        broken = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        with hold((SECRET,)):
            try:
                read = open_package(broken).read("brev.txt")
            except (DamagedError, EncryptedError, LimitError):
                continue
        assert read == LETTER.encode()


def test_archives_in_mails_and_archives_are_opened(
    read: Read, make_zip: Callable[..., bytes]
) -> None:
    """A locked member is read wherever its archive lies, and says each time that it was locked."""
    attached = AES_256_AE2
    mail = (
        "From: post@asvik.example\r\nSubject: Svar\r\nMIME-Version: 1.0\r\n"
        'Content-Type: application/zip; name="svar.zip"\r\n'
        'Content-Disposition: attachment; filename="svar.zip"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{attached}\r\n"
    )
    (answer,) = read(mail.encode(), "brev.eml", SECRET)
    (member,) = read(make_zip({"inni.zip": base64.b64decode(CLASSIC)}), "ut.zip", SECRET)
    for reading in (answer, member):
        assert [block.text for block in reading.document.blocks] == [LETTER]
        assert NoticeKind.UNLOCKED in {notice.kind for notice in reading.notices}


def test_what_comes_out_of_a_locked_archive_was_locked(read: Read) -> None:
    """A letter in a plain archive in a locked one says that it was locked, as all else there."""
    (reading,) = read(base64.b64decode(NESTED), "svar.zip", SECRET)
    assert [block.text for block in reading.document.blocks] == [LETTER]
    assert [notice.kind for notice in reading.notices] == [NoticeKind.UNLOCKED]


def test_the_counter_goes_on_past_a_piece() -> None:
    """A member that is longer than what is unlocked at a time is locked by one counter."""
    key, blocks = bytes(range(32)), 65_536 + 2
    stream = _counted(bytes(16 * blocks - 5), key)
    one = Cipher(AES(key), ECB()).encryptor()  # noqa: S305 - single blocks, to compare with
    for number in (1, 2, 65_536, 65_537, blocks):
        expected = one.update(number.to_bytes(16, "little"))
        found = stream[16 * (number - 1) : 16 * number]
        assert found == expected[: len(found)]
    assert len(stream) == 16 * blocks - 5


@given(st.binary(max_size=200), st.sampled_from([16, 24, 32]))
def test_unlocking_undoes_locking(data: bytes, size: int) -> None:
    """Counter mode is its own opposite, whatever the bytes and the length of the key."""
    key = hashlib.sha256(data).digest()[:size]
    assert _counted(_counted(data, key), key) == data


def test_no_more_is_unpacked_than_is_said() -> None:
    """A member that unpacks to more than its archive says is refused."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a", bytes(1000))
    raw = stream.getvalue()[31 : 31 + zipfile.ZipFile(stream).getinfo("a").compress_size]
    assert inflated(raw, 1000, "unpacked_bytes") == bytes(1000)
    with pytest.raises(DamagedError):
        inflated(raw, 999, "unpacked_bytes")
