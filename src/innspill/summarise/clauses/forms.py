"""How a clause joins the letter's own words, and what must be known to judge it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a clause joins the letter's own words; the catalogue has sentences for each."""

    SELF = "self"
    AT = "at"
    WISH = "wish"
    INFINITIVE = "infinitive"
    NOUN_PHRASE = "noun_phrase"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """What is known of a sentence's sender and of the submissions it is part of.

    `names` are what the sender calls itself: a sentence that has another municipality as its
    subject is not the sender's own view. `common_words` are words that the submissions also write
    with a small letter: only they lose their capital when a clause is taken in.
    """

    names: tuple[str, ...] = ()
    common_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The characters `start` to `end` of a sentence, and the form in which they can be told."""

    form: Form
    start: int = 0
    end: int = 0
    lower_first: bool = False


Attempt = Callable[[str, Speaker], Clause | None]
