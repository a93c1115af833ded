"""`innspill themes`: how the themes of a result hold and why, and what people make of them."""

from pathlib import Path
from typing import Annotated

import typer

from innspill.cli.flags import RESULT

themes = typer.Typer(
    no_args_is_help=True, help="Show how themes hold, and why; name, lock, merge and divide them."
)

FOLDER = typer.Option(
    "--folder",
    "-C",
    help="The consultation folder (it holds innspill.toml); without it, the current folder.",
    metavar="DIR",
    show_default=False,
)
DRY_RUN = typer.Option("--dry-run", help="Say what would be done, and write nothing.")
THEME = typer.Argument(
    metavar="THEME", help="A theme's name or id, in any case of letters.", show_default=False
)
OTHERS = typer.Argument(
    metavar="THEME...", help="Names or ids of themes, in any case of letters.", show_default=False
)


@themes.command(name="list", epilog="Example: [bold]innspill themes list result[/]")
def list_themes(path: Annotated[Path | None, RESULT] = None) -> None:
    """List themes: how many raise each, how well it holds together, and whether it is locked.

    In a consultation folder, also the themes of themes.toml that have no passages yet.
    """
    from innspill.cli.theming_list import show_list  # noqa: PLC0415 slow to import

    show_list(path)


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


@themes.command(epilog='Example: [bold]innspill themes lock "Finansiering"[/]')
def lock(
    names: Annotated[list[str] | None, OTHERS] = None,
    *,
    folder: Annotated[Path | None, FOLDER] = None,
    dry_run: Annotated[bool, DRY_RUN] = False,
) -> None:
    """Lock themes, so that a new run keeps them, their names and their passages.

    Without a name: all that are proposed.
    """
    from innspill.cli import theming, theming_edits  # noqa: PLC0415 slow to import

    desk = theming.open_desk(folder)
    theming.carry_out(desk, theming_edits.lock(desk, names or ()), dry_run=dry_run)


@themes.command(epilog='Example: [bold]innspill themes rename "Kommuner og drift" "Drift"[/]')
def rename(
    theme: Annotated[str, THEME],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new name.", show_default=False)],
    *,
    folder: Annotated[Path | None, FOLDER] = None,
    dry_run: Annotated[bool, DRY_RUN] = False,
) -> None:
    """Give a theme another name, and lock it; its id and its passages stay."""
    from innspill.cli import theming, theming_edits  # noqa: PLC0415 slow to import

    desk = theming.open_desk(folder)
    theming.carry_out(desk, theming_edits.rename(desk, theme, name), dry_run=dry_run)


@themes.command(epilog='Example: [bold]innspill themes merge "Kompetanse" "Kurs" "Opplæring"[/]')
def merge(
    into: Annotated[
        str, typer.Argument(metavar="INTO", help="The theme that stays.", show_default=False)
    ],
    others: Annotated[list[str], OTHERS],
    *,
    folder: Annotated[Path | None, FOLDER] = None,
    dry_run: Annotated[bool, DRY_RUN] = False,
) -> None:
    """Let a theme take over others, with their passages and keywords, and lock it."""
    from innspill.cli import theming, theming_edits  # noqa: PLC0415 slow to import

    desk = theming.open_desk(folder)
    theming.carry_out(desk, theming_edits.merge(desk, into, others), dry_run=dry_run)


@themes.command(epilog='Example: [bold]innspill themes split "Finansiering" --dry-run[/]')
def split(
    theme: Annotated[str, THEME],
    *,
    below: Annotated[
        bool,
        typer.Option("--below", help="Keep the theme, and let the parts stand under it."),
    ] = False,
    folder: Annotated[Path | None, FOLDER] = None,
    dry_run: Annotated[bool, DRY_RUN] = False,
) -> None:
    """Divide a large theme into the parts that its passages fall into, which take its place."""
    from innspill.cli import theming, theming_moves  # noqa: PLC0415 slow to import

    desk = theming.open_desk(folder)
    theming.carry_out(desk, theming_moves.split(desk, theme, below=below), dry_run=dry_run)


@themes.command(epilog='Example: [bold]innspill themes move "dekke kostnadene" "Finansiering"[/]')
def move(
    passage: Annotated[
        str,
        typer.Argument(
            metavar="PASSAGE",
            help="A passage's id, or some words that stand in it alone.",
            show_default=False,
        ),
    ],
    theme: Annotated[str, THEME],
    *,
    folder: Annotated[Path | None, FOLDER] = None,
    dry_run: Annotated[bool, DRY_RUN] = False,
) -> None:
    """Move a passage to a theme, and lock that; it stays there in every new run."""
    from innspill.cli import theming, theming_moves  # noqa: PLC0415 slow to import

    desk = theming.open_desk(folder)
    theming.carry_out(desk, theming_moves.move(desk, passage, theme), dry_run=dry_run)


@themes.command(epilog='Example: [bold]innspill themes drop "Annet" --dry-run[/]')
def drop(
    names: Annotated[list[str], OTHERS],
    *,
    folder: Annotated[Path | None, FOLDER] = None,
    dry_run: Annotated[bool, DRY_RUN] = False,
) -> None:
    """Take themes out; a new run finds other places for their passages."""
    from innspill.cli import theming, theming_edits  # noqa: PLC0415 slow to import

    desk = theming.open_desk(folder)
    theming.carry_out(desk, theming_edits.drop(desk, names), dry_run=dry_run)


@themes.command(epilog="Example: [bold]innspill themes propose --dry-run[/]")
def propose(
    *,
    folder: Annotated[Path | None, FOLDER] = None,
    dry_run: Annotated[bool, DRY_RUN] = False,
) -> None:
    """Take out themes that are only proposed, and find others in the text of no locked theme."""
    from innspill.cli import theming, theming_proposals  # noqa: PLC0415 slow to import

    desk = theming.open_desk(folder)
    theming.carry_out(desk, theming_proposals.propose(desk), dry_run=dry_run)
