"""The letter tells of everyone and everything that its frame has a sentence for."""

from collections.abc import Iterator

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.audit.figures import COUNTS, GROUPS, Bodies, breadth
from innspill.audit.frames import says
from innspill.audit.naming import NAMES_IN_FULL
from innspill.audit.telling import Telling, called
from innspill.audit.templates import templates_of
from innspill.model import SentenceKind


def nobody_is_passed_over(case: Case) -> Iterator[Fault]:
    """Who is silent, late or without remarks is told of, and so is what could not be read."""
    tellings = [
        Telling(case=case, section=section, sentence=sentence)
        for section, sentence in case.sentences()
        if sentence.kind is SentenceKind.FRAME
    ]
    for key, group in GROUPS.items():
        bodies = group(case)
        if bodies and not _is_told(key, tellings):
            yield fault(FaultKind.UNTOLD, words=_naming(case, key, bodies))
    for key, count in COUNTS.items():
        number = count(case)
        if number and not _is_told(key, tellings):
            yield fault(FaultKind.UNTOLD, words=case.words.counted(key, number))


def _is_told(key: str, tellings: list[Telling]) -> bool:
    """Tell whether one of the sentences is the catalogue's for a key, with right values."""
    return any(
        says(way, telling)
        for telling in tellings
        for way in templates_of(SentenceKind.FRAME, telling.case.words.language)
        if way.key in {key, f"{key}_many"}
    )


def _naming(case: Case, key: str, bodies: Bodies) -> str:
    """Write the sentence that is missing."""
    if len(bodies) > NAMES_IN_FULL:
        return case.words.text(f"{key}_many", count=breadth(case, bodies))
    names = case.words.join(tuple(sorted(called(bodies))))
    return case.words.variants(key)[0].format(names=names)
