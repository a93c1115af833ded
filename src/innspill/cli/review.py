"""`innspill review`: a workbook for people who decide, made and taken back; and projects."""

from pathlib import Path
from typing import Annotated

import typer

from innspill.cli.flags import RESULT
from innspill.cli.themes import DRY_RUN, FOLDER

review = typer.Typer(
    no_args_is_help=True, help="Make an Excel workbook to go through the result in; take it back."
)


@review.command(name="export", epilog="Example: [bold]innspill review export[/]")
def export_workbook(
    path: Annotated[Path | None, RESULT] = None,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="The workbook's file.", show_default="review.xlsx with the result"
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Write over a workbook whose changes have not been taken back."
        ),
    ] = False,
) -> None:
    """Write a workbook with themes, passages and respondents, in which people decide."""
    from innspill.cli.reviewing import export  # noqa: PLC0415 slow to import

    export(path, out, force=force)


@review.command(name="import", epilog="Example: [bold]innspill review import review.xlsx[/]")
def import_workbooks(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Workbooks (.xlsx) and REFI-QDA projects (.qdpx) that people changed; several"
            " are held against each other.",
            show_default=False,
            metavar="FILE",
        ),
    ],
    *,
    folder: Annotated[Path | None, FOLDER] = None,
    dry_run: Annotated[bool, DRY_RUN] = False,
    by: Annotated[
        str, typer.Option("--by", help="Who decided; written with the decisions.", metavar="NAME")
    ] = "",
) -> None:
    """Take back what people changed: themes.toml, decisions.jsonl and comments.jsonl are written.

    Where anything cannot be taken back, nothing is written, and the exit code is 2.
    """
    from innspill.cli.reviewing import take  # noqa: PLC0415 slow to import

    take(files, folder, by=by, dry_run=dry_run)
