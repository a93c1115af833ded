"""Passages as vectors: a block of stems and compound parts, and a block of characters."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack

from innspill.language.stems import stem

if TYPE_CHECKING:
    from innspill.cluster.counts import Counts, Lexis

_POWER = 1.5
_WIDTHS = (3, 4, 5)


def expand(words: Sequence[str], keys: Callable[[str], Iterable[str]]) -> csr_matrix:
    """Return which keys each word stands for, shape (n_words, n_keys), keys in sorted order."""
    lists = [list(keys(word)) for word in words]
    names = sorted({key for found in lists for key in found})
    column = {key: at for at, key in enumerate(names)}
    rows = np.repeat(np.arange(len(lists)), [len(found) for found in lists])
    columns = np.fromiter((column[key] for found in lists for key in found), dtype=np.int64)
    ones = np.ones(len(columns), dtype=np.float32)
    return csr_matrix((ones, (rows, columns)), shape=(len(lists), len(names)))


def word_keys(word: str, lexis: "Lexis") -> list[str]:
    """Return the stem of a word and, where it is a compound, those of its parts."""
    parts = lexis.splitter.parts(word)
    whole = stem(lexis.bridge.cross(word))
    if len(parts) == 1:
        return [whole]
    return [whole, *(stem(lexis.bridge.cross(part)) for part in parts)]


def character_keys(word: str) -> list[str]:
    """Return the runs of three to five characters in a word with a space at either end."""
    padded = f" {word} "
    return [padded[at : at + n] for n in _WIDTHS for at in range(len(padded) - n + 1)]


def weigh(tf: csr_matrix, *, min_df: int, max_df: float) -> csr_matrix:
    """Weigh terms by sublinear tf and idf^1.5, rows of unit length."""
    df = np.bincount(tf.indices, minlength=tf.shape[1])
    n = tf.shape[0]
    keep = (df >= min_df) & (df <= max_df * n)
    tf = tf[:, keep].astype(np.float32)
    df = df[keep]
    tf.data = 1 + np.log(tf.data)
    idf = (np.log((1 + n) / (1 + df)) + 1) ** _POWER
    return unit_rows(tf @ diags(idf.astype(np.float32)))


def unit_rows(matrix: csr_matrix) -> csr_matrix:
    """Return the rows at length one; a zero row stays zero."""
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scale = np.divide(1, length, out=np.zeros_like(length), where=length > 0)
    return csr_matrix(diags(scale.astype(np.float32)) @ matrix)


def vectors(counts: "Counts", lexis: "Lexis", stop: frozenset[str]) -> csr_matrix:
    """Return the vectors of passages, shape (n_passages, n_features), rows of unit length."""
    content = np.array([word not in stop and len(word) > 1 for word in counts.words])
    words = [word for word, kept in zip(counts.words, content, strict=True) if kept]
    matrix = counts.matrix[:, content]
    word = weigh(matrix @ expand(words, lambda w: word_keys(w, lexis)), min_df=2, max_df=0.3)
    char = weigh(matrix @ expand(words, character_keys), min_df=3, max_df=0.3)
    return unit_rows(csr_matrix(hstack([word, char])))
