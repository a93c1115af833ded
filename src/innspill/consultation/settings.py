"""innspill.toml: what people say about their consultation, checked key by key."""

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from innspill.errors import UsageError
from innspill.model import Consultation, Language
from innspill.options import (
    MEBIBYTE,
    Length,
    LetterOptions,
    Limits,
    Options,
    ReadOptions,
    ThemeOptions,
)

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
    "model_type": "Here stands a table: write its name in [ ] on a line, and its keys below.",
    "string_type": "Write text in quotation marks.",
    "tuple_type": "Write a list in [ ], each item in quotation marks.",
}
"""What is wanted where a value is wrong, by pydantic's name of the fault."""

LetterLanguage = Literal[Language.NB, Language.NN]
Count = Annotated[int, Field(ge=1, le=2**40)]
Seconds = Annotated[int, Field(ge=1, le=24 * 60 * 60)]
# Below this, Python itself does not fit, and no file could be read.
Memory = Annotated[int, Field(ge=128 * MEBIBYTE, le=2**40)]
_DEFAULT = Limits()


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ConsultationTable(_Table):
    """`[consultation]`: the matter."""

    title: str = ""
    recipient: str = ""
    sender: str = ""
    members: tuple[str, ...] = ()
    deadline: date | None = None
    reference: str = ""
    background: str = ""
    questions: tuple[str, ...] = ()


class LetterTable(_Table):
    """`[letter]`: how the letter is written, and in which formats."""

    language: LetterLanguage = Language.NB
    length: Length = Length.MEDIUM
    formats: tuple[str, ...] = ()


class ReadTable(_Table):
    """`[read]`: which columns of a form hold what, and whether scanned text is recognised."""

    text_columns: tuple[str, ...] = ()
    respondent_column: str = ""
    id_column: str = ""
    recognise: bool = True


class ThemesTable(_Table):
    """`[themes]`: how many."""

    number: Annotated[int, Field(ge=1)] | None = None


class LimitsTable(_Table):
    """`[limits]`: the most that one file may hold and cost, as `Limits` has it."""

    file_bytes: Count = _DEFAULT.file_bytes
    members: Count = _DEFAULT.members
    unpacked_bytes: Count = _DEFAULT.unpacked_bytes
    xml_bytes: Count = _DEFAULT.xml_bytes
    ratio: Count = _DEFAULT.ratio
    ratio_from: Count = _DEFAULT.ratio_from
    nesting: Count = _DEFAULT.nesting
    attachments: Count = _DEFAULT.attachments
    pages: Count = _DEFAULT.pages
    blocks: Count = _DEFAULT.blocks
    table_cells: Count = _DEFAULT.table_cells
    pixels: Count = _DEFAULT.pixels
    scans: Count = _DEFAULT.scans
    seconds: Seconds = _DEFAULT.seconds
    memory_bytes: Memory = _DEFAULT.memory_bytes


class Settings(_Table):
    """The whole file."""

    consultation: ConsultationTable = ConsultationTable()
    letter: LetterTable = LetterTable()
    read: ReadTable = ReadTable()
    themes: ThemesTable = ThemesTable()
    limits: LimitsTable = LimitsTable()

    def matter(self) -> Consultation:
        """Return the consultation as the rest of the house knows it."""
        told = self.consultation
        deadline = told.deadline.isoformat() if told.deadline else None
        lines = ("title", "recipient", "sender", "reference")
        one_line = {name: " ".join(getattr(told, name).split()) for name in lines}
        return Consultation(**(told.model_dump() | one_line | {"deadline": deadline}))

    def options(self) -> Options:
        """Return the choices that the file makes; the command line may overrule them."""
        return Options(
            read=ReadOptions(**self.read.model_dump(), limits=Limits(**self.limits.model_dump())),
            themes=ThemeOptions(number=self.themes.number),
            letter=LetterOptions(language=self.letter.language, length=self.letter.length),
        )


def parse_settings(text: str, name: str) -> Settings:
    """Read the settings.

    Args:
        text: The file's text.
        name: What the file is called in messages.

    Raises:
        UsageError: The text is no TOML, or a key or value is wrong; the message names file, line
            and key, the hint what was probably meant.
    """
    try:
        return Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"{name}: not valid TOML: {error}",
            hint="Text stands in quotation marks, lists in [ ], and a date as 2026-03-01.",
        ) from error
    except ValidationError as error:
        raise _explained(error.errors()[0], text, name) from error


def _explained(fault: Any, text: str, name: str) -> UsageError:  # noqa: ANN401 pydantic's own dict
    keys = [str(part) for part in fault["loc"]]
    line = _line_of(keys, text)
    where = f"{name}, line {line}" if line else name
    if fault["type"] == "extra_forbidden":
        return UsageError(f'{where}: unknown key "{keys[-1]}"', hint=_suggestion(keys))
    key = ".".join(part for part in keys if not part.isdigit())
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


def _suggestion(keys: list[str]) -> str:
    known = _known_keys(keys[:-1])
    near = get_close_matches(keys[-1], known, n=1)
    return f'Did you mean "{near[0]}"?' if near else f"Known here: {', '.join(known)}."


def _known_keys(path: Iterable[str]) -> tuple[str, ...]:
    table: type[BaseModel] = Settings
    for key in path:
        inner = table.model_fields[key].annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            table = inner
    return tuple(table.model_fields)


def _line_of(keys: list[str], text: str) -> int:
    """Return the line, from 1, on which a key stands in its table; 0 where it is not found."""
    table, key = (keys[0], keys[1]) if len(keys) > 1 else ("", keys[0])
    inside = table == ""
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[+\s*([\w.-]+)\s*\]", line)
        if header:
            inside = header[1] == table
            if len(keys) == 1 and header[1] == key:
                return number
        elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return 0
