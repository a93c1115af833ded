"""Words, and what is no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.language.tokens import TokenKind, tokenize, words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://www.example.no/side?a=1", TokenKind.URL),
        ("www.example.no", TokenKind.URL),
        ("post@kommune.example.no", TokenKind.MAIL),
        ("2026/1187", TokenKind.CASE_NUMBER),
        ("26/01187-4", TokenKind.CASE_NUMBER),
        ("1 200 000", TokenKind.NUMBER),
        ("12,5", TokenKind.NUMBER),
        ("5G", TokenKind.WORD),
        ("KI-verktøy", TokenKind.WORD),
    ],
)
def test_each_kind_is_recognised(text: str, kind: TokenKind) -> None:
    """A text of one kind gives tokens of that kind alone."""
    assert {token.kind for token in tokenize(text)} == {kind}


def test_addresses_and_numbers_are_no_words() -> None:
    """Numbers, addresses and case numbers are dropped; inner hyphens stay."""
    text = "Sak 2026/1187: se www.example.no, skriv til post@example.no om 12 IT-systemer."
    assert words(text) == ("sak", "se", "skriv", "til", "om", "it-systemer")


def test_an_elided_first_part_keeps_its_hyphen() -> None:
    """The hyphen tells that the last part stands further on."""
    assert words("helse- og omsorgstjenester") == ("helse-", "og", "omsorgstjenester")


@given(st.text(max_size=200))
def test_a_token_is_found_at_its_place(text: str) -> None:
    """Every token repeats the text between its ends, left to right, without overlap."""
    end = 0
    for token in tokenize(text):
        assert token.text == text[token.start : token.end]
        assert token.start >= end
        end = token.end
