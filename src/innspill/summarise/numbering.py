"""Sentences and sources get their numbers last, when the whole letter is there."""

from collections.abc import Iterable, Sequence
from itertools import count

from innspill.model import Citation, Section, Sentence
from innspill.summarise.drafts import Draft, DraftSection
from innspill.summarise.openings import in_turn
from innspill.summarise.wishes import NO_WISHES, Wishes


def number_sections(
    sections: Sequence[DraftSection], wishes: Wishes = NO_WISHES
) -> tuple[Section, ...]:
    """Give every sentence its words and number, and every passage that of its first citation.

    A source that has a number keeps it, so that what people wrote around it still holds.
    """
    sources = _in_order_of_use(sections, wishes)
    texts = in_turn(draft for section in sections for draft in section.drafts)
    numbered = []
    first = 1
    for section in sections:
        drafts = enumerate(section.drafts, start=first)
        sentences = tuple(
            _sentence(draft, number, next(texts), sources) for number, draft in drafts
        )
        first += len(sentences)
        numbered.append(
            Section(
                heading=section.heading,
                level=section.level,
                theme=section.theme,
                sentences=sentences,
                annex=section.annex,
                part=section.part,
            )
        )
    return tuple(numbered)


def _in_order_of_use(sections: Iterable[DraftSection], wishes: Wishes) -> dict[str, int]:
    numbers = dict(wishes.numbers)
    fresh = count(wishes.last_number + 1)
    for section in sections:
        for draft in section.drafts:
            for source in draft.sources:
                if source.passage not in numbers:
                    numbers[source.passage] = next(fresh)
    return numbers


def _sentence(draft: Draft, number: int, text: str, sources: dict[str, int]) -> Sentence:
    citations = [
        Citation(source=sources[s.passage], passage=s.passage, start=s.start, end=s.end)
        for s in draft.sources
    ]
    return Sentence(
        number=number,
        text=text[:1].upper() + text[1:],
        kind=draft.kind,
        paragraph=draft.paragraph,
        citations=tuple(sorted(citations, key=lambda citation: citation.source)),
    )
