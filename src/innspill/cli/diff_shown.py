"""How the difference between two results is read, shown on the screen, and told to programs."""

import json
from dataclasses import asdict
from pathlib import Path

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from innspill.audit.diffs import Difference
from innspill.cli.diff_rows import Part, Row, parts
from innspill.cli.diff_said import said
from innspill.console import error_console, screen_words
from innspill.consultation import locate_result
from innspill.errors import UsageError
from innspill.model import Summary
from innspill.render.json import read_json


def read_result(path: Path | None) -> Summary:
    """Read the result at a path; the one around the current folder where none is given.

    Raises:
        UsageError: There is none, or it cannot be read.
    """
    file = locate_result(path).file
    try:
        return read_json(file.read_bytes())
    except UsageError as error:
        raise UsageError(
            error.message,
            hint=f"This is {file}. Results of different versions cannot be compared: make the old"
            " one again with `innspill summarise`.",
        ) from error


def as_plain(difference: Difference) -> str:
    """Write a difference as JSON, fields as the values name them."""
    plain = {"differs": not difference.empty, **asdict(difference)}
    return json.dumps(plain, ensure_ascii=False, indent=1)


def show(difference: Difference, *, everything: bool) -> None:
    """Print what changed in a few sentences; with `everything`, every change below them."""
    words, console = screen_words(), error_console()
    for line in said(difference, words, everything=everything):
        console.print(escape(line))
    if everything:
        for part in parts(difference, words, everything=True):
            console.print(_table(part))
    elif not difference.empty:
        console.print(words.text("diff.all"), style="dim")


def _table(part: Part) -> Table:
    table = Table(title=part.heading, title_justify="left", show_header=False)
    labelled = any(row.label for row in part.rows)
    if labelled:
        table.add_column(overflow="fold", ratio=1)
    table.add_column(overflow="fold", ratio=3)
    for row in part.rows:
        table.add_row(*([Text(row.label)] if labelled else []), _sides(row))
    return table


def _sides(row: Row) -> Text:
    """Write the old words above the new ones, what went struck out and what came in bold.

    Where there is no colour, both lines can still be read whole.
    """
    old = [(s.words, "red strike" if s.out else "") for s in row.words if not s.new]
    new = [(s.words, "bold green" if s.new else "") for s in row.words if not s.out]
    lines = [side for side in (old, new) if any(text for text, _ in side)]
    if old == new:
        lines = lines[:1]
    signs = ("− ", "+ ") if len(lines) > 1 else ("",)
    return Text("\n").join(
        Text(sign) + Text(" ").join(Text(words, style=style) for words, style in line)
        for sign, line in zip(signs, lines, strict=True)
    )
