"""Which passages are near each other, and which landmarks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from innspill.cluster import graph
from innspill.cluster.graph import bound_by, contrasted, links, neighbours, pruned
from innspill.cluster.vectors import unit_rows


def random_rows(seed: int, rows: int = 40, columns: int = 60) -> csr_matrix:
    """Make sparse rows of unit length."""
    values = np.random.default_rng(seed).random((rows, columns)).astype(np.float32)
    return unit_rows(csr_matrix(np.where(values > 0.7, values, 0)))


@given(st.integers(0, 1000))
def test_neighbours_are_the_nearest_by_cosine(seed: int) -> None:
    """Each passage is joined to its nearest, with their cosine, and never to itself."""
    rows = random_rows(seed)
    near = neighbours(rows).toarray()
    cosine = (rows @ rows.T).toarray()
    np.fill_diagonal(cosine, 0)
    best = cosine.argmax(axis=1)
    assert np.allclose(near[np.arange(40), best], cosine.max(axis=1), atol=1e-6)
    assert (near == near.T).all()
    assert not near.diagonal().any()


def test_of_very_many_the_heaviest_features_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond what can be compared exactly, neighbours are those of the pruned passages."""
    rows = random_rows(3, columns=400)
    monkeypatch.setattr(graph, "EXACT", 39)
    many = neighbours(rows)
    monkeypatch.setattr(graph, "EXACT", 40)
    assert (neighbours(pruned(rows)) != many).nnz == 0
    assert (neighbours(rows) != many).nnz > 0


def test_only_the_heaviest_features_are_compared() -> None:
    """A pruned passage keeps its 32 heaviest features as they were."""
    rows = random_rows(1, columns=400)
    few = pruned(rows)
    assert few.getnnz(axis=1).max() == 32
    kept = few.toarray()
    whole = rows.toarray()
    assert (kept[kept > 0] == whole[kept > 0]).all()
    dropped = np.where(kept > 0, 0, whole).max(axis=1)
    assert (dropped <= np.where(kept > 0, kept, 2).min(axis=1)).all()


def test_a_link_is_a_cosine() -> None:
    """Passages are linked to fifteen landmarks, by cosine; a landmark is its own nearest."""
    rows = pruned(random_rows(2))
    found = links(rows, csr_matrix(rows[:20].T))
    assert found.getnnz(axis=1).max() == 15
    assert found[:20].toarray().argmax(axis=1).tolist() == list(range(20))


def test_passages_bind_landmarks() -> None:
    """Two landmarks are near when passages are near both, however near they are themselves."""
    linked = csr_matrix(
        np.array([[0.9, 0, 0], [0, 0.9, 0], [0, 0, 0.9], [0.5, 0.5, 0]], dtype=np.float32)
    )
    near = bound_by(linked).toarray()
    assert near[0, 1] > 0
    assert near[0, 1] == near[1, 0]
    assert near[0, 2] == near[1, 2] == 0


def test_a_passage_binds_as_much_as_another() -> None:
    """A bond is proportional to the passages that share it, not to how loud each is."""
    loud, still = (
        csr_matrix(np.array([[1, 0], [0, 1], [value, value]], dtype=np.float32))
        for value in (0.8, 0.2)
    )
    assert np.allclose(contrasted(bound_by(loud)).data, contrasted(bound_by(still)).data)
