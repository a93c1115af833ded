"""themes.toml: the themes that people own, as they stand in the file."""

from collections import Counter
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Annotated

from pydantic import Field

from innspill.consultation.places import line_of
from innspill.consultation.tables import Table, parse_table
from innspill.errors import UsageError
from innspill.language.slug import slug
from innspill.model import Guidance, GuidedTheme, ThemeStatus

Label = Annotated[str, Field(min_length=1)]


class ThemeTable(Table):
    """`[[theme]]`: one theme; `id` is made of the label where it is not given."""

    label: Label
    id: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    parent: str = ""
    status: ThemeStatus = ThemeStatus.LOCKED


class ThemeBook(Table):
    """The whole file, themes in the order that people want."""

    theme: tuple[ThemeTable, ...] = ()


def parse_themes(text: str, name: str, elsewhere: Collection[str] = ()) -> Guidance:
    """Read the themes that people own.

    Args:
        text: The file's text.
        name: What the file is called in messages.
        elsewhere: Ids of themes that stand in another file, and that a theme may stand under.

    Raises:
        UsageError: The text is no TOML, a key or value is wrong, two themes have one id, a theme
            stands under one that is not there or that itself stands under another, or one that was
            merged into another is there all the same.
    """
    themes = themes_in(text, name)
    _check_parents(themes, text, name, elsewhere)
    _check_merged(themes, text, name)
    return Guidance(themes=themes)


def themes_in(text: str, name: str) -> tuple[GuidedTheme, ...]:
    """Read the themes of a file one by one, whatever they say of each other.

    Raises:
        UsageError: The text is no TOML, a key or value is wrong, or two themes have one id.
    """
    book = parse_table(ThemeBook, text, name)
    themes = tuple(
        GuidedTheme(
            id=table.id or slug(table.label),
            label=" ".join(table.label.split()),
            description=table.description,
            keywords=table.keywords,
            examples=table.examples,
            merged=table.merged,
            parent=table.parent,
            status=table.status,
        )
        for table in book.theme
    )
    for found, count in Counter(theme.id for theme in themes).items():
        if count > 1:
            last = max(at for at, theme in enumerate(themes) if theme.id == found)
            key = "id" if book.theme[last].id else "label"
            line = _line(text, last, key)
            raise UsageError(
                f'{name}, line {line}: {count} themes have the id "{found}"',
                hint="Give each of them an id of its own.",
            )
    return themes


def _check_parents(
    themes: Sequence[GuidedTheme], text: str, name: str, elsewhere: Collection[str]
) -> None:
    """See to it that each theme stands under one that is there, and that stands under none."""
    parent_of = dict.fromkeys(elsewhere, "") | {theme.id: theme.parent for theme in themes}
    for at, theme in enumerate(themes):
        if not theme.parent:
            continue
        line = _line(text, at, "parent")
        if theme.parent == theme.id:
            raise UsageError(
                f'{name}, line {line}: "{theme.label}" cannot stand under itself',
                hint="Give parent the id of another theme, or take the line out.",
            )
        if theme.parent not in parent_of:
            raise UsageError(
                f'{name}, line {line}: "theme.parent": no theme has the id "{theme.parent}"',
                hint=_meant(theme.parent, themes),
            )
        if above := parent_of[theme.parent]:
            raise UsageError(
                f'{name}, line {line}: "{theme.parent}" itself stands under "{above}"',
                hint="A theme that stands under another can have none below it. Take one parent"
                " out.",
            )


def _meant(wanted: str, themes: Sequence[GuidedTheme]) -> str:
    """Say which id was probably meant, written nearly so or as the theme's name."""
    by_name = {theme.label.casefold(): theme.id for theme in themes}
    by_name |= {theme.id.casefold(): theme.id for theme in themes}
    near = get_close_matches(wanted.casefold(), by_name, n=1)
    known = ", ".join(theme.id for theme in themes)
    return f'Did you mean "{by_name[near[0]]}"?' if near else f"Known here: {known}."


def _check_merged(themes: Sequence[GuidedTheme], text: str, name: str) -> None:
    """See to it that a theme that was merged into another is no longer there, nor in a second."""
    standing = {theme.id for theme in themes}
    into: dict[str, str] = {}
    for at, theme in enumerate(themes):
        for merged in theme.merged:
            line = _line(text, at, "merged")
            if merged in standing:
                raise UsageError(
                    f'{name}, line {line}: "{merged}" is merged here, and is a theme of its own',
                    hint="Take it out of the list, or take the theme out.",
                )
            if into.setdefault(merged, theme.id) != theme.id:
                raise UsageError(
                    f'{name}, line {line}: "{merged}" is merged into "{into[merged]}" already',
                    hint="Let it stand in one of the two lists.",
                )


def _line(text: str, at: int, key: str) -> int:
    """Return the line of a theme's key, or of its table where the key is written elsewhere."""
    return line_of(["theme", str(at), key], text) or line_of(["theme", str(at)], text) or 1
