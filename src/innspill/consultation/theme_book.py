"""themes.toml: the themes that people own, which innspill reads and never writes over."""

import re
from collections import Counter
from typing import Annotated

from pydantic import Field

from innspill.consultation.tables import Table, parse_table
from innspill.errors import UsageError
from innspill.model import Guidance, GuidedTheme

Label = Annotated[str, Field(min_length=1)]
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


class ThemeTable(Table):
    """`[[theme]]`: one theme; `id` is made of the label where it is not given."""

    label: Label
    id: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class ThemeBook(Table):
    """The whole file, themes in the order that people want."""

    theme: tuple[ThemeTable, ...] = ()


def parse_themes(text: str, name: str) -> Guidance:
    """Read the themes that people own.

    Args:
        text: The file's text.
        name: What the file is called in messages.

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
        )
        for table in book.theme
    )
    for found, count in Counter(theme.id for theme in themes).items():
        if count > 1:
            raise UsageError(
                f'{name}: {count} themes have the id "{found}"',
                hint="Give each of them an id of its own.",
            )
    return Guidance(themes=themes)


def slug(label: str) -> str:
    """Make an id of a label: small letters, figures and hyphens; æ, ø and å in two letters."""
    plain = label.casefold().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "tema"
