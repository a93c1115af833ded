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

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

SHORTEST, GOOD_FROM, GOOD_TO, LONGEST = 4, 7, 26, 45
POOR = 0.35
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
        language: The letter's language: a sentence in the other målform is quoted, not reported.
    """
    found = []
    for passage in passages:
        sender = senders[passage.id]
        for start, end in sentence_spans(passage.text):
            text = passage.text[start:end]
            clause = clause_of(text, speakers[sender])
            if passage.language is not language:
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
    score = _length_score(len(text.split()))
    score *= 1.0 if stands_alone(text) else 0.25
    score *= 0.1 if passage.quoted or procedure(text) or tells_of_others(text) else 1.0
    score *= 0.6 if points_back(text) else 1.0
    score *= 0.8 if clause.form is Form.QUOTE else 1.0
    score *= 0.7 if passage.position is Position.OTHER else 1.0
    score *= 0.7 if passage.margin is not None and passage.margin < DOUBTFUL else 1.0
    score *= 0.7 if clause.form is Form.QUOTE and names_a_wish(text) else 1.0
    broken = "\n" in text or text.endswith((":", ";", ","))
    return score * (0.3 if broken else 1.0)


def _length_score(n_words: int) -> float:
    """Return 1 for a sentence of readable length, less for a shorter or longer one."""
    if n_words < SHORTEST:
        return 0.05
    if n_words < GOOD_FROM:
        return 0.4
    if n_words <= GOOD_TO:
        return 1.0
    return max(0.1, 1.0 - (n_words - GOOD_TO) / (LONGEST - GOOD_TO))


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

    likeness = np.asarray((matrix @ matrix.T).todense())
    covered = np.zeros(len(candidates))
    chosen: list[int] = []
    while len(chosen) < wanted:
        open_rows = _open(candidates, chosen)
        if not open_rows:
            break
        best = max(open_rows, key=lambda row: (_gain(likeness, covered, candidates, row), -row))
        chosen.append(best)
        covered = np.maximum(covered, likeness[best])
    return tuple(chosen)


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


def _gain(
    likeness: "NDArray[np.float64]",
    covered: "NDArray[np.float64]",
    candidates: Sequence[Candidate],
    row: int,
) -> float:
    import numpy as np  # noqa: PLC0415 see above

    added = float(np.maximum(likeness[row] - covered, 0.0).sum())
    return round(added * candidates[row].quality, 9)
