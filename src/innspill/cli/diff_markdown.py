"""The difference between two results as Markdown, for a mail or a job summary."""

from collections.abc import Iterator
from html import escape

from innspill.audit.diffs import Difference, Stretch
from innspill.cli.diff_rows import Part, Row, parts
from innspill.cli.diff_said import counted, said
from innspill.language.catalogue import Catalogue
from innspill.render.filters import plain

MOST_ROWS = 500
"""GitHub shows no job summary that is larger than one mebibyte."""


def as_markdown(difference: Difference, words: Catalogue, *, everything: bool, folded: bool) -> str:
    """Write a difference as Markdown: a few sentences, then what the letter says otherwise.

    Args:
        difference: What changed.
        words: The words to tell it in.
        everything: Whether to give every change.
        folded: Whether each part can be folded away, as GitHub does, and is cut where it is long.
    """
    lines = [f"## {words.text('diff.title')}", ""]
    lines += [f"- {plain(line)}" for line in said(difference, words, everything=everything)]
    for part in parts(difference, words, everything=everything):
        lines += ["", *(_folded(part, words) if folded else _open(part))]
    return "\n".join(lines)


def _open(part: Part) -> Iterator[str]:
    yield f"### {plain(part.heading)}"
    yield ""
    yield from map(_item, part.rows)


def _folded(part: Part, words: Catalogue) -> Iterator[str]:
    """Give a part that opens at a click; GitHub reads Markdown inside it after an empty line."""
    yield f"<details><summary>{escape(part.heading)} ({len(part.rows)})</summary>"
    yield ""
    yield from map(_item, part.rows[:MOST_ROWS])
    rest = len(part.rows) - MOST_ROWS
    if rest > 0:
        yield f"- {counted('diff.rest', rest, words)}"
    yield ""
    yield "</details>"


def _item(row: Row) -> str:
    # What is wholly new or gone is told by its label, and reads best unmarked.
    show = _marked if len(row.words) > 1 else _text
    told = " ".join(filter(None, map(show, row.words)))
    return f"- {plain(row.label)}: {told}" if row.label else f"- {told}"


def _marked(stretch: Stretch) -> str:
    """Strike out what is gone and set what is new in bold."""
    text = _text(stretch)
    if not text or not (stretch.out or stretch.new):
        return text
    return f"~~{text}~~" if stretch.out else f"**{text}**"


def _text(stretch: Stretch) -> str:
    return plain(" ".join(stretch.words.split()))
