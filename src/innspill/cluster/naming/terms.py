"""The words that tell a theme from the others."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from innspill.cluster.naming.evidence import evidence, indicator
from innspill.cluster.naming.nouns import word_list
from innspill.cluster.naming.sources import Sources
from innspill.cluster.sparse import Sparse

_SHOWN = 8
_TRIED = 40
_NO_NOUN = 0.6
_EMPTY = 0.4  # *kommune*, *tiltak*
_SHORTEST = 3


def telling_terms(source: Sources) -> tuple[tuple[str, ...], ...]:
    """Return about eight surface words for each theme, best first.

    Of the forms of a word the one that the theme uses most is shown; a compound and its part do not
    stand side by side. Nouns go before other words.
    """
    counts, stop = source.naming.counts, source.naming.stop
    refused = stop | source.casing.names - source.casing.shouted.keys()
    useful = [len(w) >= _SHORTEST and w not in refused for w in counts.words]
    empty = np.array([w in word_list("empty_nouns.txt") for w in counts.words], dtype=np.float64)
    keys = [" ".join(stems) for stems in source.stems]
    names = sorted({key for key, kept in zip(keys, useful, strict=True) if kept})
    column = {name: at for at, name in enumerate(names)}
    found = [[key] if kept else [] for key, kept in zip(keys, useful, strict=True)]
    spread = indicator(found, column)
    features = csr_matrix(counts.passages @ spread)
    features.data[:] = 1
    scores = evidence(features, source.naming.grouping)
    noun = np.array(
        [source.nouns.noun(word) is not None for word in counts.words], dtype=np.float64
    )
    nominal, says_little = (np.asarray(spread.T @ found).ravel() > 0 for found in (noun, empty))
    scores *= np.where(nominal, 1.0, _NO_NOUN) * np.where(says_little, _EMPTY, 1.0)
    forms = spread.tocsc()
    return tuple(_shown(source, forms, (names, scores[at]), at) for at in range(len(scores)))


def _shown(
    source: Sources,
    forms: Sparse,
    ranked: tuple[Sequence[str], NDArray[np.float64]],
    theme: int,
) -> tuple[str, ...]:
    names, scores = ranked
    chosen: list[frozenset[str]] = []
    words: list[str] = []
    for name in np.lexsort((np.arange(len(scores)), -scores))[:_TRIED].tolist():
        stems = frozenset(names[name].split())
        if scores[name] <= 0 or len(words) == _SHOWN:
            break
        if any(stems <= other or other <= stems for other in chosen):
            continue
        at = forms.indices[forms.indptr[name] : forms.indptr[name + 1]]
        own = source.wording.own
        best = max(at.tolist(), key=lambda word: (own[word] > 0, source.inside[theme][word], -word))
        chosen.append(stems)
        words.append(source.wording.cased(source.naming.counts.words[best]))
    return tuple(words)
