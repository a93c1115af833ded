"""Names that no two codes, sources or cases share, and that a file system can hold."""

import re
from collections.abc import Iterable

from innspill.model.exchange import one_line

_LONGEST = 120  # characters; programs make files and folders of the names of sources
# Programs write a source to a file of its name: it must not lead out of their folder.
_NOT_IN_FILES = re.compile(r'[\\/:*?"<>|]+')


def distinct(names: Iterable[str], nameless: str) -> tuple[str, ...]:
    """Give names that differ in more than capitals, each in one line; a later one gets a number.

    Args:
        names: Those that are wanted, in the order in which they win.
        nameless: What is called so whose name is empty.
    """
    taken: set[str] = set()
    found = []
    for wanted in names:
        name = one_line(wanted, _LONGEST) or nameless
        free, number = name, 1
        while free.casefold() in taken:
            number += 1
            free = f"{name} ({number})"
        taken.add(free.casefold())
        found.append(free)
    return tuple(found)


def for_file(name: str) -> str:
    """Return a name that can be a file's on every system, "../x" as "-x"."""
    return _NOT_IN_FILES.sub("-", one_line(name, _LONGEST)).strip(" .")
