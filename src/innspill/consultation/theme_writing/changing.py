"""Changes of themes in the text of themes.toml, as pure functions from text to text.

Each changes what it says and nothing else: comments, order, blank lines and the other themes stay
as people wrote them. An id that the file does not have changes nothing. Each raises `UsageError`
where the text is no themes.toml.
"""

from collections.abc import Collection, Sequence

from innspill.consultation.theme_book import themes_in
from innspill.consultation.theme_writing.pieces import NAME, pieces_of, without
from innspill.model import GuidedTheme, ThemeStatus


def locked(text: str, wanted: Collection[str] | None = None) -> str:
    """Lock themes that are only proposed.

    Args:
        text: Of themes.toml.
        wanted: Their ids; None for all.
    """
    proposed = [
        theme.id
        for theme in themes_in(text, NAME)
        if theme.status is ThemeStatus.PROPOSED and (wanted is None or theme.id in wanted)
    ]
    return pieces_of(text).changed(status=dict.fromkeys(proposed, ThemeStatus.LOCKED.value)).text


def renamed(text: str, theme: str, label: str) -> str:
    """Give a theme another name; its id stays, and is written down where it was made of the name.

    Args:
        text: Of themes.toml.
        theme: The theme's id.
        label: The new name, which may not be blank.
    """
    name = " ".join(label.split())
    found = {one.id: one for one in themes_in(text, NAME)}
    if theme not in found or found[theme].label == name:
        return text
    return pieces_of(text).changed(id={theme: theme}, label={theme: name}).text


def merged(text: str, into: str, others: Collection[str]) -> str:
    """Let a theme take over others, with their keywords, examples and what they had taken over.

    The others' tables go, and their ids are noted in `merged`. What stood under one of them stands
    under the theme, or beside it where that stands under another.

    Args:
        text: Of themes.toml.
        into: The id of the theme that stays.
        others: The ids of those that go.
    """
    found = {theme.id: theme for theme in themes_in(text, NAME)}
    gone = [found[name] for name in found if name in others and name != into]
    if into not in found or not gone:
        return text
    kept, names = found[into], {theme.id for theme in gone}
    ids = [name for theme in gone for name in (theme.id, *theme.merged)]
    parent = "" if kept.parent in names else kept.parent
    above = parent or into
    below = {
        theme.id: None if theme.id == above else above
        for theme in found.values()
        if theme.parent in names
    }
    pieces = without(pieces_of(text), names).changed(
        keywords=_more(kept, [word for theme in gone for word in theme.keywords], kept.keywords),
        examples=_more(kept, [said for theme in gone for said in theme.examples], kept.examples),
        merged=_more(kept, ids, kept.merged),
        parent=below,
    )
    return pieces.text


def dropped(text: str, gone: Collection[str]) -> str:
    """Take themes out; what stood under one of them stands by itself.

    Args:
        text: Of themes.toml.
        gone: The ids of the themes.
    """
    themes = themes_in(text, NAME)
    freed = {theme.id: None for theme in themes if theme.parent in gone}
    return without(pieces_of(text), gone).changed(parent=freed).text


def reparented(text: str, theme: str, parent: str) -> str:
    """Put a theme under another.

    Args:
        text: Of themes.toml.
        theme: The theme's id.
        parent: The id of the theme that it shall stand under; empty for none.
    """
    return pieces_of(text).changed(parent={theme: parent or None}).text


def _more(
    theme: GuidedTheme, words: Sequence[str], before: Sequence[str]
) -> dict[str, Sequence[str]]:
    """Return what a list is to hold beside what it holds, each once; nothing where that is all."""
    new = [word for word in dict.fromkeys(words) if word not in before]
    return {theme.id: new} if new else {}
