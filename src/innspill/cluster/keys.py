"""What a word stands for: stems, parts of a compound, runs of characters, word fields."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import numpy as np
from scipy.sparse import csr_matrix

from innspill.cluster.counts import Lexis
from innspill.cluster.sparse import Sparse
from innspill.language.fields import fields_of
from innspill.language.stems import stem

_WIDTHS = (3, 4, 5)

Reading: TypeAlias = Callable[[str], Mapping[str, float]]
"""A function from a word to the keys that it stands for, each with a weight."""


def expand(words: Sequence[str], reading: Reading) -> Sparse:
    """Return what each word stands for, shape (n_words, n_keys), keys in sorted order."""
    told = [reading(word) for word in words]
    names = sorted({key for found in told for key in found})
    column = {key: at for at, key in enumerate(names)}
    rows = np.repeat(np.arange(len(told)), [len(found) for found in told])
    columns = np.fromiter((column[key] for found in told for key in found), dtype=np.int64)
    weights = np.fromiter((w for found in told for w in found.values()), dtype=np.float32)
    return csr_matrix((weights, (rows, columns)), shape=(len(told), len(names)))


def expand_among(words: Sequence[str], reading: Reading, names: Sequence[str]) -> Sparse:
    """Return what each word stands for among some keys, shape (n_words, n_keys).

    Unlike `expand`, nothing is held for long, since a very large set has very many words.
    """
    column = {name: at for at, name in enumerate(names)}
    ends, columns, weights = array("q", [0]), array("i"), array("f")
    for word in words:
        for key, weight in reading(word).items():
            if key in column:
                columns.append(column[key])
                weights.append(weight)
        ends.append(len(columns))
    parts = (np.array(weights), np.array(columns), np.array(ends))
    return csr_matrix(parts, shape=(len(words), len(names)))


def keys_of(words: Sequence[str], reading: Reading) -> tuple[str, ...]:
    """Return all that words stand for, sorted."""
    return tuple(sorted({key for word in words for key in reading(word)}))


def readings(lexis: Lexis) -> tuple[Reading, Reading, Reading]:
    """Return the readings of a word as stems, as characters and as fields."""

    def stems(word: str) -> dict[str, float]:
        return word_keys(word, lexis)

    def characters(word: str) -> dict[str, float]:
        return character_keys(lexis.bridge.cross(word))

    return stems, characters, fields_of(lexis.splitter, lexis.bridge)


def word_keys(word: str, lexis: Lexis) -> dict[str, float]:
    """Return the stem of a word and, where it is a compound, those of its parts."""
    found = {stem(lexis.bridge.cross(word)): 1.0}
    for level in lexis.splitter.runs(word)[1:]:
        found |= {stem(lexis.bridge.cross(run)): 1.0 for run in level}
    return found


def character_keys(word: str) -> dict[str, float]:
    """Return the runs of three to five characters in a word with a space at either end."""
    padded = f" {word} "
    found: dict[str, float] = {}
    for width in _WIDTHS:
        for at in range(len(padded) - width + 1):
            run = padded[at : at + width]
            found[run] = found.get(run, 0.0) + 1.0
    return found
