"""Every passage as the report lists it: its place, its words and the sentences that use it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from innspill.language.catalogue import Catalogue
from innspill.language.places import source_of
from innspill.model import EXCLUDED, Citation, Passage, Section, Sentence, Summary
from innspill.model.traces import Use
from innspill.render.spans import tag_of


@dataclass(frozen=True, slots=True)
class Where:
    """A sentence that rests on a passage, and what its part of the letter is called."""

    sentence: int
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A passage; its words stand in the report once, here.

    `id` is the element's; `number` the source's, None where the letter does not refer to it.
    `text` is empty where people left the passage out; `lead_in` is the line or the heads that it
    continues. `language` is a BCP 47 tag where it is another than the letter's. `reason` is why it
    has no theme, empty where it has one.
    """

    id: str
    number: int | None
    place: str
    lead_in: str
    text: str
    language: str
    where: tuple[Where, ...]
    use: Use
    reason: str


Cited = tuple[Section, Sentence, Citation]


def items_of(summary: Summary, words: Catalogue) -> tuple[Item, ...]:
    """Return an item for each passage, in the order of the result's passages."""
    citing: dict[str, list[Cited]] = {}
    for section in summary.letter.sections:
        for sentence in section.sentences:
            for citation in sentence.citations:
                citing.setdefault(citation.passage, []).append((section, sentence, citation))
    reasons = {each.passage: each for each in summary.unassigned}
    place_of = _places(summary, words)
    found = []
    for index, passage in enumerate(summary.passages):
        own, lost = citing.get(passage.id, ()), reasons.get(passage.id)
        number = own[0][2].source if own else None
        said = passage.text if lost is None or lost.reason != EXCLUDED else ""
        found.append(
            Item(
                id=f"u{index}" if number is None else f"k{number}",
                number=number,
                place=place_of(passage),
                lead_in=passage.lead_in if said else "",
                text=said,
                language=tag_of(passage.language, words.language),
                where=_where(own, words),
                use=_use(own, passage),
                reason=words.text(f"reason.{lost.reason}", note=lost.note).strip() if lost else "",
            )
        )
    return tuple(found)


def _places(summary: Summary, words: Catalogue) -> Callable[[Passage], str]:
    submissions = {submission.id: submission for submission in summary.submissions}
    names: Mapping[str, str] = {body.id: body.name for body in summary.respondents}

    def place(passage: Passage) -> str:
        submission = submissions[passage.submission]
        return source_of(passage, submission, names[submission.respondent], words)

    return place


def _where(cited: Iterable[Cited], words: Catalogue) -> tuple[Where, ...]:
    """Return the first sentence of each part that uses it, those that repeat it before others.

    All parts behind the signature are one: the annex of points.
    """
    found: dict[str, tuple[bool, int]] = {}
    for section, sentence, citation in cited:
        heading = words.text("browse.points_annex") if section.annex else section.heading
        use = citation.start is None, sentence.number
        found[heading] = min(found.get(heading, use), use)
    return tuple(Where(number, heading) for heading, (_, number) in found.items())


def _use(cited: Sequence[Cited], passage: Passage) -> Use:
    """Return the most visible use of a passage, as `innspill trace` tells it."""
    if not cited:
        return Use.UNASSIGNED if passage.theme is None else Use.IN_THEME
    body = [citation for section, _, citation in cited if not section.annex]
    if not body:
        return Use.ANNEX
    repeated = any(citation.start is not None for citation in body)
    return Use.REPEATED if repeated else Use.COUNTED
