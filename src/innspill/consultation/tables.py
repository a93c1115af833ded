"""TOML files that people write, checked key by key against a table of what may stand there."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from innspill.consultation.days import as_toml_date
from innspill.consultation.mistakes import find_mistake
from innspill.consultation.places import line_of, line_of_item
from innspill.consultation.wanted import WANTED
from innspill.errors import UsageError

__all__ = ["WANTED", "Known", "Table", "parse_table"]

_LONGEST_SHOWN = 60  # characters of a line or value that a message repeats
_A_LIST = '["…", "…"]'


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
        raise _no_toml(text, error, name) from error
    except ValidationError as error:
        raise _explained(whole, _first(error), text, name) from error


def _no_toml(text: str, error: tomllib.TOMLDecodeError, name: str) -> UsageError:
    """Say where a text is no TOML, and what was probably meant."""
    mistake = find_mistake(text, error)
    line = text.replace("\r\n", "\n").split("\n")[mistake.line - 1]
    shown = _shortened(line.strip())
    told = {"line": mistake.begun, "example": _A_LIST}
    hint = _filled(mistake.fault, line.partition("=")[2], told)
    return UsageError(f"{name}, line {mistake.line}: this cannot be read: {shown}", hint=hint)


def _first(error: ValidationError) -> Any:  # noqa: ANN401 pydantic's own dict
    """Return the fault to tell: a key that nobody knows before what is missing for want of it."""
    faults = error.errors()
    return next((each for each in faults if each["type"] == "extra_forbidden"), faults[0])


def _explained(whole: type[Table], fault: Any, text: str, name: str) -> UsageError:  # noqa: ANN401 pydantic's own dict
    keys = [str(part) for part in fault["loc"]]
    value = fault["input"]
    item = isinstance(value, str) and keys[-1].isdigit()
    line = line_of_item(keys, value, text) if item else line_of(keys, text)
    where = f"{name}, line {line}" if line else name
    if fault["type"] == "extra_forbidden":
        return UsageError(f'{where}: unknown key "{keys[-1]}"', hint=_suggestion(whole, keys))
    key = ".".join(part for part in keys if not part.isdigit())
    if fault["type"] == "missing":
        return UsageError(f'{where}: "{key}" is missing', hint=WANTED["missing"])
    return UsageError(f'{where}: "{key}" cannot be {_as_written(value)}', hint=_hint(fault, key))


def _hint(fault: Any, key: str) -> str:  # noqa: ANN401 pydantic's own dict
    """Say what is wanted in the place of a value.

    What it may be stands there, choices, which pydantic writes as Python does, as plain words, and
    a value that only is written otherwise as it should be.
    """
    value, kind = fault["input"], fault["type"]
    if kind == "model_type" and isinstance(value, list):
        kind = "single_brackets"
    elif kind == "tuple_type" and isinstance(value, dict):
        kind = "double_brackets"
    told = {**fault.get("ctx", {}), "name": key, "example": _A_LIST}
    if "expected" in told:
        told["expected"] = ", ".join(re.findall(r"'([^']+)'", told["expected"]))
    if isinstance(value, str):
        told["example"] = _as_list(value)
    return _filled(kind, value if isinstance(value, str) else "", told)


def _filled(fault: str, value: str, told: Mapping[str, object]) -> str:
    """Return the sentence of a fault, its gaps filled; of a day, as it should be written."""
    if not fault.startswith("date_"):
        return WANTED.get(fault, WANTED["other"]).format(**told)
    day = as_toml_date(value)
    return WANTED["date_type"].format(date=day) if day else WANTED["no_such_day"]


def _as_list(text: str) -> str:
    items = [item.strip() for item in re.split(r"[,;\n]", text)]
    return "[" + ", ".join(f'"{item}"' for item in items if item) + "]"


def _as_written(value: object) -> str:
    """Write a value as TOML has it, so that it is recognised; a table is only named as one."""
    if isinstance(value, dict):
        return "{ … }"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        return "[[ … ]]"
    if isinstance(value, list):
        return _shortened("[" + ", ".join(map(_as_written, value)) + "]")
    return f'"{_shortened(value)}"' if isinstance(value, str) else str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 2] + " …"


def _suggestion(whole: type[Table], keys: Sequence[str]) -> str:
    known = _known_keys(whole, keys[:-1])
    near = get_close_matches(keys[-1], known, n=1)
    elsewhere = [table for table in whole.model_fields if keys[-1] in _known_keys(whole, [table])]
    if elsewhere and elsewhere[0] not in keys and not near:
        return WANTED["elsewhere"].format(name=keys[-1], table=elsewhere[0])
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
