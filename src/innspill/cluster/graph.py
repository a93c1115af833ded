"""Which passages are near each other."""

import numpy as np
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn

from innspill.cluster.sparse import Sparse

_MOST = 60
_FEWEST = 5
_CONTRAST = 1.5


def neighbours(vectors: Sparse) -> Sparse:
    """Return the cosine to each passage's nearest, shape (n_passages, n_passages), symmetric.

    An edge stands where either end has the other among its nearest, of which there are twice the
    root of the number of passages, at least 5 and at most 60; no passage is its own neighbour.
    """
    n = vectors.shape[0]
    count = int(np.clip(2 * np.sqrt(n), _FEWEST, _MOST))
    other = csr_matrix(vectors.T)
    near = sp_matmul_topn(vectors, other, top_n=min(count + 1, n), threshold=1e-6, sort=True)
    near = csr_matrix(near, dtype=np.float64)
    near.setdiag(0)
    near.eliminate_zeros()
    both = csr_matrix(near.maximum(near.T))
    both.sort_indices()
    return both


def contrasted(graph: Sparse) -> Sparse:
    """Return the graph with near neighbours weighing more than their cosine says."""
    found = graph.copy()
    found.data = found.data**_CONTRAST
    return found
