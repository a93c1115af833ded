"""Locked PDF files: all standard locks (ISO 32000, revisions 2 to 6), by PDFium."""

import io

import pypdfium2
import pypdfium2.raw as pdfium

from innspill.ingest.locks.keys import keyring_in_force

MARK = b"/Encrypt"  # stands in the trailer, which is never packed


def open_pdf(data: bytes) -> bytes:
    """Open a PDF, if it does not open without a password.

    Not thread-safe, as PDFium is not. What PDFium cannot open for another reason is given back: its
    reader knows better what to do.

    Raises:
        EncryptedError: No password fits.
    """
    if MARK not in data or not _asks(data):
        return data
    return keyring_in_force().open(lambda password: _plain_copy(data, password))


def _asks(data: bytes) -> bool:
    """Tell whether a PDF asks for a password."""
    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError:
        return bool(pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD)
    return False


def _plain_copy(data: bytes, password: str) -> bytes | None:
    """Save a copy without a lock; None if the password does not fit."""
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError:
        return None
    copy = io.BytesIO()
    try:
        document.save(copy, flags=pdfium.FPDF_REMOVE_SECURITY)
    finally:
        document.close()
    return copy.getvalue()
