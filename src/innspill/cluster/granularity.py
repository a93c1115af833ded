"""How many themes: what the text supports, and what a letter can carry.

Left alone, themes are divided as finely as repeated runs agree on. A letter about up to 60
submissions with up to 600 passages carries at most 15 themes at medium granularity, more with the
root of what is beyond that; and never more than the root of the number of passages.
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from innspill.cluster.communities import Consensus, Labels, consensus, partition
from innspill.cluster.sparse import Sparse
from innspill.options import Granularity, ThemeOptions

_AGREED = 0.9  # runs that agree this well may be divided more finely
_STEPS = 9  # halvings of the resolution's logarithm; after nine it moves by one per cent
_COARSEST, _FINEST = 0.02, 50.0
_LETTER_PASSAGES, _LETTER_SUBMISSIONS = 600, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grain:
    """Resolutions to try, coarse to fine, and the themes that a letter carries at most."""

    resolutions: tuple[float, ...]
    carried: int


_GRAINS = {
    Granularity.COARSE: _Grain(resolutions=(1.0, 1.4), carried=8),
    Granularity.MEDIUM: _Grain(resolutions=(2.0, 2.5, 3.0, 3.5), carried=15),
    Granularity.FINE: _Grain(resolutions=(4.0, 5.0, 6.0), carried=25),
}


def divide(graph: Sparse, submissions: int, options: ThemeOptions) -> Labels:
    """Divide passages into the number of themes that is wanted, or that suits.

    Args:
        graph: Who is near whom, shape (n_passages, n_passages).
        submissions: How many submissions the passages come from.
        options: A number, or a granularity.

    Returns:
        The theme of each passage, numbered from 0, shape (n_passages,).
    """
    n = graph.shape[0]
    if options.number is not None:
        number = max(1, min(options.number, n))
        near = at_most(graph, number, options.random_state, exact=True).labels
        return _split_to(graph, _merge_to(graph, near, number), number)
    grain = _GRAINS[options.granularity]
    natural = _natural(graph, grain, options.random_state)
    carried = _carried(grain, n, submissions)
    if natural.number <= carried:
        return natural.labels
    return at_most(graph, carried, options.random_state).labels


def bounds(granularity: Granularity, passages: int, submissions: int) -> tuple[float, int]:
    """Return the resolution that a granularity starts from, and the most themes that it gives."""
    grain = _GRAINS[granularity]
    return grain.resolutions[0], _carried(grain, passages, submissions)


def _carried(grain: _Grain, passages: int, submissions: int) -> int:
    size = max(1.0, passages / _LETTER_PASSAGES, submissions / _LETTER_SUBMISSIONS)
    few = math.sqrt(passages) * grain.carried / _GRAINS[Granularity.MEDIUM].carried
    return max(1, round(min(grain.carried * math.sqrt(size), few)))


def _natural(graph: Sparse, grain: _Grain, seed: int) -> Consensus:
    """Return the finest division that the runs agree on; the coarsest where they agree on none."""
    best = consensus(graph, grain.resolutions[0], seed)
    for resolution in grain.resolutions[1:]:
        if best.agreement < _AGREED:
            break
        finer = consensus(graph, resolution, seed)
        best = finer if finer.agreement >= _AGREED else best
    return best


def at_most(graph: Sparse, number: int, seed: int, *, exact: bool = False) -> Consensus:
    """Return the division nearest to a number from below, or from either side where `exact`.

    Communities that no path joins cannot be fewer than the graph's components.
    """
    low, high = _COARSEST, _FINEST
    best = consensus(graph, low, seed)
    for _ in range(_STEPS):
        middle = math.sqrt(low * high)
        found = consensus(graph, middle, seed)
        allowed = exact or found.number <= number
        if allowed and abs(found.number - number) <= abs(best.number - number):
            best = found
        if found.number == number:
            break
        low, high = (middle, high) if found.number < number else (low, middle)
    return best


def _merge_to(graph: Sparse, labels: Labels, number: int) -> Labels:
    """Join the two communities with the strongest mean edge until few enough are left."""
    found = labels
    while (count := int(found.max()) + 1) > number:
        size = np.bincount(found)
        links = _between(graph, found) / np.outer(size, size)
        np.fill_diagonal(links, -1)
        one, other = sorted(divmod(int(links.argmax()), count))
        found = np.where(found == other, one, found)
        found = np.asarray(np.unique(found, return_inverse=True)[1], dtype=np.int64)
    return found


def _between(graph: Sparse, labels: Labels) -> Sparse:
    n = len(labels)
    member = csr_matrix((np.ones(n), (np.arange(n), labels)))
    return np.asarray((member.T @ graph @ member).todense())


def _split_to(graph: Sparse, labels: Labels, number: int) -> Labels:
    """Divide the largest community until there are enough."""
    found = labels.copy()
    while (count := int(found.max()) + 1) < number:
        size = np.bincount(found)
        members = np.flatnonzero(found == int(size.argmax()))
        inside = graph[members][:, members]
        halves = _halves(inside)
        found[members[halves == 1]] = count
    return found


def _halves(graph: Sparse) -> Labels:
    """Divide a community in two: Leiden's parts joined, or the last passage against the rest."""
    low = 0.1
    parts = partition(graph, low, 0)
    while int(parts.max()) == 0 and low < _FINEST:
        low *= 1.5
        parts = partition(graph, low, 0)
    if int(parts.max()) == 0:
        parts[-1] = 1
    return _merge_to(graph, parts, 2)
