"""`innspill diff`: what changed between two results."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from innspill.cli.flags import RESULT
from innspill.errors import ExitCode


class Shape(StrEnum):
    """How the difference is told."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    GITHUB = "github"


def diff(
    old: Annotated[
        Path,
        typer.Argument(
            help="The earlier result: a summary.json, or the folder that it lies in.",
            show_default=False,
            readable=False,
        ),
    ],
    new: Annotated[Path | None, RESULT] = None,
    *,
    everything: Annotated[
        bool, typer.Option("--all", "-a", help="Show every change, not only what matters most.")
    ] = False,
    output_format: Annotated[
        Shape,
        typer.Option(
            help="text for the screen, markdown for a mail, github for a job summary, json for "
            "programs; all but text on standard output."
        ),
    ] = Shape.TEXT,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 where the results differ.")
    ] = False,
) -> None:
    """Show what changed from an earlier result: submissions, themes, sentences of the letter."""
    from innspill.audit.diffs import diff as compare  # noqa: PLC0415 slow to import
    from innspill.cli.diff_markdown import as_markdown  # noqa: PLC0415 as above
    from innspill.cli.diff_shown import as_plain, read_result, show  # noqa: PLC0415 as above
    from innspill.console import write_output  # noqa: PLC0415 as above
    from innspill.language.catalogue import catalogue  # noqa: PLC0415 as above

    before, after = read_result(old), read_result(new)
    found = compare(before, after)
    words = catalogue(after.letter.language)
    if output_format is Shape.JSON:
        write_output(as_plain(found))
    elif output_format is Shape.TEXT:
        show(found, everything=everything)
    else:
        folded = output_format is Shape.GITHUB
        write_output(as_markdown(found, words, everything=everything, folded=folded))
    if strict and not found.empty:
        raise typer.Exit(ExitCode.FOUND)
