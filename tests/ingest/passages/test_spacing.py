"""Letter-spaced heads."""

import pytest

from innspill.ingest.passages.spacing import unspaced


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Å F J O R D  K O M M U N E", "ÅFJORD KOMMUNE"),
        ("V O L D A   K O M M U N E", "VOLDA KOMMUNE"),
        ("T Y D A L K O M M U N E", "TYDAL KOMMUNE"),
        ("T R Ø N D E L A G  F Y L K E S K O M M U N E", "TRØNDELAG FYLKESKOMMUNE"),
        ("Å P E N T møte", "ÅPENT møte"),
    ],
)
def test_single_letters_are_closed_up(written: str, read: str) -> None:
    """Wide spaces part words; where there are none, the word kommune is parted."""
    assert unspaced(written) == read


@pytest.mark.parametrize("text", ["Alternativ A og B", "A B C", "Vi er i Å i Lofoten", ""])
def test_other_text_stays(text: str) -> None:
    """A few single letters are no spaced word."""
    assert unspaced(text) == text
