"""Writing a result: all its files or none of them."""

import os
from collections.abc import Mapping
from pathlib import Path

from innspill.consultation.journal import (
    JOURNAL,
    clear,
    content,
    drop_journal,
    settle,
    waiting,
    write_journal,
    write_through,
)
from innspill.errors import UsageError


def write_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a folder, which is made where it is missing; see `write_together`."""
    return write_together({folder / name: data for name, data in files.items()})


def write_together(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files that belong together, in whatever folders, which are made where they are missing.

    The new content of all of them is written beside them first, and a journal when it is there.
    Only then does it take the place of the old. A run that is killed before the journal is written
    leaves the old files; one that is killed later is finished by `settle`. Where a file cannot be
    replaced, those that were get their old content back. A file that holds what it should is not
    touched.

    Raises:
        UsageError: A folder or a file cannot be written; often it is open in Word.
    """
    try:
        for folder in dict.fromkeys(file.parent for file in files):
            folder.mkdir(parents=True, exist_ok=True)
            settle(folder)
            clear(folder)
        before = {file: content(file) for file in files}
        new = {file: data for file, data in files.items() if data != before[file]}
        _replace(new, before)
    except OSError as error:
        name = error.filename2 or error.filename or next(iter(files), Path())
        raise UsageError(
            f"{name}: cannot be written: {error.strerror}",
            hint="Close the file if it is open in another program, or choose another --out.",
        ) from error
    return tuple(files)


def _replace(files: Mapping[Path, bytes], before: Mapping[Path, bytes | None]) -> None:
    if not files:
        return
    journal = next(iter(files)).parent / JOURNAL
    try:
        for file, data in files.items():
            write_through(waiting(file, data), data)
        write_journal(journal, files, before)
    except BaseException:
        drop_journal(journal, files)
        _take_away(files)
        raise
    try:
        for file, data in files.items():
            _put(file, data)
    except BaseException:  # also where the user stops the run
        _put_back(journal, files, before)
        raise
    drop_journal(journal, files)


def _put(file: Path, data: bytes) -> None:
    """Put the new content of a file in place, unless another command has just finished that."""
    try:
        os.replace(waiting(file, data), file)  # noqa: PTH105 Path.replace hides that it is atomic
    except FileNotFoundError:
        if content(file) != data:
            raise


def _put_back(
    journal: Path, files: Mapping[Path, bytes], before: Mapping[Path, bytes | None]
) -> None:
    """Give files their old content where they have the new, by a journal of its own."""
    back = {file: before[file] for file, data in files.items() if content(file) == data}
    for file, was in back.items():
        if was is not None:
            write_through(waiting(file, was), was)
    write_journal(journal, back, files)
    _take_away(files)
    settle(journal.parent)
    drop_journal(journal, files)


def _take_away(files: Mapping[Path, bytes]) -> None:
    """Remove what waits to be put in place."""
    for file, data in files.items():
        waiting(file, data).unlink(missing_ok=True)
