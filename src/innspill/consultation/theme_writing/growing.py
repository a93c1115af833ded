"""New themes in the text of themes.toml: what stands there is not touched."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from innspill.consultation.theme_book import themes_in
from innspill.consultation.theme_writing.pieces import NAME, Pieces, line_of_key, pieces_of
from innspill.language.catalogue import catalogue
from innspill.model import GuidedTheme, Language, Theme, ThemeStatus

_LISTS = ("keywords", "examples", "merged")


def with_proposals(text: str, themes: Iterable[Theme], language: Language = Language.NB) -> str:
    """Add themes that were found, as proposals, at the end.

    Those whose id the file has, or that were merged into one that it has, are there already. Where
    the file is made anew, a heading tells what it is for.

    Args:
        text: Of themes.toml; empty where there is none.
        themes: In the order in which they are to stand.
        language: Of the heading.

    Raises:
        UsageError: The text is no themes.toml.
    """
    known = {i for theme in themes_in(text, NAME) for i in (theme.id, *theme.merged)}
    new = {theme.id: theme for theme in themes if theme.id not in known}
    if not new:
        return text
    grown = text if text.strip() else _heading(language)
    for theme in new.values():
        under = theme.parent if theme.parent in known | set(new) else None
        grown = with_theme(grown, _proposed(theme, under or ""))
    return grown


def with_theme(text: str, theme: GuidedTheme, after: str = "") -> str:
    """Add a theme; where the file has one with its id, nothing is changed.

    Args:
        text: Of themes.toml.
        theme: What is empty of it is not written.
        after: The id of the theme that it stands after; empty, or an id that is not there, for the
            end.

    Raises:
        UsageError: The text is no themes.toml.
    """
    pieces = pieces_of(text)
    ids = [piece.id for piece in pieces.themes]
    if theme.id in ids:
        return text
    if after in ids[:-1]:
        return _between(pieces, ids.index(after), theme).text
    ended = text if not text or text.endswith("\n") else text + pieces.end
    blank = "" if not ended or ended.endswith(pieces.end * 2) else pieces.end
    return ended + blank + _table(theme, pieces.end)


def _between(pieces: Pieces, at: int, theme: GuidedTheme) -> Pieces:
    piece = pieces.themes[at]
    grown = replace(piece, inside=piece.inside + pieces.end + _table(theme, pieces.end))
    return replace(pieces, themes=(*pieces.themes[:at], grown, *pieces.themes[at + 1 :]))


def _proposed(theme: Theme, parent: str) -> GuidedTheme:
    return GuidedTheme(
        id=theme.id,
        label=" ".join(theme.label.split()) or theme.id,
        keywords=theme.terms,
        parent=parent,
        status=ThemeStatus.PROPOSED,
    )


def _table(theme: GuidedTheme, end: str) -> str:
    """Write a theme as a table, its keys in a fixed order."""
    told: dict[str, str | Sequence[str]] = {
        "id": theme.id,
        "label": theme.label,
        "description": theme.description,
        **{key: getattr(theme, key) for key in _LISTS},
        "parent": theme.parent,
        "status": "" if theme.status is ThemeStatus.LOCKED else theme.status.value,
    }
    lines = [line_of_key(key, value, end) for key, value in told.items() if value]
    return "".join((f"[[theme]]{end}", *lines))


def _heading(language: Language) -> str:
    told = catalogue(language).text("theming.heading").strip().split("\n")
    return "".join(f"# {line}\n" for line in told)
