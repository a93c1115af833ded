"""How much each word tells of each theme."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from innspill.cluster.communities import Labels
from innspill.cluster.counts import Lexis
from innspill.cluster.sparse import Sparse
from innspill.language.stems import stem

_COMMON = 0.02  # doublings granted to what is no more frequent here: a theme alone needs a name too
_DOUBT = 0.5  # added to every count, so that what was seen once proves little


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Which theme and which sender each passage belongs to.

    Attributes:
        labels: Themes numbered from 0, -1 for none, shape (n_passages,).
        senders: Senders numbered from 0, shape (n_passages,).
    """

    labels: Labels
    senders: NDArray[np.int64]

    @property
    def number(self) -> int:
        """How many themes there are."""
        return int(self.labels.max(initial=-1)) + 1

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many passages each theme has, shape (n_themes,)."""
        return np.bincount(self.labels[self.labels >= 0], minlength=self.number)


def evidence(features: Sparse, grouping: Grouping) -> NDArray[np.float64]:
    """Return how well each feature names each theme, shape (n_themes, n_features).

    The share of the theme's passages that have the feature, times how much larger that share is
    than in all passages, in doublings; less where few of the theme's senders use it.

    Args:
        features: What each passage has, shape (n_passages, n_features), entries zero or one.
        grouping: Themes and senders.
    """
    n = features.shape[0]
    total = np.asarray(features.sum(axis=0)).ravel()
    inside, users, voices = tally(features, grouping)
    share = inside / np.maximum(grouping.sizes, 1)[:, None]
    lift = (inside + _DOUBT) / (grouping.sizes[:, None] + 1) / ((total + _DOUBT) / (n + 1))
    spread = np.sqrt(users / np.maximum(voices, 1)[:, None])
    told = np.maximum(np.log2(lift), _COMMON * (inside > 0))
    return np.asarray(share * told * spread, dtype=np.float64)


def tally(
    features: Sparse, grouping: Grouping
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return passages with each feature, senders that use it, and senders, all per theme."""
    kept = np.flatnonzero(grouping.labels >= 0)
    ones = np.ones(len(kept), dtype=np.float32)
    voices = int(grouping.senders.max(initial=0)) + 1
    pair = grouping.labels[kept] * voices + grouping.senders[kept]
    shape = (grouping.number * voices, features.shape[0])
    by_pair = csr_matrix((ones, (pair, kept)), shape=shape)
    used = csr_matrix(by_pair @ features)
    rows = np.arange(shape[0]) // voices
    to_theme = csr_matrix((np.ones(shape[0]), (rows, np.arange(shape[0]))))
    present = (np.asarray(by_pair.getnnz(axis=1)) > 0).astype(np.float64)
    inside, users = (to_theme @ found for found in (used, (used > 0).astype(np.float64)))
    return np.asarray(inside.todense()), np.asarray(users.todense()), to_theme @ present


def runs_of(stems: Sequence[str]) -> list[str]:
    """Return the runs of a word's parts: *helse*, *tjeneste* and both of *helsetjeneste*."""
    ends = range(len(stems) + 1)
    return [" ".join(stems[a:b]) for a in ends for b in ends[a + 1 :]]


def part_stems(word: str, lexis: Lexis) -> tuple[str, ...]:
    """Return the stems of a word's parts, in bokmål."""
    crossed = lexis.bridge.cross(word)
    return tuple(stem(lexis.bridge.cross(part)) for part in lexis.splitter.parts(crossed))


def indicator(found: Sequence[Iterable[str]], columns: Mapping[str, int]) -> Sparse:
    """Return which of the named features each passage has, shape (n_passages, n_features)."""
    rows, at = [], []
    for row, names in enumerate(found):
        kept = sorted({columns[name] for name in names if name in columns})
        rows += [row] * len(kept)
        at += kept
    ones = np.ones(len(rows), dtype=np.float32)
    return csr_matrix((ones, (rows, at)), shape=(len(found), len(columns)))
