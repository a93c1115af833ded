"""Other numbers of themes, and how stable each of them is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from innspill.cluster.communities import Labels, adjusted_rand, membership, partition
from innspill.cluster.granularity import bounds
from innspill.cluster.graph import contrasted
from innspill.cluster.placing import settle
from innspill.cluster.space import Space, numbers
from innspill.model import Alternative
from innspill.options import Granularity, ThemeOptions

SMALL = 2_500
"""Passages up to which alternatives cost less than finding themes; beyond, they are asked for."""

_RESOLUTIONS = (0.5, 0.8, 1.2, 1.8, 2.7, 4.0, 6.0, 9.0)
_SEEDS = 3
_NEAR = 1.5  # so many times more or fewer themes is still about the same number
_DIGITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """Runs that differ in their seed alone, each with the theme of every divided passage."""

    resolution: float
    runs: tuple[Labels, ...]

    @property
    def number(self) -> int:
        """How many themes a run finds in the middle."""
        return int(np.median([int(run.max(initial=-1)) + 1 for run in self.runs]))

    @property
    def agreement(self) -> float:
        """Mean adjusted Rand index between the runs."""
        return float(np.mean([adjusted_rand(a, b) for a, b in combinations(self.runs, 2)]))


def tries_of(space: Space, options: ThemeOptions) -> tuple[Try, ...]:
    """Divide passages coarsely and finely, a few times each; empty where there are none."""
    kept = space.kept
    if not len(kept):
        return ()
    inside = space.near[kept][:, kept]
    graph = contrasted(inside)
    seeds = range(options.random_state, options.random_state + _SEEDS)
    return tuple(
        Try(
            resolution=resolution,
            runs=tuple(settle(inside, partition(graph, resolution, seed)) for seed in seeds),
        )
        for resolution in _RESOLUTIONS
    )


def near_number(tried: Sequence[Try], number: int) -> tuple[Try, ...]:
    """Return the tries with about so many themes, the nearest first."""
    if not tried:
        return ()
    nearest = min(tried, key=lambda one: (abs(one.number - number), one.resolution))
    fewest, most = number / _NEAR, number * _NEAR
    others = (one for one in tried if one is not nearest and fewest <= one.number <= most)
    return (nearest, *others)


def alternatives_of(
    space: Space, labels: Labels, tried: Sequence[Try], options: ThemeOptions
) -> tuple[Alternative, ...]:
    """Return the numbers of themes that could be chosen, fewest first, the chosen one among them.

    A granularity that was not chosen stands by the nearest number that was tried; what it finds in
    the end may differ by one or two.
    """
    if not tried:
        return ()
    senders = numbers(space.senders)[space.kept]
    rows = {one.number: _row(one, senders) for one in reversed(tried)}
    number = len(np.unique(labels[labels >= 0]))
    like = rows[near_number(tried, number)[0].number]
    auto = options.number is None
    chosen = Alternative(
        number=number,
        stability=like.stability,
        shared=round(_shared(labels[space.kept], senders), _DIGITS),
        granularities=(options.granularity,) if auto else (),
        chosen=True,
    )
    rows[number] = chosen
    for granularity in Granularity:
        if granularity in chosen.granularities:
            continue
        wanted = _wanted(tried, granularity, space)
        best = rows[min(rows, key=lambda count: (abs(count - wanted), count))]
        told = (*best.granularities, granularity)
        rows[best.number] = replace(best, granularities=told)
    return tuple(rows[count] for count in sorted(rows))


def _wanted(tried: Sequence[Try], granularity: Granularity, space: Space) -> int:
    """Return about how many themes a granularity finds."""
    resolution, carried = bounds(granularity, len(space.kept), space.submissions)
    free = min(tried, key=lambda one: abs(np.log(one.resolution / resolution)))
    return min(free.number, carried)


def _row(one: Try, senders: Labels) -> Alternative:
    shares = [_shared(run, senders) for run in one.runs]
    return Alternative(
        number=one.number,
        stability=round(one.agreement, _DIGITS),
        shared=round(float(np.mean(shares)), _DIGITS),
    )


def _shared(labels: Labels, senders: Labels) -> float:
    """Return the share of themes that more than one respondent raises."""
    parts, voices = int(labels.max(initial=-1)) + 1, int(senders.max(initial=-1)) + 1
    if not parts:
        return 0.0
    raised = membership(labels, parts) @ membership(senders, voices).T
    return float((raised.getnnz(axis=1) > 1).mean())
