"""How members of OpenDocument files are locked: keys made of a password, and ciphers under them.

The names are those of the manifest, or what they end in; programs spell their beginnings in several
ways. What loads `cryptography` is imported where it is wanted: in a file that is locked.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from innspill.ingest.limits import check_limit

SUMS: Final = {
    "sha1-1k": "sha1",
    "sha1/1k": "sha1",
    "sha256-1k": "sha256",
    "sha256/1k": "sha256",
}
"""The hash of each kind of check sum."""

STARTS: Final = {"sha1": "sha1", "sha256": "sha256"}
"""The hash of a password that a key is made of."""

_AES_BLOCK, _GCM_VECTOR, _KIBIBYTE = 16, 12, 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one member is locked.

    `cipher`, `derivation` and `start` are keys of `CIPHERS`, `KEYS` and `STARTS`; `total_kind` is
    one of `SUMS`, or empty where the cipher needs no check sum; `size` is a key's length in bytes,
    and `memory` what its making takes, in KiB.
    """

    cipher: str
    vector: bytes
    derivation: str
    start: str
    salt: bytes
    rounds: int
    size: int
    memory: int = 0
    lanes: int = 0
    total_kind: str = ""
    total: bytes = b""


def key_of(recipe: Recipe, password: str) -> bytes:
    """Make a member's key of a password.

    Raises:
        LimitError: That takes more memory than a file may.
        ValueError: The recipe's numbers are impossible.
    """
    start = hashlib.new(STARTS[recipe.start], password.encode(), usedforsecurity=False).digest()
    return KEYS[recipe.derivation](recipe, start)


def opened(recipe: Recipe, key: bytes, data: bytes) -> bytes | None:
    """Open a member's bytes; None where the key is another's."""
    plain = CIPHERS[recipe.cipher](recipe, key, data)
    if plain is None or not recipe.total_kind:
        return plain
    total = hashlib.new(SUMS[recipe.total_kind], plain[:_KIBIBYTE], usedforsecurity=False).digest()
    return plain if total == recipe.total else None


def _pbkdf2(recipe: Recipe, start: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha1", start, recipe.salt, recipe.rounds, recipe.size)


def _argon2id(recipe: Recipe, start: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - as above

    check_limit("memory_bytes", recipe.memory * _KIBIBYTE)
    return Argon2id(
        salt=recipe.salt,
        length=recipe.size,
        iterations=recipe.rounds,
        lanes=recipe.lanes,
        memory_cost=recipe.memory,
    ).derive(start)


def _aes_cbc(recipe: Recipe, key: bytes, data: bytes) -> bytes | None:
    """Open AES in CBC mode; the last byte counts the padding, and the rest of it is anything."""
    from cryptography.hazmat.primitives.ciphers import Cipher  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers.algorithms import AES  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers.modes import CBC  # noqa: PLC0415 - as above

    unlocking = Cipher(AES(key), CBC(recipe.vector)).decryptor()
    plain = unlocking.update(data) + unlocking.finalize()
    padding = plain[-1] if plain else 0
    return plain[:-padding] if 0 < padding <= _AES_BLOCK else None


def _aes_gcm(recipe: Recipe, key: bytes, data: bytes) -> bytes | None:
    """Open AES in GCM mode; the vector stands before the locked bytes again, and the tag after."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    try:
        return AESGCM(key).decrypt(recipe.vector, data.removeprefix(recipe.vector), None)
    except InvalidTag:
        return None


def _blowfish_cfb(recipe: Recipe, key: bytes, data: bytes) -> bytes:
    """Open Blowfish in CFB mode, as OpenOffice wrote it until 2011."""
    from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish  # noqa: PLC0415 - as above
    from cryptography.hazmat.decrepit.ciphers.modes import CFB  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.ciphers import Cipher  # noqa: PLC0415 - as above

    unlocking = Cipher(Blowfish(key), CFB(recipe.vector)).decryptor()
    return unlocking.update(data) + unlocking.finalize()


KEYS: Final[dict[str, Callable[[Recipe, bytes], bytes]]] = {
    "argon2id": _argon2id,
    "pbkdf2": _pbkdf2,
}
"""What makes a key, by the end of its name."""

CIPHERS: Final[dict[str, Callable[[Recipe, bytes, bytes], bytes | None]]] = {
    "aes128-cbc": _aes_cbc,
    "aes192-cbc": _aes_cbc,
    "aes256-cbc": _aes_cbc,
    "aes256-gcm": _aes_gcm,
    "blowfish cfb": _blowfish_cfb,
}
"""What opens a member, by the end of its name; None where it can tell that the key is wrong."""

SIZES: Final = range(4, 57)  # bytes that a key of these ciphers may have
