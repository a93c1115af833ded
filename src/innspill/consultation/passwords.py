"""The file with the passwords of locked submissions: one a line, exactly as they are.

Passwords are given in a file, and not on the command line, because other users of a machine can see
command lines, and shells keep them. No message quotes a line of the file.
"""

import codecs
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from innspill.errors import UsageError

MOST_PASSWORDS: Final = 50
"""Each is tried on each locked file, and a lock is made to cost time with every attempt."""

MOST_BYTES: Final = 65_536
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_A_LINE: Final = "Write one password on each line, and save the file as UTF-8 text."


def read_passwords(path: Path | None, inputs: Sequence[Path]) -> tuple[str, ...]:
    """Read passwords from a file; none where no file is named.

    Each line is a password, with the blanks that it begins or ends with; such a one is tried
    without them too, after the others. Lines without any character are passed over.

    Args:
        path: The file: UTF-8, or UTF-16 with a byte order mark, as Windows writes it.
        inputs: What is read as submissions; the file must not be among them.

    Raises:
        UsageError: There is no such file, it cannot be opened or is no text, it holds no password
            or too many, or it would be read as a submission.
    """
    if path is None:
        return ()
    _keep_apart(path, inputs)
    lines = [line for line in _text(path).replace("\r\n", "\n").split("\n") if line]
    bare = (line.strip() for line in lines)
    passwords = tuple(dict.fromkeys((*lines, *filter(None, bare))))
    if not passwords:
        raise UsageError(f"{path}: there is no password in this file", hint=_ONE_A_LINE)
    count = len(lines)
    if count > MOST_PASSWORDS:
        raise UsageError(
            f"{path}: there are {count} passwords, and at most {MOST_PASSWORDS} are tried",
            hint="Keep those that are needed: each is tried on each locked file, which takes time.",
        )
    return passwords


def _keep_apart(path: Path, inputs: Sequence[Path]) -> None:
    if path.is_dir():
        raise UsageError(
            f"{path} is a folder, and no file with passwords",
            hint="Name a text file: --password-file passwords.txt",
        )
    here = path.resolve()
    if any(given in {here, *here.parents} for given in (each.resolve() for each in inputs)):
        raise UsageError(
            f"{path} lies among what is read, and would be read as a submission",
            hint="Move the file with the passwords to another folder.",
        )


def _text(path: Path) -> str:
    """Read the file's text.

    Raises:
        UsageError: It is not there, cannot be opened, is too large, or is no text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such file", hint=_ONE_A_LINE) from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be opened: {error.strerror}") from error
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:  # its words quote what it could not read
        text = "\0"
    if "\0" in text or len(data) > MOST_BYTES:
        raise UsageError(f"{path}: this is no text file with passwords", hint=_ONE_A_LINE)
    return text
