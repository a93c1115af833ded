"""The sentences of a theme that the letter could bring, and which of them it does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from innspill.language.procedure import procedure
from innspill.language.sentences import sentence_spans
from innspill.model import Language, Passage, Position
from innspill.summarise.clauses import (
    Clause,
    Form,
    Speaker,
    clause_of,
    points_back,
    stands_alone,
    tells_of_others,
)
from innspill.summarise.positions import names_a_wish
from innspill.summarise.standing import POOR, length_score

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_ROUNDING = 1e-6
_WITH_GRAMMAR = frozenset({Language.NB, Language.NN})
DOUBTFUL = 0.1  # the margin below which a passage could as well stand under another theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One sentence of a passage: its characters in the passage's text, and how it can be told.

    `quality` is between 0 and 1: whether it can stand in a letter by itself.
    """

    passage: Passage
    sender: str
    start: int
    end: int
    clause: Clause
    quality: float

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.passage.text[self.start : self.end]


def candidates_of(
    passages: Sequence[Passage],
    senders: Mapping[str, str],
    speakers: Mapping[str, Speaker],
    language: Language,
) -> tuple[Candidate, ...]:
    """Return every sentence of the passages, in their order.

    Args:
        passages: The passages of one theme.
        senders: Respondent of each passage, by passage id.
        speakers: What is known of each respondent, by respondent id.
        language: The letter's: a sentence in another is quoted, not reported, and so is every
            sentence where `clauses` has no grammar of the letter's language.
    """
    found = []
    for passage in passages:
        sender = senders[passage.id]
        for start, end in sentence_spans(passage.text):
            text = passage.text[start:end]
            clause = clause_of(text, speakers[sender])
            if passage.language is not language or language not in _WITH_GRAMMAR:
                clause = Clause(form=Form.QUOTE, end=len(text))
            found.append(
                Candidate(
                    passage=passage,
                    sender=sender,
                    start=start,
                    end=end,
                    clause=clause,
                    quality=_quality(text, clause, passage),
                )
            )
    return tuple(found)


def _quality(text: str, clause: Clause, passage: Passage) -> float:
    """Weigh form, length and position; the weights are a judgement, in tenths."""
    score = length_score(len(text.split()))
    score *= 1.0 if stands_alone(text) else 0.25
    score *= 0.1 if passage.quoted or procedure(text) or tells_of_others(text) else 1.0
    score *= 0.6 if points_back(text) else 1.0
    score *= 0.8 if clause.form is Form.QUOTE else 1.0
    score *= 0.7 if passage.position is Position.OTHER else 1.0
    score *= 0.7 if passage.margin is not None and passage.margin < DOUBTFUL else 1.0
    score *= 0.7 if clause.form is Form.QUOTE and names_a_wish(text) else 1.0
    broken = "\n" in text or text.endswith((":", ";", ","))
    return score * (0.3 if broken else 1.0)


def choose(candidates: Sequence[Candidate], matrix: "csr_matrix", wanted: int) -> tuple[int, ...]:
    """Choose the sentences that together cover the theme best, each from another sender.

    Greedy facility location with submitter diversity (Lin and Bilmes 2011): each step takes the
    sentence that adds most to what every sentence of the theme finds as its nearest chosen one,
    weighed by its quality. A sender speaks again only when every other one has spoken, and a
    fragment is taken only where there is nothing better.

    Args:
        candidates: The sentences.
        matrix: Shape (n_candidates, n_terms), rows of unit length.
        wanted: How many at most.

    Returns:
        Positions in `candidates`, in the order chosen.
    """
    import numpy as np  # noqa: PLC0415 a command that chooses nothing does without it

    weights = np.array([candidate.quality for candidate in candidates])
    # No row can add more than its likeness to all, which needs no likeness of each to each.
    gains = np.asarray(matrix @ np.asarray(matrix.sum(axis=0)).ravel()) + _ROUNDING
    covered = np.zeros(len(candidates))
    chosen: list[int] = []
    while len(chosen) < wanted and (open_rows := _open(candidates, chosen)):
        best = _best(matrix, covered, (gains, weights), open_rows)
        chosen.append(best)
        covered = np.maximum(covered, _row(matrix, best))
    return tuple(chosen)


def _best(
    matrix: "csr_matrix",
    covered: "NDArray[np.float64]",
    bounds: "tuple[NDArray[np.float64], NDArray[np.float64]]",
    rows: Sequence[int],
) -> int:
    """Return the row that adds most, the first of those that add as much.

    What a row adds only falls as others are chosen (lazy greedy, Minoux 1978): rows are looked at
    from the one that last added most, until none can add more than the best. The last gains are
    kept in the first of `bounds`; a matrix of all rows by all is never made.
    """
    import numpy as np  # noqa: PLC0415 see above

    gains, weights = bounds
    best, most = rows[0], -1.0
    for row in sorted(rows, key=lambda row: (-round(float(gains[row] * weights[row]), 9), row)):
        if round(float(gains[row] * weights[row]), 9) < most:
            break
        gains[row] = np.maximum(_row(matrix, row) - covered, 0.0).sum()
        gain = round(float(gains[row] * weights[row]), 9)
        if gain > most or (gain == most and row < best):
            best, most = row, gain
    return best


def _row(matrix: "csr_matrix", row: int) -> "NDArray[np.float64]":
    """Return how like a row every row is, shape (n_candidates,)."""
    import numpy as np  # noqa: PLC0415 see above

    return np.asarray((matrix @ matrix[row].T).todense(), dtype=np.float64).ravel()


def _open(candidates: Sequence[Candidate], chosen: Sequence[int]) -> list[int]:
    spoken = {candidates[row].sender for row in chosen}
    told = {_told_by(candidates[row]) for row in chosen}
    rest = [row for row, candidate in enumerate(candidates) if _told_by(candidate) not in told]
    fresh = [row for row in rest if candidates[row].sender not in spoken]
    good = [row for row in fresh or rest if candidates[row].quality > POOR]
    return good if chosen else good or rest


def _told_by(candidate: Candidate) -> str:
    """Return the point that a sentence makes: what others say alike is not told twice."""
    return candidate.passage.point or candidate.passage.id
