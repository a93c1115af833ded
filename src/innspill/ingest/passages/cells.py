"""Cells of a table: which of them are labels and figures, and which are answers to their header."""

import re
from collections.abc import Mapping

from innspill.ingest.passages.formalities import has_verb, is_sentence
from innspill.model import Block, BlockKind

BETWEEN = " · "
"""What stands between the header of a cell's column and that of its row."""

_ASKS = re.compile(
    r"\?\s*$|\b(?:hva|kva|hvem|kven|hvor|kor|kvar|hvordan|korleis|hvorfor|kvifor|hvilke[nt]?|når|bør|må|vi|me|vår|våre|vårt"
    r"|syn|svar|merknad\w*|kommentar\w*|innspill|innspel|ønske\w*|behov\w*|utfordring\w*|forslag|framlegg|tiltak"
    r"|standpunkt\w*|vurdering\w*|tilbakemelding\w*|problem\w*|hind(?:er|ring)\w*|prioritering\w*|trenger|treng|ber|bed)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:hørings?notat\w*|høyringsnotat\w*|notatet|utkast\w*|strategien|lovforslag\w*|lovframlegg\w*|departementet\w*"
    r"|statens|staten\s+si)\b",
    re.IGNORECASE,
)
_MOST_FIGURE = 60  # characters
_FIGURE = re.compile(
    r"(?:ca\.?|om\s+lag|omtrent|rundt|inntil|minst|maks\.?|min\.?|over|under|[<>≥≤~±=]+)?\s*(?:kr\.?|nok)?\s*"
    r"[-–+]?\d[\d.,\s]*(?:[-–/]\s*\d[\d.,\s]*)?[*%‰]?(?:\s*[^\W\d][\w.²³]*)?(?:\s+[^\W\d][\w.²³]*){0,3}",
    re.IGNORECASE,
)


def asks(header: str) -> bool:
    """Tell a header or heading that wants an answer: a question, "Behov", "Vårt syn"."""
    return bool(_ASKS.search(header)) and not _OTHERS.search(header)


def column_of(block: Block) -> str:
    """Give the header of a cell's column."""
    return block.header.partition(BETWEEN)[0]


def is_figure(text: str) -> bool:
    """Tell a number with or without a unit from a statement: "ca. 95 000 kr i året"."""
    short = len(text) <= _MOST_FIGURE
    return short and bool(_FIGURE.fullmatch(text.strip())) and not has_verb(text)


def answers(block: Block) -> bool:
    """Tell a cell with letters under a header that asks; one word of it can be a view."""
    if block.kind is not BlockKind.TABLE_CELL or not any(c.isalpha() for c in block.text):
        return False
    column = column_of(block)
    if is_figure(block.text):
        return column.rstrip().endswith("?")
    return asks(column)


def row_names(blocks: tuple[Block, ...]) -> dict[str, bool]:
    """Give the names of the tables' rows, and whether the row holds figures."""
    names: dict[str, bool] = {}
    for block in blocks:
        _, between, name = block.header.partition(BETWEEN)
        if between:
            names[name] = names.get(name, False) or is_figure(block.text)
    return names


def names_row(block: Block, names: Mapping[str, bool]) -> bool:
    """Tell a row's label: it is the header of other cells, and no answer to its own column's.

    In a row with figures it is what they are about, whatever its column asks.
    """
    if block.kind is not BlockKind.TABLE_CELL or BETWEEN in block.header:
        return False
    name = " ".join(block.text.split())
    if name not in names or (is_sentence(name) and not name.endswith("?")):
        return False
    return names[name] or not asks(block.header)
