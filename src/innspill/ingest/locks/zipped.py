"""Locked members of ZIP files: the classic lock and AES (WinZip's AE-1 and AE-2).

AES as in https://www.winzip.com/en/support/aes-encryption/: PBKDF2 makes the keys, the text is
locked in counter mode with a counter that begins at 1 and has its low byte first, and a short
HMAC-SHA1 of the locked bytes tells the right password and whole data from others.
"""

import hashlib
import hmac
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from innspill.ingest.faults import DamagedError, EncryptedError
from innspill.ingest.limits import check_limit
from innspill.ingest.locks.keys import SAVE_PLAIN, UNKNOWN_LOCK, keyring_in_force
from innspill.ingest.zipguard import SAVE_AGAIN

STRONG: Final = 0x40  # flag of PKWARE's own lock, which is a secret of theirs
AES_METHOD: Final = 99
_AES_FIELD: Final = 0x9901
_SALTS: Final = {1: 8, 2: 12, 3: 16}  # bytes, by strength; a key has twice as many
_ROUNDS, _CHECK, _MAC, _BLOCK = 1000, 2, 10, 16
_CHUNK: Final = 65_536  # blocks that are unlocked at a time
_LOCAL_HEAD: Final = 30  # bytes before a member's name
_ENCODINGS: Final = ("utf-8", "cp850", "cp1252")  # in which programs spell passwords


@dataclass(frozen=True, slots=True, kw_only=True)
class _Locked:
    """A member under AES; `method` and `size` are those of the plain one."""

    salt: bytes
    check: bytes
    text: bytes
    mac: bytes
    method: int
    size: int


def read_locked(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Unpack a locked member with the first password that fits.

    Raises:
        EncryptedError: None fits, or the lock is not known.
        NotImplementedError: It is packed in a way that is not known.
        zipfile.BadZipFile: It is cut off.
    """
    if info.flag_bits & STRONG:
        raise EncryptedError(UNKNOWN_LOCK, hint=SAVE_PLAIN)
    if info.compress_type == AES_METHOD:
        return keyring_in_force().open(partial(_under_aes, _locked(file, info)))
    return keyring_in_force().open(partial(_under_classic, file, info))


def _spellings(password: str) -> Iterator[bytes]:
    """Give a password's bytes as different programs write them."""
    known = {password.encode(name) for name in _ENCODINGS if _has(name, password)}
    yield from sorted(known, key=lambda key: (key != password.encode(), key))


def _has(encoding: str, text: str) -> bool:
    return text.encode(encoding, "replace").decode(encoding) == text


def _under_classic(file: zipfile.ZipFile, info: zipfile.ZipInfo, password: str) -> bytes | None:
    """Unpack a member; one wrong password in 256 passes the first test, and fails at the sum."""
    for key in _spellings(password):
        try:
            return file.read(info, pwd=key)
        except NotImplementedError:
            raise
        except IndexError:
            raise zipfile.BadZipFile("the lock is cut off") from None
        except (RuntimeError, zipfile.BadZipFile, zlib.error, EOFError):
            continue
    return None


def _under_aes(locked: _Locked, password: str) -> bytes | None:
    strength = 2 * len(locked.salt)
    for spelled in _spellings(password):
        keys = hashlib.pbkdf2_hmac("sha1", spelled, locked.salt, _ROUNDS, 2 * strength + _CHECK)
        if keys[-_CHECK:] != locked.check:
            continue
        mac = hmac.digest(keys[strength : 2 * strength], locked.text, "sha1")[:_MAC]
        if hmac.compare_digest(mac, locked.mac):
            return _unpacked(_counted(locked.text, keys[:strength]), locked)
    return None


def _unpacked(data: bytes, locked: _Locked) -> bytes:
    if locked.method == zipfile.ZIP_STORED:
        return data[: locked.size]
    if locked.method == zipfile.ZIP_DEFLATED:
        return inflated(data, locked.size, "unpacked_bytes")
    raise NotImplementedError(f"packing method {locked.method}")


def inflated(data: bytes, most: int, limit: str) -> bytes:
    """Unpack raw DEFLATE data.

    Args:
        data: What is packed.
        most: As many bytes as are unpacked.
        limit: What to call the limit where there are more.

    Raises:
        DamagedError: It is broken.
        LimitError: There are more bytes than `most`, and than the limit.
    """
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = unpacker.decompress(data, most + 1)
    except zlib.error as error:
        raise DamagedError(str(error), hint=SAVE_AGAIN) from error
    if len(plain) > most:
        check_limit(limit, len(plain))
        raise DamagedError("it is larger than it says", hint=SAVE_AGAIN)
    return plain


def _counted(data: bytes, key: bytes) -> bytes:
    """Unlock (or lock) in counter mode, low byte first."""
    from cryptography.hazmat.primitives.ciphers import Cipher  # noqa: PLC0415 - wanted for locked files alone
    from cryptography.hazmat.primitives.ciphers.algorithms import AES  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers.modes import ECB  # noqa: PLC0415 - as above

    cipher = Cipher(AES(key), ECB()).encryptor()  # noqa: S305 - of counters, which is counter mode
    blocks = -(-len(data) // _BLOCK)
    plain = bytearray()
    for first in range(0, blocks, _CHUNK):
        numbers = range(first + 1, min(first + _CHUNK, blocks) + 1)
        stream = cipher.update(b"".join(each.to_bytes(_BLOCK, "little") for each in numbers))
        piece = data[first * _BLOCK : (first + _CHUNK) * _BLOCK]
        mixed = int.from_bytes(piece) ^ int.from_bytes(stream[: len(piece)])
        plain += mixed.to_bytes(len(piece))
    return bytes(plain)


def _locked(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> _Locked:
    """Take a member under AES to pieces.

    Raises:
        zipfile.BadZipFile: A piece is missing.
    """
    strength, method = _aes_field(info.extra)
    raw = _raw(file, info)
    salt = _SALTS.get(strength, 0)
    if not salt or len(raw) < salt + _CHECK + _MAC:
        raise zipfile.BadZipFile("the lock is cut off")
    return _Locked(
        salt=raw[:salt],
        check=raw[salt : salt + _CHECK],
        text=raw[salt + _CHECK : -_MAC],
        mac=raw[-_MAC:],
        method=method,
        size=info.file_size,
    )


def _aes_field(extra: bytes) -> tuple[int, int]:
    """Find a lock's strength and the packing method below it; zeros if they are missing."""
    place = 0
    while place + 4 <= len(extra):
        number, size = (int.from_bytes(extra[at : at + 2], "little") for at in (place, place + 2))
        field = extra[place + 4 : place + 4 + size]
        if number == _AES_FIELD and len(field) == 7:  # noqa: PLR2004 - version, maker, strength, method
            return field[4], int.from_bytes(field[5:7], "little")
        place += 4 + size
    return 0, 0


def _raw(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Give a member's bytes as they are stored."""
    if file.fp is None:
        raise zipfile.BadZipFile("the archive is closed")
    file.fp.seek(info.header_offset)
    head = file.fp.read(_LOCAL_HEAD)
    names = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    file.fp.seek(info.header_offset + _LOCAL_HEAD + names)
    return file.fp.read(info.compress_size)
