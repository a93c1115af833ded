"""What a REFI-QDA project and a result have in common: ids, texts, and how it was coded.

It is known to the writer of such projects, and to the reader that takes them back.
"""

from innspill.model.exchange.identity import (
    BRANCHES,
    EXCLUDED,
    SAID,
    UNASSIGNED,
    Part,
    code_id,
    guid_of,
    mark_in,
    marked,
    memo_key,
    words_key,
)
from innspill.model.exchange.state import Coded, Exported, read_state, state_lines
from innspill.model.exchange.texts import SourceText, one_line, plain, source_text

__all__ = [
    "BRANCHES",
    "EXCLUDED",
    "SAID",
    "UNASSIGNED",
    "Coded",
    "Exported",
    "Part",
    "SourceText",
    "code_id",
    "guid_of",
    "mark_in",
    "marked",
    "memo_key",
    "one_line",
    "plain",
    "read_state",
    "source_text",
    "state_lines",
    "words_key",
]
