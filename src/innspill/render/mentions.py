"""Where in the letter a passage is used, part by part: what leads from a source to sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from innspill.model import Cited


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that rests on a passage, and what its part of the letter is called."""

    sentence: int
    heading: str


def mentions_of(cited: Iterable[Cited], annex: str) -> tuple[Mention, ...]:
    """Return the first sentence of each part that cites a passage.

    One that repeats its words goes before one that only counts it.

    Args:
        cited: What cites the passage, in the order of the letter.
        annex: What the parts behind the signature, which are one, are called.
    """
    found: dict[str, tuple[bool, int]] = {}
    for section, sentence, citation in cited:
        heading = annex if section.annex else section.heading
        use = citation.start is None, sentence.number
        found[heading] = min(found.get(heading, use), use)
    return tuple(Mention(number, heading) for heading, (_, number) in found.items())
