"""What people want of the letter, and what it has to keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from innspill.model import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What was decided about the letter's sentences, by passages' ids.

    `positions` take the place of those that are found; a `preferred` passage is told under its
    theme, a `barred` one in the annexes alone. `numbers` are those that sources have already, and
    new ones count on from `last_number`.
    """

    positions: Mapping[str, Position] = field(default_factory=dict)
    preferred: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = field(default_factory=dict)
    last_number: int = 0


NO_WISHES = Wishes()
