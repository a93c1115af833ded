"""What the report's passages can be filtered by: the choices of each list, and their counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from innspill.language.alphabet import alphabetical
from innspill.language.catalogue import Catalogue
from innspill.model import Position, Respondent, Summary
from innspill.model.traces import Use
from innspill.register import Size, size_of
from innspill.render.report.items import Item

NONE = "-"
"""The value of the choice of those that have none."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its value in the address of a filtered view, its label, how many passages."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One list of choices; `every` is the label of the choice that leaves nothing out.

    `chosen` has for each passage the index of its option.
    """

    name: str
    label: str
    every: str
    options: tuple[Option, ...]
    chosen: tuple[int, ...]


def choices_of(summary: Summary, items: Sequence[Item], words: Catalogue) -> tuple[Choice, ...]:
    """Return the lists in the order in which they stand, without those of one choice only."""
    sender_of = {submission.id: submission.respondent for submission in summary.submissions}
    bodies = {body.id: body for body in summary.respondents}
    senders = [bodies[sender_of[passage.submission]] for passage in summary.passages]
    lists = _Lists(words)
    respondents = [(body.id, body.name) for body in summary.respondents]
    respondents.sort(key=lambda pair: alphabetical(pair[1]))
    made = (
        lists.make("respondent", respondents, (body.id for body in senders)),
        lists.make("county", _counties(senders, words), (body.county or NONE for body in senders)),
        lists.make("size", _sizes(words), map(_size, senders)),
        lists.make(
            "theme",
            [*((theme.id, theme.label) for theme in summary.themes), lists.none("theme")],
            (passage.theme or NONE for passage in summary.passages),
        ),
        lists.make(
            "position",
            [(each.value, words.text(f"review.position.{each.value}")) for each in Position],
            (passage.position.value for passage in summary.passages),
        ),
        lists.make(
            "use",
            [(each.value, words.text(f"use.{each.value}")) for each in Use],
            (item.use.value for item in items),
        ),
    )
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Lists:
    words: Catalogue

    def none(self, name: str) -> tuple[str, str]:
        return NONE, self.words.text(f"browse.no_{name}")

    def make(self, name: str, labels: Iterable[tuple[str, str]], values: Iterable[str]) -> Choice:
        """Make a list; choices that no passage has stay only among the respondents."""
        chosen = list(values)
        count = Counter(chosen)
        kept = [pair for pair in labels if count[pair[0]] or name == "respondent"]
        index = {value: place for place, (value, _) in enumerate(kept)}
        return Choice(
            name=name,
            label=self.words.text(f"browse.{name}"),
            every=self.words.text(f"browse.every_{name}"),
            options=tuple(Option(value, label, count[value]) for value, label in kept),
            chosen=tuple(index[value] for value in chosen),
        )


def _counties(senders: Iterable[Respondent], words: Catalogue) -> list[tuple[str, str]]:
    counties = sorted({body.county for body in senders if body.county}, key=alphabetical)
    return [*((county, county) for county in counties), (NONE, words.text("browse.no_county"))]


def _sizes(words: Catalogue) -> list[tuple[str, str]]:
    known = [(size.value, words.text(f"annex.sized_{size.value}")) for size in Size]
    return [*known, (NONE, words.text("browse.no_size"))]


def _size(body: Respondent) -> str:
    return NONE if body.inhabitants is None else size_of(body.inhabitants).value
