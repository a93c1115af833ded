"""Writing the database in memory, so that it comes out as bytes, the same each time."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from importlib import resources
from typing import Final

from innspill.errors import NotInstalledError, UsageError
from innspill.model import Summary
from innspill.options import RenderOptions
from innspill.render.sqlite.rows import ROWS

SEARCHED: Final = ("passages_fts", "sentences_fts")
# What a build of SQLite may have chosen for itself.
_SETTINGS: Final = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA auto_vacuum = NONE",
    "PRAGMA foreign_keys = OFF",  # a result is written as it is; `innspill check` judges it
)


def write_sqlite(summary: Summary, _options: RenderOptions) -> bytes:
    """Write a result as an SQLite database with full-text search over passages and sentences.

    The same version of SQLite gives the same bytes; another one may lay the pages out differently,
    with the same content. The header has no trace of the maker: SQLite puts its version there
    (bytes 96 to 99) when it writes a file, and this database was never one. A passage that people
    have left out stands without its words, as in the letter's annex; they are in summary.json.

    Raises:
        NotInstalledError: This Python's SQLite has not all the parts that this needs.
        UsageError: The result names two things by the same id.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        modules = {name for (name,) in database.execute("PRAGMA module_list")}
        demand_parts(modules, serializes=hasattr(database, "serialize"))
        for setting in _SETTINGS:
            database.execute(setting)
        try:
            _fill(database, summary)
        except sqlite3.IntegrityError as error:
            raise UsageError(
                f"the result is not sound, so it cannot be a database: {error}",
                hint="`innspill check` says what is wrong with it.",
            ) from error
        return database.serialize()


def demand_parts(modules: Collection[str], *, serializes: bool) -> None:
    """Make sure that SQLite has all its parts; a file without the search would be another file.

    Args:
        modules: The names of SQLite's modules.
        serializes: Whether it can give a database in memory as bytes.

    Raises:
        NotInstalledError: FTS5 is not among the modules, or it cannot.
    """
    if "fts5" not in modules or not serializes:
        raise NotInstalledError(
            "this Python's SQLite lacks full-text search (FTS5) or serialize(), so there is no "
            ".sqlite file",
            hint="Run innspill with a Python from python.org, or choose another format.",
        )


def _fill(database: sqlite3.Connection, summary: Summary) -> None:
    """Make the tables and put the rows in; the search last, when the words are there."""
    schema = resources.files("innspill.render.sqlite").joinpath("schema.sql")
    database.executescript(schema.read_text(encoding="utf-8"))
    database.execute("BEGIN")
    for table, rows_of in ROWS.items():
        columns = len(database.execute(f"SELECT * FROM {table}").description)  # noqa: S608 our names
        marks = ", ".join("?" * columns)
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows_of(summary))  # noqa: S608 as above
    for table in SEARCHED:
        database.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")  # noqa: S608 as above
        database.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608 as above
    database.execute("COMMIT")
    database.execute("VACUUM")
