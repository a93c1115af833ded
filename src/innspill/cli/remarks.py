"""What a user should know of this machine; it is said on the screen and never in a result."""

from innspill.console import error_console, screen_words
from innspill.ingest.isolation.confinement import MEMORY_IS_LIMITED


def show_remarks(*, memory_is_limited: bool = MEMORY_IS_LIMITED) -> None:
    """Say which of the limits the system does not hold."""
    if not memory_is_limited:
        error_console().print(screen_words().text("screen.memory_unlimited"))
