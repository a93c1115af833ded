"""summary.json: the whole result, written and read back without loss."""

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from innspill.errors import UsageError
from innspill.language.catalogue import catalogue
from innspill.model import SCHEMA_VERSION, Notice, Summary
from innspill.options import RenderOptions

# Fields that hold pairs of name and value; JSON has objects for that.
_PAIRS = frozenset({"values", "options"})


def write_json(summary: Summary, _options: RenderOptions) -> bytes:
    """Write a result as UTF-8 JSON, keys in the model's order; the schema is in the package."""
    words = catalogue(summary.letter.language)

    def plain(value: object) -> Any:  # noqa: ANN401 JSON has no narrower type
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, tuple):
            return [plain(item) for item in value]
        if is_dataclass(value) and not isinstance(value, type):
            members = {f.name: plain_field(f.name, getattr(value, f.name)) for f in fields(value)}
            return members | (
                {"message": words.message(value)} if isinstance(value, Notice) else {}
            )
        return value

    def plain_field(name: str, value: object) -> Any:  # noqa: ANN401 see above
        return dict(value) if name in _PAIRS and isinstance(value, tuple) else plain(value)

    text = json.dumps(plain(summary), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def read_json(data: bytes) -> Summary:
    """Read a result back.

    Raises:
        UsageError: The bytes are no summary.json, or one of another schema.
    """
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 only reading needs it

    hint = "Run `innspill summarise` again to write a new one."
    try:
        plain = json.loads(data)
    except ValueError as error:
        raise UsageError("this is not a summary.json: it is no JSON", hint=hint) from error
    version = plain.get("schema_version") if isinstance(plain, dict) else None
    if version != SCHEMA_VERSION:
        raise UsageError(
            f"this is not a summary.json of this version of innspill: {version or 'none'}",
            hint=hint,
        )
    try:
        return TypeAdapter(Summary).validate_python(_paired(plain))
    except (ValueError, ValidationError) as error:
        raise UsageError(
            f"this is not a summary.json that innspill can read: {str(error).splitlines()[0]}",
            hint=hint,
        ) from error


def _paired(value: Any) -> Any:  # noqa: ANN401 whatever JSON holds
    """Turn the objects that stand for pairs back into pairs."""
    if isinstance(value, list):
        return [_paired(item) for item in value]
    if isinstance(value, dict):
        return {
            name: list(item.items()) if name in _PAIRS and isinstance(item, dict) else _paired(item)
            for name, item in value.items()
        }
    return value
