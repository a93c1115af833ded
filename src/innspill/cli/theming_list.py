"""What `innspill themes list` shows: the themes of a result beside those that people own."""

from collections.abc import Sequence
from pathlib import Path

from innspill.cli.explaining import result_of, show_themes
from innspill.cli.theming import Desk, open_desk, passages_in, quoted, told
from innspill.console import screen_words, show_table
from innspill.consultation import SETTINGS_FILE, locate_result
from innspill.consultation.folder import RESULT, RESULT_FILE
from innspill.model import GuidedTheme, Summary, Theme


def show_list(path: Path | None) -> None:
    """Print the themes of a result, and of the consultation folder around it.

    Raises:
        UsageError: There is neither a result nor a consultation folder, or a file is wrong.
    """
    given = path or Path()
    ahead = (given / SETTINGS_FILE).is_file() and not _has_result(given)
    home = given if ahead else _home(locate_result(path).file)
    desk = open_desk(home) if home else None
    if ahead and desk:
        rows = [(theme.label, status_of(desk, theme)) for theme in desk.themes]
        words = screen_words()
        show_table("", [words.text(key) for key in ("annex.theme", "theming.status")], rows)
        return
    result = result_of(path)
    status = {theme.id: _status_now(desk, theme) for theme in result.themes}
    show_themes(result, status, _waiting(desk, result) if desk else ())


def status_of(desk: Desk, theme: GuidedTheme) -> str:
    """Say whether a theme is locked, proposed or a chapter, and what it stands under."""
    words = screen_words()
    key = "chapter" if theme.id in desk.chapters else theme.status.value
    status = words.text(f"theming.{key}")
    label = {each.id: each.label for each in desk.themes}
    if not theme.parent:
        return status
    return words.text("theming.under", status=status, name=quoted(label[theme.parent]))


def _has_result(home: Path) -> bool:
    return any((home / each).is_file() for each in (Path(RESULT, RESULT_FILE), RESULT_FILE))


def _home(result: Path) -> Path | None:
    """Return the consultation folder around a result."""
    folders = result.absolute().parents
    return next((each for each in folders if (each / SETTINGS_FILE).is_file()), None)


def _status_now(desk: Desk | None, theme: Theme) -> str:
    """Say what people have made of a theme since the result was made."""
    words = screen_words()
    if desk is None or (desk.before.themes is None and not desk.chapters):
        return words.text(f"theming.{theme.status.value}") if theme.status else ""
    owned = {each.id: each for each in desk.themes}
    into = {name: each.label for each in desk.themes for name in each.merged}
    if theme.id in owned:
        status, label = status_of(desk, owned[theme.id]), owned[theme.id].label
        renamed = words.text("theming.now_called", status=status, name=quoted(label))
        return status if label == theme.label else renamed
    if theme.id in into:
        return words.text("theming.now_in", name=quoted(into[theme.id]))
    return words.text("theming.gone")


def _waiting(desk: Desk, result: Summary) -> Sequence[tuple[str, str]]:
    """Return the themes that people own and the result does not have, with their status."""
    there = {theme.id for theme in result.themes}
    return [(theme.label, _coming(desk, theme)) for theme in desk.themes if theme.id not in there]


def _coming(desk: Desk, theme: GuidedTheme) -> str:
    """Say what the next run will give a theme that the result does not have."""
    words, passages = screen_words(), passages_in(desk, [theme])
    status = status_of(desk, theme)
    if not passages:
        return words.text("theming.waiting", status=status)
    return words.text("theming.coming", status=status, what=told(desk, passages))
