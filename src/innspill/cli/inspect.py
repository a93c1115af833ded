"""`innspill inspect`: what was read from a file, and what was not."""

from pathlib import Path
from typing import Annotated

import typer

from innspill.cli.flags import MASK, PASSWORD_FILE
from innspill.errors import ExitCode


def inspect(
    path: Annotated[Path, typer.Argument(help="A file, or a folder with files.", readable=False)],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Write status, blocks and notices as JSON.")
    ] = False,
    text: Annotated[
        bool, typer.Option("--text", help="Write every block, and what was left out.")
    ] = False,
    password_file: Annotated[Path | None, PASSWORD_FILE] = None,
    mask: Annotated[bool | None, MASK] = None,
) -> None:
    """Show what innspill reads from a file, and what it does not.

    For a folder: a line for each file. Exits with 3 where nothing could be read.
    """
    from innspill.cli.health import health_of  # noqa: PLC0415 slow to import
    from innspill.cli.health_views import as_lines, as_plain, show  # noqa: PLC0415 as above
    from innspill.console import write_output  # noqa: PLC0415 as above
    from innspill.consultation import read_passwords  # noqa: PLC0415 pydantic is slow to import

    passwords = read_passwords(password_file, [path])
    health = health_of(path, passwords, mask=mask, patient=not (as_json or text))
    if as_json:
        write_output(as_plain(health))
    elif text:
        write_output(as_lines(health))
    else:
        show(health)
    if not health.anything_read:
        raise typer.Exit(ExitCode.NOTHING_READABLE)
