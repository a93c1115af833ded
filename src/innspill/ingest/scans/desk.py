"""What is known of the scanned pages in the file that is being read.

A scan may stand deep in a file: in a PDF in an archive attached to a mail. So what was recognised
is in force while the file is read, as its limits are, and no reader passes it on.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from innspill.ingest.scans.values import PrintedPage, Scan


@dataclass(slots=True, kw_only=True)
class Desk:
    """The pages whose text was looked for, and those that were met and are not among them."""

    printed: dict[Scan, PrintedPage] = field(default_factory=dict)
    wanted: dict[Scan, None] = field(default_factory=dict)

    def ask(self, scan: Scan) -> PrintedPage | None:
        """Give a page; one that is not known is wanted."""
        if scan not in self.printed:
            self.wanted[scan] = None
        return self.printed.get(scan)


_in_force: ContextVar[Desk | None] = ContextVar("desk", default=None)


def desk_in_force() -> Desk:
    """Give the desk for the file that is being read; an empty one where nobody set any."""
    return _in_force.get() or Desk()


@contextmanager
def lay_on_desk(printed: Iterable[PrintedPage]) -> Iterator[Desk]:
    """Put pages in force for what is read within; the desk tells afterwards what it lacked."""
    desk = Desk(printed={page.scan: page for page in printed})
    before = _in_force.set(desk)
    try:
        yield desk
    finally:
        _in_force.reset(before)
