"""What each gap of the letter's sentences may hold: one row each, the words or where they end."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from innspill.audit import figures
from innspill.audit.case import Case
from innspill.audit.faults import FaultKind
from innspill.audit.naming import named_at, says_some, several_at
from innspill.audit.sides import against_at, favour_at
from innspill.audit.telling import Telling, called
from innspill.audit.templates import Slot
from innspill.language.sentences import sentence_spans

ENDS = (".", "!", "?", "…")

Look = Callable[[Telling, Slot, int], Iterable[int]]
"""Gives where right words end that stand at a place of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How a gap is looked at, and what it is called when it holds something else."""

    look: Look
    wrong: FaultKind = FaultKind.FRAME_CHANGED


def _one_of(values: Callable[[Telling, Slot], Iterable[str]]) -> Look:
    """Look for one of some words."""

    def look(telling: Telling, slot: Slot, at: int) -> Iterator[int]:
        for words in values(telling, slot):
            end = telling.after(words, at)
            if end is not None:
                yield end

    return look


def _of_result(value: Callable[[Telling], str]) -> Look:
    """Look for words that are the same in every sentence."""
    return _one_of(lambda telling, _: (value(telling),))


def _clauses(telling: Telling, _slot: Slot) -> Iterator[str]:
    for span in telling.spans:
        for words in dict.fromkeys((span, telling.case.words.inside(span))):
            yield words
            yield words[:1].lower() + words[1:]


def _lead_ins(telling: Telling, _slot: Slot) -> Iterator[str]:
    for passage in telling.passages:
        yield telling.case.words.inside(passage.lead_in).rstrip(":")


def _quotes(telling: Telling, _slot: Slot) -> Iterator[str]:
    """Give quotes with a full stop behind, where their words have no closing mark."""
    for span in filter(None, telling.spans):
        quoted = telling.case.words.quotation(span)
        yield quoted if span.endswith(ENDS) else f"{quoted}."


def _listed(telling: Telling, slot: Slot, at: int, bodies: figures.Bodies) -> Iterator[int]:
    """Give where bodies end; "blant dem" says that they are told in part."""
    if says_some(telling, slot.before):
        return named_at(telling, at, called(bodies), some=True)
    return several_at(telling, at, bodies)


def _names(telling: Telling, slot: Slot, at: int) -> Iterator[int]:
    group = figures.group_of(slot.key)
    return _listed(telling, slot, at, group(telling.case) if group else telling.senders)


def _who(telling: Telling, slot: Slot, at: int) -> Iterator[int]:
    return _listed(telling, slot, at, telling.speakers)


def _counts(telling: Telling, slot: Slot) -> tuple[str, ...]:
    group = figures.group_of(slot.key)
    return figures.counted(telling.case, group(telling.case)) if group else telling.counted


def _share(telling: Telling) -> str:
    part = figures.municipalities(telling.senders)
    whole = figures.municipalities(figures.heard(telling.case))
    return telling.case.words.share(len(part), len(whole))


def _number(telling: Telling, slot: Slot) -> Iterator[str]:
    count = figures.COUNTS.get(slot.key)
    if count:
        yield telling.case.words.number(count(telling.case))


def _labels(telling: Telling, _slot: Slot) -> Iterator[str]:
    """Give the label of the one theme that all cited passages are in."""
    homes = {passage.theme for passage in telling.passages}
    theme = telling.case.themes.get(next(iter(homes)) or "") if len(homes) == 1 else None
    if theme:
        yield theme.label


def _joined(telling: Telling, _slot: Slot) -> Iterator[str]:
    """Give what the joined body is called: its name, and how the submissions write it."""
    cited = {passage.id for passage in telling.passages}
    for one in telling.case.summary.endorsements:
        if one.passage in cited:
            body = telling.case.respondents.get(one.respondent or "")
            yield from (body.name,) if body else ()
            yield " ".join(one.name.split())


def _abouts(telling: Telling, _slot: Slot) -> Iterator[str]:
    """Give every way to name the whole that views can be about."""
    entries = telling.case.words.entries
    return (str(entries[key]) for key in entries if key.startswith("frame.about."))


def _background(telling: Telling, _slot: Slot) -> Iterator[str]:
    text = telling.case.summary.consultation.background.strip()
    return (text[start:end] for start, end in sentence_spans(text))


def _submissions(telling: Telling) -> str:
    count = len(telling.case.submissions)
    return telling.case.words.counted("count.submissions", count)


def _copied(telling: Telling) -> str:
    count = figures.copied_passages(telling.case)
    return telling.case.words.counted("count.passages", count)


def _date(telling: Telling) -> str:
    """Write the deadline; nothing may be said of a day that is not in the calendar."""
    deadline = telling.case.summary.consultation.deadline or ""
    try:
        return telling.case.words.date(deadline)
    except ValueError:
        return ""


def _of_bodies(
    bodies: Callable[[Case], figures.Bodies],
    tell: Callable[[Telling, figures.Bodies], str],
) -> Gap:
    look = _of_result(lambda telling: tell(telling, bodies(telling.case)))
    return Gap(look=look, wrong=FaultKind.NUMBER_DIFFERS)


def _kinds(telling: Telling, bodies: figures.Bodies) -> str:
    return figures.breadth(telling.case, bodies)


def _municipalities(telling: Telling, bodies: figures.Bodies) -> str:
    return telling.case.words.number(len(figures.municipalities(bodies)))


def _inhabitants(telling: Telling, bodies: figures.Bodies) -> str:
    return _figure(telling, figures.inhabitants(bodies))


def _figure(telling: Telling, count: int) -> str:
    return telling.case.words.figure(count)


def _counted(look: Look) -> Gap:
    return Gap(look=look, wrong=FaultKind.NUMBER_DIFFERS)


GAPS: Mapping[str, Gap] = {
    "about": Gap(look=_one_of(_abouts)),
    "against": Gap(look=against_at),
    "answered": _of_bodies(figures.answered, _municipalities),
    "asked": _of_bodies(figures.invited, _inhabitants),
    "background": Gap(look=_one_of(_background)),
    "breadth": _of_bodies(figures.signing, _kinds),
    "clause": Gap(look=_one_of(_clauses)),
    "count": _counted(_one_of(_counts)),
    "copied": _counted(_of_result(_copied)),
    "date": _counted(_of_result(_date)),
    "favour": Gap(look=favour_at),
    "heard": _of_bodies(figures.answered, _inhabitants),
    "invited": _of_bodies(figures.invited, _municipalities),
    "joined": Gap(look=_one_of(_joined)),
    "label": Gap(look=_one_of(_labels)),
    "lead_in": Gap(look=_one_of(_lead_ins)),
    "members": _of_bodies(figures.invited, _kinds),
    "n": _counted(_one_of(_number)),
    "names": Gap(look=_names),
    "passages": _counted(_of_result(lambda t: _figure(t, len(t.case.summary.passages)))),
    "questions": Gap(look=_of_result(lambda t: " ".join(t.case.summary.consultation.questions))),
    "quote": Gap(look=_one_of(_quotes)),
    "respondents": _of_bodies(figures.answered, _kinds),
    "sender": Gap(look=_of_result(lambda t: t.case.summary.consultation.sender)),
    "share": _counted(_of_result(_share)),
    "submissions": _counted(_of_result(_submissions)),
    "texts": _counted(_of_result(lambda t: _figure(t, figures.distinct_texts(t.case)))),
    "who": Gap(look=_who),
    "year": _counted(_of_result(lambda t: figures.population_year(t.case))),
}
"""Every gap but {sentence}, which holds a sentence that is looked at by itself (see `frames`)."""

REPEATING = frozenset({"clause", "joined", "quote", "sentence"})
"""The gaps that hold words of the cited passages."""
