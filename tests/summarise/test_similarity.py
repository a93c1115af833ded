"""How alike texts are by their content words."""

import numpy as np

from innspill.summarise.similarity import content_stems, vectors


def test_malformer_have_the_same_stems() -> None:
    """A compound gives the stems of its parts, the same in bokmål and nynorsk."""
    assert content_stems("fellesløsninger") == content_stems("fellesløysingar")


def test_rows_are_of_unit_length() -> None:
    """Rows are of unit length, and a text without a content word is a zero row."""
    lengths = np.sqrt(vectors(["Ferja går.", "Det er det.", "Veien er smal."]).power(2).sum(axis=1))
    assert np.allclose(np.asarray(lengths).ravel(), [1, 0, 1])


def test_no_content_at_all() -> None:
    """Texts of function words alone give rows of nothing, not an error."""
    assert vectors(["Det er det.", ""]).shape == (2, 1)
