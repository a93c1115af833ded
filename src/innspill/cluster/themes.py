"""What finding themes gives."""

from dataclasses import dataclass

from innspill.model import Passage, Theme, Unassigned


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSet:
    """Every passage is in exactly one theme or among the unassigned.

    `passages` stand in the order in which they were given, each with its theme's id; `themes` by
    the number of respondents, then of passages, both falling, then by id.
    """

    passages: tuple[Passage, ...]
    themes: tuple[Theme, ...]
    unassigned: tuple[Unassigned, ...] = ()
