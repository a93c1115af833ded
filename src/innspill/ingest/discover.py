"""Which files of the given paths are submissions.

Found, sorted, and named by their place in the inbox.
"""

import difflib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from innspill.errors import UsageError
from innspill.model import Notice, NoticeKind

OWN_FILES = frozenset({"innspill.toml", "themes.toml", "decisions.jsonl", "readme.md"})
"""Files at the top of a consultation's folder that are no submissions."""

SYSTEM_FILES = frozenset({"desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r", "icon_"})
"""Files that an operating system puts into folders; nobody sent them.

The last is macOS's `Icon\r` as `inbox_name` spells it.
"""

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What has no place in a name: it would steer the terminal, or show the name in another order."""

RESULT = "summary.json"
RESULT_MARK = b'"schema_version"'
RESULT_MARK_WITHIN = 200  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read.

    `name` is its path within the inbox, and `outside` says that it is a link out of it.
    """

    path: Path
    name: str
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What a look at the given paths found; `notices` are about no single submission."""

    files: tuple[Found, ...]
    notices: tuple[Notice, ...] = ()


def discover(paths: Sequence[Path]) -> Discovery:
    """Find the submissions among files and folders.

    Hidden files, Office's lock files and what an operating system leaves in folders are no
    submissions and are passed over in silence. A folder that holds an earlier result is passed over
    with a notice.

    Returns:
        The files sorted by name, case folded, then exactly; each once.

    Raises:
        UsageError: A path does not exist.
    """
    files: dict[Path, Found] = {}
    skipped: list[str] = []
    for path in paths:
        for found in walk(path, skipped):
            files.setdefault(found.path.absolute(), found)
    ordered = sorted(
        files.values(), key=lambda found: (found.name.casefold(), found.name, str(found.path))
    )
    return Discovery(files=tuple(ordered), notices=tuple(earlier_results(skipped)))


def earlier_results(folders: Iterable[str]) -> Iterator[Notice]:
    """Say which folders hold an earlier result and are not read."""
    for folder in sorted(set(folders)):
        yield Notice(
            kind=NoticeKind.LEFT_OUT,
            values=(("what", "earlier_result"), ("count", "1"), ("file", folder)),
        )


def walk(path: Path, skipped: list[str]) -> Iterator[Found]:
    """Find the files of one path.

    Raises:
        UsageError: There is no such path.
    """
    if not os.path.exists(path):  # noqa: PTH110 - says no, where Path raises, behind a closed door
        raise UsageError(f"{path}: there is no such file or folder", hint=nearest(path))
    if path.is_file():
        yield Found(path=path, name=inbox_name(path.name))
        return
    yield from walk_folder(path, path, skipped)


def walk_folder(folder: Path, top: Path, skipped: list[str]) -> Iterator[Found]:
    """Find the files in a folder and the folders in it.

    A folder that may not be listed is given as if it were a file, so that reading it says so.
    """
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except PermissionError:
        yield Found(path=folder, name=inbox_name(relative(folder, top)))
        return
    if holds_result(folder):
        skipped.append(inbox_name(relative(folder, top)))
        return
    for entry in entries:
        if is_passed_over(entry, top):
            continue
        if leads_out(entry, top):
            yield Found(path=entry, name=inbox_name(relative(entry, top)), outside=True)
        elif entry.is_dir() and not entry.is_symlink():
            yield from walk_folder(entry, top, skipped)
        elif not entry.is_dir():
            yield Found(path=entry, name=inbox_name(relative(entry, top)))


def is_passed_over(entry: Path, top: Path) -> bool:
    """Tell what nobody sent.

    Hidden and system files, lock files, and the consultation's own files.
    """
    name = entry.name.casefold()
    hidden = name.startswith((".", "~$")) or name in SYSTEM_FILES
    return hidden or (entry.parent == top and name in OWN_FILES)


def leads_out(entry: Path, top: Path) -> bool:
    """Tell a link to something outside the inbox, or to nothing."""
    if not entry.is_symlink():
        return False
    target = Path(os.path.realpath(entry))
    return not target.exists() or not target.is_relative_to(os.path.realpath(top))


def holds_result(folder: Path) -> bool:
    """Tell a folder into which an earlier run wrote its result.

    A result that may not be read is taken for a submission, whose reading then says so.
    """
    result = folder / RESULT
    try:
        with result.open("rb") as file:
            return RESULT_MARK in file.read(RESULT_MARK_WITHIN)
    except OSError:
        return False


def relative(path: Path, top: Path) -> str:
    """Give a path within the folder that was asked for; the folder itself by its name."""
    return path.relative_to(top).as_posix() if path != top else top.name


def inbox_name(name: str) -> str:
    """Spell a name the same on every system: macOS takes letters such as å apart.

    Characters that steer a terminal become "_".
    """
    plain = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    return UNSEEN.sub("_", plain)


def nearest(path: Path) -> str:
    """Name what is there instead, closest in spelling first; empty if nothing is."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return ""
    close = difflib.get_close_matches(path.name, names, n=3, cutoff=0.5)
    return f"Did you mean {', '.join(close)}?" if close else ""
