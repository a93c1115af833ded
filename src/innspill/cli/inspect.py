"""`innspill inspect`: what was read from a file, and what was not."""

from pathlib import Path
from typing import Annotated

import typer

from innspill.errors import ExitCode


def inspect(
    path: Annotated[Path, typer.Argument(help="A file, or a folder with files.", readable=False)],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Write status, blocks and notices as JSON.")
    ] = False,
    text: Annotated[bool, typer.Option("--text", help="Write every block with its place.")] = False,
) -> None:
    """Show what innspill reads from a file, and what it does not.

    For a folder: a line for each file. Exits with 3 where nothing could be read.
    """
    from innspill.cli.health import as_lines, as_plain, health_of, show  # noqa: PLC0415 slow
    from innspill.console import write_output  # noqa: PLC0415 as above

    health = health_of(path)
    if as_json:
        write_output(as_plain(health))
    elif text:
        write_output(as_lines(health))
    else:
        show(health)
    if not health.anything_read:
        raise typer.Exit(ExitCode.NOTHING_READABLE)
