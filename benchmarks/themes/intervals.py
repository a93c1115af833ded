"""How far a figure would move with other rows of the same kind.

Rows are drawn with replacement, 200 times, and the labelling that was found stays: what is shown is
1.96 standard deviations of the draws, half of an interval of 95 per cent (Efron 1979). How much a
figure moves because themes are found anew is not in it.
"""

from collections.abc import Sequence

import numpy as np
from measures import shares_stem
from numpy.typing import NDArray
from rows import Row
from sklearn.metrics import adjusted_mutual_info_score

_DRAWS = 200
_SHARE = 1.96

Numbers = NDArray[np.int64]


def half_widths(
    rows: Sequence[Row], themes: Sequence[str | None], names: Sequence[str]
) -> dict[str, float]:
    """Return half the width of the interval of each figure; nan where the figure is none.

    Args:
        rows: The labelled rows.
        themes: The theme of each, None for none.
        names: The name of each row's theme, empty for none.
    """
    label, theme = _numbers([row.label for row in rows]), _numbers([str(name) for name in themes])
    traits = {
        "merge": _numbers([row.submitter for row in rows]),
        "bridge": _numbers([row.lang for row in rows]),
    }
    placed = np.array([name is not None for name in themes])
    named = np.array([shares_stem(n, row.label) for n, row in zip(names, rows, strict=True)])
    chance = np.random.default_rng(0)
    drawn: dict[str, list[float]] = {name: [] for name in ("AMI", *traits, "label")}
    for _ in range(_DRAWS):
        at = chance.integers(len(rows), size=len(rows))
        drawn["AMI"].append(adjusted_mutual_info_score(label[at], theme[at]))
        drawn["label"].append(float(named[at].mean()))
        times = np.bincount(at, minlength=len(rows)).astype(np.float64)
        for name, trait in traits.items():
            drawn[name].append(_togetherness((label, theme, trait), placed, times))
    return {name: _SHARE * float(np.std(values)) for name, values in drawn.items()}


def _togetherness(
    numbers: tuple[Numbers, Numbers, Numbers], placed: NDArray[np.bool_], times: NDArray[np.float64]
) -> float:
    """Return `merge` or `bridge` of rows that are there some times each; none pairs with itself."""
    label, theme, trait = numbers
    here = np.where(placed, times, 0)
    pairs, alike = _pairs((label,), times), _pairs((label, trait), times)
    hits, hits_alike = _pairs((label, theme), here), _pairs((label, theme, trait), here)
    if not alike or pairs == alike or not hits_alike:
        return float("nan")
    return ((hits - hits_alike) / (pairs - alike)) / (hits_alike / alike)


def _pairs(keys: Sequence[Numbers], times: NDArray[np.float64]) -> float:
    """Return how many pairs of different rows agree on all keys."""
    joined = np.zeros(len(times), dtype=np.int64)
    for key in keys:
        joined = joined * (int(key.max()) + 1) + key
    group = np.unique(joined, return_inverse=True)[1]
    size = np.bincount(group, weights=times)
    return float((size**2).sum() - (times**2).sum()) / 2


def _numbers(values: Sequence[str]) -> Numbers:
    return np.asarray(np.unique(values, return_inverse=True)[1], dtype=np.int64)
