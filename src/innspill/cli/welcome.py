"""What `innspill init` says: what was made, what was there, and what to do next."""

from pathlib import Path

from rich.markup import escape

from innspill.console import error_console
from innspill.consultation.folder import INBOX, SETTINGS_FILE
from innspill.consultation.starter_folder import NewFolder
from innspill.language.catalogue import Catalogue


def welcome(folder: NewFolder, words: Catalogue) -> None:
    """Print what a folder has now, and the next two steps."""
    console = error_console()
    for line in sentences(folder, words):
        console.print(escape(line))


def sentences(folder: NewFolder, words: Catalogue) -> tuple[str, ...]:
    """Return what is said of a new folder, the next steps last."""
    said = []
    if folder.made:
        made = words.join(folder.made)
        said.append(words.text("init.made", folder=folder.home.resolve(), names=made))
    if folder.kept:
        said.append(words.text("init.kept", names=words.join(folder.kept)))
    if folder.loose:
        said.append(words.counted("init.loose", len(folder.loose)))
    run = "innspill summarise"
    if folder.home.resolve() != Path.cwd():
        run = f"{run} {_typed(folder.home)}"
    fill = words.text("init.fill", settings=SETTINGS_FILE, inbox=INBOX)
    return (*said, fill, words.text("init.run", command=run))


def letterhead_made(file: Path, words: Catalogue) -> None:
    """Print where a letterhead is, and what to do with it."""
    console = error_console()
    for line in (
        words.text("letterhead.made", file=file.resolve()),
        words.text("letterhead.edit"),
        words.text("letterhead.use", name=file.name, command=_typed(file)),
    ):
        console.print(escape(line))


def template_copied(file: Path, words: Catalogue) -> None:
    """Print where the copy of a text template is, and when it counts."""
    made = words.text("letterhead.made", file=file.resolve())
    error_console().print(escape(f"{made} {words.text('letterhead.copied')}"))


def _typed(path: Path) -> str:
    """Write a path as it is typed on a command line."""
    return f'"{path}"' if " " in str(path) else str(path)
