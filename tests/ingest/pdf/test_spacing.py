"""Gaps between letters and between words."""

import pytest

from innspill.ingest.pdf.spacing import despaced, has_broken_words, word_gap


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("H e re i s so me te xt", True),
        ("Kommunen støtter forslaget, og ber om mer", False),
        ("så er vi på vei", False),  # few words
        ("1 2 14 3 17 8 20 4", False),  # numbers
    ],
)
def test_a_line_of_suspiciously_short_words_is_told(text: str, *, broken: bool) -> None:
    """Words of fewer than three letters on average are suspicious, if there are six of them."""
    assert has_broken_words(text) is broken


def test_the_gap_between_words_is_told_from_the_gaps_within_them() -> None:
    """Two kinds of gaps part words at the wider kind, whether or not the narrow kind is nothing."""
    assert 1.8 < word_gap([1.7, 6.1, 1.8, 5.8, 1.7], size=20) < 5.8
    assert 0.0 < word_gap([0.0, 3.0, 0.0, 0.0, 3.1], size=11) < 3.0


def test_gaps_of_one_kind_are_between_words() -> None:
    """Where all gaps are alike and there is room in them, every word stays a word."""
    gaps = [3.0, 3.2, 3.1]
    assert despaced("vi er på vei", gaps, word_gap(gaps, size=11)) == "vi er på vei"


def test_only_narrow_gaps_are_closed() -> None:
    """Words are joined where the gap between them is not wider than the least."""
    assert despaced("sko le vei", [0.1, 3.0], 1.0) == "skole vei"
