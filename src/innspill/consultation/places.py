"""On which line of a TOML file something stands, so that a message can say it."""

import re
from collections.abc import Sequence


def line_of(keys: Sequence[str], text: str) -> int:
    """Return the line, from 1, on which a key stands in its table; 0 where it is not found.

    Args:
        keys: A key alone, a table and a key, or a list of tables, a number in it and a key.
        text: The file's text.
    """
    table = keys[0] if len(keys) > 1 else ""
    turn = int(keys[1]) if len(keys) > 1 and keys[1].isdigit() else 0
    key = next((each for each in keys[1:] if not each.isdigit()), keys[0])
    seen, inside = -1, table == ""
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[+\s*([\w.-]+)\s*\]", line)
        if header:
            seen += header[1] == table
            inside = header[1] == table and seen == turn
            if header[1] == key and (len(keys) == 1 or inside):
                return number
        elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return _written_otherwise(key, text)


def line_of_item(keys: Sequence[str], item: str, text: str) -> int:
    """Return the line on which an item of a list stands; else that of its key, 0 for neither."""
    begun = line_of(keys, text)
    for number, line in enumerate(text.splitlines(), start=1):
        if number >= begun and (f'"{item}"' in line or f"'{item}'" in line):
            return number
    return begun


def _written_otherwise(key: str, text: str) -> int:
    """Find a key that is written with its table before it, or with a whole table on one line."""
    pattern = re.compile(rf"^[^#]*?(?<![\w-]){re.escape(key)}\s*=")
    rows = enumerate(text.splitlines(), start=1)
    return next((number for number, line in rows if pattern.match(line)), 0)
