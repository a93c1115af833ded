"""What submissions have from each other stands in them: endorsements and copied text."""

import re
from collections import Counter
from collections.abc import Iterator

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.model import JOINS, Copied, Endorsement

_WORD = re.compile(r"[^\W_]+")


def endorsements_stand_in_passages(case: Case) -> Iterator[Fault]:
    """Who is joined is named in the passage, and is another respondent of the result."""
    for one in case.summary.endorsements:
        if not _is_said(case, one):
            yield fault(FaultKind.ENDORSEMENT_DIFFERS, passage=one.passage, name=one.name)
    joining = {one.passage for one in case.summary.endorsements}
    for lost in case.summary.unassigned:
        if lost.reason == JOINS and lost.passage not in joining:
            yield fault(FaultKind.ENDORSEMENT_DIFFERS, passage=lost.passage, name="–")


def _is_said(case: Case, one: Endorsement) -> bool:
    passage, sender = case.passages.get(one.passage), case.sender(one.passage)
    if passage is None or sender is None or passage.submission != one.submission:
        return False
    there = 0 <= one.start < one.end and passage.text[one.start : one.end] == one.name
    known = one.respondent is None or one.respondent in case.respondents
    return there and known and one.respondent != sender.id


def copies_are_alike(case: Case) -> Iterator[Fault]:
    """Copied text is of the submissions and respondents that are named, in the same words if so."""
    for copied in case.summary.copies:
        if not (_is_theirs(case, copied) and _is_exact(case, copied)):
            name = next(iter((*copied.passages, *copied.submissions)), "–")
            yield fault(FaultKind.COPY_DIFFERS, id=name)
    told = Counter(name for copied in case.summary.copies for name in copied.passages)
    for name, count in told.items():
        if count > 1:
            yield fault(FaultKind.COPY_DIFFERS, id=name)


def _is_theirs(case: Case, copied: Copied) -> bool:
    """Tell whether several submissions are named, their senders, and passages of each."""
    found = [case.submissions.get(name) for name in copied.submissions]
    senders = tuple(dict.fromkeys(one.respondent for one in found if one))
    passages = [case.passages.get(name) for name in copied.passages]
    homes = {passage.submission if passage else "" for passage in passages}
    return (
        all(found)
        and len(set(copied.submissions)) == len(found) > 1
        and copied.respondents == senders
        and (not passages or homes == set(copied.submissions))
    )


def _is_exact(case: Case, copied: Copied) -> bool:
    """Tell whether no word differs where none is said to; of letters, passage by passage."""
    if not copied.exact:
        return True
    if copied.passages:
        texts = [case.passages[name].text for name in copied.passages if name in case.passages]
    else:
        texts = [_letter(case, name) for name in copied.submissions]
    return len({tuple(_WORD.findall(text.lower())) for text in texts}) == 1


def _letter(case: Case, submission: str) -> str:
    return " ".join(p.text for p in case.summary.passages if p.submission == submission)
