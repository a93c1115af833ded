"""Communities in the graph of passages: Leiden, run often enough to agree with itself."""

from collections.abc import Sequence

import numpy as np
from graspologic_native import leiden
from scipy.sparse import csr_matrix, triu

_SEEDS = 8


def partition(graph: csr_matrix, resolution: float, seed: int) -> np.ndarray:
    """Return the community of each passage by one run of Leiden (Traag et al. 2019)."""
    upper = triu(graph, k=1).tocoo()
    n = graph.shape[0]
    edges = [(str(a), str(b), float(w)) for a, b, w in zip(upper.row, upper.col, upper.data)]
    label = np.full(n, -1, dtype=np.int64)
    if edges:
        _, found = leiden(edges, resolution=resolution, seed=seed, iterations=1)
        for node, community in found.items():
            label[int(node)] = community
    lone = label < 0
    label[lone] = label.max(initial=-1) + 1 + np.arange(lone.sum())
    return label


def consensus(graph: csr_matrix, resolution: float, seed: int) -> np.ndarray:
    """Return communities that do not depend on the seed of one run.

    Eight runs vote: an edge weighs its cosine times the square of the share of runs that keep its
    ends together, and a last run decides on that graph (after Lancichinetti and Fortunato 2012).
    """
    coo = graph.tocoo()
    together = np.zeros(len(coo.data))
    for step in range(_SEEDS):
        label = partition(graph, resolution, seed + step)
        together += label[coo.row] == label[coo.col]
    weight = coo.data * (together / _SEEDS) ** 2
    voted = csr_matrix((weight, (coo.row, coo.col)), shape=graph.shape)
    voted.eliminate_zeros()
    return partition(voted, resolution, seed)
