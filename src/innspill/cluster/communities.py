"""Communities in the graph of passages: Leiden, run often enough to agree with itself."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from graspologic_native import leiden_csr
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from innspill.cluster.sparse import Sparse

_SEEDS = 8
_THREADS = min(4, os.cpu_count() or 1)  # each run hangs on its seed alone

Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consensus:
    """Communities that several runs agree on.

    Attributes:
        labels: The community of each passage, numbered from 0, shape (n_passages,).
        agreement: Mean adjusted Rand index between the runs, 1 where all are equal.
    """

    labels: Labels
    agreement: float

    @property
    def number(self) -> int:
        """How many communities there are."""
        return int(self.labels.max(initial=-1)) + 1


def partition(graph: Sparse, resolution: float, seed: int) -> Labels:
    """Return the community of each passage by one run of Leiden (Traag et al. 2019).

    A passage without an edge is a community of its own, numbered after the others.
    """
    n = graph.shape[0]
    label = np.full(n, -1, dtype=np.int64)
    if graph.nnz:
        parts = (graph.indptr.astype(np.int64), graph.indices.astype(np.int32), graph.data)
        _, found = leiden_csr(*parts, n, resolution=resolution, seed=seed)
        label[list(found.keys())] = list(found.values())
    lone = label < 0
    label[lone] = label.max(initial=-1) + 1 + np.arange(int(lone.sum()))
    return np.asarray(np.unique(label, return_inverse=True)[1], dtype=np.int64)


def consensus(graph: Sparse, resolution: float, seed: int) -> Consensus:
    """Return communities that hang less on the seed than those of one run.

    Eight runs vote: an edge weighs its own weight times the square of the share of runs that keep
    its ends together, and a last run decides on that graph (Lancichinetti and Fortunato 2012).
    """
    with ThreadPoolExecutor(_THREADS) as pool:
        runs = list(pool.map(lambda step: partition(graph, resolution, seed + step), range(_SEEDS)))
    ends = graph.tocoo()
    together = np.zeros(len(ends.data))
    for label in runs:
        together += label[ends.row] == label[ends.col]
    weight = ends.data * (together / _SEEDS) ** 2
    voted = csr_matrix((weight, (ends.row, ends.col)), shape=graph.shape)
    voted.eliminate_zeros()
    voted.sort_indices()
    agreement = float(np.mean([adjusted_rand(a, b) for a, b in combinations(runs, 2)]))
    return Consensus(labels=partition(voted, resolution, seed), agreement=agreement)


def adjusted_rand(one: Labels, other: Labels) -> float:
    """Return the adjusted Rand index of two labellings (Hubert and Arabie 1985)."""
    table = csr_matrix((np.ones(len(one)), (one, other)))
    rows, columns = np.asarray(table.sum(axis=1)).ravel(), np.asarray(table.sum(axis=0)).ravel()
    pairs = _pairs(np.array([len(one)], dtype=np.float64))
    both, left, right = _pairs(table.data), _pairs(rows), _pairs(columns)
    expected = left * right / pairs if pairs else 0.0
    most = (left + right) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def membership(labels: Labels, number: int) -> Sparse:
    """Return which passages each community has, shape (number, n_passages); -1 is in none."""
    inside = np.flatnonzero(labels >= 0)
    shape = (number, len(labels))
    return csr_matrix((np.ones(len(inside)), (labels[inside], inside)), shape=shape)


def _pairs(sizes: NDArray[np.float64]) -> float:
    return float((sizes * (sizes - 1) / 2).sum())
