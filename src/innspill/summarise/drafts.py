"""Sentences on their way into the letter, before sentences and sources have their numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from innspill.model import Citation, Section, Sentence, SentenceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A passage that a sentence rests on; `start` and `end` as in `Citation`."""

    passage: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A sentence without numbers."""

    text: str
    kind: SentenceKind
    paragraph: int = 0
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A heading and its sentences, without numbers."""

    heading: str
    level: int
    theme: str | None = None
    drafts: tuple[Draft, ...] = ()


def number_sections(sections: Sequence[DraftSection]) -> tuple[Section, ...]:
    """Give every sentence its number, and every passage the number of its first citation."""
    source_numbers = _in_order_of_use(sections)
    number = 0
    numbered = []
    for section in sections:
        sentences = []
        for draft in section.drafts:
            number += 1
            sentences.append(_sentence(draft, number, source_numbers))
        numbered.append(
            Section(
                heading=section.heading,
                level=section.level,
                theme=section.theme,
                sentences=tuple(sentences),
            )
        )
    return tuple(numbered)


def _in_order_of_use(sections: Iterable[DraftSection]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for section in sections:
        for draft in section.drafts:
            for source in draft.sources:
                numbers.setdefault(source.passage, len(numbers) + 1)
    return numbers


def _sentence(draft: Draft, number: int, source_numbers: dict[str, int]) -> Sentence:
    citations = [
        Citation(source=source_numbers[s.passage], passage=s.passage, start=s.start, end=s.end)
        for s in draft.sources
    ]
    return Sentence(
        number=number,
        text=draft.text[:1].upper() + draft.text[1:],
        kind=draft.kind,
        paragraph=draft.paragraph,
        citations=tuple(sorted(citations, key=lambda citation: citation.source)),
    )
