"""summary.sqlite: the result as a database to ask and to search."""

from innspill.render.sqlite.database import write_sqlite

__all__ = ["write_sqlite"]
