"""How near each passage is to each theme."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from innspill.cluster.affinity import affinities, to_means, votes

VECTORS = csr_matrix(np.array([[1.0, 0], [0.8, 0.6], [0, 1], [0.6, 0.8]]))
NEAR = csr_matrix(
    np.array([[0, 0.8, 0, 0.6], [0.8, 0, 0.6, 0.96], [0, 0.6, 0, 0.8], [0.6, 0.96, 0.8, 0]])
)


def test_neighbours_vote_with_their_cosine() -> None:
    """A neighbour without a theme has no vote."""
    cast = votes(NEAR, np.array([0, 0, 1, -1]), 2)
    assert cast == pytest.approx(np.array([[0.8, 0], [0.8, 0.6], [0.6, 0], [1.56, 0.8]]))


def test_fifteen_nearest_vote() -> None:
    """The sixteenth is not heard, and of equals the first are."""
    row = np.linspace(0.9, 0.5, 18)
    near = csr_matrix(np.block([[np.zeros((1, 1)), row[None]], [row[:, None], np.zeros((18, 18))]]))
    labels = np.array([-1] + [0] * 15 + [1] * 3)
    assert votes(near, labels, 2)[0] == pytest.approx([row[:15].sum(), 0])


def test_a_passage_is_not_compared_with_itself() -> None:
    """A theme's mean is that of the others; one that is alone has none."""
    found = to_means(VECTORS, np.array([0, 0, 1, -1]), 2)
    assert found[0] == pytest.approx([0.8, 0], abs=1e-6)
    assert found[2] == pytest.approx([0.6 / np.sqrt(3.6), 0], abs=1e-6)
    assert found[3] == pytest.approx([(0.6 + 0.96) / np.sqrt(3.6), 0.8], abs=1e-6)


def test_the_nearest_theme_has_one() -> None:
    """And a passage near nothing has zeros."""
    vectors = csr_matrix(np.vstack([VECTORS.todense(), np.zeros((1, 2))]))
    near = csr_matrix((NEAR.data, NEAR.nonzero()), shape=(5, 5))
    found = affinities(vectors, near, np.array([0, 0, 1, 1, -1]), 2)
    assert found.table[:4].max(axis=1) == pytest.approx(1)
    assert not found.table[4].any()
    assert found.theme[:1].tolist() == [0]
