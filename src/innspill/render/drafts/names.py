"""What a part of a draft is called inside the Word document."""

import hashlib
import re

PREFIX = "innspill"
LONGEST_TAG = 64  # Word refuses a document in which a control's tag or title is longer
LONGEST_BOOKMARK = 40
_DIGITS = 8


def tag_of(part: str) -> str:
    """Return the tag of a part's content control: "innspill:theme:skole"."""
    return _fitting(f"{PREFIX}:{part}", LONGEST_TAG)


def bookmark_of(part: str) -> str:
    """Return the name of a part's bookmark: letters, digits and underscores.

    Different parts have different names also where only a sign that is left out, or what stands
    after the longest name, tells them apart.
    """
    plain = re.sub("[^A-Za-z0-9]", "_", part)
    name = f"{PREFIX}_{plain}"
    if plain == part:
        return _fitting(name, LONGEST_BOOKMARK, "_")
    return f"{name[: LONGEST_BOOKMARK - _DIGITS - 1]}_{digest(part)[:_DIGITS]}"


def title_of(heading: str) -> str:
    """Return a heading as the title of a content control, cut where Word needs it."""
    return heading if len(heading) <= LONGEST_TAG else f"{heading[: LONGEST_TAG - 1]}…"


def number_of(part: str) -> int:
    """Return the id of a part's content control: positive, the same each time."""
    return int(digest(part)[:8], 16) % (2**31 - 1) + 1


def digest(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _fitting(name: str, longest: int, joint: str = ":") -> str:
    if len(name) <= longest:
        return name
    return f"{name[: longest - _DIGITS - 1]}{joint}{digest(name)[:_DIGITS]}"
