"""summary.md: the letter for a repository."""

from innspill.model import Summary
from innspill.options import RenderOptions
from innspill.render.templates import fill
from innspill.render.view import LetterView, view_of


def write_markdown(summary: Summary, options: RenderOptions) -> bytes:
    """Write the letter and its annexes as CommonMark with tables, UTF-8."""
    return markdown_of(view_of(summary), options)


def markdown_of(view: LetterView, options: RenderOptions) -> bytes:
    """Write any paper as such a file."""
    return fill("letter.md.j2", options.templates, letter=view).encode()
