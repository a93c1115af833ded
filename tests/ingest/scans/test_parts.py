"""A file found again among all that stand in a file."""

import hashlib
import io
import zipfile
from email.message import EmailMessage

import pytest

from innspill.ingest.faults import DamagedError
from innspill.ingest.scans.parts import part_of

SCAN = b"%PDF-1.4\n1 0 obj"


def zipped(name: str, data: bytes) -> bytes:
    """Pack one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("ødelagt.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken")
        file.writestr(name, data)
    return stream.getvalue()


def mail(name: str, data: bytes) -> bytes:
    """Send one file."""
    message = EmailMessage()
    message["From"] = "post@asvik.example"
    message["Subject"] = "Innspill"
    message.set_content("Vedlagt.")
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (SCAN, "svar.pdf"),
        (zipped("a/svar.pdf", SCAN), "alle.zip"),
        (mail("svar.pdf", SCAN), "post.eml"),
        (mail("alle.zip", zipped("svar.pdf", SCAN)), "post.eml"),
        (zipped("post.eml", mail("svar.pdf", SCAN)), "alle.zip"),
        (mail("videre.eml", mail("svar.pdf", SCAN)), "post.eml"),
    ],
    ids=["itself", "in a zip", "in a mail", "zip in mail", "mail in zip", "mail in mail"],
)
def test_a_part_is_found_by_its_content(data: bytes, name: str) -> None:
    """Wherever it stands, and whatever is broken beside it."""
    assert part_of(data, name, hashlib.sha256(SCAN).hexdigest()) == SCAN


def test_a_part_that_is_gone_is_said() -> None:
    """The file has changed since it was read."""
    with pytest.raises(DamagedError, match="not found again"):
        part_of(SCAN, "svar.pdf", "0" * 64)
