"""The passwords for locked files, and what they have opened.

They are in force while a file is read, as its limits are, so that no reader passes them on. Nothing
here writes a password anywhere: errors count them, and a key ring shows none when it is printed.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from innspill.ingest.faults import EncryptedError
from innspill.ingest.zipguard import UNLOCK

SAVE_PLAIN = "Save a copy without a password, or ask the sender for one, and run again."
UNKNOWN_LOCK = "it is locked in a way that is not known here"
"""What is said of a lock that no password can open here, and what to do about it."""

Attempt = Callable[[str], bytes | None]
"""Opens a lock with a password; None where the password does not fit."""


@dataclass(slots=True, kw_only=True)
class Keyring:
    """The passwords for one file; `met` is whether what was read depends on them."""

    passwords: tuple[str, ...] = field(default=(), repr=False)
    met: bool = False
    _opened: set[bytes] = field(default_factory=set, repr=False)

    def open(self, attempt: Attempt, free: tuple[str, ...] = ()) -> bytes:
        """Open a lock with the first password that fits.

        Args:
            attempt: Tries one password.
            free: Passwords that programs try by themselves, so that their users know of none.

        Raises:
            EncryptedError: None of them fits.
        """
        for password in free:
            data = attempt(password)
            if data is not None:
                return data
        self.met = True
        for password in self.passwords:
            data = attempt(password)
            if data is not None:
                self._remember(password, data)
                return data
        count = len(self.passwords)
        if not count:
            raise EncryptedError("no password is given", hint=UNLOCK)
        raise EncryptedError(
            "the password that is given does not open it"
            if count == 1
            else f"none of the {count} passwords opens it",
            hint=UNLOCK,
        )

    def has_opened(self, data: bytes) -> bool:
        """Tell whether these bytes came out of a lock."""
        return bool(self._opened) and _digest(data) in self._opened

    def pass_on(self, outer: bytes, inner: bytes) -> None:
        """Take note that what was in an opened file has come out of a lock too."""
        if self.has_opened(outer):
            self._opened.add(_digest(inner))

    def _remember(self, password: str, data: bytes) -> None:
        """Let the password be the first for the next lock, and know what it opened."""
        others = (other for other in self.passwords if other != password)
        self.passwords = (password, *others)
        self._opened.add(_digest(data))


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


_in_force: ContextVar[Keyring | None] = ContextVar("keyring", default=None)


def keyring_in_force() -> Keyring:
    """Give the key ring for the file that is being read; one without keys where nobody set any."""
    return _in_force.get() or Keyring()


@contextmanager
def hold(passwords: tuple[str, ...]) -> Iterator[Keyring]:
    """Put passwords in force for what is read within."""
    keyring = Keyring(passwords=passwords)
    before = _in_force.set(keyring)
    try:
        yield keyring
    finally:
        _in_force.reset(before)
