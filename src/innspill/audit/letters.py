"""The letter's headings are its own, and it tells nothing twice."""

from collections.abc import Iterator

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.model import Section, Sentence

_PARTS = ("background", "views", "other_views", "single_views", "closing")


def headings_are_the_letters(case: Case) -> Iterator[Fault]:
    """The title and the headings are the catalogue's, or the name of the section's theme."""
    letter, words = case.summary.letter, case.words
    title = case.summary.consultation.title
    wanted = (
        words.text("letter.title", title=title) if title else words.text("letter.title_unnamed")
    )
    if letter.title != wanted:
        yield fault(FaultKind.HEADING_CHANGED, heading=letter.title)
    for section in letter.sections:
        theme = case.themes.get(section.theme or "")
        parts = (section.part,) if section.part in _PARTS else _PARTS
        own = {theme.label} if theme else {words.text(f"letter.{part}") for part in parts}
        if section.heading not in own:
            yield fault(FaultKind.HEADING_CHANGED, heading=section.heading)


def nothing_is_told_twice(case: Case) -> Iterator[Fault]:
    """No sentence before the annexes stands there again with the same sources."""
    told: dict[object, Sentence] = {}
    for section, sentence in case.sentences():
        if section.annex:
            continue
        first = told.setdefault((sentence.kind, sentence.text, sentence.citations), sentence)
        if first is not sentence:
            number, other = sentence.number, first.number
            yield fault(FaultKind.TOLD_TWICE, sentence=number, other=other)


def sections_stand_once(case: Case) -> Iterator[Fault]:
    """Each section stands once: a theme's in the letter, and its points' in the annex."""
    told: set[tuple[str | None, str, bool]] = set()
    for section in case.summary.letter.sections:
        if _place(section) in told:
            yield fault(FaultKind.HEADING_CHANGED, heading=section.heading)
        told.add(_place(section))


def _place(section: Section) -> tuple[str | None, str, bool]:
    return section.theme, section.heading, section.annex
