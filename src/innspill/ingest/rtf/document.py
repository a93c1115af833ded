"""The reader of Rich Text Format.

Written here because the text is in the corners: notes at their place, deleted and hidden text, old
code pages, tables, headings by outline level.
"""

from innspill.ingest.notices import left_out
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
    letterhead = tuple(dict.fromkeys(block.text for flow in reader.headers for block in flow.end()))
    changes = reader.counts["insertions"] or reader.counts["deletions"]
    names = ("insertions", "deletions")
    tracked = Notice(
        kind=NoticeKind.TRACKED_CHANGES,
        values=tuple((name, str(reader.counts[name])) for name in names),
    )
    return Document(
        format="rtf",
        blocks=blocks,
        title=reader.title.strip(),
        letterhead=tuple(line for line in letterhead if line.strip()),
        notices=(
            *((tracked,) if changes else ()),
            *left_out("deletions", reader.counts["deletions"]),
            *left_out("hidden", reader.counts["hidden"]),
            *left_out("comments", reader.counts["comments"]),
            *left_out("toc", reader.body.contents),
            *left_out("headers", len(letterhead)),
        ),
    )
