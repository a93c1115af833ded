"""Recognised pages in the document that they belong to: laid out as other pages are."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING, Final

from innspill.ingest.notices import asides_of, left_out_of
from innspill.ingest.scans.desk import desk_in_force
from innspill.ingest.scans.values import PrintedPage, Scan
from innspill.model import Aside, Block, Document, Notice, NoticeKind

if TYPE_CHECKING:
    from innspill.ingest.pdf.layout import Layout
    from innspill.ingest.pdf.lines import Page

KINDS: Final = frozenset({"pdf", "image"})
"""The kinds of files whose pages may be pictures."""

_Certainties = Mapping[tuple[int, str], Sequence[int]]


def with_printed_pages(document: Document, data: bytes) -> Document:
    """Give a document the text that was recognised on its scanned pages.

    Scanned pages that nobody has looked at yet are noted on the desk, and stay as they are. Text
    that is written on a scanned page as text comes before what was recognised there.

    Args:
        document: What a reader of one of `KINDS` gave: a notice for each page that is a picture.
        data: The file's bytes.
    """
    numbers = [each.page or 1 for each in document.notices if is_scan(each)]
    if not numbers:
        return document
    sha256 = hashlib.sha256(data).hexdigest()
    asked = (desk_in_force().ask(Scan(sha256=sha256, page=number)) for number in numbers)
    pages = {page.scan.page: page for page in asked if page is not None}
    return _merged(document, pages) if pages else document


def is_scan(notice: Notice) -> bool:
    """Tell a notice of a page whose text nobody has looked for."""
    return notice.kind is NoticeKind.NO_TEXT_LAYER and not notice.values


def _merged(document: Document, pages: Mapping[int, PrintedPage]) -> Document:
    from innspill.ingest.pdf.layout import lay_out  # noqa: PLC0415 - wanted where there are scans

    legible = [pages[number] for number in sorted(pages) if pages[number].lines]
    layout = lay_out([_page(page) for page in legible])
    known = _certainties(legible)
    blocks = (replace(block, confidence=_confidence(block, known)) for block in layout.blocks)
    asides = tuple(_asides(layout))
    furniture = (line.text for line in layout.furniture)
    return replace(
        document,
        blocks=tuple(sorted((*document.blocks, *blocks), key=lambda block: block.page or 0)),
        letterhead=tuple(dict.fromkeys((*document.letterhead, *furniture))),
        asides=(*document.asides, *asides),
        notices=(*_notices(document.notices, pages), *left_out_of(asides)),
    )


def _asides(layout: "Layout") -> Iterator[Aside]:
    for what, lines in (("page_furniture", layout.furniture), ("toc", layout.contents)):
        for line in lines:
            yield from asides_of(what, [line.text], line.page)


def _page(printed: PrintedPage) -> "Page":
    from innspill.ingest.pdf.lines import Line, Page  # noqa: PLC0415 - wanted where there are scans

    number = printed.scan.page
    lines = tuple(
        Line(
            text=line.text,
            x0=line.x0,
            x1=line.x1,
            y=line.y,
            size=line.size,
            tab=line.tab,
            page=number,
        )
        for line in printed.lines
    )
    return Page(number=number, lines=lines, height=printed.height)


def _notices(notices: Sequence[Notice], pages: Mapping[int, PrintedPage]) -> Iterator[Notice]:
    """Put what became of a scanned page in the place of the notice that it is one."""
    for notice in notices:
        page = pages.get(notice.page or 1) if is_scan(notice) else None
        yield from (notice,) if page is None else page.notices


def _certainties(pages: Sequence[PrintedPage]) -> _Certainties:
    """Collect how certain each word is, by page and word: a block does not say where it stood."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            for word, certainty in zip(line.text.split(), line.certainty, strict=False):
                found[page.scan.page, word].append(certainty)
    return found


def _confidence(block: Block, known: _Certainties) -> int:
    """Give the mean certainty of a block's words, in per cent.

    A word that stands several times on the page counts with its mean; the words of a paragraph that
    runs on are looked for on the next page; one that was put together from two lines is left out.
    A block of no other words is as certain as its page.
    """
    first = block.page or 1
    words = block.text.split()
    found = (known.get((first, word)) or known.get((first + 1, word)) for word in words)
    means = [fmean(certainties) for certainties in found if certainties]
    if not means:
        means = [fmean(each) for (page, _), each in known.items() if page == first]
    return round(fmean(means)) if means else 0
