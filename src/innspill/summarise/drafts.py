"""Sentences on their way into the letter, before sentences and sources have their numbers."""

from dataclasses import dataclass

from innspill.model import SentenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A passage that a sentence rests on; `start` and `end` as in `Citation`."""

    passage: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A sentence without numbers.

    `others` are other ways to say the same; `seed` chooses among them, and is empty where drafts of
    one `key` take turns.
    """

    text: str
    kind: SentenceKind
    paragraph: int = 0
    sources: tuple[Source, ...] = ()
    others: tuple[str, ...] = ()
    key: str = ""
    seed: str = ""

    @property
    def ways(self) -> tuple[str, ...]:
        """All ways to say it."""
        return (self.text, *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A heading and its sentences, without numbers; `part` as in `Section`."""

    heading: str
    level: int
    theme: str | None = None
    drafts: tuple[Draft, ...] = ()
    annex: bool = False
    part: str = ""
