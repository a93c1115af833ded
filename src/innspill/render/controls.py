"""Characters that a page cannot show."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def without_controls(text: str) -> str:
    """Take out the control characters that HTML has no place for, and end lines as it does."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
