"""A workbook at its folder: what is read there before, and what is written there after."""

from pathlib import Path

from innspill.consultation.chapters import with_chapters
from innspill.consultation.folder import SETTINGS_FILE, THEMES_FILE, settings_around
from innspill.consultation.plain_text import read_text
from innspill.consultation.results import write_files
from innspill.consultation.theme_book import parse_themes
from innspill.consultation.theme_writing import Owned, read_owned, write_owned
from innspill.consultation.workbook.book import Standing
from innspill.consultation.workbook.comments import COMMENTS_FILE, parse_comments, write_comments
from innspill.consultation.workbook.taking import Taken
from innspill.language.slug import slug
from innspill.model import Summary


def home_around(file: Path) -> Path | None:
    """Return the consultation folder that a result lies in; None where it lies in none."""
    around = file.absolute().parents
    return next((folder for folder in around if (folder / SETTINGS_FILE).is_file()), None)


def standing_in(home: Path | None, result: Summary) -> Standing:
    """Read what people own in a consultation folder.

    Args:
        home: The folder; None where the result lies in none.
        result: The result.

    Raises:
        UsageError: A file in it is wrong, or cannot be opened.
    """
    if home is None:
        return Standing(result=result, owned=Owned(themes=None, decisions=()))
    owned, titles = read_owned(home), settings_around(home).consultation.chapters
    names = frozenset(map(slug, titles))
    book = parse_themes(owned.themes or "", str(home / THEMES_FILE), names)
    file = home / COMMENTS_FILE
    return Standing(
        result=result,
        owned=owned,
        themes=with_chapters(book, titles).themes,
        chapters=names - {theme.id for theme in book.themes},
        comments=parse_comments(read_text(file), str(file)) if file.is_file() else (),
    )


def write_taken(home: Path, before: Standing, taken: Taken) -> tuple[Path, ...]:
    """Write what is changed of what people own.

    Returns:
        The files that were written.

    Raises:
        UsageError: A file cannot be written.
    """
    written = write_owned(home, before.owned, taken.owned, before.chapters)
    if taken.comments == before.comments:
        return written
    files = {COMMENTS_FILE: write_comments(taken.comments).encode()}
    return (*written, *write_files(home, files))
