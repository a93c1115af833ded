"""What a user should know of this machine; it is said on the screen and never in a result."""

import os
from pathlib import Path

from innspill.console import error_console, screen_words
from innspill.ingest.isolation.confinement import MEMORY_IS_LIMITED


def show_remarks(cache: Path | None = None, *, memory_is_limited: bool = MEMORY_IS_LIMITED) -> None:
    """Say which limits the system does not hold, and where readings cannot be kept.

    Args:
        cache: The folder for readings; None where nothing is to be kept.
        memory_is_limited: Whether the system holds a process to a limit of memory.
    """
    words, console = screen_words(), error_console()
    if not memory_is_limited:
        console.print(words.text("screen.memory_unlimited"))
    if cache is not None and not can_keep(cache):
        console.print(words.text("screen.nothing_kept", folder=cache), markup=False)


def can_keep(folder: Path) -> bool:
    """Tell whether files can be written into a folder, or the folder can be made."""
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    return there.is_dir() and os.access(there, os.W_OK)
