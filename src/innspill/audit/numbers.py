"""Every number in the letter is what its sources, or the whole result, give."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.audit.speech import frame_of, without_names
from innspill.model import (
    Respondent,
    RespondentKind,
    RespondentStatus,
    Section,
    SentenceKind,
    Theme,
)

_COUNTED = frozenset({SentenceKind.FRAME, SentenceKind.SIGNATURE})
_WORD = re.compile(r"\w+")


def numbers_follow_from_sources(case: Case) -> Iterator[Fault]:
    """The first number of a sentence is a count of its sources; any other, of all who answered."""
    heard = _by_kind(_heard(case))
    for sentence in case.views():
        cited = case.senders(sentence.citations).values()
        own = {len(cited), *_by_kind(cited)}
        told = _numbers(without_names(frame_of(case, sentence), case), case)
        wrong = [n for n in told[:1] if n not in own] + [
            n for n in told[1:] if n not in own | heard
        ]
        for number in wrong:
            yield fault(FaultKind.NUMBER_DIFFERS, sentence=sentence.number, number=number)


def numbers_follow_from_result(case: Case) -> Iterator[Fault]:
    """What the frame counts, such as who was invited and who is silent, is so in the result."""
    allowed = set(_totals(case))
    for _, sentence in case.sentences():
        if sentence.kind in _COUNTED:
            for number in _numbers(without_names(_bare(case, sentence.text), case), case):
                if number not in allowed:
                    yield fault(FaultKind.NUMBER_DIFFERS, sentence=sentence.number, number=number)


def leads_name_everyone(case: Case) -> Iterator[Fault]:
    """A theme's section opens with all who raise it; "all" means all who answered."""
    everyone = {r.id for r in _heard(case) if r.kind is RespondentKind.MUNICIPALITY}
    for section in case.summary.letter.sections:
        leads = [s for s in section.sentences if s.kind is SentenceKind.LEAD]
        theme = case.themes.get(section.theme or "")
        cited = {name for lead in leads for name in case.senders(lead.citations)}
        if theme and not (_is_its_own(section, theme) and cited == set(theme.respondents)):
            yield fault(FaultKind.THEME_LEAD_DIFFERS, theme=theme.label)
        for lead in leads:
            said_of_all = lead.text in case.words.variants("lead.all")
            if said_of_all and set(case.senders(lead.citations)) != everyone:
                yield fault(
                    FaultKind.NUMBER_DIFFERS, sentence=lead.number, number=len(lead.citations)
                )


def _is_its_own(section: Section, theme: Theme) -> bool:
    """Tell whether a section is called as its theme is, and cites that theme's passages alone."""
    cited = {c.passage for sentence in section.sentences for c in sentence.citations}
    return section.heading == theme.label and cited <= set(theme.passages)


def _heard(case: Case) -> list[Respondent]:
    spoken = {p.submission for p in case.summary.passages}
    ids = {s.respondent for s in case.summary.submissions if s.id in spoken}
    return [respondent for respondent in case.summary.respondents if respondent.id in ids]


def _by_kind(respondents: Iterable[Respondent]) -> set[int]:
    return set(Counter(respondent.kind for respondent in respondents).values())


def _totals(case: Case) -> Iterator[int]:
    """Give every count that the frame may tell: of bodies by kind, of submissions, of passages."""
    bodies, submissions = case.summary.respondents, case.summary.submissions
    answered = [r for r in bodies if r.status is not RespondentStatus.SILENT]
    groups = [answered, [r for r in bodies if r.invited]]
    groups += [[r for r in bodies if r.status is status] for status in RespondentStatus]
    for group in groups:
        yield len(group)
        yield from _by_kind(group)
    yield len(submissions)
    yield from Counter(submission.status for submission in submissions).values()
    yield len(case.summary.unassigned)


def _bare(case: Case, text: str) -> str:
    """Take out what numbers are no counts: the deadline, and the annexes that are referred to."""
    deadline = case.summary.consultation.deadline
    text = text.replace(case.words.date(deadline), "") if deadline else text
    annex = case.words.text("annex.sources").split()[0]
    return re.sub(rf"(?i)\b{annex} \d+", "", text)


def _numbers(text: str, case: Case) -> list[int]:
    """Return the numbers in a text, in digits or in words from two on, in their order."""
    words = {w: n for n, w in enumerate(case.words.variants("number.words")) if n > 1}
    found = []
    for token in _WORD.findall(text):
        if token.isdecimal():
            found.append(int(token))
        elif token.lower() in words:
            found.append(words[token.lower()])
    return found
