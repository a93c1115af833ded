"""Where sentences begin and end."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.language.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    """Give the sentences themselves."""
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi viser til St.meld. nr. 30 om dette.",
        "Dette gjelder bl.a. Oslo og Bergen.",
        "Kommuner som f.eks. Åfjord har det slik.",
        "Vi viser til forslaget, jf. kap. 3 nr. 2 og pkt. 4.",
        "Det gjelder alle, dvs. Trondheim også.",
        "Fristen er 17. mai 2024.",
        "Fristen er den 17. Mai er for tidlig for oss.",
        "Møtet begynner kl. 10.30 i Åfjord.",
        "Det koster ca. 10 mill. kr i året.",
        "Det koster ca. 30 pst. 4 år på rad.",
        "Etter § 3-2 skal det varsles.",
        "Brevet er skrevet av K. A. Eksempel i dag.",
        "1. Vi støtter forslaget.",
        "a. Vi støtter forslaget.",
        "Se www.eksempel.no/side.html for mer.",
        "Han sa «er det slik?» og gikk.",
        "Vi venter ... og ser hva som skjer.",
        "Dette gjelder hhv. Molde, Aukra m.fl. kommuner i fylket.",
        "Tlf. 00 00 00 00",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    """Abbreviations, ordinals, initials, enumerators, addresses and quotes stay within."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi er enige. Det er bra.", ["Vi er enige.", "Det er bra."]),
        ("Er det slik? Ja! Da støtter vi det.", ["Er det slik?", "Ja!", "Da støtter vi det."]),
        ("Vi vil ha veg, vann osv. Det haster.", ["Vi vil ha veg, vann osv.", "Det haster."]),
        ("Det koster 10 mill. kr. Det er mye.", ["Det koster 10 mill. kr.", "Det er mye."]),
        ("Det står i § 3-2. Kommunen må varsle.", ["Det står i § 3-2.", "Kommunen må varsle."]),
        ("Vi vil ha alternativ B. Det er best.", ["Vi vil ha alternativ B.", "Det er best."]),
        ("«Det er bra.» Det sier vi.", ["«Det er bra.»", "Det sier vi."]),
        ("(Det er bra.) Det sier vi.", ["(Det er bra.)", "Det sier vi."]),
        ("Det skjedde i 2024. Nå er det slutt.", ["Det skjedde i 2024.", "Nå er det slutt."]),
        ("Vi venter … Ingenting skjer.", ["Vi venter …", "Ingenting skjer."]),
        ("Vi ber om:\n- penger\n- tid", ["Vi ber om:", "- penger", "- tid"]),
        ("Uten punktum\n\nNy linje", ["Uten punktum", "Ny linje"]),
        ("  Luft.  Mer luft.  ", ["Luft.", "Mer luft."]),
        ("Slutt. – Ny replikk.", ["Slutt.", "– Ny replikk."]),
        ("Det er klart. 15 kommuner svarte.", ["Det er klart.", "15 kommuner svarte."]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    """Full stops, marks, paragraph breaks and list lines divide."""
    assert sentences(text) == expected


HARD = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("marked", HARD)
def test_sentences_of_letters_end_where_a_reader_ends_them(marked: str) -> None:
    """Laws, cases, dates, sums, initials, quotes and notes, each as letters write them."""
    expected = [sentence.strip() for sentence in marked.split("|")]
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t"])
def test_no_text_has_no_sentences(text: str) -> None:
    """White space is not a sentence."""
    assert sentence_spans(text) == ()


LETTERS = st.text(alphabet="aBcÆøå .!?…«»()\n-–1234§:;,'\"kjf", max_size=200)


@given(st.one_of(st.text(max_size=120), LETTERS))
def test_spans_hold_every_character_once(text: str) -> None:
    """In order, apart, without white space at their ends, and with all that is not white space."""
    spans = sentence_spans(text)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    held = "".join(text[start:end] for start, end in spans)
    assert "".join(held.split()) == "".join(text.split())
