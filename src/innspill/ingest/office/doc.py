"""The reader of old Word files (.doc), by antiword, catdoc or LibreOffice."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from innspill.ingest.faults import DamagedError, EncryptedError, IngestError
from innspill.ingest.limits import limits_in_force
from innspill.ingest.ole import stream_start
from innspill.ingest.text.lines import blocks_of_text
from innspill.ingest.zipguard import SAVE_AGAIN, UNLOCK
from innspill.model import Document, Notice, NoticeKind

HINT = "Save it as .docx and run again, or install antiword, catdoc or LibreOffice."
FLAGS, ENCRYPTED = 0x0A, 0x0100  # place and bit of fEncrypted in the file's header (MS-DOC 2.5.2)
PRINT_WIDTH = "0"  # characters a line; no wrapping


def read_doc(data: bytes, name: str) -> Document:
    """Read an old Word file with the first program that is installed and can.

    None of them tells deleted text from the rest, and the notice says so.

    Raises:
        EncryptedError: It is locked with a password.
        IngestError: No program is installed that reads it.
        DamagedError: Those that are installed cannot read it.
    """
    if is_locked(data):
        raise EncryptedError("the document is locked with a password", hint=UNLOCK)
    installed = [(program, path) for program in PROGRAMS if (path := shutil.which(program))]
    if not installed:
        raise IngestError("old Word files need a program that is not installed", hint=HINT)
    said: list[str] = []
    for program, path in installed:
        document = PROGRAMS[program](data, path, said)
        if document is not None and document.blocks:
            return document
    raise DamagedError(
        f"{name}: {'; '.join(said) or 'no program found text in it'}", hint=SAVE_AGAIN
    )


def is_locked(data: bytes) -> bool:
    """Look for the mark of encryption in the file's header.

    Raises:
        DamagedError: The file has no header.
    """
    header = stream_start(data, "WordDocument", FLAGS + 2)
    return bool(int.from_bytes(header[FLAGS:], "little") & ENCRYPTED)


def run(command: list[str], folder: Path, said: list[str]) -> bytes:
    """Run a program in a folder of its own; what it complains of is gathered in `said`."""
    try:
        done = subprocess.run(  # noqa: S603 - a found program and a file name of our own, no shell
            command,
            cwd=folder,
            capture_output=True,
            timeout=limits_in_force().seconds,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        said.append(f"{Path(command[0]).name}: {error}")
        return b""
    if done.returncode:
        said.append(
            f"{Path(command[0]).name}: {done.stderr.decode('utf-8', 'replace').strip()[:200]}"
        )
        return b""
    return done.stdout


def as_text(options: list[str]) -> Callable[[bytes, str, list[str]], Document | None]:
    """Make the reader of a program that prints the text."""

    def read(data: bytes, path: str, said: list[str]) -> Document | None:
        with tempfile.TemporaryDirectory(prefix="innspill-") as folder:
            Path(folder, "letter.doc").write_bytes(data)
            printed = run([path, *options, "letter.doc"], Path(folder), said).decode(
                "utf-8", "replace"
            )
        return (
            Document(format="doc", blocks=tuple(blocks_of_text(printed)), notices=(DELETIONS,))
            if printed
            else None
        )

    return read


def as_docx(data: bytes, path: str, said: list[str]) -> Document | None:
    """Let LibreOffice convert the file, and read what comes out; it keeps the structure."""
    from innspill.ingest.office.docx import read_docx  # noqa: PLC0415 - wanted where LibreOffice is the program

    with tempfile.TemporaryDirectory(prefix="innspill-") as name:
        folder = Path(name)
        (folder / "letter.doc").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run(
            [path, "--headless", profile, "--convert-to", "docx", "--outdir", name, "letter.doc"],
            folder,
            said,
        )
        result = folder / "letter.docx"
        if not result.exists():
            return None
        document = read_docx(result.read_bytes(), "letter.docx")
    return replace(document, format="doc")


DELETIONS = Notice(kind=NoticeKind.LEFT_OUT, values=(("what", "structure"), ("count", "1")))
PROGRAMS: dict[str, Callable[[bytes, str, list[str]], Document | None]] = {
    "antiword": as_text(["-w", PRINT_WIDTH, "-m", "UTF-8.txt"]),
    "catdoc": as_text(["-w", "-d", "utf-8"]),
    "soffice": as_docx,
    "libreoffice": as_docx,
}
"""The programs, the quickest first."""
