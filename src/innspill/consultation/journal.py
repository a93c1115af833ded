"""What a run is about to put in place, so that a run that is killed can be finished by the next.

The journal is written once everything that it names lies beside the files that it will replace,
and is taken away when all of them are replaced. A folder other than the journal's gets a sign that
leads to it.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from innspill.errors import UsageError

JOURNAL = ".innspill-journal"
_WAITING = ".innspill-new"
_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One file to be put in place; paths are relative to the journal's folder.

    `new` is where its content waits, empty where the file is to go; `was` the digest of what it
    held when the journal was written, empty where it was not there.
    """

    new: str
    file: str
    was: str


def waiting(file: Path, data: bytes) -> Path:
    """Return where the new content of a file waits, beside it; other content waits elsewhere."""
    return file.with_name(f".{file.name}.{digest(data)}{_WAITING}")


def write_journal(
    journal: Path, files: Mapping[Path, bytes | None], before: Mapping[Path, bytes | None]
) -> None:
    """Write a journal, which takes effect at once or not at all.

    Args:
        journal: Where it stands; the folders of the other files get signs that lead to it.
        files: What each file is to hold, which waits beside it; None for one that is to go.
        before: What they hold.
    """
    home = journal.parent
    steps = [
        Step(
            new="" if data is None else _relative(waiting(file, data), home),
            file=_relative(file, home),
            was=digest(before[file]),
        )
        for file, data in files.items()
    ]
    for folder in dict.fromkeys(file.parent for file in files if file.parent != home):
        write_whole(folder / JOURNAL, _plain({"journal": _relative(journal, folder)}))
    write_whole(journal, _plain({"steps": [asdict(step) for step in steps]}))


def drop_journal(journal: Path, files: Iterable[Path]) -> None:
    """Take the journal away first, then the signs that lead to it."""
    journal.unlink(missing_ok=True)
    for folder in dict.fromkeys(file.parent for file in files):
        if (folder / JOURNAL).is_file():
            (folder / JOURNAL).unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """Finish what a killed run had begun to put in place in a folder; else do nothing.

    A run that was killed before it had everything ready has changed nothing, and what it left is
    taken away. A file that people have changed since is left as it is.

    Raises:
        UsageError: A file cannot be written.
    """
    try:
        if _read(folder / JOURNAL) is None:
            return
        journal = _journal_of(folder)
        steps = _steps(journal)
        for step in steps:
            _finish(journal.parent, step)
        drop_journal(journal, [*(journal.parent / step.file for step in steps), folder / JOURNAL])
    except OSError as error:
        raise UsageError(
            f"{folder}: an earlier run was stopped while it wrote, and cannot be finished:"
            f" {error.strerror}",
            hint="Close the files if they are open in another program, and run again.",
        ) from error


def clear(folder: Path) -> None:
    """Take away what waits in a folder and no journal names."""
    for left in folder.glob(f".*{_WAITING}"):
        left.unlink(missing_ok=True)


def digest(data: bytes | None) -> str:
    """Return some digits of the SHA-256 of a file's content; empty where there is no file."""
    return "" if data is None else hashlib.sha256(data).hexdigest()[:_DIGITS]


def content(file: Path) -> bytes | None:
    """Return what a file holds; None where it is not there."""
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it has its old content or its new, whatever happens meanwhile."""
    new = waiting(path, data)
    write_through(new, data)
    os.replace(new, path)  # noqa: PTH105 Path.replace hides that this is atomic


def write_through(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _finish(home: Path, step: Step) -> None:
    file = home / step.file
    same = digest(content(file)) == step.was
    if not step.new:
        if same:
            file.unlink(missing_ok=True)
        return
    new = home / step.new
    if same:
        with suppress(FileNotFoundError):  # another command has just put it in place
            os.replace(new, file)  # noqa: PTH105 as above
    new.unlink(missing_ok=True)


def _journal_of(folder: Path) -> Path:
    """Find the journal that is in force for a folder: its own, or where its sign leads to."""
    told = _read(folder / JOURNAL) or {}
    return folder / str(told["journal"]) if "journal" in told else folder / JOURNAL


def _steps(journal: Path) -> list[Step]:
    """Read the steps of a journal; none where a sign leads to one that was never written."""
    steps = (_read(journal) or {}).get("steps", [])
    return [Step(**step) for step in steps] if isinstance(steps, list) else []


def _read(journal: Path) -> dict[str, object] | None:
    data = content(journal)
    try:
        return None if data is None else dict(json.loads(data))
    except ValueError as error:
        raise UsageError(
            f"{journal}: this is not as innspill writes it", hint="Delete the file and run again."
        ) from error


def _plain(told: Mapping[str, object]) -> bytes:
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _relative(path: Path, folder: Path) -> str:
    """Say where a path is, seen from a folder; in full where it is on another drive."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path.absolute().as_posix()
