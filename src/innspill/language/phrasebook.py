"""The sentences of errors in another language, found again by their English words.

An error is raised where its cause is known, and its sentence stands there, in English, so that the
code can be read. It crosses process borders and is kept with readings as the text that it is. Only
where a person reads it is it put into her language, by a table from English sentence to hers; both
have the same gaps, and what fills them is taken over as it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Pairs of an English sentence's pattern and the other language's sentence."""

    pairs: tuple[tuple[re.Pattern[str], str], ...]

    def said(self, text: str) -> str:
        """Return a text in the other language; as it is where the table does not have it."""
        for pattern, other in self.pairs:
            found = pattern.fullmatch(text)
            if found:
                return other.format(**found.groupdict())
        return text


def phrasebook(table: Iterable[tuple[str, str]]) -> Phrasebook:
    """Make a phrasebook of pairs of sentences.

    The sentences with the most words of their own are tried first, so that one with many gaps takes
    no other's place.
    """
    order = sorted(table, key=lambda pair: (-len(_GAP.sub("", pair[0])), pair[0]))
    return Phrasebook(tuple((_pattern(english), other) for english, other in order))


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = _GAP.split(sentence)
    told = [
        f"(?P<{part}>.*?)" if number % 2 else re.escape(part) for number, part in enumerate(parts)
    ]
    return re.compile("".join(told), re.DOTALL)
