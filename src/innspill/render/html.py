"""summary.html: the letter and its annexes as one page that needs no network."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from innspill.model import Summary
from innspill.render.sections import ParagraphView
from innspill.render.templates import environment
from innspill.render.view import LetterView, view_of


def write_html(summary: Summary) -> bytes:
    """Write one self-contained file, UTF-8, with a policy that forbids scripts and the network."""
    return html_of(view_of(summary))


def html_of(view: LetterView) -> bytes:
    """Write any paper as such a file."""
    overlay = environment().overlay()
    overlay.filters = environment().filters | {"groupby_runs": runs}
    return overlay.get_template("report.html.j2").render(letter=view).encode()


def runs(
    paragraphs: Iterable[ParagraphView], name: str
) -> Iterator[tuple[str, list[ParagraphView]]]:
    """Group neighbouring paragraphs that agree on an attribute, so that lists are lists."""
    for value, group in groupby(paragraphs, key=attrgetter(name)):
        yield value, list(group)
