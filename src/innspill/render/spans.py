"""Which words of a sentence are in another language than the letter: what others wrote.

A screen reader speaks them, and Word checks their spelling, as what they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from innspill.model import Citation, Language, Passage


@dataclass(frozen=True, slots=True)
class Span:
    """Some words; `language` is a BCP 47 tag where they are in another than what is around them."""

    text: str
    language: str = ""


def tag_of(language: Language, around: Language) -> str:
    """Return the tag to mark words with; empty where there is none to set."""
    return "" if language in {around, Language.OTHER} else language.value


def spans_of(
    text: str,
    citations: Iterable[Citation],
    passages: Mapping[str, Passage],
    around: Language,
) -> tuple[Span, ...]:
    """Part a sentence where it goes over into the words of someone who writes another language.

    Args:
        text: The sentence.
        citations: What it rests on; what it repeats of these is found in it again.
        passages: All passages by their ids.
        around: The letter's language.
    """
    places = sorted(_places(text, citations, passages, around))
    spans, done = [], 0
    for start, end, tag in places:
        if start < done:
            continue
        spans += [Span(text[done:start])] if start > done else []
        spans.append(Span(text[start:end], tag))
        done = end
    return (*spans, Span(text[done:])) if done < len(text) or not spans else tuple(spans)


def _places(
    text: str, citations: Iterable[Citation], passages: Mapping[str, Passage], around: Language
) -> Iterator[tuple[int, int, str]]:
    for citation in citations:
        passage = passages[citation.passage]
        tag = tag_of(passage.language, around)
        if not tag or citation.start is None:
            continue
        # A closing full stop of the words stands behind the source numbers.
        words = passage.text[citation.start : citation.end].removesuffix(".")
        start = text.find(words) if words else -1
        if start >= 0:
            yield start, start + len(words), tag
