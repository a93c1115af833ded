"""What people own in a consultation folder: themes.toml and decisions.jsonl, read and written."""

import codecs
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from innspill.consultation.decisions import parse_decisions, write_decisions
from innspill.consultation.folder import DECISIONS_FILE, THEMES_FILE
from innspill.consultation.journal import settle
from innspill.consultation.plain_text import read_text
from innspill.consultation.results import write_files
from innspill.consultation.theme_book import parse_themes
from innspill.consultation.theme_writing.changing import dropped
from innspill.consultation.theme_writing.growing import with_proposals
from innspill.errors import UsageError
from innspill.model import Decision, Guidance, Language, Theme

_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """What the two files hold: the text of themes.toml, None where it is not there; decisions."""

    themes: str | None
    decisions: tuple[Decision, ...]


def read_owned(home: Path) -> Owned:
    """Read what people own in a consultation folder, finished if a killed run began to write it.

    Raises:
        UsageError: A file cannot be opened, or a decision is none.
    """
    settle(home)
    themes, decisions = home / THEMES_FILE, home / DECISIONS_FILE
    made = read_text(decisions) if decisions.is_file() else ""
    return Owned(
        themes=read_text(themes) if themes.is_file() else None,
        decisions=parse_decisions(made, str(decisions)),
    )


def write_owned(
    home: Path, before: Owned, after: Owned, elsewhere: Collection[str] = ()
) -> tuple[Path, ...]:
    """Write what has changed, in the way in which the file was saved before.

    Args:
        home: The consultation folder.
        before: What its files hold.
        after: What they shall hold.
        elsewhere: Ids of themes that stand in the settings.

    Returns:
        The files that were written.

    Raises:
        UsageError: A file cannot be written or has been changed meanwhile, or the new themes
            contradict each other.
    """
    if read_owned(home) != before:
        raise UsageError(
            f"{home}: the themes or decisions have changed since they were read",
            hint="Another command or person has saved them. Run the command again.",
        )
    files = {}
    if after.decisions != before.decisions:
        files[DECISIONS_FILE] = write_decisions(after.decisions).encode()
    if after.themes is not None and after.themes != before.themes:
        parse_themes(after.themes, THEMES_FILE, elsewhere)
        files[THEMES_FILE] = _saved_as(home / THEMES_FILE, after.themes)
    return write_files(home, files) if files else ()


def with_proposed(
    home: Path,
    themes: Sequence[Theme],
    guidance: Guidance,
    language: Language,
    gone: Collection[str] = (),
) -> dict[Path, bytes]:
    """Return themes.toml as it is to be after a run; nothing where it is to stay as it is.

    Args:
        home: The consultation folder.
        themes: Of the result, in its order.
        guidance: What the run knew of; these themes, chapters among them, are no proposals.
        language: Of the heading of a new file: the screen's.
        gone: Ids of proposals that are to go first.

    Raises:
        UsageError: The file is wrong.
    """
    known = {name for theme in guidance.themes for name in (theme.id, *theme.merged)}
    text = read_owned(home).themes
    bare = dropped(text, gone) if text and gone else text or ""
    parse_themes(bare, THEMES_FILE, known)
    grown = with_proposals(bare, [theme for theme in themes if theme.id not in known], language)
    file = home / THEMES_FILE
    return {} if grown == (text or "") else {file: _saved_as(file, grown)}


def _saved_as(file: Path, text: str) -> bytes:
    """Encode a text as the file is saved: UTF-8 or UTF-16, with its byte order mark if any."""
    begun = file.read_bytes()[:3] if file.is_file() else b""
    mark = next((mark for mark in _MARKS if begun.startswith(mark)), b"")
    return mark + text.encode(_MARKS.get(mark, "utf-8"))
