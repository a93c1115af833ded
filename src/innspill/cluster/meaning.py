"""What passages mean, beside the words that they use, where people want that.

The rows of an embedder become columns after those of the words. A cosine between two passages is
then the words' and the meanings', each with its share, and whatever is made from vectors (themes,
guided themes, late text, explanations) knows of both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack

from innspill.cluster.embedders import Embedder, Rows, opened, rows_of
from innspill.cluster.graph import how_many
from innspill.cluster.sparse import Sparse
from innspill.cluster.vectors import Vectors
from innspill.errors import UsageError
from innspill.options import ThemeOptions

_EVEN = 0.25  # how far directions are evened out: 0 leaves them, 1 makes all alike
_FLAT = 0.01  # share of the widest direction's spread below which directions count as alike
_GRID = 2048.0  # parts of one: a product of two unit rows of such parts is exact in 32 bits
_ROWS = 512  # passages that are compared with all others at once
_LEAST = 1e-6  # a smaller cosine is no nearness


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """An embedder, and its share of the squared length of a vector, between 0 and 1."""

    embedder: Embedder
    weight: float


def meaning_of(options: ThemeOptions) -> Meaning | None:
    """Return the embedder that people want, ready to use; None where they want none.

    Raises:
        UsageError: No embedder has this name, or its weight is out of bounds.
        NotInstalledError: It is not installed here.
    """
    if not options.meaning:
        return None
    if not 0 < options.meaning_weight < 1:
        raise UsageError(
            f"the weight of meaning cannot be {options.meaning_weight}",
            hint="Give a number between 0 and 1; 0.5 lets words and meaning weigh alike.",
        )
    return Meaning(embedder=opened(options.meaning), weight=options.meaning_weight)


def with_meaning(
    vectors: Vectors,
    texts: tuple[Sequence[str], Sequence[str]],
    first: NDArray[np.int64],
    meaning: Meaning,
) -> Vectors:
    """Return vectors with columns for what texts mean after those for their words.

    Args:
        vectors: Of the words.
        texts: What each passage says, and what stands above it, empty where nothing does.
        first: The rows of `vectors.passages` that show what all texts share, see `even`.
        meaning: Where the columns come from, and what they weigh.
    """
    said, above = texts
    rows = even(rows_of(meaning.embedder, [*said, *above]), first)
    parts = (rows[: len(said)], rows[len(said) :])
    shares = np.sqrt(1 - meaning.weight), np.sqrt(meaning.weight)
    passages, context = (
        csr_matrix(hstack([words * shares[0], csr_matrix(part * shares[1])]), dtype=np.float32)
        for words, part in zip((vectors.passages, vectors.context), parts, strict=True)
    )
    return Vectors(passages=passages, context=context, terms=vectors.terms)


def even(rows: Rows, first: NDArray[np.int64]) -> Rows:
    """Even out what all texts share, so that subjects lie apart.

    Sentence models put all texts of one language and style into a narrow cone. The mean is taken
    out, and the directions in which texts differ most, which are seldom subjects, are made
    shorter, by the fourth root of their spread (after Su et al. 2021, who make all alike).

    Args:
        rows: Shape (n_texts, n_dimensions), zero where a text is empty.
        first: The rows that mean and directions are taken from: each different passage once.
    """
    said = np.asarray(rows.any(axis=1), dtype=np.bool_)
    known = rows[first][said[first]].astype(np.float64)
    if not len(known):
        return rows
    mean = known.mean(axis=0)
    spread, directions = np.linalg.eigh((known - mean).T @ (known - mean) / len(known))
    widest = float(spread[-1])
    if widest <= 0:
        return np.where(said[:, None], rows, np.float32(0))
    length = np.maximum(spread / widest, _FLAT) ** (-_EVEN / 2)
    found = ((rows - mean) @ directions * length) @ directions.T
    size = np.linalg.norm(found, axis=1, keepdims=True)
    whole = np.divide(found, size, out=np.zeros_like(found), where=said[:, None] & (size > 0))
    return np.asarray(whole, dtype=np.float32)


def on_grid(vectors: Sparse, words: int) -> Sparse:
    """Round the columns after those of the words, so that every machine multiplies them alike."""
    meant = csr_matrix(np.round(_meant(vectors, words) * _GRID) / _GRID, dtype=np.float32)
    return csr_matrix(hstack([vectors[:, :words], meant]))


def near_in_both(vectors: Sparse, words: int) -> Sparse:
    """Return the cosine to each passage's nearest, as `graph.neighbours` does for words alone.

    All passages are compared with all: embedding them takes longer by far.

    Args:
        vectors: Shape (n_passages, n_features), rows of unit length.
        words: How many of the features are words'; the others are few and in every row.
    """
    n = vectors.shape[0]
    count = min(how_many(n), n - 1)
    said, meant = csr_matrix(vectors[:, :words]), _meant(vectors, words)
    blocks = [
        _nearest((said, meant), np.arange(start, min(start + _ROWS, n)), count)
        for start in range(0, n, _ROWS)
    ]
    row, column, cosine = (np.concatenate(part) for part in zip(*blocks, strict=True))
    near = csr_matrix((cosine.astype(np.float64), (row, column)), shape=(n, n))
    both = csr_matrix(near.maximum(near.T))
    both.sort_indices()
    return both


def _nearest(
    vectors: tuple[Sparse, Rows], rows: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], Rows]:
    """Return the nearest of some rows, as ends and cosine of edges."""
    said, meant = vectors
    cosine = (said[rows] @ said.T).toarray() + meant[rows] @ meant.T
    cosine[np.arange(len(rows)), rows] = -1
    nearest = np.argpartition(-cosine, min(count, cosine.shape[1] - 1), axis=1)[:, :count]
    found = np.take_along_axis(cosine, nearest, axis=1)
    ends = np.repeat(rows, count)
    kept = found.ravel() > _LEAST
    return ends[kept], nearest.ravel()[kept], found.ravel()[kept]


def _meant(vectors: Sparse, words: int) -> Rows:
    return np.asarray(vectors[:, words:].toarray(), dtype=np.float32)
