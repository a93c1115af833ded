"""Mutations of text, and of bytes of any sort."""

import random
import re
from collections.abc import Callable

from words import NUMBERS, WORDS

OFTEN = (1,) * 12 + (3, 50, 1000)
"""How often a word is put in at one place."""

MOST_REPEATED = 60_000  # bytes that one change adds
LONGEST_SPAN = 12  # as a power of two, in bytes
BYTES = (0, 10, 34, 60, 127, 128, 255)
NUMBER = re.compile(rb"-?\d+")

Change = Callable[[bytes, str, random.Random], bytes]


def in_text(data: bytes, kind: str, chance: random.Random) -> bytes:
    """Make one change; `kind` says which words have a meaning."""
    return chance.choice(CHANGES)(data, kind, chance)


def somewhere(data: bytes, chance: random.Random) -> int:
    """Choose a place, the end among them."""
    return chance.randrange(len(data) + 1)


def span(data: bytes, chance: random.Random) -> tuple[int, int]:
    """Choose a stretch, short ones more often."""
    start = somewhere(data, chance)
    return start, min(len(data), start + int(2 ** chance.uniform(0, LONGEST_SPAN)))


def with_word(data: bytes, kind: str, chance: random.Random) -> bytes:
    """Put in a word of the format, now and then very often."""
    start = somewhere(data, chance)
    word = (chance.choice(WORDS[kind]) * chance.choice(OFTEN))[:MOST_REPEATED]
    return data[:start] + word + data[start:]


def over_word(data: bytes, kind: str, chance: random.Random) -> bytes:
    """Write a word of the format over what stands there."""
    start, word = somewhere(data, chance), chance.choice(WORDS[kind])
    return data[:start] + word + data[start + len(word) :]


def with_number(data: bytes, kind: str, chance: random.Random) -> bytes:
    """Change a number to one at the edge of something."""
    found = NUMBER.search(data, somewhere(data, chance)) or NUMBER.search(data)
    if not found:
        return with_word(data, kind, chance)
    return data[: found.start()] + chance.choice(NUMBERS) + data[found.end() :]


def flipped(data: bytes, _kind: str, chance: random.Random) -> bytes:
    """Change single bytes."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 40)) if data else 0):
        changed[chance.randrange(len(changed))] = chance.choice((*BYTES, chance.randrange(256)))
    return bytes(changed)


def cut(data: bytes, _kind: str, chance: random.Random) -> bytes:
    """Take out a stretch."""
    start, end = span(data, chance)
    return data[:start] + data[end:]


def repeated(data: bytes, _kind: str, chance: random.Random) -> bytes:
    """Repeat a stretch."""
    start, end = span(data, chance)
    more = (data[start:end] * chance.choice((1, 1, 3, 30)))[:MOST_REPEATED]
    return data[:end] + more + data[end:]


def moved(data: bytes, _kind: str, chance: random.Random) -> bytes:
    """Copy a stretch to another place."""
    start, end = span(data, chance)
    place = somewhere(data, chance)
    return data[:place] + data[start:end] + data[place:]


def ended(data: bytes, _kind: str, chance: random.Random) -> bytes:
    """End early, as a broken transfer does."""
    return data[: somewhere(data, chance)]


CHANGES: tuple[Change, ...] = (
    *(with_word, with_word, with_word, over_word, with_number, with_number),
    *(flipped, flipped, cut, repeated, moved, moved, ended),
)
"""The changes; one that stands there twice is made twice as often."""
