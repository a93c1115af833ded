"""The one table from kind to lock, and the way from a locked file to its plain bytes."""

from collections.abc import Callable
from importlib import import_module

from innspill.ingest.formats import recognise
from innspill.ingest.locks.keys import keyring_in_force
from innspill.model import Notice, NoticeKind

Unlock = Callable[[bytes], bytes]

# Named, not imported: only a file that is locked loads what opens it.
LOCKS = {
    "doc": "innspill.ingest.locks.office:open_doc",
    "encrypted": "innspill.ingest.locks.office:open_office",
    "ods": "innspill.ingest.locks.opendocument:open_packed",
    "odt": "innspill.ingest.locks.opendocument:open_packed",
    "pdf": "innspill.ingest.locks.pdf:open_pdf",
    "xls": "innspill.ingest.locks.office:open_xls",
}
"""What opens each kind that can be locked, as `module:function`; a plain file is given back.

Locked archives are no kind: their members are locked, and are opened where they are unpacked.
"""


def unlock(data: bytes, name: str) -> bytes:
    """Open a locked file with the passwords in force; one that is not locked is given back.

    Args:
        data: The file's bytes.
        name: Its name; only the suffix counts.

    Raises:
        EncryptedError: No password fits, or the lock is of a kind that is not known.
        DamagedError: It is cut off, or breaks the rules of its own format.
    """
    where = LOCKS.get(recognise(data, name))
    if where is None:
        return data
    module, function = where.split(":")
    open_locked: Unlock = getattr(import_module(module), function)
    return open_locked(data)


def unlocked(data: bytes) -> tuple[Notice, ...]:
    """Say that a file was opened with a password that was given; nothing of any other file."""
    return (Notice(kind=NoticeKind.UNLOCKED),) if keyring_in_force().has_opened(data) else ()
