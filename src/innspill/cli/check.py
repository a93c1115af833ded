"""`innspill check`: whether a result keeps what innspill promises."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from innspill.cli.flags import PASSWORD_FILE, RESULT
from innspill.errors import ExitCode


class Report(StrEnum):
    """How the verdict is told."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check(
    path: Annotated[Path | None, RESULT] = None,
    *,
    inbox: Annotated[
        Path | None,
        typer.Option(
            help="Where the submissions lie; the result is held against them too.",
            show_default="around the result",
        ),
    ] = None,
    output_format: Annotated[
        Report, typer.Option(help="text for people, json or github for programs.")
    ] = Report.TEXT,
    password_file: Annotated[Path | None, PASSWORD_FILE] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing where all is well.")] = (
        False
    ),
) -> None:
    """Check that every sentence, quote and number of a result is what the submissions give.

    Exits with 1 where anything is not.
    """
    from innspill.cli.verdict import as_github, as_plain, look, show  # noqa: PLC0415 slow to import
    from innspill.console import write_output  # noqa: PLC0415 as above
    from innspill.consultation import locate_result, read_passwords  # noqa: PLC0415 as above

    place = locate_result(path, inbox)
    verdict = look(place, read_passwords(password_file, place.inputs), quiet=quiet)
    if output_format is Report.JSON:
        write_output(as_plain(verdict))
    elif output_format is Report.GITHUB:
        write_output(as_github(verdict, place.file))
    elif verdict.faults or not quiet or not verdict.compared:
        show(verdict)
    if verdict.faults:
        raise typer.Exit(ExitCode.FOUND)
