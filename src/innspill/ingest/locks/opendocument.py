"""Locked OpenDocument files (OASIS OpenDocument 1.3, part 2, chapter 4), old and new.

The manifest says of every member how it is locked. LibreOffice has a newer way, in which one member
is the whole package under AES-GCM, and the key is made by Argon2id (RFC 9106).
"""

import base64
import io
import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from innspill.ingest.faults import DamagedError, EncryptedError
from innspill.ingest.limits import limits_in_force
from innspill.ingest.locks.ciphers import CIPHERS, KEYS, SIZES, STARTS, SUMS, Recipe, key_of, opened
from innspill.ingest.locks.keys import SAVE_PLAIN, UNKNOWN_LOCK, keyring_in_force
from innspill.ingest.locks.zipped import inflated
from innspill.ingest.xml import Element, local_name, parse_xml
from innspill.ingest.zipguard import SAVE_AGAIN, Package, open_package

MANIFEST: Final = "META-INF/manifest.xml"
NO_MANIFEST: Final = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
WHOLE: Final = "encrypted-package"
READ: Final = ("content.xml", "styles.xml", "meta.xml")
"""The members that are read; a key takes long to make, so the others are left out."""

_LOCKED: Final = re.compile(rb"<(?:\w+:)?encryption-data\b")
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE[^\[>]*>")  # of old programs; it is not used
_TAGGED: Final = "aes256-gcm"  # needs no check sum


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """A locked member: its name, how it is locked, and its bytes as they are stored."""

    name: str
    recipe: Recipe
    data: bytes


def open_packed(data: bytes) -> bytes:
    """Open an OpenDocument file, if it is locked.

    Returns:
        A package of what is read of it, or all of it where it is locked as a whole.

    Raises:
        EncryptedError: No password fits, or the lock is not known.
        DamagedError: It is cut off, or breaks the rules of its own format.
        LimitError: It unpacks to too much.
    """
    if not data.startswith(b"PK"):
        return data
    package = open_package(data)
    if MANIFEST not in package or not _LOCKED.search(package.read(MANIFEST)):
        return data
    return keyring_in_force().open(partial(_plain_package, package))


def _plain_package(package: Package, password: str) -> bytes | None:
    """Open all members with one password; None where it does not fit the first."""
    plain: dict[str, bytes] = {}
    for member in _members(package):
        content = _plain(member, password)
        if content is None and not plain:
            return None
        if content is None:
            raise DamagedError(f"{member.name} is damaged", hint=SAVE_AGAIN)
        if member.name == WHOLE:
            return content
        plain[member.name] = content
    if not plain:
        raise EncryptedError(UNKNOWN_LOCK, hint=SAVE_PLAIN)
    return _packed(package, plain)


def _packed(package: Package, plain: dict[str, bytes]) -> bytes:
    """Make a package of plain members, and of those that never were locked."""
    others = [name for name in ("mimetype", *READ) if name in package and name not in plain]
    members = {name: package.read(name) for name in others} | plain
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
        file.writestr(MANIFEST, NO_MANIFEST)
    return stream.getvalue()


def _plain(member: _Member, password: str) -> bytes | None:
    """Give a plain member; None if the password does not fit."""
    try:
        packed = opened(member.recipe, key_of(member.recipe, password), member.data)
    except ValueError as error:
        raise DamagedError(f"the lock cannot be read ({error})", hint=SAVE_AGAIN) from error
    if packed is None or packed.startswith(b"PK"):
        return packed
    limit = "unpacked_bytes" if member.name == WHOLE else "xml_bytes"
    return inflated(packed, getattr(limits_in_force(), limit), limit)


def _members(package: Package) -> Iterator[_Member]:
    """Find the locked members that are read.

    Raises:
        DamagedError: The manifest cannot be read.
        EncryptedError: One is locked in a way that is not known.
    """
    manifest = parse_xml(_DOCTYPE.sub(b"", package.read(MANIFEST), count=1), MANIFEST)
    for entry in manifest.iter("{*}file-entry"):
        name = _value(entry, "full-path")
        locked = entry.find("{*}encryption-data")
        if locked is not None and name in {*READ, WHOLE} and name in package:
            yield _Member(name=name, recipe=_recipe(locked), data=package.read(name))


def _recipe(locked: Element) -> Recipe:
    """Read how a member is locked.

    Raises:
        DamagedError: A number or the like cannot be read.
        EncryptedError: It is locked in a way that is not known.
    """
    parts = {local_name(part): part for part in locked.iterfind("{*}*")}
    try:
        algorithm, derivation = parts["algorithm"], parts["key-derivation"]
        start = parts.get("start-key-generation")
        cipher = _known(_value(algorithm, "algorithm-name"), CIPHERS)
        return Recipe(
            cipher=cipher,
            vector=base64.b64decode(_value(algorithm, "initialisation-vector")),
            derivation=_known(_value(derivation, "key-derivation-name"), KEYS),
            start=_known("sha1" if start is None else _start_name(start), STARTS),
            salt=base64.b64decode(_value(derivation, "salt")),
            rounds=int(_value(derivation, "iteration-count", "argon2-iterations")),
            size=_key_size(derivation),
            memory=int(_value(derivation, "argon2-memory") or 0),
            lanes=int(_value(derivation, "argon2-lanes") or 0),
            total_kind="" if cipher == _TAGGED else _known(_value(locked, "checksum-type"), SUMS),
            total=base64.b64decode(_value(locked, "checksum")),
        )
    except (KeyError, ValueError) as error:
        raise DamagedError(f"the lock cannot be read ({error})", hint=SAVE_AGAIN) from error


def _start_name(start: Element) -> str:
    return _value(start, "start-key-generation-name")


def _key_size(derivation: Element) -> int:
    """Give the length of a key; 16 bytes where nothing is said.

    Raises:
        ValueError: No cipher has such keys.
    """
    size = int(_value(derivation, "key-size") or 16)
    if size not in SIZES:
        raise ValueError(f"keys of {size} bytes")
    return size


def _known(name: str, known: Collection[str]) -> str:
    """Find the known name that a name ends in.

    Raises:
        EncryptedError: There is none.
    """
    found = next((each for each in known if name.casefold().endswith(each)), "")
    if not found:
        raise EncryptedError(UNKNOWN_LOCK, hint=SAVE_PLAIN)
    return found


def _value(element: Element, *names: str) -> str:
    """Give an attribute by its local name, the first that is there; empty if there is none."""
    attributes = {str(key).rpartition("}")[2]: str(text) for key, text in element.attrib.items()}
    return next((attributes[name] for name in names if name in attributes), "")
