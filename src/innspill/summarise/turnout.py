"""Who answered: how many, with how many inhabitants, late, without remarks, beside whom, or not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from innspill.language.alphabet import alphabetical
from innspill.model import (
    Endorsement,
    Respondent,
    RespondentKind,
    RespondentStatus,
    SentenceKind,
    SubmissionStatus,
)
from innspill.register import fold, load_register
from innspill.summarise.drafts import Draft, Source
from innspill.summarise.material import NAMES_AMONG, NAMES_IN_FULL, Material
from innspill.summarise.theme_section import breadth

MOST_JOINED = 5
"""So many bodies that others join are told one by one."""


def turnout(material: Material, paragraph: int) -> tuple[Draft, ...]:
    """Tell what came in, and who stands out: late, brief, joining, silent.

    These have a paragraph of their own where they are several.
    """
    late = _named("frame.late", late_respondents(material), material)
    bare = _named("frame.no_remarks", _with(RespondentStatus.NO_REMARKS, material), material)
    silent = _named("frame.silent", _with(RespondentStatus.SILENT, material), material)
    special = (*_framed([*late, *bare]), *_joining(material), *_framed(silent))
    apart = paragraph + (len(special) > 1)
    came = _framed([*_received(material), *_inhabitants(material)])
    return (
        *(replace(draft, paragraph=paragraph) for draft in came),
        *(replace(draft, paragraph=apart) for draft in special),
    )


def _framed(texts: Iterable[str]) -> Iterator[Draft]:
    for text in texts:
        yield Draft(text=text, kind=SentenceKind.FRAME)


def _received(material: Material) -> Iterator[str]:
    words = material.words
    received = {s.id for s in material.submissions}
    yield words.text(
        "frame.answered",
        submissions=words.counted("count.submissions", len(received)),
        respondents=breadth([r.id for r in material.answered()], material),
    )
    unread = sum(s.status is SubmissionStatus.UNREADABLE for s in material.submissions)
    if unread:
        yield words.counted("frame.unread", unread)
    empty = sum(s.status is SubmissionStatus.EMPTY for s in material.submissions)
    if empty:
        yield words.counted("frame.empty", empty)


def _inhabitants(material: Material) -> Iterator[str]:
    """Set inhabitants beside municipalities; nothing where those of one are not known."""
    answered = _municipalities(material.answered())
    invited = _municipalities(r for r in material.respondents.values() if r.invited)
    heard, asked = _sum(answered), _sum(invited)
    if not heard:
        return
    words = material.words
    key = "frame.inhabitants" if len(answered) > 1 else "frame.inhabitants_one"
    beside = asked and len(invited) > 1 and {r.id for r in invited} != {r.id for r in answered}
    yield words.text(
        f"{key}_of" if beside else key,
        answered=words.number(len(answered)),
        heard=words.figure(heard),
        invited=words.number(len(invited)),
        asked=words.figure(asked),
        year=load_register().population_year,
    )


def _municipalities(respondents: Iterable[Respondent]) -> list[Respondent]:
    return [r for r in respondents if r.kind is RespondentKind.MUNICIPALITY]


def _sum(municipalities: Sequence[Respondent]) -> int:
    """Add up the inhabitants; 0 where those of one are not known."""
    known = [r.inhabitants for r in municipalities if r.inhabitants is not None]
    return sum(known) if len(known) == len(municipalities) else 0


def late_respondents(material: Material) -> list[str]:
    """Return the ids of those who sent everything after the deadline."""
    in_time = {s.respondent for s in material.submissions if not s.late}
    late = {s.respondent for s in material.submissions if s.late}
    return [r for r in material.respondents if r in late - in_time]


def _with(status: RespondentStatus, material: Material) -> list[str]:
    return [r.id for r in material.respondents.values() if r.status is status]


def _named(key: str, respondents: Sequence[str], material: Material) -> list[str]:
    """Name respondents, or count them where they are many."""
    if not respondents:
        return []
    words = material.words
    if len(respondents) > NAMES_IN_FULL:
        return [words.text(f"{key}_many", count=breadth(respondents, material))]
    singular, plural = words.variants(key)
    names = material.names(respondents)
    return [(singular if len(respondents) == 1 else plural).format(names=names)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joined:
    """A body whose submission others join: what it is called, and where they say so."""

    name: str
    endorsements: tuple[Endorsement, ...]


def _joining(material: Material) -> Iterator[Draft]:
    """Tell who joins whose submission, those that most join first; the rest is counted."""
    joined = _joined(material)
    for one in joined[:MOST_JOINED]:
        yield _told(one, material)
    rest = [e for one in joined[MOST_JOINED:] for e in one.endorsements]
    if rest:
        count = breadth(_senders(rest, material), material)
        yield Draft(
            text=material.words.text("frame.endorses_rest", count=count),
            kind=SentenceKind.REPORTED,
            sources=tuple(Source(passage=e.passage) for e in rest),
        )


def _joined(material: Material) -> list[_Joined]:
    groups: dict[str, list[Endorsement]] = {}
    for one in material.endorsements:
        groups.setdefault(one.respondent or fold(one.name), []).append(one)
    found = [
        _Joined(name=_called(group[0], material), endorsements=tuple(group))
        for group in groups.values()
    ]
    return sorted(found, key=lambda one: (-len(one.endorsements), alphabetical(one.name)))


def _called(endorsement: Endorsement, material: Material) -> str:
    """Return the name of who is joined; as it is written where the full name does not hold that."""
    written = " ".join(endorsement.name.split())
    full = material.name(endorsement.respondent) if endorsement.respondent else written
    return full if written in full else written


def _told(joined: _Joined, material: Material) -> Draft:
    senders = _senders(joined.endorsements, material)
    many = len(senders) > NAMES_IN_FULL
    gaps = {
        "names": material.names(senders[:NAMES_AMONG] if many else senders),
        "count": breadth(senders, material),
        "joined": joined.name,
    }
    key = "frame.endorses_many" if many else "frame.endorses"
    first, *others = (way.format(**gaps) for way in material.words.variants(key))
    return Draft(
        text=first,
        others=tuple(others),
        key=key,
        kind=SentenceKind.REPORTED,
        sources=tuple(_source(one, joined.name) for one in joined.endorsements),
    )


def _source(endorsement: Endorsement, name: str) -> Source:
    """Cite the words that name who is joined, where the sentence has them too."""
    if " ".join(endorsement.name.split()) not in name:
        return Source(passage=endorsement.passage)
    return Source(passage=endorsement.passage, start=endorsement.start, end=endorsement.end)


def _senders(endorsements: Iterable[Endorsement], material: Material) -> list[str]:
    ids = {material.senders[one.passage] for one in endorsements}
    return sorted(ids, key=lambda r: alphabetical(material.name(r)))
