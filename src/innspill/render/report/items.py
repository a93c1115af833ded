"""Every passage as the report lists it: its place, its words and the sentences that use it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from innspill.language.catalogue import Catalogue
from innspill.language.places import source_of
from innspill.model import Cited, Passage, Summary
from innspill.model.traces import Use, use_of
from innspill.render.mentions import Mention, mentions_of
from innspill.render.spans import tag_of


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
    where: tuple[Mention, ...]
    use: Use
    reason: str


def items_of(summary: Summary, words: Catalogue) -> tuple[Item, ...]:
    """Return an item for each passage, in the order of the result's passages."""
    citing: dict[str, list[Cited]] = {}
    for cited in summary.letter.cited():
        citing.setdefault(cited[-1].passage, []).append(cited)
    reasons = {each.passage: each for each in summary.unassigned}
    place_of = _places(summary, words)
    found = []
    for index, passage in enumerate(summary.passages):
        own, lost = citing.get(passage.id, ()), reasons.get(passage.id)
        number = own[0][-1].source if own else None
        said = "" if lost is not None and lost.excluded else passage.text
        found.append(
            Item(
                id=f"u{index}" if number is None else f"k{number}",
                number=number,
                place=place_of(passage),
                lead_in=passage.lead_in if said else "",
                text=said,
                language=tag_of(passage.language, words.language),
                where=mentions_of(own, words.text("browse.points_annex")),
                use=use_of(own, themed=passage.theme is not None),
                reason=words.reason(lost.reason, lost.note) if lost else "",
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
