"""What people put beside their settings to change how a result looks: letterhead and templates."""

import os
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from innspill.consultation.settings import Settings
from innspill.errors import UsageError
from innspill.options import GivenFile, RenderOptions

TEMPLATES: Final = "templates"
_SEE: Final = "See that it is a file, and that you may read it."
_SECONDS: Final = "SOURCE_DATE_EPOCH"
"""A moment, in seconds since 1970, that stands for today wherever a program wants a date.

See https://reproducible-builds.org/specs/source-date-epoch/.
"""


def rendering_of(
    home: Path | None, settings: Settings, letterhead: Path | None = None
) -> RenderOptions:
    """Gather how a result is to be written.

    Args:
        home: The consultation folder, None where there is none.
        settings: Its settings.
        letterhead: A letterhead that goes before the one in the settings.

    Raises:
        UsageError: A file cannot be opened, or the date in the environment is none.
    """
    named = settings.letter.template
    file = letterhead or ((home or Path()) / named if named else None)
    folder = home / TEMPLATES if home else None
    given = _templates(folder) if folder and folder.is_dir() else []
    date = settings.letter.date
    return RenderOptions(
        letterhead=_given(file) if file else None,
        templates=tuple(map(_given, given)),
        date=date.isoformat() if date else _environment_date(),
    )


def _templates(folder: Path) -> list[Path]:
    """Return the templates that people put into a folder.

    Raises:
        UsageError: Notepad has given one of them a second ending, which Windows does not show.
    """
    for wrong in sorted(folder.glob("*.j2.txt")):
        raise UsageError(
            f"{wrong}: this template is not read, because the name ends in .txt",
            hint=f"Rename the file to {wrong.stem}. In the file explorer, View shows file name"
            " extensions.",
        )
    return sorted(folder.glob("*.j2"))


def _given(file: Path) -> GivenFile:
    if file.is_dir():
        raise UsageError(f"{file} is a folder, and no file", hint=_SEE)
    try:
        return GivenFile(path=str(file), data=file.read_bytes())
    except FileNotFoundError as error:
        raise UsageError(f"{file}: there is no such file", hint=_near(file)) from error
    except OSError as error:
        raise UsageError(f"{file}: cannot be opened: {error.strerror}", hint=_SEE) from error


def _near(file: Path) -> str:
    """Name what lies there instead, if it is called nearly the same."""
    folder = file.parent
    there = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    near = get_close_matches(file.name, there, n=1)
    return f'Did you mean "{near[0]}"?' if near else _SEE


def _environment_date() -> str:
    seconds = os.environ.get(_SECONDS, "")
    if not seconds:
        return ""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is no number of seconds: {seconds}",
            hint="Set it to a whole number, or take it away.",
        ) from error
