"""Delimited text to rows: which delimiter, and whether quotation marks enclose fields."""

import csv
from collections import Counter
from collections.abc import Iterable
from typing import Literal

DELIMITERS = (";", "\t", ",", "|")  # first wins among equals: Norwegian Excel writes semicolons
LONGEST_FIELD = 10_000_000  # characters; Python's own limit is shorter than a long answer
SAMPLE_ROWS = 200

Rows = tuple[tuple[str, ...], ...]


def rows_of_text(text: str) -> Rows:
    """Divide a delimited text into rows of fields; rows without any field are no rows.

    A first line `sep=;`, as Excel understands it, is obeyed.
    """
    first, _, rest = text.lstrip("\ufeff").partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        return parsed(rest, first.strip()[-1], quoted=True)
    return best_reading(text.lstrip("\ufeff"))


def best_reading(text: str) -> Rows:
    """Take the delimiter and quoting whose rows agree best about the number of columns."""
    readings = [parsed(text, delimiter, quoted=True) for delimiter in DELIMITERS]
    best = max(range(len(readings)), key=lambda index: (agreement(readings[index]), -index))
    if '"' not in text:
        return readings[best]
    unquoted = parsed(text, DELIMITERS[best], quoted=False)
    score, unquoted_score = agreement(readings[best]), agreement(unquoted)
    swallowed = unquoted_score == score and len(unquoted) > len(readings[best])
    return unquoted if swallowed or unquoted_score > score else readings[best]


def agreement(rows: Rows) -> float:
    """Score a reading by the share of rows with the usual number of columns, if more than one."""
    counts = Counter(len(row) for row in rows[:SAMPLE_ROWS])
    if not counts:
        return 0.0
    columns, often = max(counts.items(), key=lambda item: (item[1], item[0]))
    return often / counts.total() if columns > 1 else 0.0


def parsed(text: str, delimiter: str, *, quoted: bool) -> Rows:
    """Parse with one delimiter."""
    csv.field_size_limit(LONGEST_FIELD)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    lines = text.replace("\0", "").splitlines(keepends=True)
    return filled(csv.reader(lines, delimiter=delimiter, quoting=quoting, skipinitialspace=quoted))


def filled(rows: Iterable[list[str]]) -> Rows:
    """Keep the rows that hold anything."""
    return tuple(
        tuple(field.strip() for field in row) for row in rows if any(field.strip() for field in row)
    )
