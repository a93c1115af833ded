"""Surface words counted once; everything else is a sparse product of that count."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from scipy.sparse import csr_matrix

from innspill.cluster.sparse import Sparse
from innspill.language.bridge import Bridge, norwegian_bridge
from innspill.language.compounds import Splitter, complete
from innspill.language.frequencies import norwegian_frequencies
from innspill.language.tokens import words

_RARE = 3  # a word of the consultation's own that is used this often may be part of a compound
_OWN = 1e-6  # the frequency that such a word is given at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexis:
    """What is known about Norwegian words: how frequent, which parts, which bokmål form."""

    frequencies: Mapping[str, float]
    bridge: Bridge
    splitter: Splitter


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How often each text uses each word.

    Attributes:
        words: Surface words in lower case, sorted.
        passages: Counts, shape (n_passages, n_words).
        context: The same for what stands above a passage, shape (n_passages, n_words).
        told: The words of each passage in order, elided compounds completed.
        lexis: What is known about the words.
    """

    words: tuple[str, ...]
    passages: Sparse
    context: Sparse
    told: tuple[tuple[str, ...], ...]
    lexis: Lexis


def lexis(texts: Sequence[Sequence[str]]) -> Lexis:
    """Return what is known about words, made richer with the consultation's own.

    Args:
        texts: The words of each text.
    """
    return lexis_of(Counter(chain.from_iterable(texts)))


def lexis_of(counted: Mapping[str, int]) -> Lexis:
    """Return what is known about words, made richer with the consultation's own.

    Args:
        counted: How often the consultation uses each word.
    """
    frequencies = norwegian_frequencies()
    total = sum(counted.values())
    own = {
        word: min(_OWN, count / total)
        for word, count in counted.items()
        if count >= _RARE and word not in frequencies
    }
    splitter = Splitter({**own, **frequencies})
    return Lexis(frequencies=frequencies, bridge=norwegian_bridge(), splitter=splitter)


def count_words(texts: Sequence[str], context: Sequence[str]) -> Counts:
    """Count the words of each text, elided compounds completed.

    Args:
        texts: One per passage.
        context: What stands above each passage, empty where nothing does.
    """
    raw = [words(text) for text in (*texts, *context)]
    known = lexis(raw)
    told = [complete(text, known.splitter) for text in raw]
    vocabulary = sorted(set(chain.from_iterable(told)))
    column = {word: at for at, word in enumerate(vocabulary)}
    rows = np.repeat(np.arange(len(told)), [len(text) for text in told])
    columns = np.fromiter((column[word] for text in told for word in text), dtype=np.int64)
    ones = np.ones(len(columns), dtype=np.float32)
    matrix = csr_matrix((ones, (rows, columns)), shape=(len(told), len(vocabulary)))
    matrix.sum_duplicates()
    return Counts(
        words=tuple(vocabulary),
        passages=matrix[: len(texts)],
        context=matrix[len(texts) :],
        told=tuple(told[: len(texts)]),
        lexis=known,
    )
