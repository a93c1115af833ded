"""Files of one JSON object on each line, which people put under version control."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from innspill.errors import UsageError

Kind = TypeVar("Kind")


def parse_lines(kind: type[Kind], text: str, name: str) -> list[Kind]:
    """Read a value from each line; empty lines are passed over.

    Args:
        kind: The dataclass of the values.
        text: The file's text.
        name: What the file is called in messages.

    Raises:
        UsageError: A line holds no such value; the message names the line.
    """
    reader = TypeAdapter(kind)
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                found.append(reader.validate_json(line))
            except ValidationError as error:
                raise UsageError(
                    f"{name}, line {number}: this is nothing that innspill wrote",
                    hint="Restore the file from an earlier version, or take the line out.",
                ) from error
    return found


def write_lines(values: Iterable[Any]) -> str:
    """Write dataclasses so that `parse_lines` reads the same; what is empty is left out."""
    return "".join(f"{_line(asdict(value))}\n" for value in values)


def _line(told: dict[str, object]) -> str:
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
