"""What a REFI-QDA project and a result know each other by."""

import pytest

from innspill.model.exchange import (
    Coded,
    Exported,
    Part,
    guid_of,
    mark_in,
    marked,
    one_line,
    plain,
    read_state,
    state_lines,
    words_key,
)

EXPORTED = Exported(
    inputs_sha256="ab",
    names={"theme/ferje": "Ferje «øst»", "position/other": "Annet"},
    memos={"theme/ferje": "12", "position/other": ""},
    sources={"s1": (Coded(words="0f", main="theme/ferje", position="position/other"),), "s2": ()},
)


def test_guids_stay() -> None:
    """A GUID is the same in every version, or projects that are out could not come back."""
    assert guid_of(Part.THEME, "ferje") == "75568e6a-24ba-57e5-98f4-61883d5d29d4"
    assert guid_of(Part.SOURCE, "ferje") != guid_of(Part.THEME, "ferje")


@pytest.mark.parametrize("description", ["", "Stikkord: båt", "To\nlinjer"])
def test_marks(description: str) -> None:
    """A description says of what it is, also where people wrote more and lines end otherwise."""
    said = marked(description, "theme/ferje")
    assert said.startswith(description)
    assert mark_in(said.replace("\n", "\r\n") + "\r\nog mer") == "theme/ferje"
    assert mark_in(description) == ""


def test_state_is_read_back() -> None:
    """How a project was coded is read back, whatever stands in front and however lines end."""
    text = "Les dette.\r\n\r\n" + "\r\n".join(state_lines(EXPORTED)) + "\r\n\r\n"
    assert read_state(text) == EXPORTED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("innspill-state 1", "innspill-state 2"),
        ('"ab"', "ab"),
        ('["theme/ferje"', '["tema/ferje"'),
        ("0f.0.1", "0f.0.9"),
        ("0f.0.1", "0f.0"),
        ('{"inputs_sha256": "ab"}', "[]"),
        ('"source"', '"kilde"'),
    ],
)
def test_broken_state(before: str, after: str) -> None:
    """A memo that is no longer whole, or of another version, says nothing."""
    text = "\n".join(state_lines(EXPORTED))
    assert before in text
    assert read_state(text.replace(before, after)) is None


def test_words() -> None:
    """Words are known however they are spaced; names are one line, and no longer than asked."""
    assert words_key(" Vi\n ber ") == words_key("Vi ber") != words_key("Viber")
    assert one_line("\x00En  lang\nlinje", 9) == "En lang …"
    assert plain("a\r\nb\rc\x0bd\x00\ufeff") == "a\nb\nc\nd"
