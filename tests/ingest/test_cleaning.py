"""The one form in which locators count a block's characters."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.cleaning import clean_document, clean_text
from innspill.model import Aside, Block, BlockKind, Document


def test_invisible_characters_and_odd_spaces_are_brought_to_one_form() -> None:
    """Soft hyphens, zero-width characters and bullets of symbol fonts go; every space is one."""
    assert clean_text("\uf0b7 hel\u00adse\u200b-\u00a0og \t omsorg \r\n\r\n a\u0301\x00") == (
        "helse- og omsorg\ná"
    )


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """A cleaned text is clean: NFC, no blanks at its ends, no lone surrogates."""
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert cleaned == cleaned.strip() == unicodedata.normalize("NFC", cleaned)
    cleaned.encode("utf-8")


def test_blocks_without_text_are_no_blocks() -> None:
    """A paragraph of blanks is dropped, and a letterhead's repeated line stands once."""
    document = Document(
        format="txt",
        blocks=(
            Block(kind=BlockKind.PARAGRAPH, text="\u00a0\n"),
            Block(kind=BlockKind.PARAGRAPH, text=" a "),
        ),
        letterhead=("Åsvik kommune", "", "Åsvik kommune"),
    )
    cleaned = clean_document(document)
    assert [block.text for block in cleaned.blocks] == ["a"]
    assert cleaned.letterhead == ("Åsvik kommune",)


def test_asides_are_cleaned_as_blocks_are() -> None:
    """What was left out has the same form of characters; one without text is none."""
    document = Document(
        format="txt",
        blocks=(),
        asides=(Aside(what="hidden", text=" a\u00a0b ", part="x\ny"), Aside(what="toc", text=" ")),
    )
    assert clean_document(document).asides == (Aside(what="hidden", text="a b", part="x y"),)
