"""`innspill init`: make a consultation folder."""

from pathlib import Path
from typing import Annotated

import typer

from innspill.model import Language


def init(
    directory: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR",
            help="The folder; without one, the current folder.",
            show_default=False,
        ),
    ] = None,
    *,
    language: Annotated[
        Language | None,
        typer.Option(
            "--language",
            "-l",
            help="What the files are explained in: nb (bokmål), nn (nynorsk) or en. With nn, the "
            "letter is in nynorsk, too.",
            show_default="the screen's",
            metavar="nb|nn|en",
        ),
    ] = None,
) -> None:
    """Make a folder for a consultation: its settings, an inbox and a README.

    Nothing that is there is written over; what is missing is added.
    """
    from innspill.cli.welcome import welcome  # noqa: PLC0415 rich is slow to import
    from innspill.console import screen_words  # noqa: PLC0415 as above
    from innspill.consultation.starter_folder import make_folder  # noqa: PLC0415 pydantic is slow, too

    words = screen_words()
    welcome(make_folder(directory or Path(), language or words.language), words)
