"""The reader of plain text."""

from innspill.ingest.text.encoding import decode
from innspill.ingest.text.lines import blocks_of_text
from innspill.model import Document


def read_text(data: bytes, _name: str) -> Document:
    """Read a plain text in any encoding that Norwegian is written in."""
    decoded = decode(data)
    return Document(
        format="txt", blocks=tuple(blocks_of_text(decoded.text)), notices=decoded.notices
    )
