"""Which passages are near each other."""

import numpy as np
from scipy.sparse import csr_matrix, triu
from sparse_dot_topn import sp_matmul_topn

NEIGHBOURS = 30


def neighbours(vectors: csr_matrix, count: int = NEIGHBOURS) -> csr_matrix:
    """Return the cosine to each passage's nearest, shape (n_passages, n_passages), symmetric.

    An edge stands where either end has the other among its nearest; no passage is its own.
    """
    count = min(count + 1, vectors.shape[0])
    near = sp_matmul_topn(vectors, vectors.T.tocsr(), top_n=count, threshold=1e-6, sort=True)
    near.setdiag(0)
    near.eliminate_zeros()
    return csr_matrix(near.maximum(near.T))
