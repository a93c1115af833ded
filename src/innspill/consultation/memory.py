"""What an earlier result settled: which passage stood in which theme, under which source number."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from innspill.model import Passage, RespondentKind, Summary, Theme, passage_key

_ASIDE = frozenset({"excluded", "endorses"})
_PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is known again in a result, by the ids that passages have now.

    `passages` gives each passage that is known again as it was; `themes` are the earlier result's;
    `numbers` give the number of each source in the earlier letter, `last` the highest of them all,
    also those of passages that are gone. `aside` are passages that had no theme because people left
    them out, or because they only joined another's: if that no longer holds, they are as new.
    `unchanged` tells that nothing is new and nothing gone.
    """

    passages: Mapping[str, Passage] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    last: int = 0
    aside: frozenset[str] = frozenset()
    unchanged: bool = False


def remember(before: Summary, now: Summary) -> Memory:
    """Know the passages of an earlier result again.

    A passage is known by its text and its respondent, so that a renamed file, a re-read and a new
    version of the same letter keep what they had. Where a respondent says the same twice, the
    passages are paired in their order.
    """
    waiting: dict[str, list[Passage]] = defaultdict(list)
    for key, passage in reversed(list(keyed(before))):
        waiting[key].append(passage)
    known = {p.id: waiting[key].pop() for key, p in keyed(now) if waiting[key]}
    numbers = {citation.passage: citation.source for _, _, citation in before.letter.cited()}
    aside = {lost.passage for lost in before.unassigned if lost.reason in _ASIDE}
    return Memory(
        passages=known,
        themes=before.themes,
        numbers={p: numbers[was.id] for p, was in known.items() if was.id in numbers},
        last=max(numbers.values(), default=0),
        aside=frozenset(p for p, was in known.items() if was.id in aside),
        unchanged=len(known) == len(now.passages) == len(before.passages),
    )


def keyed(summary: Summary) -> Iterator[tuple[str, Passage]]:
    """Give each passage of a result with its key, by who seemed to have sent it.

    Private persons are numbered anew in each run, and so are known by their words alone. What a
    respondent says in the same words again, as a form's short answers, has a key of its own.
    """
    persons = {body.id for body in summary.respondents if body.kind is RespondentKind.PERSON}
    sender = {each.id: each.found_as or each.respondent for each in summary.submissions}
    said: Counter[str] = Counter()
    for passage in summary.passages:
        who = sender[passage.submission]
        who = _PERSON if who in persons else who
        key = passage_key(passage.text, who)
        said[key] += 1
        if said[key] > 1:
            key = passage_key(f"{passage.text} ({said[key]})", who)
        yield key, passage
