"""Which sentences of a theme say what which others say, found without comparing all with all."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from innspill.model import Position
from innspill.summarise.sameness import CLAIMED, SAME, Scale, compatible, sameness
from innspill.summarise.sentences import Sentence

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_ROUNDING = 1e-4  # of single precision
_NEAREST = 150  # no more sentences than these are compared with one


class Alike:
    """Sentences, and which of them say the same.

    Sentences of the same words are one `kind`, so that a letter that forty have copied costs no
    more than one.

    Args:
        sentences: Of one theme.
        scale: How much each word tells in the whole inbox.
    """

    def __init__(self, sentences: Sequence[Sentence], scale: Scale) -> None:
        self._sentences = sentences
        kinds: dict[object, list[int]] = {}
        for at, sentence in enumerate(sentences):
            if sentence.saying.terms:
                kinds.setdefault(sentence.saying.key, []).append(at)
        self._kinds = tuple(map(tuple, kinds.values()))
        self._weighed = tuple(scale.weigh(sentences[rows[0]].saying) for rows in self._kinds)
        self._positions: dict[int, Position] = {}

    def echoes(self) -> Iterator[tuple[int, Mapping[int, float]]]:
        """Yield each sentence that has one, with the sentences that say the same and how surely.

        Its own copies are among them. Sentences and echoes are numbers in `sentences`.
        """
        near = self._near
        numbers = [weighed.numbers for weighed in self._weighed]
        for kind, rows in enumerate(self._kinds):
            found = dict.fromkeys(rows, 1.0)
            own = numbers[kind]
            for other in near.indices[near.indptr[kind] : near.indptr[kind + 1]].tolist():
                # Of most pairs, the numbers differ: these are passed over before they are compared.
                if other != kind and own <= numbers[other]:
                    found |= self._same(kind, other)
            for row in rows:
                yield row, found

    def _same(self, leader: int, other: int) -> dict[int, float]:
        """Return the sentences of a kind that say what another kind says."""
        strength, denied = sameness(self._weighed[leader], self._weighed[other])
        if strength < SAME:
            return {}
        stand = self._position(self._kinds[leader][0])
        return {
            row: strength
            for row in self._kinds[other]
            if compatible(stand, self._position(row), denied=denied)
        }

    def _position(self, row: int) -> Position:
        if row not in self._positions:
            self._positions[row] = self._sentences[row].position
        return self._positions[row]

    @cached_property
    def _near(self) -> "csr_matrix":
        """Return how much of each kind's words, by weight, others hold; shape (n_kinds, n_kinds).

        Only what holds enough to say the same is there, and no more than the 150 that hold most.
        """
        from scipy.sparse import csr_matrix  # noqa: PLC0415 SciPy takes its time
        from sparse_dot_topn import sp_matmul_topn  # noqa: PLC0415 loads SciPy

        weights = self._weights()
        words = weights.copy()
        words.data[:] = 1.0
        held = sp_matmul_topn(
            weights, words.T.tocsr(), top_n=_NEAREST, threshold=CLAIMED - _ROUNDING, sort=True
        )
        return csr_matrix(held)

    def _weights(self) -> "csr_matrix":
        """Return the share of each root in a kind; shape (n_kinds, n_roots), rows of sum one."""
        import numpy as np  # noqa: PLC0415 see above
        from scipy.sparse import csr_matrix  # noqa: PLC0415 see above

        columns: dict[str, int] = {}
        row_of, column_of, values = [], [], []
        for kind, weighed in enumerate(self._weighed):
            for root, (weight, _) in weighed.roots.items():
                row_of.append(kind)
                column_of.append(columns.setdefault(root, len(columns)))
                values.append(weight / weighed.total if weighed.total else 0.0)
        shape = (len(self._weighed), max(len(columns), 1))
        return csr_matrix((np.array(values, dtype=np.float32), (row_of, column_of)), shape=shape)
