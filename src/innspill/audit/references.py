"""Whatever a result refers to by id is there, once, and both ends agree."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.model import Passage, Point, Theme


def ids_are_single(case: Case) -> Iterator[Fault]:
    """Every id belongs to one respondent, submission, passage or theme."""
    summary = case.summary
    kinds = (summary.respondents, summary.submissions, summary.passages, summary.themes)
    for kind in kinds:
        for name, count in Counter(each.id for each in kind).items():
            if count > 1:
                yield fault(FaultKind.REPEATED_ID, id=name, count=count)


def ids_resolve(case: Case) -> Iterator[Fault]:
    """Every id that something refers to is there."""
    for where, name, known in _references(case):
        if name not in known:
            yield fault(FaultKind.DANGLING, where=where, id=name)


def _references(case: Case) -> Iterator[tuple[str, str, Container[str]]]:
    """Give who refers, to what, and among what that should be."""
    for submission in case.submissions.values():
        yield submission.id, submission.respondent, case.respondents
    for passage in case.passages.values():
        yield passage.id, passage.submission, case.submissions
        yield passage.id, passage.theme or "", {"", *case.themes}
    for left in case.summary.left_out:
        yield "left_out", left.submission, case.submissions
    for lost in case.summary.unassigned:
        yield "unassigned", lost.passage, case.passages
    yield from _theme_references(case)
    yield from _letter_references(case)


def _theme_references(case: Case) -> Iterator[tuple[str, str, Container[str]]]:
    for theme in case.themes.values():
        parts: tuple[Theme | Point, ...] = (theme, *theme.points)
        for part in parts:
            for name in part.passages:
                yield part.id, name, case.passages
            for name in part.respondents:
                yield part.id, name, case.respondents


def _letter_references(case: Case) -> Iterator[tuple[str, str, Container[str]]]:
    for section, sentence in case.sentences():
        yield section.heading, section.theme or "", {"", *case.themes}
        for citation in sentence.citations:
            yield str(sentence.number), citation.passage, case.passages


def members_agree(case: Case) -> Iterator[Fault]:
    """A theme's and a point's passages and respondents are those that say so themselves."""
    for theme in case.themes.values():
        own = {p.id for p in case.passages.values() if p.theme == theme.id}
        if own != set(theme.passages):
            yield fault(FaultKind.MEMBERS_DIFFER, id=theme.id)
        parts: tuple[Theme | Point, ...] = (theme, *theme.points)
        for part in parts:
            found = _known(case, part.passages)
            senders = {sender.id for p in found if (sender := case.sender(p.id))}
            outside = {p.id for p in found} - own
            if outside or senders != set(part.respondents):
                yield fault(FaultKind.MEMBERS_DIFFER, id=part.id)


def _known(case: Case, names: Sequence[str]) -> list[Passage]:
    return [case.passages[name] for name in names if name in case.passages]


def source_numbers_agree(case: Case) -> Iterator[Fault]:
    """Sentences are numbered from 1; a passage has one source number, and a number one passage.

    Numbers that an earlier letter gave are kept, so that they need not follow on each other.
    """
    numbers: dict[str, int] = {}
    for _, sentence in case.sentences():
        for citation in sentence.citations:
            wanted = numbers.setdefault(citation.passage, citation.source)
            if wanted != citation.source or citation.source < 1:
                yield fault(FaultKind.SOURCE_NUMBERS, sentence=sentence.number)
    told = [sentence.number for _, sentence in case.sentences()]
    if told != list(range(1, len(told) + 1)) or len(set(numbers.values())) != len(numbers):
        yield fault(FaultKind.SOURCE_NUMBERS, sentence="–")
