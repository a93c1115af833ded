"""The one table from kind to reader, and the way from bytes to a clean document."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from innspill.ingest.cleaning import clean_document
from innspill.ingest.faults import EmptyFileError, UnknownFormatError
from innspill.ingest.formats import named_kind, recognise
from innspill.ingest.limits import check_limit
from innspill.ingest.locks.unlock import unlock, unlocked
from innspill.ingest.scans.pages import KINDS as SCANNED_KINDS
from innspill.ingest.scans.pages import with_printed_pages
from innspill.model import Document, Notice, NoticeKind

Reader = Callable[[bytes, str], Document]

# Named, not imported: a folder of text files loads neither PDFium nor lxml.
READERS = {
    "csv": "innspill.ingest.tables.spreadsheet:read_table",
    "doc": "innspill.ingest.office.doc:read_doc",
    "docx": "innspill.ingest.office.docx:read_docx",
    "eml": "innspill.ingest.mail.mail:read_eml",
    "html": "innspill.ingest.text.html:read_html",
    "image": "innspill.ingest.scans.image:read_image",
    "md": "innspill.ingest.text.markdown:read_markdown",
    "msg": "innspill.ingest.mail.mail:read_msg",
    "ods": "innspill.ingest.tables.spreadsheet:read_table",
    "odt": "innspill.ingest.office.odt:read_odt",
    "pdf": "innspill.ingest.pdf.document:read_pdf",
    "pptx": "innspill.ingest.office.pptx:read_pptx",
    "rtf": "innspill.ingest.rtf.document:read_rtf",
    "txt": "innspill.ingest.text.plain:read_text",
    "xls": "innspill.ingest.tables.spreadsheet:read_table",
    "xlsx": "innspill.ingest.tables.spreadsheet:read_table",
}
"""The reader of each kind, as `module:function`."""

SAVE_PICTURE = "Save it as .jpg or .pdf and run again."


def reader(kind: str) -> Reader:
    """Load the reader of a kind; `kind` is a key of `READERS`."""
    module, function = READERS[kind].split(":")
    loaded: Reader = getattr(import_module(module), function)
    return loaded


def read_file(data: bytes, name: str) -> Document:
    """Read one file of any kind but an archive.

    Args:
        data: The file's bytes.
        name: Its name; only the suffix counts, and only between kinds of text.

    Raises:
        IngestError: It cannot be read, or is locked; the subclass and the message say why.
    """
    check_limit("file_bytes", len(data))
    plain = unlock(data, name)
    kind = readable_kind(plain, name)
    document = reader(kind)(plain, name)
    if kind in SCANNED_KINDS:
        document = with_printed_pages(document, data)
    document = clean_document(document)
    check_limit("blocks", len(document.blocks))
    return replace(document, notices=(*unlocked(plain), *wrong_name(kind, name), *document.notices))


def readable_kind(data: bytes, name: str) -> str:
    """Tell a file's kind.

    Raises:
        EmptyFileError: It has no bytes, or only blanks.
        UnknownFormatError: There is no reader for it.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyFileError("the file is empty")
    kind = recognise(data, name)
    if kind not in READERS:
        raise UnknownFormatError(
            "the format is not known",
            hint=SAVE_PICTURE
            if kind == "heic"
            else "Save it as .docx, .pdf or .txt and run again.",
            values=(("format", kind),),
        )
    return kind


def wrong_name(kind: str, name: str) -> tuple[Notice, ...]:
    """Say that a file's name promises something else than it holds."""
    named = named_kind(name)
    if named == kind or not named or {named, kind} <= {"txt", "md", "csv"}:
        return ()
    return (Notice(kind=NoticeKind.WRONG_NAME, values=(("named", named), ("format", kind))),)
