"""What stands around a passage, given the weight that it earns.

A neighbour in the same submission, or the heading above, is a good guess at a passage's subject in
some consultations and says nothing in others (shuffled rows, headings such as *Merknader*). So each
is first asked how much nearer it is than a passage or heading taken at random.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from innspill.cluster.sparse import Sparse
from innspill.cluster.vectors import Vectors, unit_rows

_CHANCE = 1.2  # so many times the cosine of a random pair is still nothing
_STEEP = 0.4 / 1.5
_MOST = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulls:
    """What the heading above a passage weighs, and the neighbours beside it."""

    above: float
    beside: float


def in_context(
    vectors: Vectors, submissions: NDArray[np.int64], pulls: Pulls | None = None
) -> Sparse:
    """Return passages pulled towards what stands above and beside them.

    Args:
        vectors: Of passages that stand in their order, submission by submission.
        submissions: A number per passage, equal within a submission, shape (n_passages,).
        pulls: What they weigh; None where these passages are to tell it.

    Returns:
        Shape (n_passages, n_features), rows of unit length.
    """
    alone = vectors.passages
    found = pulls or pulls_of(vectors, submissions)
    headed = unit_rows(alone + found.above * vectors.context)
    return unit_rows(headed + found.beside * (_beside(submissions) @ headed))


def pulls_of(vectors: Vectors, submissions: NDArray[np.int64]) -> Pulls:
    """Return what the surroundings of passages have earned; see `in_context`."""
    beside = _pull_beside(vectors.passages, submissions)
    return Pulls(above=_pull_above(vectors), beside=beside)


def _earned(ratio: float) -> float:
    """Return the weight of a context that is `ratio` times as near as chance has it."""
    return float(np.clip(_STEEP * (ratio - _CHANCE), 0, _MOST))


def _pull_above(vectors: Vectors) -> float:
    has = np.asarray(vectors.context.getnnz(axis=1) > 0)
    if not has.any():
        return 0.0
    own, above = vectors.passages[has], vectors.context[has]
    near = float(own.multiply(above).sum()) / own.shape[0]
    random = _mean_product(own, above)
    return _earned(near / random) if random > 0 else 0.0


def _beside(submissions: NDArray[np.int64]) -> Sparse:
    """Return who stands beside whom, shape (n_passages, n_passages)."""
    n = len(submissions)
    at = np.flatnonzero(submissions[1:] == submissions[:-1])
    after = csr_matrix((np.ones(len(at), dtype=np.float32), (at + 1, at)), shape=(n, n))
    return csr_matrix(after + after.T)


def _pull_beside(alone: Sparse, submissions: NDArray[np.int64]) -> float:
    n = alone.shape[0]
    at = np.flatnonzero(submissions[1:] == submissions[:-1])
    if not len(at):
        return 0.0
    near = float(alone[at].multiply(alone[at + 1]).sum()) / len(at)
    own = float(alone.multiply(alone).sum())
    random = (_mean_product(alone, alone) * n * n - own) / (n * (n - 1))
    return _earned(near / random) if random > 0 else 0.0


def _mean_product(one: Sparse, other: Sparse) -> float:
    """Return the mean product of a row of one with a row of the other."""
    left, right = (np.asarray(matrix.sum(axis=0)).ravel() for matrix in (one, other))
    pairs = int(one.shape[0]) * int(other.shape[0])
    return float(left @ right) / pairs
