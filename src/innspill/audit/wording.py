"""Every view has a source; what a sentence repeats or whom it names that the source gives not."""

import re
from collections.abc import Iterator

from innspill.audit.case import Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.audit.speech import frame_of, names_in, quotations, repeated
from innspill.model import Sentence, SentenceKind

_ABOUT_ONE = frozenset(
    {
        SentenceKind.REPORTED,
        SentenceKind.QUOTE,
        SentenceKind.CONTRAST,
        SentenceKind.SINGLE,
        SentenceKind.MAIN_POINT,
    }
)


def views_are_cited(case: Case) -> Iterator[Fault]:
    """Every sentence that says what respondents mean has a source."""
    for sentence in case.views():
        if not sentence.citations:
            yield fault(FaultKind.UNCITED, sentence=sentence.number)


def misquoted(case: Case, sentence: Sentence) -> Iterator[Fault]:
    """Say which words a sentence repeats that the passage it cites for them has not."""
    spans = repeated(case, sentence)
    outside = [c for c in sentence.citations if c.start is not None and c.start < 0]
    unsaid = [span for span in spans if not span or not _stands_in(span, sentence.text)]
    quoted = quotations(sentence.text, case.words.language)
    invented = [q for q in quoted if not any(_same(q, s) for s in spans)]
    if sentence.kind in _ABOUT_ONE and (unsaid or invented or outside):
        words = (*invented, *unsaid, sentence.text)[0]
        yield fault(FaultKind.NOT_VERBATIM, sentence=sentence.number, words=words)


def _stands_in(span: str, text: str) -> bool:
    return span in text or f"{span[:1].lower()}{span[1:]}" in text


def _same(quoted: str, span: str) -> bool:
    """Tell whether a quote is a source's words, but for the closing mark."""
    return re.sub(r"[.!?…]$", "", quoted) == re.sub(r"[.!?…]$", "", span)


def misnamed(case: Case, sentence: Sentence) -> Iterator[Fault]:
    """Say who is named in a sentence and not cited, and whose words it repeats without a name."""
    cited = {respondent.name for respondent in case.senders(sentence.citations).values()}
    named = names_in(frame_of(case, sentence), case)
    for name in sorted(named - cited):
        yield fault(FaultKind.NAME_NOT_CITED, sentence=sentence.number, name=name)
    quoted = tuple(c for c in sentence.citations if c.start is not None)
    for respondent in case.senders(quoted).values():
        if sentence.kind in _ABOUT_ONE and respondent.name not in named:
            yield fault(FaultKind.SENDER_NOT_NAMED, sentence=sentence.number, name=respondent.name)
