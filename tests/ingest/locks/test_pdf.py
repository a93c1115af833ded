"""Locked PDF files of every revision."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from innspill.ingest.locks.keys import hold, keyring_in_force
from innspill.ingest.locks.unlock import unlock
from innspill.ingest.reading import Reading
from innspill.model import NoticeKind

Read = Callable[..., tuple[Reading, ...]]
SECRET = "blåbær og fløte"  # noqa: S105 - of the files in these tests
LETTER = "Kommunen støtter forslaget og ber om svar."
REVISIONS = ("RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256")


def letter(user: str, algorithm: str) -> bytes:
    """Write a letter and lock it."""
    plain, locked = io.BytesIO(), io.BytesIO()
    canvas = Canvas(plain, invariant=1)
    canvas.drawString(72, 700, LETTER)
    canvas.save()
    writer = PdfWriter(PdfReader(plain))
    writer.encrypt(user, "eier", algorithm=algorithm)
    writer.write(locked)
    return locked.getvalue()


@pytest.mark.parametrize("algorithm", REVISIONS)
def test_a_locked_letter_is_read(read: Read, algorithm: str) -> None:
    """The user's password opens a PDF of every revision, with letters beyond ASCII too."""
    (reading,) = read(letter(SECRET, algorithm), "brev.pdf", "feil", SECRET)
    assert [block.text for block in reading.document.blocks] == [LETTER]
    assert [notice.kind for notice in reading.notices] == [NoticeKind.UNLOCKED]


@pytest.mark.parametrize("algorithm", REVISIONS)
def test_a_letter_stays_locked(read: Read, algorithm: str) -> None:
    """No wrong password opens it."""
    (reading,) = read(letter(SECRET, algorithm), "brev.pdf", "feil", "blåbær")
    assert reading.notices[0].kind is NoticeKind.ENCRYPTED


def test_what_opens_without_a_password_is_not_touched() -> None:
    """A PDF that only forbids changes is read as it is, and may be kept."""
    data = letter("", "AES-256")
    with hold((SECRET,)):
        assert unlock(data, "brev.pdf") is data
        assert not keyring_in_force().met
