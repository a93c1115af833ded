"""Which passages of a theme say the same thing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

SAME = 0.6


def group_alike(matrix: "csr_matrix", same: float = SAME) -> tuple[tuple[int, ...], ...]:
    """Group rows around leaders: each row joins the leader that it resembles most.

    Leaders are taken by how many rows resemble them, ties by order, so that no chain of small steps
    joins what differs (leader clustering, Hartigan 1975).

    Args:
        matrix: Shape (n_passages, n_terms), rows of unit length.
        same: The cosine from which two rows say the same thing.

    Returns:
        Row numbers, each in exactly one group, in ascending order within it; groups by first row.
    """
    import numpy as np  # noqa: PLC0415 a command that groups nothing does without it

    likeness = (matrix @ matrix.T).tocsr()
    likeness.data[likeness.data < same] = 0.0
    likeness.eliminate_zeros()
    degree = np.diff(likeness.indptr)
    leader_of: dict[int, int] = {}
    for row in sorted(range(matrix.shape[0]), key=lambda r: (-degree[r], r)):
        if row not in leader_of:
            leader_of[row] = row
            _gather(likeness, row, leader_of)
    return _groups(leader_of, matrix.shape[0])


def _gather(likeness: "csr_matrix", leader: int, leader_of: dict[int, int]) -> None:
    for other in likeness.indices[likeness.indptr[leader] : likeness.indptr[leader + 1]]:
        leader_of.setdefault(int(other), leader)


def _groups(leader_of: dict[int, int], count: int) -> tuple[tuple[int, ...], ...]:
    members: dict[int, list[int]] = {}
    for row in range(count):
        members.setdefault(leader_of[row], []).append(row)
    return tuple(tuple(group) for group in sorted(members.values()))
