"""How time grows with passages, as a picture."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

_WIDTH, _HEIGHT, _MARGIN = 760, 460, 60
_LEAST = 0.1  # seconds; a stage that takes less is drawn at this
_COLOURS = (
    "#1b6ca8", "#c8553d", "#3a7d44", "#8e44ad", "#b8860b", "#16808a", "#a0306a", "#6b705c",
)  # fmt: skip


def picture(found: Sequence[Mapping[str, Any]], stages: Sequence[str]) -> str:
    """Draw seconds by passages, both as logarithms: the whole, its stages, and n log n.

    Args:
        found: One for each size, with `passages`, `seconds` and the seconds of each stage.
        stages: Which to draw.
    """
    measured = sorted(found, key=lambda one: one["passages"])
    sizes = [one["passages"] for one in measured]
    most = max(one["seconds"] for one in measured)
    scale = _Scale(sizes[0], sizes[-1], most)
    unit = measured[0]["seconds"] / (sizes[0] * math.log(sizes[0]))
    lines = [scale.line([(n, unit * n * math.log(n)) for n in sizes], "#999", "n log n", dash=True)]
    lines.append(scale.line([(o["passages"], o["seconds"]) for o in measured], "#000", "all"))
    for stage, colour in zip(stages, _COLOURS, strict=False):
        points = [(one["passages"], one[stage]) for one in measured]
        lines.append(scale.line(points, colour, stage))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}">',
            "<style>text { font: 12px sans-serif }</style>",
            "<title>Seconds by number of passages, both axes logarithmic</title>",
            '<rect width="100%" height="100%" fill="#fff"/>',
            *scale.axes(sizes),
            *lines,
            "</svg>\n",
        )
    )


class _Scale:
    """Places passages and seconds on the paper."""

    def __init__(self, fewest: int, most: int, seconds: float) -> None:
        self._x = (math.log(fewest), math.log(max(most, fewest + 1)))
        self._y = (math.log(_LEAST), math.log(max(seconds, 1.0) * 1.5))

    def at(self, passages: float, seconds: float) -> tuple[float, float]:
        """Return a point in the picture."""
        across = (math.log(passages) - self._x[0]) / (self._x[1] - self._x[0])
        up = (math.log(max(seconds, _LEAST)) - self._y[0]) / (self._y[1] - self._y[0])
        return (
            _MARGIN + across * (_WIDTH - 3 * _MARGIN),
            _HEIGHT - _MARGIN - up * (_HEIGHT - 2 * _MARGIN),
        )

    def line(
        self, points: Sequence[tuple[float, float]], colour: str, name: str, *, dash: bool = False
    ) -> str:
        """Draw a line with its name at the end."""
        placed = [self.at(*point) for point in points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        x, y = placed[-1]
        dashed = ' stroke-dasharray="5 4"' if dash else ""
        return (
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashed}/>'
            f'<text x="{x + 6:.1f}" y="{y + 4:.1f}" fill="{colour}">{name}</text>'
        )

    def axes(self, sizes: Sequence[int]) -> list[str]:
        """Draw the sizes below and seconds to the left."""
        marks = []
        for size in sizes:
            x, y = self.at(size, _LEAST)
            marks.append(f'<text x="{x:.1f}" y="{y + 20:.1f}" text-anchor="middle">{size:,}</text>')
        seconds = _LEAST
        while math.log(seconds) <= self._y[1]:
            x, y = self.at(sizes[0], seconds)
            marks.append(
                f'<text x="{x - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{seconds:g} s</text>'
            )
            marks.append(f'<path d="M{x:.1f} {y:.1f}H{_WIDTH - 2 * _MARGIN}" stroke="#ddd"/>')
            seconds *= 10
        return marks
