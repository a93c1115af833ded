"""The joint letter: sections of sentences, and the sources of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from innspill.model.kinds import Language, SentenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source of a sentence.

    `source` is the number in the letter's list of sources; `start` and `end` are the characters of
    the passage's text that the sentence repeats verbatim, None where the passage is only counted.
    """

    source: int
    passage: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the letter; `paragraph` counts from 0 within its section."""

    number: int
    text: str
    kind: SentenceKind
    paragraph: int = 0
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the sentences under it; `level` counts from 1.

    `annex` is set for what stands behind the signature. `part` names a section that is not a
    theme's, whatever its heading is: "background", "views", "other_views", "single_views" or
    "closing".
    """

    heading: str
    level: int
    theme: str | None = None
    sentences: tuple[Sentence, ...] = ()
    annex: bool = False
    part: str = ""


Cited = tuple[Section, Sentence, Citation]
"""A source, with the sentence that rests on it and where that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The joint letter, before any format."""

    title: str
    language: Language
    sections: tuple[Section, ...]

    def cited(self) -> Iterator[Cited]:
        """Give every source of every sentence, in the order of the letter."""
        for section in self.sections:
            for sentence in section.sentences:
                for citation in sentence.citations:
                    yield section, sentence, citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a passage asks for: `start` and `end` are characters of its text, `text` those words.

    `theme` is the passage's; `respondents` are all who ask for the same, the passage's own first.
    """

    passage: str
    start: int
    end: int
    text: str
    theme: str
    respondents: tuple[str, ...]
