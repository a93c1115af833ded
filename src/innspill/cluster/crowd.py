"""Very many passages, each linked to the nearest of a few that stand for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from innspill.cluster.communities import Labels
from innspill.cluster.context import in_context
from innspill.cluster.counts import Lexis
from innspill.cluster.graph import bound_by, links, pruned
from innspill.cluster.landmarks import Few, Reading, read_by
from innspill.cluster.placing import OWN_TERMS, reasons_of
from innspill.cluster.running import running
from innspill.cluster.sampling import TELLERS, drawn, landmarks_among, stretches
from innspill.cluster.space import Space, above_of, canonical_order, numbers, said_by
from innspill.cluster.sparse import Sparse
from innspill.model import Passage

_AT_ONCE = 20_000  # passages whose vectors are held at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Very many passages, in an order that hangs on what they say.

    Attributes:
        passages: In that order.
        senders: The respondent behind each.
        order: Where each stood when it was given, shape (n_passages,).
        landmarks: Which of them stand for all, shape (n_landmarks,).
        space: The landmarks; how near they are is told by all passages.
        links: Cosines to the nearest landmarks, shape (n_passages, n_landmarks).
        nearest: The cosine to the nearest landmark but itself, shape (n_passages,).
        terms: How many different subject words each passage holds, shape (n_passages,).
    """

    passages: Sequence[Passage]
    senders: Sequence[str]
    order: NDArray[np.int64]
    landmarks: NDArray[np.int64]
    space: Space
    links: Sparse
    nearest: NDArray[np.float64]
    terms: NDArray[np.int64]


def crowd_of(
    passages: Sequence[Passage],
    senders: Sequence[str],
    texts: Sequence[str],
    wanted: frozenset[str],
) -> Crowd:
    """Read very many passages and link them to landmarks.

    Args:
        passages: In any order of submissions; a submission's own stand in their order.
        senders: The id of the respondent behind each.
        texts: Other texts, as in `space.space_of`.
        wanted: The ids of passages that are landmarks in any case.
    """
    order = canonical_order(passages, senders)
    ordered, voices = [passages[at] for at in order], [senders[at] for at in order]
    stretch = stretches(ordered)
    moved = [at for at, passage in enumerate(ordered) if passage.id in wanted]
    some, telling = drawn(ordered, stretch, (landmarks_among(len(order)), TELLERS))
    landmarks = np.union1d(some, np.array(moved, dtype=np.int64))
    everyone = Few(at=np.arange(len(order)), passages=ordered, senders=voices, stretch=stretch)
    few, tellers = everyone.those(landmarks), everyone.those(telling)
    said, above = map(said_by, ordered), map(above_of, ordered)
    read, lexis = running(chain(said, above, texts))
    reading = read_by(tellers, read, lexis, len(ordered))
    placed = reading.placed(few)
    submissions = numbers([passage.submission for passage in ordered])
    linked, terms = _linked(reading, submissions, csr_matrix(pruned(placed).T))
    nearest = _nearest(linked, landmarks)
    about = (reading, lexis, placed, bound_by(linked))
    return Crowd(
        passages=ordered,
        senders=voices,
        order=np.array(order, dtype=np.int64),
        landmarks=landmarks,
        space=_space(few, about, nearest[landmarks], terms[landmarks]),
        links=linked,
        nearest=nearest,
        terms=terms,
    )


def _space(
    few: Few,
    about: tuple[Reading, Lexis, Sparse, Sparse],
    nearest: NDArray[np.float64],
    terms: NDArray[np.int64],
) -> Space:
    """Gather the landmarks, whose nearness is told by all passages."""
    reading, lexis, placed, near = about
    n, same = reading.passages, few.same
    others = reading.count(np.arange(2 * n, len(reading.texts.ends) - 1))
    return Space(
        passages=few.passages,
        senders=few.senders,
        order=np.arange(len(few.at)),
        counts=few.counts(reading.texts, lexis, n),
        stop=reading.stop,
        vectors=placed,
        words=placed.shape[1],
        near=near,
        extra=reading.weights.vectors(others, others).passages,
        stands_for=np.where(terms >= OWN_TERMS, few.first[same], np.arange(len(few.at))),
        reasons=reasons_of(nearest, terms),
    )


def _linked(
    reading: Reading, submissions: Labels, landmarks: Sparse
) -> tuple[Sparse, NDArray[np.int64]]:
    """Return links to landmarks and the number of subject words, some passages at a time."""
    n = len(submissions)
    found, terms = [], []
    for start in range(0, n, _AT_ONCE):
        stop = min(n, start + _AT_ONCE)
        rows = np.arange(max(0, start - 1), min(n, stop + 1))  # with a neighbour on either side
        inside = slice(start - int(rows[0]), stop - int(rows[0]))
        made = reading.vectors(rows)
        placed = in_context(made, submissions[rows], reading.pulls)[inside]
        found.append(links(pruned(placed), landmarks))
        terms.append(made.terms[inside])
    return csr_matrix(vstack(found)), np.concatenate(terms)


def _nearest(linked: Sparse, landmarks: NDArray[np.int64]) -> NDArray[np.float64]:
    others = linked.copy()
    own = np.full(linked.shape[0], -1, dtype=np.int64)
    own[landmarks] = np.arange(len(landmarks))
    rows = np.repeat(np.arange(linked.shape[0]), np.diff(linked.indptr))
    others.data[others.indices == own[rows]] = 0
    return np.asarray(others.max(axis=1).todense(), dtype=np.float64).ravel()
