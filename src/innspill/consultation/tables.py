"""TOML files that people write, checked key by key against a table of what may stand there."""

import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from innspill.errors import UsageError

WANTED = {
    "bool_type": "Write true or false, without quotation marks.",
    "date_from_datetime_inexact": "Write a date as 2026-03-01.",
    "date_from_datetime_parsing": "Write a date as 2026-03-01.",
    "date_type": "Write a date as 2026-03-01.",
    "enum": "Choose one of these: {expected}.",
    "greater_than_equal": "Write a number that is at least {ge}.",
    "literal_error": "Choose one of these: {expected}.",
    "int_parsing": "Write a whole number, without quotation marks.",
    "int_type": "Write a whole number, without quotation marks.",
    "less_than_equal": "Write a number that is at most {le}.",
    "missing": "This key has to be there.",
    "model_type": "Here stands a table: write its name in [ ] on a line, and its keys below.",
    "string_type": "Write text in quotation marks.",
    "string_too_short": "Write something between the quotation marks.",
    "tuple_type": "Write a list in [ ], each item in quotation marks.",
}
"""What is wanted where a value is wrong, by pydantic's name of the fault."""


class Table(BaseModel):
    """A table of a TOML file; what it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Known = TypeVar("Known", bound=Table)


def parse_table(whole: type[Known], text: str, name: str) -> Known:
    """Read a TOML file.

    Args:
        whole: What may stand in it.
        text: The file's text.
        name: What the file is called in messages.

    Raises:
        UsageError: The text is no TOML, or a key or value is wrong; the message names file, line
            and key, the hint what was probably meant.
    """
    try:
        return whole.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"{name}: not valid TOML: {error}",
            hint="Text stands in quotation marks, lists in [ ], and a date as 2026-03-01.",
        ) from error
    except ValidationError as error:
        raise _explained(whole, _first(error), text, name) from error


def _first(error: ValidationError) -> Any:  # noqa: ANN401 pydantic's own dict
    """Return the fault to tell: a key that nobody knows before what is missing for want of it."""
    faults = error.errors()
    return next((each for each in faults if each["type"] == "extra_forbidden"), faults[0])


def _explained(whole: type[Table], fault: Any, text: str, name: str) -> UsageError:  # noqa: ANN401 pydantic's own dict
    keys = [str(part) for part in fault["loc"]]
    line = _line_of(keys, text)
    where = f"{name}, line {line}" if line else name
    if fault["type"] == "extra_forbidden":
        return UsageError(f'{where}: unknown key "{keys[-1]}"', hint=_suggestion(whole, keys))
    key = ".".join(part for part in keys if not part.isdigit())
    if fault["type"] == "missing":
        return UsageError(f'{where}: "{key}" is missing', hint=WANTED["missing"])
    return UsageError(
        f'{where}: "{key}" cannot be {_as_written(fault["input"])}',
        hint=WANTED.get(fault["type"], fault["msg"]).format(**_bounds(fault)),
    )


def _bounds(fault: Any) -> dict[str, object]:  # noqa: ANN401 pydantic's own dict
    """Return what a value may be; choices, which pydantic writes as Python does, as plain words."""
    told = dict(fault.get("ctx", {}))
    if "expected" in told:
        told["expected"] = ", ".join(re.findall(r"'([^']+)'", told["expected"]))
    return told


def _as_written(value: object) -> str:
    """Write a value as TOML has it, so that it is recognised; a table is only named as one."""
    if isinstance(value, dict):
        return "{ … }"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _suggestion(whole: type[Table], keys: list[str]) -> str:
    known = _known_keys(whole, keys[:-1])
    near = get_close_matches(keys[-1], known, n=1)
    return f'Did you mean "{near[0]}"?' if near else f"Known here: {', '.join(known)}."


def _known_keys(whole: type[BaseModel], path: Iterable[str]) -> tuple[str, ...]:
    table = whole
    for key in path:
        if key.isdigit():
            continue
        inner = table.model_fields[key].annotation
        for each in (inner, *get_args(inner)):
            if isinstance(each, type) and issubclass(each, BaseModel):
                table = each
    return tuple(table.model_fields)


def _line_of(keys: list[str], text: str) -> int:
    """Return the line, from 1, on which a key stands in its table; 0 where it is not found.

    `keys` are a key alone, a table and a key, or a list of tables, a number in it and a key.
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
    return 0
