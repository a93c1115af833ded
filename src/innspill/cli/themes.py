"""`innspill themes`: how the themes of a result hold, and why a passage is where it is."""

from pathlib import Path
from typing import Annotated

import typer

from innspill.cli.flags import RESULT

themes = typer.Typer(no_args_is_help=True, help="Show how themes hold, and why.")


@themes.command(name="list", epilog="Example: [bold]innspill themes list result[/]")
def list_themes(path: Annotated[Path | None, RESULT] = None) -> None:
    """List the themes of a result: how many raise each, and how well it holds together."""
    from innspill.cli.explaining import result_of, show_themes  # noqa: PLC0415 slow to import

    show_themes(result_of(path))


@themes.command(epilog='Example: [bold]innspill themes explain result --theme "Finansiering"[/]')
def explain(
    path: Annotated[Path | None, RESULT] = None,
    *,
    passage: Annotated[
        str | None,
        typer.Option("--passage", "-p", help="A passage's id, or some words that stand in it."),
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", "-t", help="A theme's id or name.")
    ] = None,
) -> None:
    """Tell why a passage is in its theme, or which passages of a theme are the most doubtful.

    Without a passage or a theme: how well every theme holds.
    """
    from innspill.cli.explaining import (  # noqa: PLC0415 slow to import
        result_of,
        show_passages,
        show_theme,
        show_themes,
    )

    summary = result_of(path)
    if passage:
        show_passages(summary, passage)
    elif theme:
        show_theme(summary, theme)
    else:
        show_themes(summary)
