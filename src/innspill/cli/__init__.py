"""The command line: flags in, exit code out. Commands import what they need when they run."""

import sys
from typing import Annotated

import typer

from innspill import __version__
from innspill.cli.check import check
from innspill.cli.diff import diff
from innspill.cli.export import export
from innspill.cli.init import init
from innspill.cli.inspect import inspect
from innspill.cli.review import review
from innspill.cli.summarise import summarise
from innspill.cli.themes import themes
from innspill.cli.trace import trace
from innspill.errors import ExitCode, InnspillError

app = typer.Typer(
    name="innspill",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: [bold]innspill summarise inbox/ --out result[/]",
)
app.command(epilog='Example: [bold]innspill init "Høring om strategi"[/]')(init)
app.command(epilog="Example: [bold]innspill summarise inbox/ --language nn --out result[/]")(
    summarise
)
app.command(epilog='Example: [bold]innspill inspect "Høringssvar Åfjord.docx" --text[/]')(inspect)
app.command(epilog="Example: [bold]innspill check result[/]")(check)
app.command(epilog='Example: [bold]innspill trace result --respondent "Åfjord"[/]')(trace)
app.command(epilog="Example: [bold]innspill diff earlier/summary.json result[/]")(diff)
app.command(epilog="Example: [bold]innspill export --clean --out ferdig.docx[/]")(export)
app.add_typer(themes, name="themes")
app.add_typer(review, name="review")


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"innspill {__version__}")
        raise typer.Exit


@app.callback()
def innspill(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and stop.", callback=lambda v: _version(wanted=v)
        ),
    ] = False,
) -> None:
    """Turn a folder of consultation submissions into one joint letter.

    Every sentence of the letter can be traced to verbatim words in a submission. Nothing leaves
    this machine.
    """


def main() -> None:
    """Run the command line; the one place where an error becomes a message and an exit code."""
    try:
        app(prog_name="innspill")
    except InnspillError as error:
        from innspill.console import show_error  # noqa: PLC0415 rich is slow to import

        show_error(error)
        sys.exit(error.exit_code)
    except SystemExit as stop:
        if stop.code == ExitCode.INTERRUPTED:
            from innspill.console import show_interrupted  # noqa: PLC0415 as above

            show_interrupted()
        raise
