"""What personal data is told apart, and where in a text it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SPACE = " \u00a0\u2009\u202f"
"""What people and programs put between the groups of a number, to stand in a class."""

ALONE_BEFORE = rf"(?<![0-9])(?<![0-9][{SPACE}.,/:–-])"
ALONE_AFTER = rf"(?![0-9])(?![{SPACE}.,/:–-][0-9])"
"""Around digits that belong to no longer row of digits."""

_REACH = 60  # characters before a number in which it can be named


class Sort(StrEnum):
    """A sort of personal data; its value is a code of the catalogues."""

    IDENTITY = "identity_numbers"
    ACCOUNT = "account_numbers"
    MAIL = "mail_addresses"
    PHONE = "phone_numbers"
    NAME = "person_names"


@dataclass(frozen=True, slots=True)
class Find:
    """Personal data at `text[start:end]`."""

    sort: Sort
    start: int
    end: int


def apart(finds: Iterable[Find]) -> tuple[Find, ...]:
    """Put finds in the order of their places, without those that lie within another.

    Of two at one place the sort that comes first counts. Those that overlap in part are kept.
    """
    order = list(Sort)
    kept: list[Find] = []
    for find in sorted(finds, key=lambda each: (each.start, -each.end, order.index(each.sort))):
        if not kept or find.end > max(each.end for each in kept[-2:]):
            kept.append(find)
    return tuple(kept)


def named_before(text: str, place: int, word: re.Pattern[str]) -> bool:
    """Tell whether a word that says what a number is stands right before it.

    Args:
        text: Any text.
        place: Where the number begins.
        word: Matches up to the end of what stands before it.
    """
    return bool(word.search(text, max(0, place - _REACH), place))
