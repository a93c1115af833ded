"""Flags that several commands have, so that they say the same in each."""

import typer

PASSWORD_FILE = typer.Option(
    "--password-file",
    help="A text file with the passwords of locked files, one on each line.",
    metavar="FILE",
    show_default=False,
)
