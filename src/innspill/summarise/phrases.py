"""A small language for phrases, and a finder that reads a text once for all of them.

`støtter|støttar [derfor|difor] {not}` is easier to read, and faster to find, than the regular
expression it could be. The signs are explained at the top of `data/grammar/positions.toml`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

_KEY_LETTERS = 4
_LONGEST_GAP = 4
_TOKEN = re.compile(r"\w+|[.!?:;\n]")
_PIECE = re.compile(r"\[[^\]]*\]|\S+")
_LIST = re.compile(r"\{(\w+)\}")
_STOPS = frozenset(".!?:;\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The characters `start` to `end` of a text, and the number of the phrase that is there."""

    number: int
    start: int
    end: int

    def inside(self, other: "Found") -> bool:
        """Tell whether another find covers this one and more."""
        covered = other.start <= self.start and self.end <= other.end
        return covered and other.end - other.start > self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One place of a phrase: the words that may stand there, by whole, beginning or ending."""

    whole: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    number: bool = False
    optional: bool = False
    gap: bool = False

    def takes(self, word: str) -> bool:
        """Tell whether a word may stand in this place."""
        return (
            word in self.whole
            or (bool(self.beginnings) and word.startswith(self.beginnings))
            or (bool(self.endings) and word.endswith(self.endings))
            or (self.number and word.isdigit())
        )

    def keys(self) -> frozenset[str]:
        """Return by what the words of this place are looked up.

        Raises:
            ValueError: A beginning has too few letters, or there is no word.
        """
        short = [letters for letters in self.beginnings if len(letters) < _KEY_LETTERS]
        if short or self.optional or self.gap or self.endings or self.number:
            message = f"a phrase must begin with a word or {_KEY_LETTERS} letters of one: {self}"
            raise ValueError(message)
        return self.whole | {f"{letters[:_KEY_LETTERS]}*" for letters in self.beginnings}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase by its number; whether it must open a sentence."""

    number: int
    opens: bool
    pieces: tuple[Piece, ...]

    def seconds(self) -> frozenset[str]:
        """Return the words that may follow the first; only the empty one where any may."""
        found: frozenset[str] = frozenset()
        for piece in self.pieces[1:]:
            if piece.gap or piece.beginnings or piece.endings or piece.number:
                return frozenset({""})
            found |= piece.whole
            if not piece.optional:
                return found
        return frozenset({""})

    def end(self, words: Sequence[str], at: int, piece: int = 0) -> int | None:
        """Return where the phrase ends that begins at a word, by the number of its last word.

        Args:
            words: The text's words and stops, in small letters.
            at: The word that the next piece must take.
            piece: The next piece.
        """
        for number in range(piece, len(self.pieces)):
            here = self.pieces[number]
            if here.gap:
                return self._after_gap(words, at, number + 1)
            taken = at < len(words) and here.takes(words[at])
            if here.optional and taken:
                end = self.end(words, at + 1, number + 1)
                if end is not None:
                    return end
            elif taken:
                at += 1
            elif not here.optional:
                return None
        return at - 1

    def _after_gap(self, words: Sequence[str], at: int, piece: int) -> int | None:
        for skipped in range(_LONGEST_GAP + 1):
            end = self.end(words, at + skipped, piece)
            if end is not None:
                return end
            if at + skipped >= len(words) or words[at + skipped] in _STOPS:
                return None
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """Phrases by the words with which they begin.

    The first word is a whole one, or four letters of one and `*`; the second is a whole one, or
    empty where it may be any.
    """

    by_words: Mapping[str, Mapping[str, tuple[Phrase, ...]]]

    @classmethod
    def of(cls, phrases: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Self:
        """Return a finder of phrases; a phrase is known by its number in the sequence.

        Raises:
            ValueError: A phrase does not begin with a word, or with enough letters of one.
        """
        by_words: dict[str, dict[str, tuple[Phrase, ...]]] = {}
        for number, written in enumerate(phrases):
            pieces = tuple(_piece(p, lists) for p in _PIECE.findall(written.removeprefix("^ ")))
            phrase = Phrase(number=number, opens=written.startswith("^ "), pieces=pieces)
            for first in sorted(pieces[0].keys()):
                follows = by_words.setdefault(first, {})
                for second in sorted(phrase.seconds()):
                    follows[second] = (*follows.get(second, ()), phrase)
        return cls(by_words=by_words)

    def find(self, text: str) -> tuple[Found, ...]:
        """Return what is found in a text, in its order; what lies inside a longer find is not."""
        tokens = list(_TOKEN.finditer(text.lower()))
        words = [token[0] for token in tokens]
        found = [
            Found(number=phrase.number, start=tokens[at].start(), end=tokens[end].end())
            for at, word in enumerate(words)
            for phrase in self._beginning(word, words[at + 1] if at + 1 < len(words) else ".")
            if not phrase.opens or at == 0 or words[at - 1] in _STOPS
            if (end := phrase.end(words, at)) is not None
        ]
        return tuple(one for one in found if not any(one.inside(other) for other in found))

    def _beginning(self, first: str, second: str) -> tuple[Phrase, ...]:
        """Return the phrases that can begin with two words."""
        found: tuple[Phrase, ...] = ()
        for key in (first, f"{first[:_KEY_LETTERS]}*"):
            follows = self.by_words.get(key)
            if follows:
                found += follows.get("", ()) + follows.get(second, ())
        return found


def _piece(written: str, lists: Mapping[str, Sequence[str]]) -> Piece:
    """Read one piece of a phrase, its lists written out."""
    if written == "...":
        return Piece(gap=True)
    words = [word for part in written.strip("[]").split("|") for word in _written_out(part, lists)]
    return Piece(
        whole=frozenset(word for word in words if "*" not in word and word != "#"),
        beginnings=tuple(word[:-1] for word in words if word.endswith("*")),
        endings=tuple(word[1:] for word in words if word.startswith("*")),
        number="#" in words,
        optional=written.startswith("["),
    )


def _written_out(word: str, lists: Mapping[str, Sequence[str]]) -> Sequence[str]:
    name = _LIST.fullmatch(word)
    return lists[name[1]] if name else (word,)
