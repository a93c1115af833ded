"""Passages as vectors: a block of stems, a block of characters and a block of word fields."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack

from innspill.cluster.counts import Counts
from innspill.cluster.keys import expand, readings
from innspill.cluster.sparse import Sparse

_POWER = 1.5
_COMMONEST = 0.3  # a term in a larger share of the texts tells nothing
_COMMON_ENOUGH = 5  # but where there are few texts, a term in this many is kept
_MANY = 100  # from this many texts on, terms that one alone uses are left out
_ONE_SENDER = 0.5  # the least that a term keeps when one sender alone uses it
# Shares of the squared length of a vector: stems, characters, fields.
_SHARES = (0.45, 0.45, 0.1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """The vectors of passages and of what stands above them.

    Attributes:
        passages: Shape (n_passages, n_features), rows of length one or less.
        context: Shape (n_passages, n_features); a zero row where nothing stands above.
        terms: How many different subject words each passage holds, shape (n_passages,).
    """

    passages: Sparse
    context: Sparse
    terms: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighing:
    """Terms by texts, before and after weights; `first` marks the first of equal texts."""

    first: NDArray[np.bool_]
    senders: NDArray[np.int64]

    def scale(self, tf: Sparse) -> NDArray[np.float32]:
        """Return a weight per term, shape (n_terms,): idf^1.5, less for one sender's own words.

        Copies of a text count once, so that a copied letter does not make its words common.
        """
        seen = tf[self.first]
        n = seen.shape[0]
        df = np.bincount(seen.indices, minlength=tf.shape[1])
        rarest = 2 if n >= _MANY else 1
        kept = (df >= rarest) & (df <= max(_COMMONEST * n, _COMMON_ENOUGH))
        idf = (np.log((1 + n) / (1 + df)) + 1) ** _POWER
        return np.asarray(np.where(kept, idf * self._own(seen, df), 0), dtype=np.float32)

    def _own(self, seen: Sparse, df: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return what a term keeps when one sender alone uses it, against expectation."""
        sender = self.senders[self.first]
        share = np.bincount(sender) / max(len(sender), 1)
        by_sender = csr_matrix(
            (np.ones(len(sender), dtype=np.float32), (sender, np.arange(len(sender)))),
        ) @ (seen > 0)
        users = np.bincount(by_sender.tocsr().indices, minlength=seen.shape[1])
        most = int(df.max(initial=0)) + 1
        expected = np.array([(1 - (1 - share) ** times).sum() for times in range(most)])[df]
        return np.where(users == 1, np.maximum(1 / np.maximum(expected, 1), _ONE_SENDER), 1.0)


def vectors(
    counts: Counts, stop: frozenset[str], senders: NDArray[np.int64], first: NDArray[np.bool_]
) -> Vectors:
    """Turn counts into vectors.

    Args:
        counts: The words of passages and of what stands above them.
        stop: Words that carry no subject.
        senders: A number per passage, equal for equal senders, shape (n_passages,).
        first: False where an equal text has come before, shape (n_passages,).
    """
    content = tells(counts.words, stop)
    words = [word for word, kept in zip(counts.words, content, strict=True) if kept]
    below, above = counts.passages[:, content], counts.context[:, content]
    keys = [expand(words, reading) for reading in readings(counts.lexis)]
    return weights_of((below, above), keys, senders, first).vectors(below, above)


def tells(words: Sequence[str], stop: frozenset[str]) -> NDArray[np.bool_]:
    """Return which words may tell of a subject, shape (n_words,)."""
    return np.array([word not in stop and len(word) > 1 for word in words], dtype=bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What some texts have told about words, by which any text becomes a vector.

    Attributes:
        blocks: Stems and characters: what each word stands for, shape (n_words, n_keys), and what
            each key weighs, shape (n_keys,).
        fields: The same for word fields.
    """

    blocks: tuple[tuple[Sparse, NDArray[np.float32]], ...]
    fields: tuple[Sparse, NDArray[np.float32]]

    def vectors(self, below: Sparse, above: Sparse) -> Vectors:
        """Turn counts of passages and of what stands above, shape (n_passages, n_words)."""
        terms = np.asarray(below.getnnz(axis=1), dtype=np.int64)
        return Vectors(passages=self._joined(below), context=self._joined(above), terms=terms)

    def _joined(self, counts: Sparse) -> Sparse:
        blocks = [
            unit_rows(_sublinear(counts @ keys) @ diags(scale)) for keys, scale in self.blocks
        ]
        told, scale = self.fields
        blocks.append(unit_rows(csr_matrix(counts @ told) @ diags(scale)))
        shares = [np.sqrt(share) for share in _SHARES]
        weighed = [block * share for block, share in zip(blocks, shares, strict=True)]
        return csr_matrix(hstack(weighed))


def weights_of(
    counts: tuple[Sparse, Sparse],
    keys: Sequence[Sparse],
    senders: NDArray[np.int64],
    first: NDArray[np.bool_],
) -> Weights:
    """Return what texts tell about words.

    Args:
        counts: Of passages and of what stands above them, shape (n_passages, n_words).
        keys: What each word stands for as stems, characters and fields, shape (n_words, n_keys).
        senders: A number per passage, equal for equal senders, shape (n_passages,).
        first: False where an equal text has come before, shape (n_passages,).
    """
    weighing = _Weighing(first=first, senders=senders)
    below, above = counts
    blocks = []
    for key in keys[:2]:
        scale = weighing.scale(csr_matrix(below @ key + above @ key))
        kept = scale > 0
        blocks.append((csr_matrix(key[:, kept]), scale[kept]))
    return Weights(blocks=tuple(blocks), fields=_fields(weighing, below, keys[2]))


def _fields(
    weighing: _Weighing, counts: Sparse, fields: Sparse
) -> tuple[Sparse, NDArray[np.float32]]:
    """Weigh fields by how much each word tells and how few texts touch the field."""
    n = int(weighing.first.sum())
    df = np.bincount(counts[weighing.first].indices, minlength=fields.shape[0])
    told = csr_matrix(diags((np.log(n / np.maximum(df, 1)) + 1).astype(np.float32)) @ fields)
    below = csr_matrix(counts @ told)
    touched = np.bincount(below[weighing.first].indices, minlength=fields.shape[1])
    return told, np.log((1 + n) / (1 + touched)).astype(np.float32)


def _sublinear(tf: Sparse) -> Sparse:
    found = csr_matrix(tf, dtype=np.float32, copy=True)
    found.data = 1 + np.log(found.data)
    return found


def unit_rows(matrix: Sparse) -> Sparse:
    """Return the rows at length one; a zero row stays zero."""
    matrix = csr_matrix(matrix)
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1, length, out=np.zeros_like(length), where=length > 0)
    return csr_matrix(diags(scale.astype(np.float32)) @ matrix)
