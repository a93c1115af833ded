"""The reader of PDF files: lines from PDFium, laid out by us; pypdf for forms and in need."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from innspill.ingest.faults import DamagedError, EncryptedError, IngestError
from innspill.ingest.limits import limits_in_force
from innspill.ingest.notices import asides_of, left_out_of, part_missing, without_repeats
from innspill.ingest.pdf.annotations import EMBEDDED, embedded_files, utf16
from innspill.ingest.pdf.guard import PlainReader
from innspill.ingest.pdf.layout import Layout, lay_out
from innspill.ingest.pdf.lines import Page, read_pages
from innspill.ingest.pdf.words import tidy
from innspill.ingest.pdf.xfa import form_answers, form_packets
from innspill.model import Aside, Block, BlockKind, Document, Notice, NoticeKind

logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # loops in outlines lose nothing

_GARBLED: Final = 0.2  # of a page's characters; from here on another reader is asked
_MOST_TITLES: Final = 2000  # of the outline
_NO_TITLE: Final = re.compile(
    r"(?:microsoft (?:word|excel|powerpoint)|untitled|uten navn|utan namn|document\d*|dokument\d*"
    r"|presentasjon\d*|print|skjermbilde|scan)\b.*|.*\.[a-z]{3,5}|\S*_\S*|\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """What PDFium tells about a file; `xfa` is what a form's XML holds, None if it is broken."""

    pages: tuple[Page, ...]
    count: int
    title: str = ""
    outline: frozenset[str] = frozenset()
    form: int = pdfium.FORMTYPE_NONE
    xfa: tuple[Block, ...] | None = ()
    embedded: tuple[Aside, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """What was filled into a form; `missing` where its XML is all there is, or broken."""

    answers: tuple[Block, ...] = ()
    replaces_pages: bool = False
    missing: bool = False


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF.

    Not thread-safe, as PDFium is not: call it from one thread of a process.

    Raises:
        EncryptedError: It opens with a password only.
        DamagedError: Neither PDFium nor pypdf finds a page in it.
    """
    plain = PlainReader(data)
    opened = _open(data, name, plain)
    pages = tuple(_mended(page, plain) for page in opened.pages)
    layout = lay_out(pages, opened.outline)
    form = _form(opened, plain)
    blocks = (*layout.blocks, *_free_texts(pages))
    replaced = blocks if form.replaces_pages else ()
    asides = without_repeats((*_asides(layout, pages, replaced), *opened.embedded))
    return Document(
        format="pdf",
        blocks=_placed(() if replaced else blocks, form.answers),
        title=opened.title,
        letterhead=tuple(dict.fromkeys(line.text for line in layout.furniture)),
        asides=asides,
        pages=opened.count,
        notices=(
            *_faults(opened, pages, plain),
            *left_out_of(aside for aside in asides if aside.what != EMBEDDED),
            *part_missing(EMBEDDED, sum(aside.what == EMBEDDED for aside in asides)),
            *part_missing("form", int(bool(plain.form_fault))),
            *part_missing("xfa", int(form.missing)),
        ),
    )


def _open(data: bytes, name: str, plain: PlainReader) -> _Opened:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
            hint = "Save a copy without a password, or ask the sender for one, and run again."
            raise EncryptedError(f"{name} opens with a password only", hint=hint) from error
        return _open_plainly(name, plain)
    try:
        return _Opened(
            pages=tuple(read_pages(document, limits_in_force().pages)),
            count=len(document),
            title=_title(document),
            outline=_outline(document),
            form=pdfium.FPDF_GetFormType(document),
            xfa=_xfa(document),
            embedded=embedded_files(document),
        )
    finally:
        document.close()


def _open_plainly(name: str, plain: PlainReader) -> _Opened:
    """Read with pypdf what PDFium does not open."""
    count = plain.count(limits_in_force().pages)
    pages = tuple(plain.page(number) for number in range(1, count + 1))
    if all(page.failed for page in pages):
        hint = "Open it in another program, save it again, and run again."
        raise DamagedError(f"{name} is damaged: {plain.fault or 'it has no pages'}", hint=hint)
    fault = "its structure is damaged; the text was read without its layout"
    return _Opened(pages=pages, count=count, fault=fault)


def _title(document: Any) -> str:  # noqa: ANN401 - an untyped library's
    """Give the title that the file says it has, unless a program made it up."""
    title = tidy(utf16(partial(pdfium.FPDF_GetMetaText, document, b"Title")))
    return "" if _NO_TITLE.fullmatch(title) else title


def _outline(document: Any) -> frozenset[str]:  # noqa: ANN401 - an untyped library's
    marks = islice(document.get_toc(), _MOST_TITLES)
    titles = (utf16(partial(pdfium.FPDFBookmark_GetTitle, mark)) for mark in marks)
    return frozenset(tidy(title).casefold() for title in titles) - {""}


def _xfa(document: Any) -> tuple[Block, ...] | None:  # noqa: ANN401 - an untyped library's
    try:
        return form_answers(form_packets(document))
    except IngestError:
        return None  # said by a notice


def _mended(page: Page, plain: PlainReader) -> Page:
    """Ask pypdf for a page that PDFium cannot open, or whose characters have no meaning to it."""
    if not page.failed and page.garbled < _GARBLED:
        return page
    other = plain.page(page.number)
    if other.failed or (other.garbled >= page.garbled and not page.failed):
        return page
    return replace(other, notes=page.notes, asides=page.asides)


def _free_texts(pages: Sequence[Page]) -> Iterator[Block]:
    for page in pages:
        for note in page.notes:
            yield Block(kind=BlockKind.PARAGRAPH, text=note, page=page.number)


def _form(opened: _Opened, plain: PlainReader) -> _Form:
    """Read what was filled into a form: in its fields, or else in its XML.

    The pages of a form that is wholly XML only ask the reader to wait for a program that shows it.
    """
    if opened.form == pdfium.FORMTYPE_NONE:
        return _Form()
    answers = tuple(plain.answers(limits_in_force().pages))
    if answers or opened.form == pdfium.FORMTYPE_ACRO_FORM:
        return _Form(answers=answers)
    whole = opened.form == pdfium.FORMTYPE_XFA_FULL
    return _Form(
        answers=opened.xfa or (),
        replaces_pages=whole and bool(opened.xfa),
        missing=opened.xfa is None or (whole and not opened.xfa),
    )


def _asides(layout: Layout, pages: Sequence[Page], replaced: Sequence[Block]) -> Iterator[Aside]:
    """Give what is left out: what stands around the text, then what is fastened to the pages."""
    for what, lines in (("page_furniture", layout.furniture), ("toc", layout.contents)):
        for line in lines:
            yield from asides_of(what, [line.text], line.page)
    for page in pages:
        yield from page.asides
    for block in replaced:
        yield from asides_of("placeholders", [block.text], block.page)


def _placed(blocks: Sequence[Block], others: Sequence[Block]) -> tuple[Block, ...]:
    """Put what was written into a page after the page's own text."""
    return tuple(sorted((*blocks, *others), key=lambda block: block.page or 0))


def _faults(opened: _Opened, pages: Sequence[Page], plain: PlainReader) -> Iterator[Notice]:
    if opened.fault:
        yield _damage(opened.fault)
    both = zip(opened.pages, pages, strict=True)
    mended = [page for before, page in both if page is not before]
    garbled = [page for page in pages if page.garbled >= _GARBLED]
    failed = [page for page in pages if page.failed]
    yield from _damaged(failed, f"could not be read: {plain.fault}")
    yield from _damaged(mended, "damaged: the text was read without its layout")
    yield from _damaged(garbled, "in characters without a meaning")
    for page in pages:
        if page.scanned:
            yield Notice(kind=NoticeKind.NO_TEXT_LAYER, page=page.number)
    if opened.count > len(pages):
        most = str(limits_in_force().pages)
        values = (("limit", "pages"), ("value", str(opened.count)), ("allowed", most))
        yield Notice(kind=NoticeKind.LIMIT, values=values)


def _damaged(pages: Sequence[Page], what: str) -> tuple[Notice, ...]:
    """Say that pages are damaged, at the first of them; `what` follows their number."""
    if not pages:
        return ()
    return (
        _damage(f"{len(pages)} {'pages' if len(pages) > 1 else 'page'} {what}", pages[0].number),
    )


def _damage(error: str, page: int | None = None) -> Notice:
    return Notice(kind=NoticeKind.DAMAGED, page=page, values=(("error", error), ("hint", "")))
