"""What docs/templates.md says that the web report is given is what it is given."""

import re
from dataclasses import fields

import pytest

from innspill.model import Summary
from innspill.options import GivenFile, RenderOptions
from innspill.render import render
from innspill.render.mentions import Mention
from innspill.render.report import Report
from innspill.render.report.bars import Bar, Chart, Part
from innspill.render.report.choices import Choice, Option
from innspill.render.report.items import Item
from innspill.render.report.matrix import Matrix, Row
from innspill.render.templates import template_folder, template_names

PAGE = template_folder().parent / "docs" / "templates.md"
EXAMPLE = re.compile(r"^\| `(\{[{%] .+ [%}]\})` \|", re.MULTILINE)


def examples() -> list[str]:
    """Return the examples of the page that begin their row: those of the web report."""
    _, _, after = PAGE.read_text(encoding="utf-8").partition("### What the web report is given")
    found = EXAMPLE.findall(after.partition("\n### ")[0])
    return [example.replace("\\|", "|") for example in found]


@pytest.mark.parametrize("example", examples())
def test_examples(summary: Summary, example: str) -> None:
    """Each example can be written into a template of people's own."""
    own = GivenFile(path="report.html.j2", data=example.encode())
    assert render(summary, "html", RenderOptions(templates=(own,)))


def test_the_page_tells_everything() -> None:
    """Every part of what the report is given stands on the page, and so does every template."""
    told = set(re.findall(r"\w+", " ".join(examples())))
    for view in (Report, Item, Mention, Choice, Option, Matrix, Row, Chart, Bar, Part):
        assert {field.name for field in fields(view)} <= told
    page = PAGE.read_text(encoding="utf-8")
    listed = [n for n in template_names() if re.fullmatch(r"report(_\w+\.html|\.\w+)\.j2", n)]
    assert [name for name in listed if f"`{name}`" not in page] == []
