"""Compound files (MS-CFB), in which old Office programs and Outlook store their streams."""

import io

from innspill.ingest.faults import DamagedError
from innspill.ingest.zipguard import SAVE_AGAIN

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FAULTS = (OSError, ValueError, IndexError, TypeError)  # what olefile raises on broken files


def streams_in(data: bytes, names: tuple[str, ...]) -> tuple[str, ...]:
    """Tell which of these streams a compound file has at its root.

    Raises:
        DamagedError: Its directory cannot be read.
    """
    import olefile  # noqa: PLC0415 only old files and Outlook messages need it

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            return tuple(name for name in names if file.exists(name))
    except FAULTS as error:
        raise DamagedError(str(error), hint=SAVE_AGAIN) from error


def stream_start(data: bytes, name: str, size: int) -> bytes:
    """Give the first bytes of a stream.

    Raises:
        DamagedError: It cannot be read.
    """
    import olefile  # noqa: PLC0415 - wanted for old files alone

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file, file.openstream(name) as stream:
            return bytes(stream.read(size))
    except FAULTS as error:
        raise DamagedError(str(error), hint=SAVE_AGAIN) from error
