"""Making a consultation folder, or what is missing of one; what is there is never written over."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from innspill.consultation.folder import INBOX, SETTINGS_FILE, THEMES_FILE, refuse_misnamed
from innspill.consultation.starter import (
    STARTER_LANGUAGES,
    ignored_text,
    readme_text,
    settings_text,
)
from innspill.errors import UsageError
from innspill.model import Language

README: Final = "README.md"
IGNORED: Final = ".gitignore"
LETTERHEAD: Final = "brevmal.docx"
_OWN: Final = frozenset(
    {SETTINGS_FILE, THEMES_FILE, "decisions.jsonl", README.casefold(), LETTERHEAD}
)
_ANOTHER: Final = "Name a new folder: innspill init NAME"
_ANOTHER_LETTERHEAD: Final = "Name another file: innspill init --template NAME.docx"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFolder:
    """What was made in a folder, what was there and is left as it was, and what lies about.

    `loose` are files beside the inbox that are not the consultation's own: they are not read.
    """

    home: Path
    made: tuple[str, ...]
    kept: tuple[str, ...]
    loose: tuple[str, ...]


def make_folder(home: Path, language: Language) -> NewFolder:
    """Make a consultation folder, or complete one.

    Args:
        home: The folder; it and those around it are made where they are missing.
        language: Of what the files say: bokmål, nynorsk or English.

    Raises:
        UsageError: The place is a file or an inbox, cannot be written, or the language is another.
    """
    if language not in STARTER_LANGUAGES:
        raise UsageError(
            f'the folder cannot be explained in "{language}"',
            hint="Choose nb (bokmål), nn (nynorsk) or en (English).",
        )
    _refuse(home)
    files = {
        SETTINGS_FILE: settings_text(language),
        README: readme_text(language),
        IGNORED: ignored_text(language),
    }
    try:
        there = {entry.name.casefold() for entry in home.iterdir()} if home.is_dir() else set()
        missing = {name: text for name, text in files.items() if name.casefold() not in there}
        _write(home, missing)
        loose = [e.name for e in home.iterdir() if e.is_file() and not _is_own(e.name)]
    except OSError as error:
        raise UsageError(
            f"{error.filename or home}: cannot be written: {error.strerror}",
            hint="Choose a folder in which you may write: innspill init NAME",
        ) from error
    new = {**missing, INBOX: ""} if INBOX not in there else missing
    names = (SETTINGS_FILE, INBOX, README, IGNORED)
    return NewFolder(
        home=home,
        made=tuple(name for name in names if name in new),
        kept=tuple(name for name in names if name not in new),
        loose=tuple(sorted(loose)),
    )


def add_letterhead(place: Path, data: bytes) -> Path:
    """Write a letterhead to begin with, and return where.

    Args:
        place: The file, or its folder, which is made where it is missing.
        data: The letterhead.

    Raises:
        UsageError: There is such a file already, its name is no Word document's, or it cannot be
            written.
    """
    folder = place.is_dir() or not place.suffix
    file = place / LETTERHEAD if folder else place
    if file.suffix.lower() != ".docx":
        raise UsageError(
            f"{file} is to be a Word document, and its name ends in .docx",
            hint=_ANOTHER_LETTERHEAD,
        )
    return add_file(file, data)


def add_file(file: Path, data: bytes) -> Path:
    """Write a file to begin with, and return where; what is there is left as it is.

    Args:
        file: The file, whose folder is made where it is missing.
        data: What it holds.

    Raises:
        UsageError: There is such a file already, or it cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as made:
            made.write(data)
    except FileExistsError as error:
        raise UsageError(
            f"{file} exists, and is left as it is", hint=_ANOTHER_LETTERHEAD
        ) from error
    except OSError as error:
        raise UsageError(
            f"{error.filename or file}: cannot be written: {error.strerror}",
            hint=_ANOTHER_LETTERHEAD,
        ) from error
    return file


def _refuse(home: Path) -> None:
    """Refuse a place that cannot be a consultation folder."""
    for path in (home, home / INBOX):
        if path.exists() and not path.is_dir():
            raise UsageError(f"{path} is a file, and a folder has to be there", hint=_ANOTHER)
    whole = home.absolute()
    for around in whole.parents:
        if (around / SETTINGS_FILE).is_file() and whole.is_relative_to(around / INBOX):
            raise UsageError(
                f"{home} lies among the submissions of another consultation", hint=_ANOTHER
            )
    refuse_misnamed(home)


def _write(home: Path, files: Mapping[str, str]) -> None:
    """Make the folder, its inbox and the files, none of which may have come meanwhile."""
    (home / INBOX).mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        with (home / name).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)


def _is_own(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _OWN
