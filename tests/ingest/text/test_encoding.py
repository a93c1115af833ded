"""Which letters the sender meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.text.encoding import decode
from innspill.model import NoticeKind

SENTENCE = "Kommunen støtter forslaget, men ber om at små kommuner får hjelp på området."


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp865", "cp850"])
def test_norwegian_letters_tell_old_encodings_apart(encoding: str) -> None:
    """One sentence is enough to find the encoding, and a notice says that it was a guess."""
    decoded = decode(SENTENCE.encode(encoding))
    assert decoded.text == SENTENCE
    assert [notice.kind for notice in decoded.notices] == [NoticeKind.ENCODING_GUESSED]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_the_bytes_say_themselves_is_no_guess(encoding: str) -> None:
    """UTF-8 and texts with a byte order mark get no notice."""
    decoded = decode(SENTENCE.encode(encoding))
    assert (decoded.text, decoded.notices) == (SENTENCE, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zero_bytes(encoding: str) -> None:
    """Every other byte of Norwegian UTF-16 is zero."""
    assert decode(SENTENCE.encode(encoding)).text == SENTENCE


def test_a_declared_encoding_is_obeyed_where_the_bytes_allow_it() -> None:
    """A wrong declaration does not spoil UTF-8, and a right one needs no guess."""
    assert decode(SENTENCE.encode(), "iso-8859-1").text == SENTENCE
    decoded = decode("Przykład żółty".encode("cp1250"), "windows-1250")
    assert (decoded.text, decoded.guessed) == ("Przykład żółty", False)


@given(st.binary(), st.text(max_size=12))
def test_any_bytes_become_text(data: bytes, declared: str) -> None:
    """No bytes and no declaration are too strange to be read."""
    assert isinstance(decode(data, declared).text, str)
