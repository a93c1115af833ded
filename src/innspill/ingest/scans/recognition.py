"""The text of one scanned page: pictured, stood upright, recognised, and judged."""

import subprocess
import time
from collections.abc import Sequence
from typing import Final

from innspill.ingest.faults import DamagedError, IngestError
from innspill.ingest.guard import limit_notice
from innspill.ingest.limits import limits_in_force
from innspill.ingest.scans.advice import NO_NORWEGIAN, UNCLEAR
from innspill.ingest.scans.engine import FOREIGN
from innspill.ingest.scans.lines import certainty_of, printed_lines
from innspill.ingest.scans.picture import POINTS, Picture, page_picture
from innspill.ingest.scans.tesseract import Reader, Row
from innspill.ingest.scans.values import Engine, PrintedPage, Scan, unread_page
from innspill.model import Notice, NoticeKind

LEAST_CERTAIN: Final = 60
"""Per cent; what is less certain on the whole is no text. See benchmarks/ocr/RESULTS.md."""

_MARGIN: Final = 2  # seconds before the time is out, so that nothing is left running


def recognise_page(scan: Scan, data: bytes, engine: Engine | None) -> PrintedPage:
    """Recognise the text of one page.

    Args:
        scan: Which page.
        data: The file that holds it: a PDF or a picture.
        engine: What recognises it.

    Raises:
        IngestError: The page cannot be pictured, there is no engine, or tesseract gives up.
    """
    if engine is None:
        raise IngestError("no program is named that recognises text")
    reader = Reader(engine=engine, deadline=time.monotonic() + limits_in_force().seconds - _MARGIN)
    picture = picture_of(data, scan.page)
    try:
        rows = reader.rows(picture)
        if is_hopeless(rows) and (quarters := reader.quarters(picture)):
            picture = picture.turned(quarters)
            rows = reader.rows(picture)
    except subprocess.TimeoutExpired:
        return unread_page(scan, limit_notice("seconds", limits_in_force().seconds))
    if is_hopeless(rows):
        return unread_page(scan, hint=UNCLEAR if rows else "")
    return PrintedPage(
        scan=scan,
        height=picture.height * POINTS / picture.dpi,
        lines=printed_lines(rows, picture),
        notices=(recognised(scan.page, certainty_of(rows), engine.model),),
    )


def picture_of(data: bytes, page: int) -> Picture:
    """Picture a page of a PDF, or of a picture file.

    Raises:
        IngestError: That cannot be done.
    """
    from innspill.ingest.formats import recognise  # noqa: PLC0415 - it knows all kinds of files

    kind = recognise(data, "")
    if kind == "pdf":
        return page_picture(data, page)
    if kind == "image":
        from innspill.ingest.scans.image import frame_picture  # noqa: PLC0415 - Pillow is optional

        return frame_picture(data, page)
    raise DamagedError(f"page {page} is in a file that is no PDF and no picture")


def is_hopeless(rows: Sequence[Row]) -> bool:
    """Tell a page that is no text, or stands on its side or its head."""
    sideways = sum(row.sideways for row in rows)
    return certainty_of(rows) < LEAST_CERTAIN or 2 * sideways > len(rows)


def recognised(page: int, certainty: int, model: str) -> Notice:
    """Say that a page's text was recognised, how surely, and by what."""
    hint = NO_NORWEGIAN if model in FOREIGN else ""
    values = (("confidence", str(certainty)), ("model", model), ("hint", hint))
    return Notice(kind=NoticeKind.RECOGNISED, page=page, values=values)
