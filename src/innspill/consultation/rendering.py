"""What people put beside their settings to change how a result looks: letterhead and templates."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from innspill.consultation.settings import Settings
from innspill.errors import UsageError
from innspill.options import GivenFile, RenderOptions

TEMPLATES: Final = "templates"
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
    given = sorted(folder.glob("*.j2")) if folder and folder.is_dir() else []
    date = settings.letter.date
    return RenderOptions(
        letterhead=_given(file) if file else None,
        templates=tuple(map(_given, given)),
        date=date.isoformat() if date else _environment_date(),
    )


def _given(file: Path) -> GivenFile:
    try:
        return GivenFile(path=str(file), data=file.read_bytes())
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be opened: {error.strerror}",
            hint="See that it is a file, and that you may read it.",
        ) from error


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
