"""Which submissions join another's, and which passages say nothing more than that."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from innspill.ingest.senders.joining import Joining, joinings, may_join, refers_only
from innspill.ingest.senders.respondents import identify
from innspill.language.procedure import no_remarks, procedure
from innspill.language.sentences import sentence_spans
from innspill.model import Endorsement, Passage, Respondent, Submission
from innspill.register import Register, fold, load_register

_LONGEST_HEAD = 25  # words
_LONGEST = 1_000  # characters; what is longer is no sentence, and takes its square of time
_CLAUSE = re.compile(r"[,;:–]|\b(?:og|men)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:ikke|ikkje|aldri|ingen|uten|utan)\b", re.IGNORECASE)
# Who joins is someone else, or it is only thought of.
_OTHERS = re.compile(
    r"\b(?:at|dersom|hvis|om|når|som|andre|flere|fleire|mange|alle|noen|nokon|de|dei|disse|desse"
    r"|kommuner|kommunar|kommunene|kommunane|nabo\w*|medlemm\w*|organisasjon\w*|\w*departement\w*"
    r"|staten|regjering\w*|oppfordr\w*|oppmod\w*|ber|bed|burde|vurder\w*|eller)\b",
    re.IGNORECASE,
)
_RESOLVED = re.compile(
    r"\b(?:vedtar|vedtok|vedtek|vedtatt|vedtak|meddel\w*|meld\w*|opplys\w*)\b[^,;]*\bat\b",
    re.IGNORECASE,
)
_VIEW = re.compile(
    r"\b(?:bør|må|burde|mener|meiner|foreslår|føreslår|imot|bekymr\w+|behov|viktig\w*|særlig|særleg"
    r"|samtidig|samstundes|savner|saknar|krever|krev)\b",
    re.IGNORECASE,
)
# What may stand behind without adding a view.
_REST = re.compile(
    r"(?:[\s,]+(?:i\s+(?:denne\s+)?sak(?:en|a)?|i\s+sin\s+helhet|i\s+sin\s+heilskap|fullt\s+ut"
    r"|til\s+(?:høringen|høyringa|saken|saka|forslaget|framlegget|strategien|planen|utkastet"
    r"|\w*departementet)"
    r"|(?:av|datert|dagsett|den)\s+\d[\w. ]*?|som\s+(?:ligger\s+ved|følger\s+vedlagt|ligg\s+ved)"
    r"|(?:(?:og|men)\s+)?(?:vi\s+)?har\s+(?:ut\s?over\s+(?:dette|det|denne)\s+)?"
    r"(?:ingen|inga|ikke|ikkje)\s+(?:\w+\s+)?"
    r"(?:merknader|merknadar|kommentarer|kommentarar|innspill|innspel)"
    r"(?:\s+ut\s?over\s+(?:dette|det|denne))?))*\s*[.!]?",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*,\s*(?:og\s+)?|\s+og\s+")
_PART = re.compile(r"\s*[,(/–]\s*|\s+-\s+|\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sender:
    """Who speaks in a passage, and who else is there to be joined."""

    respondent: str
    bodies: Mapping[str, Respondent]
    register: Register

    def is_meant(self, name: str) -> frozenset[str]:
        """Return the ids of the respondents that a name may mean."""
        ids = {body.id for body in identify(name, self.register).candidates}
        key = fold(name)
        for body in self.bodies.values():
            if key in {fold(part) for part in (body.name, *_PART.split(body.name)) if part}:
                ids.add(body.id)
        return frozenset(ids)

    def joins(self, name: str) -> str | None:
        """Return the one respondent that a name means; None for none, or several."""
        here = self.is_meant(name) & self.bodies.keys()
        return next(iter(here)) if len(here) == 1 else None


def find_endorsements(
    passages: Sequence[Passage],
    submissions: Sequence[Submission],
    respondents: Sequence[Respondent],
) -> tuple[Endorsement, ...]:
    """Find where a submission joins another respondent's.

    One that joins only a part of it, with reservations, or its own body's is none.

    Args:
        passages: All there are.
        submissions: Those that they stand in.
        respondents: Those who can be meant.

    Returns:
        The endorsements in the order of the passages; each submission joins a body once.
    """
    bodies = {body.id: body for body in respondents}
    register = load_register()
    sender_of = {submission.id: submission.respondent for submission in submissions}
    found: dict[tuple[str, str], Endorsement] = {}
    for passage in passages:
        if passage.quoted or not may_join(passage.text):
            continue
        sender = _Sender(respondent=sender_of[passage.submission], bodies=bodies, register=register)
        for one in _in_passage(passage, sender):
            found.setdefault((one.submission, one.respondent or fold(one.name)), one)
    return tuple(found.values())


def _in_passage(passage: Passage, sender: _Sender) -> Iterator[Endorsement]:
    text, earlier = passage.text, (0, 0)
    for first, last in sentence_spans(text):
        sentence, before = text[first:last], text[earlier[0] : first]
        for joining in joinings(sentence, before) if len(sentence) <= _LONGEST else ():
            if _own(sentence, joining, sender):
                yield from _endorsed(passage, joining, first + joining.start, sender)
        earlier = (first, last)


def _endorsed(
    passage: Passage, joining: Joining, start: int, sender: _Sender
) -> Iterator[Endorsement]:
    """Give an endorsement for each body that the words name."""
    for name, shift in _bodies_named(joining.name, sender):
        joined = sender.joins(name)
        oneself = sender.respondent in sender.is_meant(name)
        if oneself or (joining.known and joined is None):
            continue
        begin = start + shift
        yield Endorsement(
            submission=passage.submission,
            passage=passage.id,
            start=begin,
            end=begin + len(name),
            name=name,
            respondent=joined,
        )


def _bodies_named(name: str, sender: _Sender) -> Iterator[tuple[str, int]]:
    """Part "KS og Molde kommune", but not "Møre og Romsdal fylkeskommune"; with where each begins.

    A body is as few parts as mean one; parts that mean none stand by themselves.
    """
    links = [(link.start(), link.end()) for link in _LINK.finditer(name)]
    begins = [0, *(end for _, end in links)]
    ends = [*(start for start, _ in links), len(name)]
    part = 0
    while part < len(ends):
        last = _last_part(name, begins[part:], ends[part:], sender)
        yield name[begins[part] : ends[part + last]], begins[part]
        part += last + 1


def _last_part(name: str, begins: Sequence[int], ends: Sequence[int], sender: _Sender) -> int:
    """Return how many parts more than the first belong to the first body."""
    for last, end in enumerate(ends):
        rest = last > 0 and sender.is_meant(name[begins[1] : end])
        if sender.is_meant(name[begins[0] : end]) and not rest:
            return last
    return 0


def _own(sentence: str, joining: Joining, sender: _Sender) -> bool:
    """Tell whether it is the sender that joins, and that it does."""
    head = sentence[: joining.verb]
    clause = _CLAUSE.split(head)[-1]
    if _NOT.search(clause):
        return False
    if joining.ours:
        return not _OTHERS.search(clause) or bool(_RESOLVED.search(head))
    said = clause if clause.strip() else head
    if _OTHERS.search(said) and not _RESOLVED.search(head):
        return False
    return not _another_speaks(said, sender)


def _another_speaks(clause: str, sender: _Sender) -> bool:
    """Tell whether a clause begins with another body's name: "Molde kommune slutter seg til …"."""
    named = re.match(r"\s*((?:[A-ZÆØÅ][\w-]*(?:\s+(?:og|i)\s+|\s+|$))+(?:kommune|herad)?)", clause)
    if named is None or not fold(named[1]):
        return False
    meant = sender.is_meant(named[1].strip())
    return bool(meant) and sender.respondent not in meant


def only_endorses(text: str) -> bool:
    """Tell whether a text joins another's submission and says nothing of the matter itself."""
    spans = sentence_spans(text)
    before, joined = "", False
    for first, last in spans:
        sentence = text[first:last]
        if _joins_only(sentence, before):
            joined = True
        elif not (procedure(sentence) or no_remarks(sentence) or refers_only(sentence)):
            return False
        before = sentence
    return joined


def _joins_only(sentence: str, before: str) -> bool:
    found = joinings(sentence, before) if len(sentence) <= _LONGEST else ()
    if not found:
        return False
    head = sentence[: found[0].verb]
    plain = len(head.split()) <= _LONGEST_HEAD and not _VIEW.search(head)
    return plain and bool(_REST.fullmatch(sentence, found[-1].end))
