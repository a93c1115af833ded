"""themes.toml: the themes that people own, which innspill reads and never writes over."""

from collections import Counter
from typing import Annotated

from pydantic import Field

from innspill.consultation.tables import Table, parse_table
from innspill.errors import UsageError
from innspill.language.slug import slug
from innspill.model import Guidance, GuidedTheme

Label = Annotated[str, Field(min_length=1)]


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
