"""What is known of some passages spreads to those near them."""

import numpy as np
from scipy.sparse import csr_matrix, diags

from innspill.cluster.affinity import Table
from innspill.cluster.graph import contrasted
from innspill.cluster.sparse import Sparse

_ONWARD = 0.8  # what a passage takes from its neighbours; the rest is what it knows itself
_ROUNDS = 30  # after these, what is still on its way is under one per cent of what stands


def spread(near: Sparse, known: Table) -> Table:
    """Let each passage share what it knows with its neighbours (Zhou et al. 2003).

    Args:
        near: Cosines between near passages, shape (n_passages, n_passages).
        known: What speaks for each theme in the passage itself, shape (n_passages, n_themes).
    """
    weight = contrasted(near)
    degree = np.asarray(weight.sum(axis=1)).ravel()
    scale = diags(np.divide(1, np.sqrt(degree), out=np.zeros_like(degree), where=degree > 0))
    step = csr_matrix(scale @ weight @ scale)
    found = known
    for _ in range(_ROUNDS):
        found = _ONWARD * (step @ found) + (1 - _ONWARD) * known
    return np.asarray(found, dtype=np.float64)
