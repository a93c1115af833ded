"""What a file is, told by what it holds."""

from collections.abc import Callable

import pytest

from innspill.ingest.faults import (
    EmptyFileError,
    EncryptedError,
    UnknownFormatError,
)
from innspill.ingest.formats import recognise
from innspill.ingest.readers import READERS, read_file, readable_kind, reader
from innspill.model import NoticeKind

MAIL = b"From: post@asvik.example\r\nSubject: Svar\r\nMIME-Version: 1.0\r\n\r\nHei"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "brev.docx", "pdf"),
        (b"junk\n%PDF-1.4\n1 0 obj", "brev.pdf", "pdf"),
        (b"{\\rtf1 Hei}", "brev.doc", "rtf"),
        (b"<!DOCTYPE html><p>Hei", "brev.txt", "html"),
        (b"<p>Hei</p>", "brev.html", "html"),
        (b"<p>Hei</p>", "brev.txt", "txt"),
        (MAIL, "brev.txt", "eml"),
        (b"Fra: Kari\nTil: Ola\n\nHei", "brev.txt", "txt"),
        (b"# Hei", "brev.md", "md"),
        (b"a;b", "svar.csv", "csv"),
        (b"Hei", "brev", "txt"),
        (b"Hei", "brev.docx", "txt"),
        (b"\x89PNG\r\n\x1a\n", "brev.pdf", "image"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "bilde.webp", "image"),
        (b"BM" + bytes(12) + b"\x28\x00\x00\x00", "bilde.bmp", "image"),
        (b"BMI i kommunen", "notat.txt", "txt"),
        (b"\x00\x00\x00\x18ftypheic", "bilde.heic", "heic"),
        (b'{"a": 1}', "data.json", ""),
        (bytes(range(256)), "program.exe", ""),
        (b"PK\x03\x04 broken", "brev.docx", "docx"),
    ],
)
def test_the_kind_is_told_by_content_and_among_texts_by_name(
    data: bytes, name: str, kind: str
) -> None:
    """Magic bytes win over the suffix; only kinds of text are told apart by it."""
    assert recognise(data, name) == kind


def test_packages_are_told_apart_by_what_they_list(
    make_docx: Callable[..., bytes], make_odt: Callable[..., bytes], make_zip: Callable[..., bytes]
) -> None:
    """A ZIP file is an office document only by its own directory."""
    assert recognise(make_docx(""), "vedlegg.zip") == "docx"
    assert recognise(make_odt(""), "vedlegg.zip") == "odt"
    assert recognise(make_zip({"brev.txt": "Hei"}), "vedlegg.zip") == "zip"


def test_a_wrong_suffix_gets_a_notice(make_docx: Callable[..., bytes]) -> None:
    """A Word document called .pdf is read, and the notice names both kinds."""
    document = read_file(make_docx("<w:p><w:r><w:t>Hei</w:t></w:r></w:p>"), "brev.pdf")
    assert [block.text for block in document.blocks] == ["Hei"]
    assert [(notice.kind, dict(notice.values)) for notice in document.notices] == [
        (NoticeKind.WRONG_NAME, {"named": "pdf", "format": "docx"})
    ]


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b" \r\n", "brev.txt", EmptyFileError),
        (b"\x00\x01\x02\x03" * 99, "film.mp4", UnknownFormatError),
        (b"\x00\x00\x00\x18ftypheic", "bilde.heic", UnknownFormatError),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, error: type[Exception]) -> None:
    """Empty files and unknown formats each have an error of their own."""
    with pytest.raises(error):
        readable_kind(data, name)


@pytest.mark.parametrize("kind", sorted(READERS))
def test_every_kind_has_a_reader(kind: str) -> None:
    """Each row of the table names a function that is there."""
    assert callable(reader(kind))


def test_a_locked_opendocument_text_is_said_to_be_locked(make_zip: Callable[..., bytes]) -> None:
    """The manifest of a locked document speaks of encryption, and its content is never parsed."""
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": b"\x9f\x12",
        "META-INF/manifest.xml": "<manifest:encryption-data/>",
    }
    with pytest.raises(EncryptedError):
        read_file(make_zip(members), "brev.odt")
