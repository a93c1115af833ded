"""By what the parts of a REFI-QDA project are known again when it comes back from another program.

Some programs keep GUIDs, others make new ones; descriptions are kept by those that were looked
into. So a code and a source say in their description which they are.
"""

import hashlib
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid5

_SPACE: Final = UUID("4f0d2a53-86c7-5b1e-9e0a-c3b17d52f6a8")
_DIGITS: Final = 8
_ID_MARK: Final = "innspill-id: "
SAID: Final = "innspill: "
"""What a line begins with that innspill wrote into a memo; other lines are people's."""


class Part(StrEnum):
    """What a GUID is of; those that are codes stand in the ids of codes too."""

    USER = "user"
    THEME = "theme"
    POSITION = "position"
    ASIDE = "aside"
    BRANCH = "branch"
    VARIABLE = "variable"
    CASE = "case"
    SOURCE = "source"
    SELECTION = "selection"
    CODING = "coding"
    NOTE = "note"


UNASSIGNED, EXCLUDED = "unassigned", "excluded"
"""The ids of the two codes of passages that have no theme; the latter are left out by people."""

BRANCHES: Final = ("themes", "positions")
"""The ids of the codes that only hold others, which nothing is coded with."""


def guid_of(part: Part, name: str) -> str:
    """Return the GUID of a part of a project, which is the same in every run."""
    return str(uuid5(_SPACE, f"{part.value}/{name}"))


def code_id(part: Part, name: str) -> str:
    """Return the id of a code, "theme/kompetanse"."""
    return f"{part.value}/{name}"


def marked(description: str, name: str) -> str:
    """Return a description that says of what it is."""
    return f"{description}\n{_ID_MARK}{name}".strip()


def mark_in(description: str) -> str:
    """Return of what a description says that it is; empty where it does not say it."""
    lines = [line.strip() for line in description.splitlines()]
    return next((ln.removeprefix(_ID_MARK).strip() for ln in lines if ln.startswith(_ID_MARK)), "")


def words_key(text: str) -> str:
    """Return by what a passage's words are known within their source, however they are spaced."""
    return _digest(" ".join(text.split()))


def memo_key(description: str) -> str:
    """Return by what it is seen that a code's description was changed."""
    return _digest(" ".join(description.split()))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:_DIGITS]
