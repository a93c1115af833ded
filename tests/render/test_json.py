"""summary.json: lossless, valid by its schema, and honest about what it cannot read."""

import json
from dataclasses import replace
from importlib import resources

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.errors import UsageError
from innspill.model import Notice, NoticeKind, Summary
from innspill.render import render
from innspill.render.json import read_json


def schema() -> dict[str, object]:
    """Return the schema as the package ships it."""
    file = resources.files("innspill").joinpath("data", "summary.schema.json")
    loaded: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def test_round_trip(summary: Summary) -> None:
    """What is written is read back without loss."""
    assert read_json(render(summary, "json")) == summary


@given(text=st.text(st.characters(exclude_categories=["Cs"])), page=st.none() | st.integers(1))
def test_round_trip_of_any_text(text: str, page: int | None) -> None:
    """Any text survives, and values stay pairs in their order."""
    notice = Notice(kind=NoticeKind.LIMIT, page=page, values=(("value", text), ("limit", "pages")))
    summary = replace(_EMPTY, notices=(notice,))
    assert read_json(render(summary, "json")) == summary


def test_valid_by_schema(summary: Summary) -> None:
    """What is written is valid by the schema in the package, and the schema is one itself."""
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(render(summary, "json")), schema())


def test_schema_refuses_a_stranger(summary: Summary) -> None:
    """A result with an unknown position is not valid."""
    data = json.loads(render(summary, "json"))
    data["passages"][0]["position"] = "applause"
    with pytest.raises(jsonschema.ValidationError, match="applause"):
        jsonschema.validate(data, schema())


def test_public_names(summary: Summary) -> None:
    """The parts that others read have the names that are promised to them."""
    data = json.loads(render(summary, "json"))
    assert {"schema_version", "provenance", "consultation", "respondents", "submissions"} <= set(
        data
    )
    assert {"innspill", "inputs_sha256", "options"} == set(data["provenance"])
    assert {"id", "submission", "text", "locator", "language", "position", "theme", "point"} <= set(
        data["passages"][0]
    )
    assert {"page", "block", "start", "end"} == set(data["passages"][0]["locator"])
    assert {"id", "label", "terms", "passages", "respondents", "points"} <= set(data["themes"][0])
    assert set(data["unassigned"][0]) == {"passage", "reason", "note"}
    assert {"kind", "submission", "page", "message"} <= set(data["notices"][0])


@pytest.mark.parametrize("data", [b"", b"[]", b'{"schema_version": "1.0"}', b"\xff\xfe"])
def test_not_a_result(data: bytes) -> None:
    """Bytes that are no result are refused with a sentence and a hint."""
    with pytest.raises(UsageError, match=r"not a summary\.json") as caught:
        read_json(data)
    assert "innspill summarise" in caught.value.hint


def _empty() -> Summary:
    from innspill.model import Consultation, Language, Letter, Provenance  # noqa: PLC0415 once

    return Summary(
        schema_version="1.0",
        provenance=Provenance(innspill="0", inputs_sha256="0"),
        consultation=Consultation(),
        respondents=(),
        submissions=(),
        passages=(),
        themes=(),
        unassigned=(),
        left_out=(),
        letter=Letter(title="", language=Language.NB, sections=()),
    )


_EMPTY = _empty()
