"""Plain text divided into blocks."""

import re

from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.readers import read_file
from innspill.ingest.text.lines import answer_blocks, blocks_of_text


def told(text: str) -> list[tuple[str, int, str]]:
    """Give kind, level and text of each block."""
    return [(block.kind.value, block.level, block.text) for block in blocks_of_text(text)]


def test_wrapped_lines_are_joined_to_the_paragraph_that_they_were() -> None:
    """A line that was only broken because it was full goes on in the next."""
    text = (
        "Kommunestyret har behandlet saken og støtter i hovedsak forslaget, men\n"
        "Åsvik kommune mener at fristen er for kort for små kommuner. Vi ber om\n"
        "at den utsettes.\n\nNeste avsnitt."
    )
    whole = text.partition("\n\n")[0].replace("\n", " ")
    assert told(text) == [("paragraph", 0, whole), ("paragraph", 0, "Neste avsnitt.")]


def test_short_lines_are_not_joined() -> None:
    """The lines of an address stand each for itself."""
    assert [text for _, _, text in told("Nordre gate 1\n7011 Trondheim\nNorge")] == [
        "Nordre gate 1",
        "7011 Trondheim",
        "Norge",
    ]


def test_a_word_divided_at_a_lines_end_is_made_whole() -> None:
    """The halves of a word are joined, and "helse- og" stays two words."""
    assert told("Vi ønsker mer sam-\nhandling mellom helse-\nog omsorgstjenestene.") == [
        ("paragraph", 0, "Vi ønsker mer samhandling mellom helse- og omsorgstjenestene.")
    ]


def test_typed_marks_make_list_items() -> None:
    """Bullets, dashes and numbers in a row are list items; an indented one is deeper."""
    text = "Vi ber om:\n- mer tid\n  - og penger\n\n1. Først\n2. Så"
    assert told(text) == [
        ("paragraph", 0, "Vi ber om:"),
        ("list_item", 1, "mer tid"),
        ("list_item", 2, "og penger"),
        ("list_item", 1, "Først"),
        ("list_item", 1, "Så"),
    ]


def test_a_date_at_a_lines_start_is_no_list_number() -> None:
    """A number that no neighbour counts on from stays in the text."""
    assert told("Vedtaket ble fattet\n17. mai ble det kunngjort.") == [
        ("paragraph", 0, "Vedtaket ble fattet"),
        ("paragraph", 0, "17. mai ble det kunngjort."),
    ]


def test_a_number_alone_is_text() -> None:
    """A sentence that begins with a number keeps it, wherever it stands."""
    text = "4) er for kort.\n\n17. mai er en helligdag.\n\n18. mai er det ikke."
    assert [kind for kind, _, _ in told(text)] == ["paragraph"] * 3


def test_headings_are_underlined_numbered_in_capitals_or_short_above_a_text() -> None:
    """A line that only begins a letter ("Hei") is none."""
    long = "Dette er et avsnitt som er langt nok til at linjen over det er en overskrift. " * 2
    text = (
        f"Tittel\n======\n\n2.1 Om skolen\n\n{long}\n\nBAKGRUNN\n\nKort.\n\n"
        f"Økonomi\n\n{long}\n\nHei\n\n{long}"
    )
    assert [(level, text) for kind, level, text in told(text) if kind == "heading"] == [
        (1, "Tittel"),
        (2, "2.1 Om skolen"),
        (2, "BAKGRUNN"),
        (2, "Økonomi"),
    ]


def test_a_forms_answer_has_one_block_a_line() -> None:
    """Forms wrap no lines, so each is a paragraph or a list item."""
    blocks = list(answer_blocks("Vi støtter.\n\n• mer tid"))
    assert [(block.kind.value, block.text) for block in blocks] == [
        ("paragraph", "Vi støtter."),
        ("list_item", "mer tid"),
    ]


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_no_word_is_lost(text: str) -> None:
    """Every word of a text is in its blocks; only marks of lists are not."""
    words = [word for word in re.findall(r"[a-zA-Z]{2,}", text) if "-" not in text]
    kept = " ".join(block.text for block in blocks_of_text(text))
    assert [word for word in words if word not in kept] == []


def test_a_text_file_is_read_in_its_encoding() -> None:
    """The reader of plain text knows old encodings."""
    document = read_file("Vi støtter forslaget på alle områder.".encode("cp865"), "brev.txt")
    assert [block.text for block in document.blocks] == ["Vi støtter forslaget på alle områder."]
