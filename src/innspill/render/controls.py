"""Characters that a page cannot show, and those that XML cannot hold."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# What XML 1.0 cannot hold (section 2.2 of the standard).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_controls(text: str) -> str:
    """Take out the control characters that HTML has no place for, and end lines as it does."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def xml_text(text: str) -> str:
    """Leave out the control characters that an XML document cannot hold."""
    return _NOT_XML.sub("", text)
