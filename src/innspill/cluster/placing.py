"""The few passages that lie alone: to the nearest theme, a theme of their own, or none."""

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.communities import Labels
from innspill.cluster.sparse import Sparse

NOTHING_NEAR = "nothing_near"
NO_TERMS = "no_terms"

OWN_TERMS = 4
"""Subject words that a passage needs to be understood alone."""

NEAR = 0.05
"""Cosine below which two passages share no more than a common word."""


def left_out(graph: Sparse, terms: NDArray[np.int64]) -> dict[int, str]:
    """Return the passages that can have no theme, by number, and why.

    A passage without a subject word has none. One that is near no other is a theme of its own when
    it says enough to be understood alone, for a small voice is not lost; else it has none either.
    If nothing else were left, whatever has a subject word stays.

    Args:
        graph: Cosines between near passages, shape (n_passages, n_passages).
        terms: How many subject words each passage holds, shape (n_passages,).
    """
    return reasons_of(np.asarray(graph.max(axis=1).todense()).ravel(), terms)


def reasons_of(nearest: NDArray[np.float64], terms: NDArray[np.int64]) -> dict[int, str]:
    """Return the same by the cosine to each passage's nearest, shape (n_passages,)."""
    silent = terms == 0
    far = ~silent & (nearest < NEAR) & (terms < OWN_TERMS)
    if not (~silent & ~far).any():
        far[:] = False
    found = dict.fromkeys(np.flatnonzero(silent).tolist(), NO_TERMS)
    return found | dict.fromkeys(np.flatnonzero(far).tolist(), NOTHING_NEAR)


def settle(graph: Sparse, labels: Labels) -> Labels:
    """Move each passage that is a community alone, and is near others, to where these are.

    Args:
        graph: Cosines between near passages, shape (n_passages, n_passages).
        labels: The community of each passage, shape (n_passages,).
    """
    found = labels.copy()
    size = np.bincount(found)
    for at in np.flatnonzero(size[found] == 1):
        row = graph[at].tocoo()
        if size[found[at]] > 1 or row.data.max(initial=0) < NEAR:
            continue
        weight = np.bincount(found[row.col], weights=row.data, minlength=len(size))
        size[found[at]] -= 1
        found[at] = int(weight.argmax())
        size[found[at]] += 1
    return np.asarray(np.unique(found, return_inverse=True)[1], dtype=np.int64)
