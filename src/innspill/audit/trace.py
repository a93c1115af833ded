"""From a sentence to its sources, and from a respondent to where its words went."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from innspill.audit.case import Case, case_of
from innspill.errors import UsageError
from innspill.model import (
    Cited,
    LeftOut,
    Passage,
    Respondent,
    Section,
    Sentence,
    Summary,
    Theme,
    Unassigned,
)
from innspill.model.traces import (
    Fate,
    RespondentTrace,
    SentenceTrace,
    SourceTrace,
    Told,
    use_of,
)


def trace_sentences(summary: Summary, wanted: str) -> tuple[SentenceTrace, ...]:
    """Return what sentences rest on.

    Args:
        summary: The result.
        wanted: A sentence's number, or words that stand in it, in any case of letters.

    Raises:
        UsageError: The letter has no such sentence.
    """
    case = case_of(summary, None)
    told = [_told(section, each) for section, each in case.sentences()]
    if wanted.isdecimal():
        found = [each for each in told if each.sentence.number == int(wanted)]
    else:
        found = [each for each in told if wanted.casefold() in each.sentence.text.casefold()]
    if not found:
        raise UsageError(
            f'the letter has no sentence "{wanted}"',
            hint=f"Its sentences are numbered from 1 to {len(told)}; "
            "or give some words of one, as they stand there.",
        )
    return tuple(
        SentenceTrace(told=each, sources=tuple(_sources(case, each.sentence))) for each in found
    )


def _sources(case: Case, sentence: Sentence) -> Iterator[SourceTrace]:
    for citation in sentence.citations:
        passage = case.passages[citation.passage]
        submission = case.submissions[passage.submission]
        said = "" if citation.start is None else passage.text[citation.start : citation.end]
        yield SourceTrace(
            number=citation.source,
            respondent=case.respondents[submission.respondent],
            submission=submission,
            passage=passage,
            words=said,
        )


def find_respondents(summary: Summary, name: str) -> tuple[Respondent, ...]:
    """Return the respondents of a name, in full or in short, in any case of letters.

    Raises:
        UsageError: There is none; the hint has the nearest names.
    """
    wanted = name.casefold().strip()
    called = {r.id: (r.name.casefold(), *_short_names(r)) for r in summary.respondents}
    found = tuple(r for r in summary.respondents if wanted in called[r.id])
    if found:
        return found
    names = {known: r.name for r in summary.respondents for known in called[r.id]}
    near = dict.fromkeys(names[each] for each in get_close_matches(wanted, names, n=3))
    raise UsageError(
        f'no respondent is called "{name}"',
        hint=f"Did you mean {', '.join(near)}?" if near else "",
    )


def _short_names(respondent: Respondent) -> tuple[str, ...]:
    name = respondent.name.casefold()
    ends = (" kommune", " herad", " fylkeskommune")
    return (respondent.id, *(name.removesuffix(end) for end in ends if name.endswith(end)))


def trace_respondents(
    summary: Summary, respondents: Iterable[Respondent]
) -> tuple[RespondentTrace, ...]:
    """Return every passage that each respondent sent, and what became of it."""
    case = case_of(summary, None)
    citing: dict[str, list[Cited]] = {}
    for cited in summary.letter.cited():
        citing.setdefault(cited[-1].passage, []).append(cited)
    passages: dict[str, list[Passage]] = {}
    for passage in summary.passages:
        passages.setdefault(passage.submission, []).append(passage)
    left_out: dict[str, list[LeftOut]] = {}
    for left in summary.left_out:
        left_out.setdefault(left.submission, []).append(left)
    lost = {each.passage: each for each in summary.unassigned}
    traces = []
    for respondent in respondents:
        own = tuple(s for s in summary.submissions if s.respondent == respondent.id)
        fates = [
            _fate(case, passage, citing.get(passage.id, []), lost.get(passage.id))
            for submission in own
            for passage in passages.get(submission.id, [])
        ]
        notices = tuple(notice for submission in own for notice in submission.notices)
        traces.append(
            RespondentTrace(
                respondent=respondent,
                submissions=own,
                fates=tuple(fates),
                left_out=tuple(left for s in own for left in left_out.get(s.id, [])),
                notices=notices,
            )
        )
    return tuple(traces)


def _told(section: Section, sentence: Sentence) -> Told:
    return Told(heading=section.heading, sentence=sentence, annex=section.annex)


def _fate(case: Case, passage: Passage, citing: Sequence[Cited], lost: Unassigned | None) -> Fate:
    theme = case.themes.get(passage.theme or "")
    return Fate(
        passage=passage,
        use=use_of(citing, themed=theme is not None),
        theme=theme.label if theme else "",
        reason=lost.reason if lost else "",
        note=lost.note if lost else "",
        source=citing[0][-1].source if citing else None,
        told=_telling(citing),
        alongside=_alongside(case, passage, theme),
    )


def _telling(citing: Sequence[Cited]) -> tuple[Told, ...]:
    """Return the sentences of the most visible use of a passage."""
    seen = [cited for cited in citing if not cited[0].annex] or citing
    repeating = [cited for cited in seen if cited[-1].start is not None]
    return tuple(_told(section, sentence) for section, sentence, _ in repeating or seen)


def _alongside(case: Case, passage: Passage, theme: Theme | None) -> tuple[str, ...]:
    """Name the other respondents who make a passage's point."""
    own = case.sender(passage.id)
    points = theme.points if theme else ()
    others = next((point.respondents for point in points if point.id == passage.point), ())
    found = (case.respondents.get(name) for name in others)
    return tuple(other.name for other in found if other and other != own)
