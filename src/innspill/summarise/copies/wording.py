"""The words of texts as numbers: as they are written, and in one målform."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from innspill.language.bridge import norwegian_bridge

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Figures are words here: "10 millioner" and "20 millioner" are not the same.
_WORD = re.compile(r"[^\W_]+")
_PIECE_ENDS = re.compile(r"[.!?:;\n]+")
_NEGATIONS = ("ikke", "ikkje", "ingen", "inga", "aldri", "not", "no", "never")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of texts, each word a number; punctuation and capitals are gone.

    `written` and `crossed` have shape (n_words,), text after text, `ends` has shape (n_texts + 1,):
    text `i` is `written[ends[i]:ends[i + 1]]`. `crossed` are the same words in one målform, and
    `vocabulary` tells their numbers; `negations` and `figures` are the numbers of such words.
    """

    written: "NDArray[np.int64]"
    crossed: "NDArray[np.int64]"
    ends: "NDArray[np.int64]"
    vocabulary: dict[str, int]
    negations: frozenset[int]
    figures: frozenset[int]

    def span(self, text: int, *, written: bool = False) -> "NDArray[np.int64]":
        """Return the words of a text, as they are written or else in one målform."""
        words = self.written if written else self.crossed
        return words[self.ends[text] : self.ends[text + 1]]

    def words(self, text: int) -> list[int]:
        """Return the words of a text in one målform."""
        found: list[int] = self.span(text).tolist()
        return found


def word_texts(texts: Sequence[str], cross: Callable[[str], str]) -> Wording:
    """Number the words of texts.

    Args:
        texts: The texts, in order.
        cross: A function from a word in small letters to its form in the one målform.
    """
    import numpy as np  # noqa: PLC0415 a command that compares nothing does without it

    number: defaultdict[str, int] = defaultdict(count().__next__)
    rows = [np.fromiter(map(number.__getitem__, words_of(text)), dtype=np.int64) for text in texts]
    forms: defaultdict[str, int] = defaultdict(count().__next__)
    crossing = [forms[cross(word)] for word in number]
    written = np.concatenate([np.empty(0, dtype=np.int64), *rows])
    return Wording(
        written=written,
        crossed=np.array(crossing, dtype=np.int64)[written],
        ends=np.cumsum([0, *map(len, rows)]),
        vocabulary={word: crossing[at] for word, at in number.items()},
        negations=frozenset(crossing[number[word]] for word in _NEGATIONS if word in number),
        figures=frozenset(crossing[at] for word, at in number.items() if word.isdigit()),
    )


def words_of(text: str) -> list[str]:
    """Return the words and figures of a text in small letters."""
    return _WORD.findall(text.lower())


def pieces_of(text: str) -> list[list[str]]:
    """Return the words of each sentence of a text, or of less: a colon and "bl.a." divide too."""
    return [_WORD.findall(piece) for piece in _PIECE_ENDS.split(text.lower())]


def to_bokmaal(word: str) -> str:
    """Return the bokmål form of a word, where one is known or likely."""
    return norwegian_bridge().cross(word)
