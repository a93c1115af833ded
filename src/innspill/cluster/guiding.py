"""Themes that people gave come first; what fits none of them is told by the text itself."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from innspill.cluster.affinity import Table, to_means
from innspill.cluster.communities import Labels, consensus, membership
from innspill.cluster.graph import contrasted
from innspill.cluster.sparse import Sparse
from innspill.cluster.spreading import spread
from innspill.cluster.vectors import unit_rows
from innspill.model import GuidedTheme

NO_THEME = -1

_TEXT = 5.0  # what a name and its keywords weigh beside one passage that people placed
_FINE = 4.0  # resolution of the groups that are asked whether they fit a theme
_DEVIATIONS = 6.0  # above what is usual between a group and a theme that do not belong together
_PLAIN = 0.35  # mean cosine to a theme's words that tells by itself
_MEDIAN_DEVIATION = 1.4826  # from the median absolute deviation to the standard deviation


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """What speaks for each guided theme.

    Attributes:
        directions: Shape (n_themes, n_features), rows of unit length.
        moved: The theme that people moved each passage to, -1 for none, shape (n_passages,).
        random_state: Seed of the groups.
    """

    directions: Sparse
    moved: Labels
    random_state: int


def told(themes: Sequence[GuidedTheme]) -> tuple[str, ...]:
    """Return the texts that tell of themes: each theme's own words, then its examples."""
    return tuple(text for theme in themes for text in (_words(theme), *theme.examples))


def directions(
    themes: Sequence[GuidedTheme], texts: Sparse, vectors: Sparse, moved: Labels
) -> Sparse:
    """Return where each theme lies, by its words, its examples and the passages moved to it.

    Args:
        themes: As given.
        texts: The vectors of what `told` returned, shape (n_texts, n_features).
        vectors: Of passages, shape (n_passages, n_features).
        moved: The theme that people moved each passage to, -1 for none, shape (n_passages,).
    """
    rows = [at for at, theme in enumerate(themes) for _ in (theme, *theme.examples)]
    weights = [w for theme in themes for w in (_TEXT, *(1.0 for _ in theme.examples))]
    shape = (len(themes), len(rows))
    by_text = csr_matrix((weights, (rows, np.arange(len(rows)))), shape=shape)
    return unit_rows(by_text @ unit_rows(texts) + membership(moved, len(themes)) @ vectors)


def guide(vectors: Sparse, near: Sparse, seeds: Seeds) -> Labels:
    """Return the guided theme of each passage, -1 where it fits none.

    A theme's words reach the passages that use them, and from there those near these. Whole groups
    of passages that no theme reaches more than chance has it are then taken as rivals, and each
    passage goes to a theme or a rival, whichever is nearer.

    Args:
        vectors: Shape (n_passages, n_features), rows of unit length.
        near: Cosines between near passages, shape (n_passages, n_passages).
        seeds: What speaks for each theme.
    """
    number = seeds.directions.shape[0]
    known = np.asarray((vectors @ seeds.directions.T).todense(), dtype=np.float64)
    placed = _pinned(known, seeds.moved)
    reached = spread(near, placed)
    labels = np.asarray(reached.argmax(axis=1), dtype=np.int64)
    labels[reached.max(axis=1) <= 0] = NO_THEME
    rivals = _rivals(near, placed, seeds.random_state)
    outside = (rivals >= 0) & (seeds.moved < 0)
    if outside.any():
        start = np.where(outside, number + rivals, labels)
        labels = _contest(vectors, near, (start, known), seeds)
        labels[labels >= number] = NO_THEME
    return np.where(seeds.moved >= 0, seeds.moved, labels)


def _words(theme: GuidedTheme) -> str:
    return "\n".join((theme.label, *theme.keywords, theme.description))


def _pinned(known: Table, moved: Labels) -> Table:
    """Let a passage that people moved speak for its theme alone, as loud as the loudest."""
    found = known.copy()
    at = np.flatnonzero(moved >= 0)
    found[at] = 0
    found[at, moved[at]] = known.max(initial=0) or 1.0
    return found


def _rivals(near: Sparse, known: Table, seed: int) -> Labels:
    """Return the groups that no theme reaches more than is usual, numbered from 0, else -1.

    What is usual is the median over groups and themes; each theme's best group is left out of it,
    since there the theme is likely at home. In a small set, where a theme may be at home in most
    groups, one that it reaches plainly fits it whatever is usual.
    """
    group = consensus(contrasted(near), _FINE, seed).labels
    count = int(group.max(initial=-1)) + 1
    size = np.bincount(group, minlength=count)[:, None]
    mean = np.asarray(membership(group, count) @ known) / size
    others = np.sort(mean, axis=0)[:-1]
    usual = float(np.median(others)) if others.size else 0.0
    deviation = float(np.median(np.abs(others - usual))) if others.size else 0.0
    bound = usual + _DEVIATIONS * _MEDIAN_DEVIATION * deviation
    strange = np.flatnonzero(mean.max(axis=1) <= min(bound, _PLAIN))
    number = np.full(count, NO_THEME, dtype=np.int64)
    number[strange] = np.arange(len(strange))
    return np.asarray(number[group], dtype=np.int64)


def _contest(vectors: Sparse, near: Sparse, start: tuple[Labels, Table], seeds: Seeds) -> Labels:
    """Let themes and rivals compete for each passage by their passages, and themes by their words.

    What a theme's words reach is put on the scale of what its passages reach.
    """
    labels, known = start
    themes = known.shape[1]
    number = int(labels.max()) + 1
    means = to_means(vectors, labels, number)
    told = float(known.max(axis=1).mean())
    scale = float(means[:, :themes].max(axis=1).mean()) / told if told > 0 else 0.0
    means[:, :themes] = (means[:, :themes] + scale * known) / 2
    reached = spread(near, _pinned(means, seeds.moved))
    found = np.asarray(reached.argmax(axis=1), dtype=np.int64)
    found[reached.max(axis=1) <= 0] = NO_THEME
    return found
