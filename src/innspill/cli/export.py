"""`innspill export`: an earlier result in another format, or the draft made ready to be sent."""

from pathlib import Path
from typing import Annotated

import typer

from innspill.cli.flags import FORCE, FORMATS, TEMPLATE


def export(  # noqa: PLR0913 a command has as many parameters as it has flags
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A summary.json, the folder that it lies in or, with --clean, a Word draft; "
            "without one, the current folder.",
            show_default=False,
            readable=False,
        ),
    ] = None,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="Folder for the files; with --clean, also the name of the .docx file.",
            show_default="where the result is",
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            help=f"{FORMATS}; may be repeated.",
            show_default="formats in innspill.toml, else docx, md and html",
        ),
    ] = None,
    template: Annotated[Path | None, TEMPLATE] = None,
    clean: Annotated[
        bool,
        typer.Option(
            "--clean",
            help="Make of the Word draft, as you have edited it, a file to send: without what "
            "innspill keeps in it and without innspill's comments.",
        ),
    ] = False,
    force: Annotated[bool, FORCE] = False,
) -> None:
    """Write an earlier result again, or make the Word draft ready to be sent.

    Nothing is read or themed anew. What people have edited in a Word draft is kept.
    """
    from innspill.cli.exporting import Again, export_again, export_clean  # noqa: PLC0415 slow to import

    if clean:
        export_clean(path, out, tuple(formats or ()), force=force)
    else:
        again = Again(out=out, formats=tuple(formats or ()), template=template)
        export_again(path, again, force=force)
