"""Flags that several commands have, so that they say the same in each."""

import typer

RESULT = typer.Argument(
    help="A summary.json, or the folder that it lies in; without one, the current folder.",
    show_default=False,
    readable=False,
)
PASSWORD_FILE = typer.Option(
    "--password-file",
    help="A text file with the passwords of locked files, one on each line.",
    metavar="FILE",
    show_default=False,
)
