"""How many themes."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from innspill.cluster.granularity import divide
from innspill.cluster.sparse import Sparse
from innspill.options import Granularity, ThemeOptions


def crowd(passages: int, groups: int) -> Sparse:
    """Make a graph in which groups of passages are near, and all are a little near each other."""
    rng = np.random.default_rng(1)
    group = np.arange(passages) % groups
    near = np.where(group[:, None] == group[None, :], 0.5, 0.002) * rng.random((passages, passages))
    weight = np.triu(near, 1)
    return csr_matrix(weight + weight.T)


@pytest.mark.parametrize("number", [1, 4, 10, 17, 60])
def test_a_wanted_number_is_reached(number: int) -> None:
    """Communities are merged or split until there are as many as wanted."""
    labels = divide(crowd(60, 10), 60, ThemeOptions(number=number))
    assert sorted(set(labels.tolist())) == list(range(number))


def test_a_letter_carries_fifteen_themes() -> None:
    """However clear thirty groups are, a letter about few submissions has no more than fifteen."""
    labels = divide(crowd(300, 30), 20, ThemeOptions())
    assert 8 <= len(set(labels.tolist())) <= 15


def test_few_passages_carry_few_themes() -> None:
    """Twenty-five passages are no more than five themes."""
    assert len(set(divide(crowd(25, 12), 5, ThemeOptions()).tolist())) <= 5


def test_a_table_of_many_answers_carries_more() -> None:
    """The bound grows with the number of submissions."""
    labels = divide(crowd(600, 22), 600, ThemeOptions())
    assert len(set(labels.tolist())) == 22


def test_coarse_is_coarser_than_fine() -> None:
    """Granularity is felt where no number is given."""
    coarse, fine = (
        len(set(divide(crowd(300, 30), 20, ThemeOptions(granularity=which)).tolist()))
        for which in (Granularity.COARSE, Granularity.FINE)
    )
    assert coarse <= 8 < fine <= 25
