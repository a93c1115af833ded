"""Flags that several commands have, so that they say the same in each."""

import typer

from innspill.render import WRITERS

RESULT = typer.Argument(
    help="A summary.json, or the folder that it lies in; without one, the current folder.",
    show_default=False,
    readable=False,
)
FORMATS = " or ".join((", ".join([*WRITERS][:-1]), [*WRITERS][-1]))
TEMPLATE = typer.Option(
    "--template",
    help="The letterhead: a Word document in which the letter takes the place of {{p innhold }}.",
    metavar="FILE",
    show_default="template in innspill.toml",
)
PASSWORD_FILE = typer.Option(
    "--password-file",
    help="A text file with the passwords of locked files, one on each line.",
    metavar="FILE",
    show_default=False,
)
MASK = typer.Option(
    "--mask/--no-mask",
    help="Mask personal data (identity, account and phone numbers, e-mail addresses, private "
    "persons' names) in everything that is written.",
    show_default="mask",
)
FORCE = typer.Option(
    "--force",
    help="Overwrite a Word draft that people have edited, and say what is lost; overwrite answers"
    " in summary.xlsx, too.",
)
