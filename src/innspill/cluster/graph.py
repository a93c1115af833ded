"""Which passages are near each other."""

import os

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, identity
from sparse_dot_topn import sp_matmul_topn

from innspill.cluster.sampling import EXACT
from innspill.cluster.sparse import Sparse

_MOST = 60
_FEWEST = 5
_CONTRAST = 1.5
_HEAVIEST = 32  # features of a passage that are compared where there are very many passages
_LINKS = 15  # landmarks that a passage is linked to
_STEEP = 3.0  # so that the nearest of them count most where it brings them near each other
_THREADS = min(4, os.cpu_count() or 1)  # each has rows of its own, so the result is the same


def neighbours(vectors: Sparse) -> Sparse:
    """Return the cosine to each passage's nearest, shape (n_passages, n_passages), symmetric.

    An edge stands where either end has the other among its nearest, of which there are twice the
    root of the number of passages, at least 5 and at most 60; no passage is its own neighbour. Of
    very many passages only the heaviest features are compared.
    """
    n = vectors.shape[0]
    vectors = pruned(vectors) if n > EXACT else vectors
    count = how_many(n)
    other = csr_matrix(vectors.T)
    near = sp_matmul_topn(
        vectors, other, top_n=min(count + 1, n), threshold=1e-6, sort=True, n_threads=_THREADS
    )
    near = csr_matrix(near, dtype=np.float64)
    near.setdiag(0)
    near.eliminate_zeros()
    both = csr_matrix(near.maximum(near.T))
    both.sort_indices()
    return both


def how_many(passages: int) -> int:
    """Return how many passages are the nearest of one among so many."""
    return int(np.clip(2 * np.sqrt(passages), _FEWEST, _MOST))


def contrasted(graph: Sparse) -> Sparse:
    """Return the graph with near neighbours weighing more than their cosine says."""
    found = graph.copy()
    found.data = found.data**_CONTRAST
    return found


def pruned(vectors: Sparse) -> Sparse:
    """Return vectors with the 32 heaviest features of each, which decide nearly all nearness."""
    every = identity(vectors.shape[1], dtype=np.float32, format="csr")
    return _topmost(vectors, every, _HEAVIEST)


def links(vectors: Sparse, landmarks: Sparse) -> Sparse:
    """Return the cosine of each passage to its 15 nearest landmarks.

    Args:
        vectors: Pruned, shape (n_passages, n_features).
        landmarks: Pruned and transposed, shape (n_features, n_landmarks).

    Returns:
        Shape (n_passages, n_landmarks).
    """
    return _topmost(vectors, landmarks, _LINKS)


def bound_by(linked: Sparse) -> Sparse:
    """Return how near landmarks are by the passages that are near both.

    All passages have a say, not the landmarks alone (Liu, He and Chang 2010, Large graph
    construction for scalable semi-supervised learning); each has as much of it as another.

    Args:
        linked: Cosines of passages to landmarks, shape (n_passages, n_landmarks).

    Returns:
        Shape (n_landmarks, n_landmarks), symmetric, between 0 and 1, and such that `contrasted`
        turns it into weights that are proportional to shared passages.
    """
    number = linked.shape[1]
    every = identity(number, dtype=np.float32, format="csr")
    said = linked.copy()
    said.data **= _STEEP
    shares = diags(_inverse(np.asarray(said.sum(axis=1)).ravel())) @ said
    degree = np.sqrt(np.asarray(shares.sum(axis=0)).ravel())
    even = csr_matrix(shares @ diags(_inverse(degree)), dtype=np.float32)
    both = csr_matrix(even.T @ even)
    both.setdiag(0)
    both.eliminate_zeros()
    near = csr_matrix(_topmost(both, every, min(_MOST, number)), dtype=np.float64)
    near = csr_matrix(near.maximum(near.T))
    near.sort_indices()
    near.data **= 1 / _CONTRAST
    return near


def _topmost(one: Sparse, other: Sparse, count: int) -> Sparse:
    """Return the greatest elements of each row of a product, the greatest first."""
    product = sp_matmul_topn(
        csr_matrix(one, dtype=np.float32),
        other,
        top_n=count,
        threshold=1e-6,
        sort=True,
        n_threads=_THREADS,
    )
    return csr_matrix(product)


def _inverse(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.divide(1, values, out=np.zeros_like(values), where=values > 0)
