"""How near each passage is to each theme."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from innspill.cluster.communities import Labels, membership
from innspill.cluster.sparse import Sparse

Table = NDArray[np.float64]

_VOTERS = 15  # nearest passages that vote; Cover and Hart 1967


@dataclass(frozen=True, slots=True, kw_only=True)
class Affinities:
    """How near passages are to themes.

    Attributes:
        table: Shape (n_passages, n_themes), 1 for the nearest; a zero row where nothing is near.
        theme: The nearest of them; a zero row has the first.
    """

    table: Table

    @property
    def theme(self) -> Labels:
        """Return the nearest theme of each passage, shape (n_passages,)."""
        return np.asarray(self.table.argmax(axis=1), dtype=np.int64)


def affinities(vectors: Sparse, near: Sparse, labels: Labels, number: int) -> Affinities:
    """Compare each passage with the other passages of each theme.

    Half is the vote of the 15 nearest passages that have a theme, each by its cosine; half is the
    cosine to the theme's mean without the passage itself. Each half is 1 for the theme that wins.

    Args:
        vectors: Shape (n_passages, n_features), rows of unit length.
        near: Cosines between near passages, shape (n_passages, n_passages).
        labels: The theme of each passage, -1 for none, shape (n_passages,).
        number: How many themes there are.
    """
    halves = votes(near, labels, number), to_means(vectors, labels, number)
    joined = sum((_by_most(half) for half in halves), np.zeros((len(labels), number))) / 2
    return Affinities(table=_by_most(joined))


def votes(near: Sparse, labels: Labels, number: int) -> Table:
    """Return the summed cosines of each passage's 15 nearest, by theme."""
    edges = near.tocoo()
    voting = labels[edges.col] >= 0
    row, column, cosine = edges.row[voting], edges.col[voting], edges.data[voting]
    order = np.lexsort((column, -cosine, row))
    row, column, cosine = row[order], column[order], cosine[order]
    starts = np.searchsorted(row, np.arange(len(labels)))
    heard = np.arange(len(row)) - starts[row] < _VOTERS
    cast = (cosine[heard], (row[heard], labels[column[heard]]))
    return np.asarray(csr_matrix(cast, shape=(len(labels), number)).todense())


def to_means(vectors: Sparse, labels: Labels, number: int) -> Table:
    """Return each passage's cosine to the mean of each theme's other passages."""
    sums = csr_matrix(membership(labels, number) @ vectors)
    product = np.asarray((vectors @ sums.T).todense(), dtype=np.float64)
    square = np.tile(np.asarray(sums.multiply(sums).sum(axis=1)).ravel(), (len(labels), 1))
    own = np.flatnonzero(labels >= 0)
    length = np.asarray(vectors[own].multiply(vectors[own]).sum(axis=1)).ravel()
    inside = (own, labels[own])
    square[inside] += length - 2 * product[inside]
    product[inside] -= length
    mean = np.sqrt(np.maximum(square, 0))
    tiny = mean < np.sqrt(np.finfo(np.float32).eps)  # a theme of this passage alone
    return np.where(tiny, 0.0, np.maximum(product, 0) / np.where(tiny, 1.0, mean))


def _by_most(table: Table) -> Table:
    most = table.max(axis=1, initial=0)[:, None]
    return np.asarray(np.divide(table, most, out=np.zeros_like(table), where=most > 0))
