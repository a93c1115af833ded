"""What docs/templates.md says that the PDF is given is what it is given."""

import re

import pytest

from innspill.errors import UsageError
from innspill.model import Summary
from innspill.options import GivenFile, RenderOptions
from innspill.render import render
from innspill.render.templates import template_folder

PAGE = template_folder().parent / "docs" / "templates.md"


def section() -> str:
    """Return what the page says of the PDF."""
    _, _, after = PAGE.read_text(encoding="utf-8").partition("### What the PDF is given")
    return after.partition("\n### ")[0]


@pytest.mark.parametrize("example", re.findall(r"^\| `(.+?)` \|", section(), re.MULTILINE))
def test_examples(summary: Summary, example: str) -> None:
    """Each example can be written into a template of people's own."""
    page = f"<html lang='nb'><title>x</title><style>@page {{ {example} }}</style><p>x"
    if example.startswith("{%"):
        page = f"<html lang='nb'><title>x</title><p>{example}"
    elif example.startswith("."):
        page = f"<html lang='nb'><title>x</title><style>{example}</style><p>x"
    own = GivenFile(path="pdf.html.j2", data=page.encode())
    assert render(summary, "pdf", RenderOptions(templates=(own,), date="2026-03-15"))


def test_an_unknown_style_is_told(summary: Summary) -> None:
    """The page says that an unknown style is a mistake that is told."""
    page = "<html lang='nb'><title>x</title><style>p { colour: red }</style><p>x"
    own = GivenFile(path="pdf.html.j2", data=page.encode())
    with pytest.raises(UsageError, match="colour"):
        render(summary, "pdf", RenderOptions(templates=(own,)))


def test_every_value_is_told() -> None:
    """What the template asks for beside the letter stands on the page."""
    template = (template_folder() / "pdf.html.j2").read_text(encoding="utf-8")
    for name in ("date", "odd", "page_of", "at_page"):
        assert f"{name} " in section()
    asked = set(re.findall(r"\{\{ (\w+)", template)) - {"letter", "loop", "parts"}
    loops = set(re.findall(r"\{% (?:for|set|macro) (\w+)", template))
    assert {name for name in asked - loops if name not in section()} == set()
