"""The marks of notes."""

import pytest

from innspill.ingest.pdf.raised import note_number, without_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("forslaget¹ er godt", "forslaget er godt"),
        ("forslaget,¹² som er godt.³", "forslaget, som er godt.³"),  # there is no note 3
        ("30 m² og 4 km²", "30 m² og 4 km²"),
    ],
)
def test_marks_of_notes_that_are_there_are_taken_out(text: str, expected: str) -> None:
    """A raised number goes if a note has it, unless it is the exponent of an area."""
    assert without_marks(text, ("1", "2", "12")) == expected


def test_a_note_begins_with_its_number() -> None:
    """The number is that at the beginning; a star is none."""
    assert note_number("12 Se planen fra 2024.") == "12"
    assert note_number("* Se planen fra 2024.") == ""
