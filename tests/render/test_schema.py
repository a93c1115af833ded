"""The JSON Schema in the package is the model's own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

import innspill
from innspill.model import Summary

SHIPPED = Path(innspill.__file__).parent / "data" / "summary.schema.json"
PAIRS = {"type": "object", "additionalProperties": {"type": "string"}}


def closed(node: Any) -> None:  # noqa: ANN401 whatever a schema holds
    """Make every property required and refuse any other, as the writer has it."""
    if isinstance(node, list):
        for item in node:
            closed(item)
    if not isinstance(node, dict):
        return
    if not isinstance(node.get("title"), dict):
        node.pop("title", None)
    node.pop("default", None)
    if "description" in node and isinstance(node["description"], str):
        node["description"] = " ".join(node["description"].split())
    for child in node.values():
        closed(child)
    if "properties" in node:
        node |= {"required": list(node["properties"]), "additionalProperties": False}


def schema_of_model() -> bytes:
    """Make the schema from the model: pairs as objects, notices with their words."""
    schema = TypeAdapter(Summary).json_schema()
    closed(schema)
    definitions = schema["$defs"]
    definitions["Notice"]["properties"] |= {"values": PAIRS, "message": {"type": "string"}}
    definitions["Notice"]["required"].append("message")
    definitions["Provenance"]["properties"]["options"] = PAIRS
    told = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "summary.json of innspill, schema version 1.0",
    }
    return f"{json.dumps(told | schema, ensure_ascii=False, indent=1)}\n".encode()


def test_schema_is_the_models(golden: Callable[[Path, bytes], None]) -> None:
    """A change of the model that forgets the schema fails."""
    golden(SHIPPED, schema_of_model())
