"""Passages as vectors, and what stands around them."""

import numpy as np
import pytest

from innspill.cluster.context import in_context
from innspill.cluster.counts import count_words
from innspill.cluster.graph import neighbours
from innspill.cluster.sparse import Sparse
from innspill.cluster.vectors import Vectors, unit_rows, vectors
from innspill.language.stopwords import stop_words_of

STOP = stop_words_of([])


def made(texts: list[str], context: list[str] | None = None) -> Vectors:
    """Make the vectors of texts that are all by one sender."""
    count = len(texts)
    counts = count_words(texts, context or [""] * count)
    return vectors(counts, STOP, np.zeros(count, dtype=np.int64), np.ones(count, dtype=bool))


def cosine(matrix: Sparse, one: int, other: int) -> float:
    """Return the product of two rows."""
    return float(matrix[one].multiply(matrix[other]).sum())


def test_a_text_is_as_long_as_one() -> None:
    """A passage with words that others share has a vector of length one."""
    found = made(["Elever i skolen", "Skolens elever", "Fisk i havet"]).passages
    assert cosine(found, 0, 0) == pytest.approx(1.0, abs=1e-5)


def test_stop_words_and_numbers_weigh_nothing() -> None:
    """A passage of function words is a zero row, and has no terms."""
    found = made(["Og så er det 12 av dem", "Elever i skolen"])
    assert found.passages[0].nnz == 0
    assert found.terms.tolist() == [0, 2]


def test_both_maalformer_are_near() -> None:
    """The same sentence in the other målform is nearer than another subject in the same."""
    found = made(
        [
            "Kommunane treng trygge tenester for sjukeheimane.",
            "Kommunene trenger trygge tjenester for sykehjemmene.",
            "Kommunane vil ha betre vegar for bøndene.",
        ]
    ).passages
    assert cosine(found, 0, 1) > 0.7
    assert cosine(found, 0, 2) < 0.4


def test_a_compound_is_near_its_parts() -> None:
    """*Bredbåndsutbygging* and *utbygging av bredbånd* are the same matter."""
    found = made(["Bredbåndsutbygging", "utbygging av bredbånd", "Sykehjemsplass"]).passages
    assert cosine(found, 0, 1) > 0.4 > cosine(found, 0, 2)


def test_words_of_one_field_are_near() -> None:
    """*Elev* and *lærer* share nothing but their field."""
    found = made(["Elevene", "Læreren", "Fiskeflåten", "Bredbåndet"]).passages
    assert cosine(found, 0, 1) > cosine(found, 0, 2)


def test_an_order_that_tells_nothing_moves_nothing() -> None:
    """Neighbours that are no nearer than chance do not pull."""
    texts = ["Elever i skolen", "Fisk i havet", "Skolens elever", "Havets fisk"] * 4
    found = made(texts)
    submissions = np.zeros(len(texts), dtype=np.int64)
    moved = in_context(found, submissions)
    assert abs(moved - unit_rows(found.passages)).max() < 1e-5


def test_an_order_that_tells_pulls_neighbours_together() -> None:
    """Where one subject follows another, a short passage is drawn to those beside it."""
    blocks = [
        ["Elever i skolen", "Skolens elever", "Rektor"],
        ["Fisk i havet", "Havets fisk", "Kai"],
    ]
    texts = [text for block in blocks * 5 for text in block * 3]
    found = made(texts)
    moved = in_context(found, np.zeros(len(texts), dtype=np.int64))
    assert cosine(moved, 1, 2) > cosine(found.passages, 1, 2)


def test_other_submissions_are_no_neighbours() -> None:
    """The last passage of one submission is not beside the first of the next."""
    texts = ["Elever i skolen", "Skolens elever", "Fisk i havet", "Havets fisk"]
    found = made(texts)
    moved = in_context(found, np.arange(4))
    assert abs(moved - unit_rows(found.passages)).max() < 1e-5


def test_headings_that_tell_pull_and_others_do_not() -> None:
    """A heading is given weight when it is nearer what stands under it than what does not."""
    texts = ["Elever i skolen", "Skolens elever", "Fisk i havet", "Havets fisk"] * 4
    telling = made(texts, ["Skole", "Skole", "Fisk", "Fisk"] * 4)
    idle = made(texts, ["Fisk", "Skole", "Skole", "Fisk"] * 4)
    apart = np.arange(len(texts))
    assert abs(in_context(telling, apart) - unit_rows(telling.passages)).max() > 0.05
    assert abs(in_context(idle, apart) - unit_rows(idle.passages)).max() < 1e-5


def test_nearness_goes_both_ways_and_not_to_oneself() -> None:
    """The graph is symmetric and has no loops."""
    found = neighbours(made(["Elever i skolen", "Skolens elever", "Fisk", "Skole"]).passages)
    assert abs(found - found.T).max() == 0
    assert found.diagonal().sum() == 0
