"""Which sentences of a theme are chosen."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innspill.model import Language, Locator, Passage
from innspill.summarise.candidates import Candidate, choose
from innspill.summarise.clauses import Clause, Form
from innspill.summarise.similarity import vectors

TEXTS = (
    "Ferjene må gå om natten.",
    "Ferjene må gå om natten og i helgene.",
    "Skolene trenger nye bøker.",
    "Bøker til skolene må betales av staten.",
    "Veien er smal og bratt.",
)


def candidate(number: int, quality: float) -> Candidate:
    """Make a candidate of its own sender."""
    text = TEXTS[number % len(TEXTS)]
    where = Locator(page=None, block=number, start=0, end=len(text))
    passage = Passage(
        id=f"p{number}", submission=f"s{number}", text=text, locator=where, language=Language.NB
    )
    return Candidate(
        passage=passage,
        sender=f"s{number}",
        start=0,
        end=len(text),
        clause=Clause(form=Form.QUOTE),
        quality=quality,
    )


@settings(deadline=None)
@given(st.lists(st.floats(0.4, 1.0), min_size=1, max_size=12), st.integers(1, 6))
def test_same_choice_as_by_the_whole_matrix(qualities: list[float], wanted: int) -> None:
    """The lazy choice is the greedy one that looks at every row each time."""
    candidates = [candidate(number, quality) for number, quality in enumerate(qualities)]
    matrix = vectors([one.text for one in candidates])
    likeness = np.asarray((matrix @ matrix.T).todense())
    covered, slow = np.zeros(len(candidates)), []
    for _ in range(min(wanted, len(candidates))):
        rest = [row for row in range(len(candidates)) if row not in slow]
        gains = {
            row: round(float(np.maximum(likeness[row] - covered, 0).sum() * qualities[row]), 9)
            for row in rest
        }
        slow.append(max(rest, key=lambda row: (gains[row], -row)))
        covered = np.maximum(covered, likeness[slow[-1]])
    assert list(choose(candidates, matrix, wanted)) == slow


def test_no_candidates() -> None:
    """A theme without a sentence gives none."""
    assert choose([], vectors([]), 3) == ()


@pytest.mark.parametrize("wanted", [0, 2])
def test_no_more_than_wanted(wanted: int) -> None:
    """As many are chosen as are asked for."""
    candidates = [candidate(number, 1.0) for number in range(5)]
    assert len(choose(candidates, vectors([one.text for one in candidates]), wanted)) == wanted
