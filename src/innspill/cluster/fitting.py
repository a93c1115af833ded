"""How well passages fit their themes, and how well themes hold together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.affinity import affinities
from innspill.cluster.alternatives import Try, near_number
from innspill.cluster.communities import Labels, membership
from innspill.cluster.space import Space
from innspill.cluster.themes import Fit, Hold
from innspill.model import Decided

_DIGITS = 3


def fits_of(
    space: Space, labels: Labels, ids: Sequence[str], decided: Sequence[Decided]
) -> tuple[Fit, ...]:
    """Return how well each passage fits its theme.

    Args:
        space: The passages.
        labels: The theme of each, -1 for none, shape (n_passages,).
        ids: The id of each theme.
        decided: How each passage came to its theme.

    Returns:
        In the order in which the passages were given, without those that have no theme.
    """
    if not ids:
        return ()
    table = affinities(space.vectors, space.near, labels, len(ids)).table
    given = np.argsort(space.order).tolist()
    return tuple(
        _fit(space.passages[at].id, ids, table[at], (int(labels[at]), decided[at]))
        for at in given
        if labels[at] >= 0
    )


def _fit(
    passage: str, ids: Sequence[str], row: NDArray[np.float64], own: tuple[int, Decided]
) -> Fit:
    number, decided = own
    others = np.where(np.arange(len(ids)) == number, -1.0, row)
    second = int(others.argmax())
    runner_up = ids[second] if others[second] > 0 else None
    rival = max(0.0, float(others[second]))
    return Fit(
        passage=passage,
        theme=ids[number],
        decided=decided,
        affinity=round(float(row[number]), _DIGITS),
        runner_up=runner_up,
        margin=round(float(row[number]) - rival, _DIGITS),
    )


def holds_of(
    space: Space, labels: Labels, ids: Sequence[str], tried: Sequence[Try]
) -> tuple[Hold, ...]:
    """Return how well each theme holds together, in the order of the ids.

    Args:
        space: The passages.
        labels: The theme of each, -1 for none, shape (n_passages,).
        ids: The id of each theme.
        tried: Other divisions of the passages that are divided; empty leaves stability untold.
    """
    ends = space.near.tocoo()
    one, other = labels[ends.row], labels[ends.col]
    reach = np.bincount(one[one >= 0], ends.data[one >= 0], minlength=len(ids))
    same = (one == other) & (one >= 0)
    inside = np.bincount(one[same], ends.data[same], minlength=len(ids))
    cohesion = np.divide(inside, reach, out=np.ones(len(ids)), where=reach > 0)
    runs = [run for one in near_number(tried, len(ids)) for run in one.runs]
    kept = labels[space.kept]
    shares = [_together(kept, run, len(ids)) for run in runs]
    stable = np.mean(shares, axis=0) if shares else None
    return tuple(
        Hold(
            theme=theme,
            cohesion=round(float(cohesion[at]), _DIGITS),
            stability=None if stable is None else round(float(stable[at]), _DIGITS),
        )
        for at, theme in enumerate(ids)
    )


def _together(labels: Labels, run: Labels, number: int) -> NDArray[np.float64]:
    """Return the share of each theme's pairs that a run keeps together; 1 where there is none."""
    parts = int(run.max(initial=-1)) + 1
    table = np.asarray((membership(labels, number) @ membership(run, parts).T).todense())
    size = table.sum(axis=1)
    pairs, kept = size * (size - 1), (table * (table - 1)).sum(axis=1)
    return np.asarray(np.divide(kept, pairs, out=np.ones(number), where=pairs > 0))
