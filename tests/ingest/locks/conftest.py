"""Makers of locked files, by the libraries that lock them or as the standards say."""

import base64
import hashlib
import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

import pytest
from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

from innspill.ingest.locks.keys import hold
from innspill.ingest.reading import Reading
from innspill.ingest.source import Source, read_source
from innspill.options import ReadOptions

ReadLocked = Callable[..., tuple[Reading, ...]]
SECTOR, END, FREE = 512, 0xFFFFFFFE, 0xFFFFFFFF


def read_locked(data: bytes, name: str, *passwords: str) -> tuple[Reading, ...]:
    """Read a file with passwords in force."""
    with hold(passwords):
        return read_source(Source(name=name, data=data), ReadOptions())


def office_envelope(data: bytes, password: str) -> bytes:
    """Lock a new office file, made as large as real ones are: msoffcrypto locks no small ones."""
    plain, stream = io.BytesIO(data), io.BytesIO()
    with zipfile.ZipFile(plain, "a") as file:
        file.writestr("padding.bin", bytes(5000))
    OOXMLFile(plain).encrypt(password, stream)
    return stream.getvalue()


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Pack streams into a compound file (MS-CFB), each of at least 4096 bytes."""
    fat, body, entries = [0xFFFFFFFD, END], b"", [entry("Root Entry", 5, 1, (END, 0))]
    for number, (name, data) in enumerate(streams.items(), start=1):
        size = max(4096, len(data))
        whole = data.ljust(size, b"\0")
        whole += bytes(-len(whole) % SECTOR)
        first, count = len(fat), len(whole) // SECTOR
        fat += [*range(first + 1, first + count), END]
        body += whole
        follower = number + 1 if number < len(streams) else FREE
        entries.append(entry(name, 2, FREE, (first, size), follower))
    head = struct.pack(
        "<8s16sHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 62, 3, 0xFFFE, 9, 6
    )
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    head += struct.pack("<108I", *[FREE] * 108)
    table = struct.pack("<128I", *fat, *[FREE] * (128 - len(fat)))
    return head + table + b"".join(entries).ljust(SECTOR, b"\0") + body


def entry(name: str, kind: int, child: int, place: tuple[int, int], right: int = FREE) -> bytes:
    """Write one entry of a compound file's directory; `place` is its first sector and its size."""
    spelled = name.encode("utf-16-le")
    links = struct.pack("<III", FREE, right, child)
    rest = struct.pack("<16xI8x8xIQ", 0, *place)
    return spelled.ljust(64, b"\0") + struct.pack("<HBB", len(spelled) + 2, kind, 1) + links + rest


def open_package(members: Mapping[str, bytes], cipher: str, password: str) -> bytes:
    """Lock the members of an OpenDocument file, and list in the manifest how."""
    stream, entries = io.BytesIO(), []
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in members.items():
            if name == "mimetype":
                file.writestr(name, content)
                continue
            data, told = LOCKERS[cipher](content, password.encode())
            file.writestr(name, data)
            entries.append(f'<m:file-entry m:full-path="{name}" m:size="{len(content)}">{told}')
        manifest = "".join(f"{told}</m:file-entry>" for told in entries)
        spaces = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" xmlns:x="urn:x"'
        file.writestr("META-INF/manifest.xml", f"<m:manifest {spaces}>{manifest}</m:manifest>")
    return stream.getvalue()


def packed(content: bytes) -> bytes:
    """Pack without a head."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


def told(names: tuple[str, str, str], vector: bytes, salt: bytes, total: bytes, more: str) -> str:
    """Write how a member is locked; `names` are those of the cipher, the key's hash and the sum."""
    cipher, start, kind = names
    b64 = {
        name: base64.b64encode(value).decode()
        for name, value in zip("vst", (vector, salt, total), strict=True)
    }
    sums = f'm:checksum-type="{kind}" m:checksum="{b64["t"]}"' if kind else ""
    begun = f'<m:start-key-generation m:start-key-generation-name="{start}"/>' if start else ""
    return (
        f"<m:encryption-data {sums}>"
        f'<m:algorithm m:algorithm-name="{cipher}" m:initialisation-vector="{b64["v"]}"/>'
        f'<m:key-derivation {more} m:salt="{b64["s"]}"/>{begun}</m:encryption-data>'
    )


def with_aes(content: bytes, password: bytes) -> tuple[bytes, str]:
    """Lock as LibreOffice does since 2010."""
    vector, salt, plain = os.urandom(16), os.urandom(16), packed(content)
    key = hashlib.pbkdf2_hmac("sha1", hashlib.sha256(password).digest(), salt, 1000, 32)
    padding = 16 - len(plain) % 16
    cipher = Cipher(AES(key), CBC(vector)).encryptor()
    names = (
        "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
        "http://www.w3.org/2000/09/xmldsig#sha256",
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k",
    )
    total = hashlib.sha256(plain[:1024]).digest()
    more = 'm:key-derivation-name="PBKDF2" m:key-size="32" m:iteration-count="1000"'
    data = cipher.update(plain + os.urandom(padding - 1) + bytes([padding])) + cipher.finalize()
    return data, told(names, vector, salt, total, more)


def with_blowfish(content: bytes, password: bytes) -> tuple[bytes, str]:
    """Lock as OpenOffice did before."""
    vector, salt, plain = os.urandom(8), os.urandom(16), packed(content)
    key = hashlib.pbkdf2_hmac("sha1", hashlib.sha1(password).digest(), salt, 1000, 16)  # noqa: S324 - so it is
    cipher = Cipher(Blowfish(key), CFB(vector)).encryptor()
    total = hashlib.sha1(plain[:1024]).digest()  # noqa: S324 - as above
    more = 'm:key-derivation-name="PBKDF2" m:iteration-count="1000"'
    data = cipher.update(plain) + cipher.finalize()
    return data, told(("Blowfish CFB", "", "SHA1/1K"), vector, salt, total, more)


def with_gcm(content: bytes, password: bytes) -> tuple[bytes, str]:
    """Lock as LibreOffice does since 2024."""
    vector, salt = os.urandom(12), os.urandom(16)
    making = Argon2id(salt=salt, length=32, iterations=1, lanes=1, memory_cost=64)
    key = making.derive(hashlib.sha256(password).digest())
    data = vector + AESGCM(key).encrypt(vector, packed(content), None)
    names = (
        "http://www.w3.org/2009/xmlenc11#aes256-gcm",
        "http://www.w3.org/2001/04/xmlenc#sha256",
        "",
    )
    more = (
        'm:key-derivation-name="urn:org:documentfoundation:names:experimental:office:manifest:argon2id"'
        ' m:key-size="32" x:argon2-iterations="1" x:argon2-memory="64" x:argon2-lanes="1"'
    )
    return data, told(names, vector, salt, b"", more)


LOCKERS = {"aes": with_aes, "blowfish": with_blowfish, "gcm": with_gcm}


@pytest.fixture
def read() -> ReadLocked:
    """Give the reader of locked files."""
    return read_locked


@pytest.fixture
def lock_office() -> Callable[[bytes, str], bytes]:
    """Give the maker of locked office files."""
    return office_envelope


@pytest.fixture
def make_compound() -> Callable[[Mapping[str, bytes]], bytes]:
    """Give the maker of compound files."""
    return compound


@pytest.fixture
def lock_open() -> Callable[[Mapping[str, bytes], str, str], bytes]:
    """Give the maker of locked OpenDocument files."""
    return open_package
