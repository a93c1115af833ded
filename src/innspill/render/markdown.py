"""summary.md: the letter for a repository."""

import re

from innspill.model import Summary
from innspill.render.templates import environment
from innspill.render.view import LetterView, view_of

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)


def write_markdown(summary: Summary) -> bytes:
    """Write the letter and its annexes as CommonMark with tables, UTF-8."""
    return markdown_of(view_of(summary))


def markdown_of(view: LetterView) -> bytes:
    """Write any paper as such a file."""
    template = environment().overlay().get_template("letter.md.j2")
    text = template.render(letter=view, md=plain, cell=table_cell)
    return text.encode()


def plain(text: str) -> str:
    """Escape a text so that CommonMark shows it as it is."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", escaped)


def table_cell(text: str) -> str:
    """Escape a text for a table cell, which has no lines of its own."""
    return "<br>".join(plain(line) for line in text.splitlines())
