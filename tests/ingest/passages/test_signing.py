"""Signatures without a greeting."""

import pytest

from innspill.ingest.passages.signing import signed_with, signer, trailing_signature
from innspill.model import Block, BlockKind

VIEW = "Vi ber om at staten dekker kostnadene ved overgangen."


def paragraphs(*texts: str) -> list[Block]:
    """Make paragraphs."""
    return [Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts]


@pytest.mark.parametrize(
    "line",
    [
        "Kari Eksempel, rådgivar",
        "Kari Eksempel – kommunedirektør",
        "digitaliseringssjefen",
        "assisterende kommunedirektør",
        "virksomhetsleder plan og utvikling",
        "leiar for digitalisering",
        "Tydal kommune",
        "Volda kommune, stab",
    ],
)
def test_a_line_that_says_who_signs(line: str) -> None:
    """A title, a name with a title, a body."""
    assert signer(line)


@pytest.mark.parametrize(
    "line",
    [
        "Egen koordinator i hvert fylke",
        "Flere rådgivere i distriktene",
        "En felles personvernrådgiver for flere kommuner",
        "Kommunen mangler en digitaliseringsrådgiver",
        "Meir samarbeid på tvers",
        "Rådmannen bør ikke ha dette ansvaret.",
    ],
)
def test_a_demand_that_names_a_title_signs_nothing(line: str) -> None:
    """A quantity, an article or a verb makes it a statement."""
    assert not signer(line)


def test_the_last_short_lines_sign_a_letter_without_a_greeting() -> None:
    """With telephone and address, from the name on; what stands above them is text."""
    letter = paragraphs(VIEW, "Kari Eksempel", "Rådgiver", "Tydal kommune", "Tlf. 00 00 00 00")
    assert trailing_signature(letter) == {2, 3, 4}
    block = paragraphs(VIEW, "Styreleiar\nForeininga Nett for alle\npost@eksempel.no")
    assert trailing_signature(block) == {1}


def test_text_at_the_end_is_no_signature() -> None:
    """Nor is a letter's only block, nor are list items."""
    assert not trailing_signature(paragraphs(VIEW, "Flere rådgivere i distriktene"))
    assert not trailing_signature(paragraphs("Tydal kommune"))
    item = Block(kind=BlockKind.LIST_ITEM, text="Rådgiver i hver kommune", level=1)
    assert not trailing_signature([*paragraphs(VIEW), item])


def test_a_signature_of_many_lines_is_judged_line_by_line() -> None:
    """A name, a title and contact lines belong to the greeting; a sentence does not."""
    assert signed_with("Kari Eksempel\nEnhetsleder, Enhet for utvikling\nRådhuset\nM: 00 00 00 00")
    assert not signed_with("Kari Eksempel\nVi ber også om lengre frist.")
