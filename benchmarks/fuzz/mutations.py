"""Mutations that know what a file is made of, so that its reader gets past the door.

A ZIP-based file is changed inside its members (see `packages.py`), a mail inside its attachments, a
PDF inside its streams; what is text is changed by words of its format; and everything is also
changed byte by byte, as a bad disk would.
"""

import base64
import random
import re
import zlib
from collections.abc import Callable

from packages import PACKAGES, in_package
from texts import in_text

MOST = 150_000  # bytes that a mutated file may have
MOST_UNPACKED = 4_000_000  # bytes of a stream that are unpacked to be changed
HOW_OFTEN = (1, 1, 1, 1, 2, 3)
CHANCE_RAW = 0.1  # of a change to the outermost bytes of a structured file
CHANCE_TEXT = 0.5  # of a change to a mail or a PDF as text

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
BASE64 = re.compile(rb"(?:^[A-Za-z0-9+/]{20,}={0,2}\r?\n?)+", re.MULTILINE)
MAGIC = (
    (b"PK\x03\x04", "docx"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"<", "html"),
    (b"\xd0\xcf", "msg"),
)

Change = Callable[[bytes, str, random.Random], bytes]


def mutated(data: bytes, kind: str, chance: random.Random) -> bytes:
    """Change a file of a kind in one to three places.

    Args:
        data: The file, valid or already mutated.
        kind: A key of `words.WORDS`.
        chance: Where the choices come from.
    """
    for _ in range(chance.choice(HOW_OFTEN)):
        raw = chance.random() < CHANCE_RAW
        change = in_text if raw else STRUCTURED.get(kind, in_text)
        data = change(data, kind, chance)
    return data


def in_archive(data: bytes, kind: str, chance: random.Random) -> bytes:
    """Change a member of a package or an archive."""
    return in_package(data, kind, chance, mutated)


def in_mail(data: bytes, kind: str, chance: random.Random) -> bytes:
    """Change an attachment inside its base64, or else the mail as text."""
    found = list(BASE64.finditer(data))
    if not found or chance.random() < CHANCE_TEXT:
        return in_text(data, kind, chance)
    place = chance.choice(found)
    try:
        inner = base64.b64decode(place[0])
    except ValueError:
        return in_text(data, kind, chance)
    inside = next((name for magic, name in MAGIC if inner.startswith(magic)), "txt")
    changed = base64.encodebytes(mutated(inner, inside, chance))
    return data[: place.start()] + changed + data[place.end() :]


def in_pdf(data: bytes, kind: str, chance: random.Random) -> bytes:
    """Change a stream of a PDF inside its compression, or else the PDF as text."""
    found = list(STREAM.finditer(data))
    if not found or chance.random() < CHANCE_TEXT:
        return in_text(data, kind, chance)
    place = chance.choice(found)
    try:
        inner = zlib.decompressobj().decompress(place[1], MOST_UNPACKED)
        changed = zlib.compress(in_text(inner, kind, chance), 1)
    except zlib.error:
        changed = in_text(place[1], kind, chance)
    return data[: place.start(1)] + changed + data[place.end(1) :]


STRUCTURED: dict[str, Change] = {
    **dict.fromkeys(PACKAGES, in_archive),
    "eml": in_mail,
    "pdf": in_pdf,
}
"""How a kind with an inner structure is changed; all others as text."""
