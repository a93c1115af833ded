"""`innspill init`: make a consultation folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from innspill.errors import UsageError
from innspill.model import Language

if TYPE_CHECKING:
    from innspill.language.catalogue import Catalogue


def init(
    directory: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR",
            help="The folder; without one, the current folder. With --template, the letterhead to "
            "write, the folder that it is to lie in, or the name of a text template.",
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
    template: Annotated[
        bool,
        typer.Option(
            "--template",
            help="Make a letterhead to edit in Word instead, brevmal.docx; or, for a name such as "
            "letter.md.j2, a copy of that text template to change.",
        ),
    ] = False,
) -> None:
    """Make a folder for a consultation: its settings, an inbox and a README.

    Nothing that is there is written over; what is missing is added.
    """
    from innspill.cli.welcome import welcome  # noqa: PLC0415 rich is slow to import
    from innspill.console import screen_words  # noqa: PLC0415 as above
    from innspill.consultation.starter_folder import make_folder  # noqa: PLC0415 pydantic is slow, too

    words = screen_words()
    place, spoken = directory or Path(), language or words.language
    if not template:
        welcome(make_folder(place, spoken), words)
    elif place.suffix == ".j2":
        _copy_template(place, words)
    else:
        _make_letterhead(place, spoken, words)


def _make_letterhead(place: Path, language: Language, words: "Catalogue") -> None:
    from innspill.cli.welcome import letterhead_made  # noqa: PLC0415 as above
    from innspill.consultation.starter_folder import add_letterhead  # noqa: PLC0415 as above
    from innspill.render.letterhead.starter import starter_letterhead  # noqa: PLC0415 as above

    letterhead_made(add_letterhead(place, starter_letterhead(language)), words)


def _copy_template(place: Path, words: "Catalogue") -> None:
    """Put a copy of a text template of ours where it takes the place of ours.

    Raises:
        UsageError: There is none of this name, or there is a copy already.
    """
    from innspill.cli.welcome import template_copied  # noqa: PLC0415 as above
    from innspill.consultation.rendering import TEMPLATES  # noqa: PLC0415 as above
    from innspill.consultation.starter_folder import add_file  # noqa: PLC0415 as above
    from innspill.render.templates import template_folder, template_names  # noqa: PLC0415 as above

    if place.name not in template_names():
        raise UsageError(
            f"{place}: there is no template of this name",
            hint=f"The templates are {', '.join(template_names())}.",
        )
    data = (template_folder() / place.name).read_bytes()
    folder = place.parent if place.parent.name == TEMPLATES else place.parent / TEMPLATES
    template_copied(add_file(folder / place.name, data), words)
