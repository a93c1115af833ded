"""The annex that holds every point of every theme, so that no voice is lost to the letter's length.

It is part of the letter: its sentences have numbers and sources like all others.
"""

from collections.abc import Iterator
from dataclasses import replace

from innspill.model import Point, SentenceKind, Theme
from innspill.summarise.copied import others_who_say
from innspill.summarise.drafts import Draft, DraftSection, Source
from innspill.summarise.material import Material
from innspill.summarise.voices import quote_with_stop, said_in_turn

AN_ANSWER = 3  # so few words are told with the line that they answer


def points_annex(material: Material) -> tuple[DraftSection, ...]:
    """Write a section per theme with all of its points, in their order."""
    return tuple(
        DraftSection(
            heading=theme.label,
            level=2,
            theme=theme.id,
            drafts=tuple(_drafts(theme, material)),
            annex=True,
        )
        for theme in material.themes
    )


def _drafts(theme: Theme, material: Material) -> Iterator[Draft]:
    for number, point in enumerate(theme.points):
        for draft in (_point(point, material), *_others(point, material)):
            yield replace(draft, paragraph=number)


def _point(point: Point, material: Material) -> Draft:
    """Quote the sentence that stands for a point, under its sender's name."""
    own = [p for p in point.passages if material.senders[p] == point.respondents[0]]
    first, *more = own
    kind = SentenceKind.SINGLE if len(point.respondents) == 1 else SentenceKind.QUOTE
    gaps = {
        "who": material.name(point.respondents[0]),
        "quote": quote_with_stop(point.text, material.words),
    }
    asked = material.words.inside(material.passages[first].lead_in).rstrip(":")
    answers = bool(asked) and len(point.text.split()) <= AN_ANSWER
    if answers:  # "Støtter ikke" says nothing without what it answers
        gaps["lead_in"] = asked
    sources = (
        Source(passage=first, start=point.start, end=point.end),
        *(Source(passage=passage) for passage in more),
    )
    key = "report.point_to" if answers else "report.point"
    return said_in_turn(key, gaps, material, kind, sources)


def _others(point: Point, material: Material) -> list[Draft]:
    """Name the others who make the point."""
    others = [p for p in point.passages if material.senders[p] != point.respondents[0]]
    return others_who_say(point.passages[0], others, material, "report.point_same")
