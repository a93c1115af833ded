"""A chart as values: what each bar says, and how long it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

MOST = 20
"""The most bars of a chart: the longest; the table beside it has all."""
WIDE = 80
"""The length of the longest bar, in per cent: figures stand behind it."""
LABEL = 36
"""The most characters of a label in a chart: what fits across a telephone."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: the name of its pattern, where it begins and how long it is in per cent.

    `told` is what stands behind it, empty for nothing.
    """

    pattern: str
    start: float
    length: float
    told: str = ""

    @property
    def end(self) -> float:
        """Where it ends, in per cent."""
        return round(self.start + self.length, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, whole or of parts; `label` is cut to what fits across a telephone."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart and the table that says the same; `rows` are as wide as `headers`.

    `legend` are pairs of a pattern and what it means; `beside` tells that the parts of a bar stand
    below each other rather than one after the other; `cut` that there are more rows than bars.
    """

    id: str
    title: str
    about: str
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, str], ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cut: bool
    beside: bool = False


Row = TypeVar("Row")


def longest(rows: Sequence[Row], lengths: Sequence[int]) -> list[Row]:
    """Return the rows of the greatest lengths, in their own order."""
    kept = sorted(range(len(rows)), key=lambda index: -lengths[index])[:MOST]
    return [rows[index] for index in sorted(kept)]


def share_of(part: int, whole: int) -> float:
    """Return the length of a part of a bar, where the whole is as long as the longest."""
    return round(WIDE * part / whole, 1) if whole else 0.0


def shortened(label: str) -> str:
    """Cut a label to what fits across a telephone."""
    return label if len(label) <= LABEL else f"{label[: LABEL - 1].rstrip()}…"
