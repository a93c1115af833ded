"""The passages that stand for very many, and what they tell about words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.communities import Labels
from innspill.cluster.context import Pulls, in_context, pulls_of
from innspill.cluster.counts import Counts, Lexis
from innspill.cluster.keys import expand_among, keys_of, readings
from innspill.cluster.running import Running
from innspill.cluster.space import numbers, said_by
from innspill.cluster.sparse import Sparse
from innspill.cluster.vectors import Vectors, Weights, tells, weights_of
from innspill.language.stopwords import stop_words_of
from innspill.model import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Few:
    """Some of all passages.

    Attributes:
        at: Which of all passages they are, shape (n_few,).
        passages: In that order.
        senders: The respondent behind each.
        stretch: A number for each, equal within a stretch, shape (n_few,).
    """

    at: NDArray[np.int64]
    passages: Sequence[Passage]
    senders: Sequence[str]
    stretch: NDArray[np.int64]

    def those(self, rows: NDArray[np.int64]) -> "Few":
        """Return some of them."""
        return Few(
            at=self.at[rows],
            passages=[self.passages[at] for at in rows.tolist()],
            senders=[self.senders[at] for at in rows.tolist()],
            stretch=self.stretch[rows],
        )

    @property
    def same(self) -> Labels:
        """Return a number per passage, equal for equal texts, shape (n_few,)."""
        return numbers([said_by(passage) for passage in self.passages])

    @property
    def first(self) -> NDArray[np.int64]:
        """Return the first passage with each text, shape (n_texts,)."""
        return np.asarray(np.unique(self.same, return_index=True)[1], dtype=np.int64)

    def counts(self, read: Running, lexis: Lexis, passages: int) -> Counts:
        """Return all their words, for naming; `passages` is how many there are in all."""
        rows = (self.at, passages + self.at)
        told = [[read.told(at) for at in row.tolist()] for row in rows]
        words = sorted(set(chain.from_iterable(chain(*told))))
        place = {word: at for at, word in enumerate(words)}
        column = np.array([place.get(word, -1) for word in read.words], dtype=np.int32)
        below, above = (read.counted(row, column, len(words)) for row in rows)
        return Counts(
            words=tuple(words), passages=below, context=above, told=tuple(told[0]), lexis=lexis
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How texts become vectors by what landmarks tell.

    Attributes:
        texts: What each passage says, then what stands above each, then other texts.
        passages: How many passages there are.
        stop: Words that carry no subject.
        column: Where each word is counted, -1 for nowhere, shape (n_words,).
        weights: What words weigh.
        pulls: What the surroundings of a passage weigh.
    """

    texts: Running
    passages: int
    stop: frozenset[str]
    column: NDArray[np.int32]
    weights: Weights
    pulls: Pulls

    def count(self, rows: NDArray[np.int64]) -> Sparse:
        """Count the words of some texts, shape (n_rows, n_columns)."""
        return self.texts.counted(rows, self.column, self.weights.fields[0].shape[0])

    def vectors(self, rows: NDArray[np.int64]) -> Vectors:
        """Return the vectors of some passages and of what stands above them."""
        return self.weights.vectors(self.count(rows), self.count(self.passages + rows))

    def placed(self, few: "Few") -> Sparse:
        """Return the vectors of some passages in context, shape (n_few, n_features)."""
        return in_context(self.vectors(few.at), few.stretch, self.pulls)


def read_by(few: Few, read: Running, lexis: Lexis, passages: int) -> Reading:
    """Return what some passages tell about words; `passages` is how many there are in all."""
    stop = stop_words_of({passage.language for passage in few.passages})
    rows = (few.at, passages + few.at)
    column, keys = _keys(read, lexis, stop, np.concatenate(rows))
    below, above = (read.counted(row, column, keys[0].shape[0]) for row in rows)
    seen = np.zeros(len(few.at), dtype=bool)
    seen[few.first] = True
    weights = weights_of((below, above), keys, numbers(few.senders), seen)
    pulls = pulls_of(weights.vectors(below, above), few.stretch)
    return Reading(
        texts=read, passages=passages, stop=stop, column=column, weights=weights, pulls=pulls
    )


def _keys(
    read: Running, lexis: Lexis, stop: frozenset[str], rows: NDArray[np.int64]
) -> tuple[NDArray[np.int32], list[Sparse]]:
    """Return the column of each word, and what the words stand for among what landmarks have."""
    frequent = read.frequent()
    words = [read.words[at] for at in frequent.tolist()]
    frequent = frequent[tells(words, stop)]
    words = [read.words[at] for at in frequent.tolist()]
    column = np.full(len(read.words), -1, dtype=np.int32)
    column[frequent] = np.arange(len(frequent), dtype=np.int32)
    used = np.flatnonzero(np.asarray(read.counted(rows, column, len(words)).getnnz(axis=0)))
    own = [words[at] for at in used.tolist()]
    told = readings(lexis)
    return column, [expand_among(words, one, keys_of(own, one)) for one in told]
