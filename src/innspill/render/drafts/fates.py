"""What becomes of each part of a draft when the letter is written again."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Digests = Sequence[str] | None


class Fate(StrEnum):
    """What became of a part."""

    UNCHANGED = "unchanged"
    UPDATED = "updated"
    ADDED = "added"
    REMOVED = "removed"
    KEPT = "kept"
    ATTACHED = "attached"
    OUTLIVED = "outlived"
    LEFT_OUT = "left_out"
    MISSED = "missed"


PEOPLES = frozenset({Fate.KEPT, Fate.ATTACHED, Fate.OUTLIVED, Fate.LEFT_OUT, Fate.MISSED})
"""The fates of parts that people have edited or taken out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """A part as it was last written, as it stands in the document, and as it is written now.

    None where the part is not there; `was` is empty where it was gone from the letter already, and
    people's text of it was kept. `marked` tells that there are tracked changes or comments in it.
    """

    was: Digests
    stands: Digests
    new: Digests
    marked: bool = False

    @property
    def edited(self) -> bool:
        """Whether people have worked on what stands."""
        return self.marked or self.was is None or self.stands != self.was


def fate_of(part: Versions) -> Fate | None:
    """Decide what becomes of a part; None where it is neither in the document nor in the letter."""
    if part.stands is None:
        return _absent(part)
    if part.new is None:
        return _gone(part)
    if part.stands == part.new:
        return Fate.UNCHANGED
    if not part.edited:
        return Fate.UPDATED
    return Fate.KEPT if part.was == part.new else Fate.ATTACHED


def _absent(part: Versions) -> Fate | None:
    if part.new is None:
        return None
    if part.was is None:
        return Fate.ADDED
    return Fate.LEFT_OUT if part.was == part.new else Fate.MISSED


def _gone(part: Versions) -> Fate:
    if not part.was:
        return Fate.KEPT
    return Fate.OUTLIVED if part.edited else Fate.REMOVED
