"""Readings that are kept, so that a second run over an unchanged inbox reads nothing.

A reading is found again by all that it depends on: the file's content and name, the options and
limits, and the versions of everything that reads. So the cache can make a run quicker, and cannot
change what comes of it. What cannot be kept or found again is read anew: that costs time alone.

A locked file is never kept, whether it was opened or not: what a password protects is not stored
in the clear, and nothing that is stored depends on a password.

The entries hold the text of the submissions. Their folder is for the user alone, where the system
knows such folders.
"""

import hashlib
import importlib.metadata
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from innspill import __version__
from innspill.ingest.isolation.task import Outcome, Task, decode_outcome, encode_outcome

READER_VERSION = 3
"""Raised by hand whenever a reader gives another reading of the same file."""

LIBRARIES = (
    "lxml",
    "markdown-it-py",
    "olefile",
    "pypdf",
    "pypdfium2",
    "python-calamine",
    "python-oxmsg",
    "selectolax",
)
"""The packages that readings depend on."""

MOST_ENTRIES = 10_000
SUFFIX = ".reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """A folder of readings; `stamp` stands for the versions of all that reads."""

    folder: Path
    stamp: str

    def find(self, task: Task) -> Outcome | None:
        """Give what an earlier run read from the same file; None where that is not known.

        An entry that is damaged is not known; the next reading overwrites it.
        """
        try:
            digest, _, data = self._entry(task).read_bytes().partition(b"\n")
        except OSError:
            return None
        if digest != _digest(data):
            return None
        try:
            return decode_outcome(data)
        except ValueError:
            return None

    def keep(self, task: Task, outcome: Outcome) -> None:
        """Keep what was read, if the same file would give the same again."""
        if not outcome.repeatable:
            return
        data = encode_outcome(outcome)
        with suppress(OSError):  # the disk is full or read-only: the next run reads the file anew
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
            _write_whole(self._entry(task), _digest(data) + b"\n" + data)

    def tidy(self) -> None:
        """Remove the oldest entries where there are too many."""
        with suppress(OSError):  # as above, or another run tidies too
            entries = sorted(self.folder.glob(f"*{SUFFIX}"), key=lambda each: each.stat().st_mtime)
            for entry in entries[:-MOST_ENTRIES]:
                entry.unlink()

    def _entry(self, task: Task) -> Path:
        known = [self.stamp, *_subject(task), asdict(replace(task.options, passwords=()))]
        return self.folder / (_digest(json.dumps(known).encode()).decode() + SUFFIX)


def open_cache(folder: Path) -> Cache:
    """Open a folder of readings; it is made when there is something to keep."""
    stamp = json.dumps([READER_VERSION, __version__, sys.platform, sys.version, *_versions()])
    return Cache(folder=folder, stamp=stamp)


def _versions() -> Iterator[tuple[str, ...]]:
    """Name the libraries and programs that read, each with what changes when it is replaced."""
    from innspill.ingest.office.doc import PROGRAMS  # noqa: PLC0415 - wanted here alone

    for name in LIBRARIES:
        yield name, importlib.metadata.version(name)
    for name in PROGRAMS:
        path = shutil.which(name)
        state = os.stat(path) if path else None  # noqa: PTH116 - `which` gives text
        yield name, f"{state.st_size} {state.st_mtime_ns}" if state else ""


def _subject(task: Task) -> tuple[object, ...]:
    """Name what a task is about: a file by its content and name, a page by its content alone.

    What was recognised depends on the program, its model and its version too.
    """
    engine = task.engine.stamp if task.engine is not None else ""
    if task.scan is not None:
        return (engine, task.scan.sha256, task.scan.page)
    return (engine, task.sha256, task.name)


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step, so that nobody ever reads half of it."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=SUFFIX, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
