"""Do the two målformer of a sentence find each other?

Copies of a sentence are one; a pair counts as found when each is the other's nearest among all
sentences of both målformer. Two nearnesses are shown: the one that themes are made from, which
passes over function words, and a plain one of bridged words and characters, which does not.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack

from innspill.cluster.counts import Counts, count_words
from innspill.cluster.keys import expand, readings
from innspill.cluster.vectors import unit_rows, vectors
from innspill.language.stopwords import stop_words_of
from innspill.language.tokens import words

_SHORTEST = 5


def found_mates(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Return the share of pairs of five words or more that find each other, and their number."""
    texts = sorted({text for pair in pairs for text in pair})
    at = {text: number for number, text in enumerate(texts)}
    mates: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        mates[at[one]].add(at[other])
        mates[at[other]].add(at[one])
    tried = [
        (at[one], at[other])
        for one, other in pairs
        if one != other and min(len(words(one)), len(words(other))) >= _SHORTEST
    ]
    counts = count_words(texts, [""] * len(texts))
    return {
        "pairs": len(tried),
        "as themes see them": _share(_nearest(_as_themes(counts)), tried, mates),
        "as bridged words": _share(_nearest(_as_words(counts)), tried, mates),
    }


def _share(
    nearest: NDArray[np.int64], tried: Sequence[tuple[int, int]], mates: dict[int, set[int]]
) -> float:
    hits = [int(nearest[a]) in mates[a] and int(nearest[b]) in mates[b] for a, b in tried]
    return sum(hits) / len(hits)


def _nearest(matrix: csr_matrix) -> NDArray[np.int64]:
    near = np.asarray((matrix @ matrix.T).todense())
    np.fill_diagonal(near, -1)
    return np.asarray(near.argmax(axis=1), dtype=np.int64)


def _as_themes(counts: Counts) -> csr_matrix:
    n = counts.passages.shape[0]
    nobody = np.arange(n, dtype=np.int64)
    return unit_rows(vectors(counts, stop_words_of([]), nobody, np.ones(n, dtype=bool)).passages)


def _as_words(counts: Counts) -> csr_matrix:
    stems, characters, _ = readings(counts.lexis)
    blocks = [counts.passages @ expand(counts.words, reading) for reading in (stems, characters)]
    return csr_matrix(hstack([_weighed(block) for block in blocks]))


def _weighed(block: csr_matrix) -> csr_matrix:
    n = block.shape[0]
    df = np.bincount(block.indices, minlength=block.shape[1])
    block.data = 1 + np.log(block.data)
    return unit_rows(block @ diags(np.log((1 + n) / (1 + df)) + 1))
