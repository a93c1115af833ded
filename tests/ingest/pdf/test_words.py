"""Lines joined to running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.pdf.words import join_lines, tidy, vocabulary


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["helse\u00ad", "og omsorg"], "helse- og omsorg"),
        (["etter\u00ad", "eller videreutdanning"], "etter- eller videreutdanning"),
        (["sam\u00ad", "handling"], "samhandling"),
        (["sam-", "handling"], "samhandling"),
        (["sam\u2010", "handling"], "samhandling"),
        (["IKT\u00ad", "løsninger"], "IKT-løsninger"),
        (["Nord\u00ad", "Norge"], "Nord-Norge"),
        (["covid\u00ad", "19"], "covid-19"),
        (["2030\u00ad", "målene"], "2030-målene"),
        (["e-", "post"], "e-post"),
        (["ikke-", "kommersielle"], "ikke-kommersielle"),
        (["produkt som pro-", "dusenten"], "produkt som produsenten"),
        (["drift og/", "eller investering"], "drift og/eller investering"),
        (["perioden 2024–", "2027"], "perioden 2024–2027"),
        (["Vi mener –", "og det er viktig"], "Vi mener – og det er viktig"),
        (["til slutt sam\u00ad"], "til slutt sam-"),
    ],
)
def test_line_ends_join_as_norwegian_spells_them(lines: list[str], text: str) -> None:
    """A hyphen at a line's end stays, goes, or is followed by a space, as the words want it."""
    assert join_lines(lines) == text


def test_the_document_itself_decides_between_two_spellings() -> None:
    """A word that is seen with a hyphen elsewhere keeps it at a line's end."""
    known = vocabulary(["Vi bruker nett-brett hver dag,", "men sam-"])
    assert join_lines(["et nett\u00ad", "brett"], known) == "et nett-brett"
    assert join_lines(["god sam\u00ad", "handling"], known) == "god samhandling"


def test_ligatures_and_unseen_characters_are_spelled_out() -> None:
    """Ligatures become letters, soft hyphens and zero-width blanks go, blanks become one."""
    assert tidy("e\ufb03siens  i \u00ad\ufb01skeri\u200bet\ufeff\n") == "effisiens i fiskeriet"


@given(st.lists(st.text(alphabet="abcæøå ", min_size=1), min_size=1))
def test_lines_without_hyphens_lose_no_letter(lines: list[str]) -> None:
    """Joined lines hold the words of the lines, in order."""
    assert join_lines(lines).split() == " ".join(lines).split()
