"""What is fastened to a page and not drawn into it: free texts, comments, addresses of links."""

from collections.abc import Callable, Iterator
from ctypes import byref, c_double, c_ushort, create_string_buffer
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pypdfium2.raw as pdfium

from innspill.ingest.notices import LINKS, asides_of, link_text
from innspill.model import Aside

EMBEDDED: Final = "embedded"
"""The code of packed files: they are parts that are not read, and their names are asides."""

_MOST_ANNOTATIONS: Final = 1000  # looked at on one page
_MOST_FILES: Final = 10_000
_MOST_LETTERS: Final = 400  # of the words that a link stands under
_LONGEST_ADDRESS: Final = 2000  # bytes
_ADDRESSES: Final = ("http://", "https://", "mailto:")
_COMMENTS: Final = frozenset(
    {
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_CARET,
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
        pdfium.FPDF_ANNOT_LINE,
        pdfium.FPDF_ANNOT_POLYGON,
        pdfium.FPDF_ANNOT_POLYLINE,
        pdfium.FPDF_ANNOT_INK,
        pdfium.FPDF_ANNOT_STAMP,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fastened:
    """Texts written on a page with a free-text tool, and what is said about the page beside it."""

    notes: tuple[str, ...] = ()
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open page and its text, as handles, with its number."""

    document: Any
    page: Any
    text: Any
    number: int


def annotations(opened: Opened) -> Fastened:
    """Read what is fastened to an open page."""
    notes: list[str] = []
    asides: list[Aside] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(opened.page), _MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(opened.page, index)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            if kind == pdfium.FPDF_ANNOT_FREETEXT:
                notes += filter(None, [_contents(annotation)])
            elif kind in _COMMENTS:
                asides += asides_of("comments", [_contents(annotation)], opened.number)
            elif kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
                file = pdfium.FPDFAnnot_GetFileAttachment(annotation)
                asides += asides_of(EMBEDDED, [_file_name(file)], opened.number)
            elif kind == pdfium.FPDF_ANNOT_LINK:
                asides += _link(opened, annotation)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return Fastened(notes=tuple(notes), asides=tuple(asides))


def embedded_files(document: Any) -> tuple[Aside, ...]:  # noqa: ANN401 - an untyped library's
    """Name the files that are packed into a document."""
    count = min(pdfium.FPDFDoc_GetAttachmentCount(document), _MOST_FILES)
    files = (pdfium.FPDFDoc_GetAttachment(document, index) for index in range(count))
    return tuple(asides_of(EMBEDDED, (_file_name(file) for file in files)))


def _file_name(file: Any) -> str:  # noqa: ANN401 - a ctypes handle
    """Give a packed file's name, or a question mark, so that it is counted."""
    return (utf16(partial(pdfium.FPDFAttachment_GetName, file)) if file else "") or "?"


def _contents(annotation: Any) -> str:  # noqa: ANN401 - a ctypes handle
    return utf16(partial(pdfium.FPDFAnnot_GetStringValue, annotation, b"Contents"))


def _link(opened: Opened, annotation: Any) -> Iterator[Aside]:  # noqa: ANN401 - a ctypes handle
    """Give a link's words and its address, unless the words are the address."""
    action = pdfium.FPDFLink_GetAction(pdfium.FPDFAnnot_GetLink(annotation))
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return
    buffer = create_string_buffer(_LONGEST_ADDRESS)
    pdfium.FPDFAction_GetURIPath(opened.document, action, buffer, _LONGEST_ADDRESS)
    address = buffer.value.decode("utf-8", errors="replace")
    if address.casefold().startswith(_ADDRESSES):
        yield from asides_of(LINKS, [link_text(_under(opened, annotation), address)], opened.number)


def _under(opened: Opened, annotation: Any) -> str:  # noqa: ANN401 - a ctypes handle
    """Give the words that stand within an annotation's rectangle."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, byref(box)):
        return ""
    sides = (c_double(side) for side in (box.left, box.top, box.right, box.bottom))
    buffer = (c_ushort * _MOST_LETTERS)()
    written = pdfium.FPDFText_GetBoundedText(opened.text, *sides, buffer, _MOST_LETTERS)
    raw = bytes(buffer)[: 2 * max(0, min(written, _MOST_LETTERS))]
    return " ".join(raw.decode("utf-16-le", errors="replace").replace("\0", "").split())


def utf16(read: Callable[[Any, int], int]) -> str:
    """Read a text that PDFium writes into a buffer; what is no character becomes U+FFFD.

    Args:
        read: Fills a buffer of a size in bytes, and gives the size that is needed.
    """
    size = read(None, 0)
    buffer = (c_ushort * (size // 2 + 1))()
    read(buffer, size)
    raw = bytes(buffer)[: max(0, size - 2)]
    return " ".join(raw.decode("utf-16-le", errors="replace").split())
