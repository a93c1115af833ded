"""Locked Microsoft Office files (MS-OFFCRYPTO), by msoffcrypto.

New ones are whole packages in an envelope; in old ones (.doc, .xls) the streams are locked one by
one. Whether an old one is locked is told here, without loading what opens it.
"""

import io
import logging
from functools import partial
from typing import Any, Final

from innspill.ingest.faults import DamagedError, EncryptedError
from innspill.ingest.locks.keys import SAVE_PLAIN, UNKNOWN_LOCK, keyring_in_force
from innspill.ingest.office.doc import is_locked
from innspill.ingest.ole import MAGIC as OLE_MAGIC
from innspill.ingest.ole import stream_start
from innspill.ingest.zipguard import SAVE_AGAIN

logging.getLogger("msoffcrypto").setLevel(logging.CRITICAL)  # it logs passwords, for debugging

FREE: Final = ("VelvetSweatshop",)  # Excel locks with it what may be read and not be changed
_OPENED: Final = (b"PK", OLE_MAGIC)  # what new and old files begin with
_HEAD: Final = 8192  # bytes in which the mark of a locked workbook stands, near its beginning
_RECORD: Final = 4  # bytes of a record's head: its number and its length (MS-XLS 2.1.4)
_END, _FILE_PASS = 0x000A, 0x002F


def open_office(data: bytes) -> bytes:
    """Open a locked package.

    Raises:
        EncryptedError: No password fits, or the lock is not known.
        DamagedError: It breaks the rules of its format.
    """
    return keyring_in_force().open(partial(_plain, data), FREE)


def open_doc(data: bytes) -> bytes:
    """Open an old Word file, if it is locked; raises what `open_office` raises."""
    return open_office(data) if is_locked(data) else data


def open_xls(data: bytes) -> bytes:
    """Open an old workbook, if it is locked; raises what `open_office` raises.

    One of Excel 95 and older has another stream, and is left to its reader.
    """
    return open_office(data) if _is_locked_workbook(data) else data


def _is_locked_workbook(data: bytes) -> bool:
    """Look for the record of a lock before the end of the workbook's own records."""
    try:
        head = stream_start(data, "Workbook", _HEAD)
    except DamagedError:  # its reader says so
        return False
    place = 0
    while place + _RECORD <= len(head):
        number = int.from_bytes(head[place : place + 2], "little")
        if number in {_END, _FILE_PASS}:
            return number == _FILE_PASS
        place += _RECORD + int.from_bytes(head[place + 2 : place + _RECORD], "little")
    return False


def _plain(data: bytes, password: str) -> bytes | None:
    """Give the plain file; None if the password does not fit.

    msoffcrypto raises errors of any class on broken files. Their words are not passed on: no one
    can say what they quote.

    Raises:
        EncryptedError: The lock is not known.
        DamagedError: It breaks the rules of its format.
    """
    from msoffcrypto import OfficeFile  # type: ignore[import-untyped] # noqa: PLC0415 - wanted for locked files alone
    from msoffcrypto import exceptions as faults  # noqa: PLC0415 - as above

    plain = io.BytesIO()
    try:
        file = OfficeFile(io.BytesIO(data))
        _turn(file, password)
        file.decrypt(plain)
    except faults.InvalidKeyError:
        return None
    except (
        faults.DecryptionError,
        faults.FileFormatError,
        AttributeError,
    ):  # the last: XOR in .doc
        raise EncryptedError(UNKNOWN_LOCK, hint=SAVE_PLAIN) from None
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - see above
        said = f"the lock cannot be read ({type(error).__name__})"
        raise DamagedError(said, hint=SAVE_AGAIN) from None
    opened = plain.getvalue()
    return opened if opened.startswith(_OPENED) else None


def _turn(file: Any, password: str) -> None:  # noqa: ANN401 - an untyped library's
    """Try a key.

    The locks of old files look by themselves whether it fits. Those of new ones are told to, but
    for the newest: to look takes as long there as to open, and what is opened shows it too.
    """
    if file.format == "ooxml" and file.type != "agile":
        file.load_key(password=password, verify_password=True)
    else:
        file.load_key(password=password)
