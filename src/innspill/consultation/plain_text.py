"""The text of a file that people wrote, in whatever way their editor saved it."""

import codecs
from pathlib import Path
from typing import Final

from innspill.errors import UsageError

_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LONGEST_SHOWN: Final = 60  # characters of a line that a message repeats


def read_text(file: Path) -> str:
    """Read a file: UTF-8, or UTF-16 with a byte order mark, as older Windows editors save it.

    Raises:
        UsageError: It cannot be opened, or is saved in another way; the message names the first
            line with letters that cannot be read, as they were probably meant.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be opened: {error.strerror}",
            hint="See that it is a file, and that you may read it.",
        ) from error
    try:
        return data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        shown = data.split(b"\n")[line - 1].decode("cp1252", errors="replace").strip()
        raise UsageError(
            f"{file}, line {line}: this is not saved as UTF-8: {shown[:_LONGEST_SHOWN]}",
            hint="It is probably saved as ANSI (Windows-1252). In Notepad: File, Save as, and"
            " choose UTF-8 as the encoding.",
        ) from error
