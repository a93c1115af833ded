"""Text → the same text with its personal data masked, character for character."""

import re
from collections.abc import Collection, Iterable

from innspill.ingest.privacy.addresses import SIGN, mail_addresses
from innspill.ingest.privacy.finds import Find, Sort, apart
from innspill.ingest.privacy.names import names
from innspill.ingest.privacy.numbers import accounts, identities
from innspill.ingest.privacy.phones import phones

MASK = "•"
EVERY = frozenset(Sort)
# Most texts have neither so many digits nor the sign of an address, and need no closer look.
_DIGITS = re.compile(r"[0-9](?:[^0-9A-Za-z]{0,4}[0-9]){4}")
_AFTER_LABEL = " .:0123456789"  # "Telefon 2"
_FINDERS = (
    (SIGN, (mail_addresses,)),
    (_DIGITS, (identities, accounts, phones)),
)


def find(text: str, *, about: str = "", persons: Collection[str] = ()) -> tuple[Find, ...]:
    """Find the personal data in a text, in the order of its places.

    Args:
        text: A block's text, or any other.
        about: The header that it stands under, which can say what a bare number is.
        persons: Names of private persons.
    """
    found = list(names(text, persons))
    label = f"{about.rstrip(_AFTER_LABEL)}: " if about else ""
    for look, finders in _FINDERS:
        if look.search(text):
            for finder in finders:
                found += _behind(len(label), finder(label + text))
    return apart(found)


def _behind(label: int, finds: Iterable[Find]) -> list[Find]:
    """Give what stands behind a label, counted from its end."""
    return [
        Find(each.sort, max(0, each.start - label), each.end - label)
        for each in finds
        if each.end > label
    ]


def masked(text: str, finds: Iterable[Find]) -> str:
    """Put the mask in the place of every letter and digit of what was found; signs stay."""
    letters = list(text)
    for each in finds:
        for place in range(each.start, each.end):
            if letters[place].isalnum():
                letters[place] = MASK
    return "".join(letters)


def mask_text(
    text: str,
    *,
    about: str = "",
    persons: Collection[str] = (),
    sorts: Collection[Sort] = EVERY,
) -> str:
    """Mask the personal data in a text; its length and its lines stay as they are."""
    return mask_and_count(text, about=about, persons=persons, sorts=sorts)[0]


def mask_and_count(
    text: str,
    *,
    about: str = "",
    persons: Collection[str] = (),
    sorts: Collection[Sort] = EVERY,
) -> tuple[str, tuple[Find, ...]]:
    """Mask a text, and say what was masked in it.

    What stood beside masked data may now be seen for what it is; so it is looked at until nothing
    more is found, and masking twice is masking once.
    """
    told: list[Find] = []
    while True:
        found = [each for each in find(text, about=about, persons=persons) if each.sort in sorts]
        after = masked(text, found)
        if after == text:
            return text, tuple(told)
        told += found
        text = after
