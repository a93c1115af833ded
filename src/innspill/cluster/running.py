"""The words of very many texts, held as numbers.

A word is a number into one vocabulary, so that a million texts cost four bytes a word and no more.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from innspill.cluster.counts import Lexis, lexis_of
from innspill.cluster.sparse import Sparse
from innspill.language.compounds import complete
from innspill.language.tokens import words

_AHEAD = 3  # words in which an elided compound finds its last part; see `compounds.complete`
_VOCABULARY = 60_000  # most frequent words, which hold nearly all of running text


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The words of texts in their order, elided compounds completed.

    Attributes:
        words: The vocabulary; a word may stand in it that no text uses any more.
        numbers: The words of all texts, one text after the other, shape (n_tokens,).
        ends: Where each text begins and the last one ends, shape (n_texts + 1,).
    """

    words: Sequence[str]
    numbers: NDArray[np.int32]
    ends: NDArray[np.int64]

    def told(self, text: int) -> tuple[str, ...]:
        """Return the words of one text."""
        inside = self.numbers[self.ends[text] : self.ends[text + 1]]
        return tuple(self.words[number] for number in inside.tolist())

    def counted(self, texts: NDArray[np.int64], column: NDArray[np.int32], width: int) -> Sparse:
        """Count words of some texts, shape (n_texts, width).

        Args:
            texts: Which.
            column: Where each word of the vocabulary is counted, -1 for nowhere.
            width: How many columns there are.
        """
        starts, sizes = self.ends[texts], self.ends[texts + 1] - self.ends[texts]
        shift = np.repeat(starts - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes)
        columns = column[self.numbers[np.arange(int(sizes.sum())) + shift]]
        rows = np.repeat(np.arange(len(texts)), sizes)[columns >= 0]
        columns = columns[columns >= 0]
        ones = np.ones(len(columns), dtype=np.float32)
        return csr_matrix((ones, (rows, columns)), shape=(len(texts), width))

    def frequent(self) -> NDArray[np.int32]:
        """Return the most frequent words, in the order of the alphabet."""
        counted = np.bincount(self.numbers, minlength=len(self.words))
        used = np.flatnonzero(counted).tolist()
        kept = sorted(used, key=lambda at: (-counted[at], self.words[at]))[:_VOCABULARY]
        return np.array(sorted(kept, key=self.words.__getitem__), dtype=np.int32)


def running(texts: Iterable[str]) -> tuple[Running, Lexis]:
    """Read texts word by word, and tell what is known about their words."""
    known: dict[str, int] = {}
    numbers, ends = array("i"), array("q", [0])
    for text in texts:
        numbers.extend([known.setdefault(word, len(known)) for word in words(text)])
        ends.append(len(numbers))
    read = np.array(numbers, dtype=np.int32)
    vocabulary = list(known)
    counted = np.bincount(read, minlength=len(vocabulary)).tolist()
    lexis = lexis_of(dict(zip(vocabulary, counted, strict=True)))
    found = Running(words=vocabulary, numbers=read, ends=np.array(ends, dtype=np.int64))
    return _completed(found, known, lexis), lexis


def _completed(found: Running, known: dict[str, int], lexis: Lexis) -> Running:
    """Give elided first parts of compounds their last parts."""
    elided = np.array([word.endswith("-") for word in found.words], dtype=bool)
    numbers = found.numbers.copy()
    at = np.flatnonzero(elided[numbers]) if len(numbers) else np.zeros(0, dtype=np.int64)
    last = found.ends[np.searchsorted(found.ends, at, side="right")]
    for place, end in zip(at.tolist(), last.tolist(), strict=True):
        few = found.numbers[place : min(place + 1 + _AHEAD, end)].tolist()
        whole = complete([found.words[number] for number in few], lexis.splitter)[0]
        numbers[place] = known.setdefault(whole, len(known))
    return Running(words=list(known), numbers=numbers, ends=found.ends)
