"""Communities in a graph."""

import numpy as np
import pytest
from scipy.sparse import block_diag, csr_matrix

from innspill.cluster.communities import adjusted_rand, consensus, partition
from innspill.cluster.sparse import Sparse


def cliques(count: int, size: int, link: float = 0.01) -> Sparse:
    """Make a graph of equal cliques, each joined to the next by one weak edge."""
    whole = block_diag([np.ones((size, size)) - np.eye(size)] * count).tolil()
    for at in range(count - 1):
        one, other = at * size, (at + 1) * size
        whole[one, other] = whole[other, one] = link
    return csr_matrix(whole, dtype=np.float64)


def test_cliques_are_communities() -> None:
    """What hangs together is found, and nothing else."""
    found = consensus(cliques(4, 6), 1.0, 0)
    assert found.number == 4
    assert adjusted_rand(found.labels, np.repeat(np.arange(4), 6)) == pytest.approx(1.0)
    assert found.agreement == pytest.approx(1.0)


def test_a_passage_without_an_edge_is_alone() -> None:
    """Passages that are near nothing stay apart from each other too."""
    assert partition(csr_matrix((3, 3)), 1.0, 0).tolist() == [0, 1, 2]


def test_the_same_seed_gives_the_same_communities() -> None:
    """A run can be repeated."""
    rng = np.random.default_rng(0)
    weight = np.triu(rng.random((40, 40)), 1)
    graph = csr_matrix(weight + weight.T)
    assert (consensus(graph, 1.0, 3).labels == consensus(graph, 1.0, 3).labels).all()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1.0),
        ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),
        ([0, 0, 1, 2], [0, 0, 1, 1], 0.5714285714285714),
        ([0], [0], 1.0),
    ],
)
def test_adjusted_rand_is_hubert_and_arabies(
    one: list[int], other: list[int], expected: float
) -> None:
    """Worked examples; names of labels do not matter."""
    assert adjusted_rand(np.array(one), np.array(other)) == pytest.approx(expected)
