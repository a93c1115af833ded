"""The reader of Rich Text Format.

Written here because the text is in the corners: notes at their place, deleted and hidden text, old
code pages, tables, headings by outline level.
"""

from innspill.ingest.cleaning import clean_letterhead
from innspill.ingest.notices import (
    asides_of,
    left_out,
    left_out_of,
    part_missing,
    without_repeats,
)
from innspill.ingest.rtf.reader import RtfReader
from innspill.ingest.rtf.tokens import marks
from innspill.ingest.rtf.words import WORDS
from innspill.model import Document, Notice, NoticeKind


def read_rtf(data: bytes, _name: str) -> Document:
    """Read a Rich Text document; one that is cut off gives what it has."""
    reader = RtfReader(words=WORDS)
    for mark in marks(data.decode("latin-1")):
        reader.take(mark)
    blocks = reader.body.end()
    lines = [block.text for flow in reader.headers for block in flow.end()]
    letterhead = clean_letterhead(lines)
    flows = (reader.body, *reader.headers)
    left = [*reader.left, *(("toc", line) for flow in flows for line in flow.contents)]
    asides = without_repeats(aside for what, text in left for aside in asides_of(what, [text]))
    return Document(
        format="rtf",
        blocks=blocks,
        title=reader.beside.get("title", "").strip(),
        letterhead=letterhead,
        asides=asides,
        notices=(
            *tracked_changes(reader),
            *left_out_of(asides),
            *left_out("headers", len(letterhead)),
            *part_missing("embedded", reader.counts["embedded"]),
        ),
    )


def tracked_changes(reader: RtfReader) -> tuple[Notice, ...]:
    """Count the changes that are taken as accepted."""
    counts = {
        "insertions": reader.counts["insertions"],
        "deletions": sum(what == "deletions" for what, _ in reader.left),
    }
    if not any(counts.values()):
        return ()
    values = tuple((name, str(count)) for name, count in counts.items())
    return (Notice(kind=NoticeKind.TRACKED_CHANGES, values=values),)
