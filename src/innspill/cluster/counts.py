"""Surface words counted once; everything else is a sparse product of that count."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from innspill.language.bridge import Bridge
from innspill.language.compounds import Splitter, complete
from innspill.language.tokens import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scipy.sparse import csr_matrix

_RARE = 3  # a word of the consultation's own that is used this often may be part of a compound
_OWN = 1e-6  # the frequency that such a word is given at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How often each passage uses each word.

    Attributes:
        words: Surface words in lower case, sorted.
        matrix: Counts, shape (n_passages, n_words).
    """

    words: tuple[str, ...]
    matrix: "csr_matrix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexis:
    """What is known about Norwegian words: how frequent, which parts, which bokmål form."""

    frequencies: "Mapping[str, float]"
    bridge: Bridge
    splitter: Splitter


@cache
def _norwegian() -> "Mapping[str, float]":
    from wordfreq import get_frequency_dict  # noqa: PLC0415 - reads 320,000 words

    found: Mapping[str, float] = get_frequency_dict("nb", wordlist="large")
    return found


def lexis(texts: Sequence[Sequence[str]]) -> Lexis:
    """Return what is known about words, made richer with the consultation's own.

    Args:
        texts: The words of each passage.
    """
    frequencies = _norwegian()
    bridge = Bridge(frequencies)
    counted = Counter(word for text in texts for word in text)
    total = sum(counted.values())
    own = {
        word: min(_OWN, count / total)
        for word, count in counted.items()
        if count >= _RARE and word not in frequencies
    }
    return Lexis(frequencies=frequencies, bridge=bridge, splitter=Splitter({**own, **frequencies}))


def count_words(texts: Sequence[str]) -> tuple[Counts, Lexis]:
    """Count the words of each text, elided compounds completed.

    Args:
        texts: One text per passage, in order.
    """
    import numpy as np  # noqa: PLC0415 - only a run that finds themes needs it
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    raw = [words(text) for text in texts]
    known = lexis(raw)
    told = [complete(text, known.splitter) for text in raw]
    vocabulary = sorted({word for text in told for word in text})
    column = {word: at for at, word in enumerate(vocabulary)}
    rows = np.repeat(np.arange(len(told)), [len(text) for text in told])
    columns = np.fromiter((column[word] for text in told for word in text), dtype=np.int64)
    ones = np.ones(len(columns), dtype=np.float32)
    matrix = csr_matrix((ones, (rows, columns)), shape=(len(told), len(vocabulary)))
    matrix.sum_duplicates()
    return Counts(words=tuple(vocabulary), matrix=matrix), known
