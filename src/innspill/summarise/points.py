"""Which passages of a theme make the same point, and which sentence stands for it."""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from innspill.model import Language, Point, Theme
from innspill.summarise.alike import Alike
from innspill.summarise.sentences import Inbox, Sentence
from innspill.summarise.standing import POOR, WEAKEST, best_sentence, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """A sentence that could stand for a point, and how surely each passage says what it says."""

    sentence: Sentence
    quality: float
    foreign: bool
    order: int
    echo: Mapping[str, float]


def points_of(theme: Theme, inbox: Inbox, language: Language) -> tuple[Point, ...]:
    """Group a theme's passages into points.

    A point is led by one sentence. A passage makes it when one of its own says the same: no chain
    of small steps joins what differs (leader clustering, Hartigan 1975). The sentence that most
    respondents echo leads first; a passage that echoes several leaders goes to the one that it
    echoes most surely, and one that echoes none is a point of its own.

    Args:
        theme: A theme with its passages.
        inbox: The sentences of the whole consultation.
        language: The letter's language, in which the leading sentence is preferred.

    Returns:
        Points that have every passage of the theme once: those with the most respondents first,
        then those with the most passages, then in the order of the inbox.
    """
    members = _members(tuple(_calls(theme, inbox, language)), inbox)
    taken = {passage for _, passages in members for passage in passages}
    alone = [(_single(p, inbox, language), [p]) for p in theme.passages if p not in taken]
    found = [*((call.sentence, passages) for call, passages in members), *alone]
    made = [_point(sentence, passages, inbox) for sentence, passages in found]
    made.sort(key=lambda p: (-len(p.respondents), -len(p.passages), inbox.ranks[p.passages[0]]))
    return tuple(
        Point(
            id=f"{theme.id}.{number}",
            text=point.text,
            start=point.start,
            end=point.end,
            passages=point.passages,
            respondents=point.respondents,
        )
        for number, point in enumerate(made, start=1)
    )


def _calls(theme: Theme, inbox: Inbox, language: Language) -> Iterator[_Call]:
    """Yield the sentences that another passage echoes and that can stand for what they say."""
    sentences = [s for passage in theme.passages for s in inbox.sentences[passage]]
    for order, (row, rows) in enumerate(Alike(sentences, inbox.scale).echoes()):
        sentence = sentences[row]
        echo: dict[str, float] = {}
        for other, strength in rows.items():
            passage = sentences[other].passage.id
            echo[passage] = max(echo.get(passage, 0.0), strength)
        if len(echo) > 1:
            quality = standing(sentence.text, sentence.passage, language)
            if quality >= WEAKEST:
                yield _Call(
                    sentence=sentence,
                    quality=quality,
                    foreign=sentence.passage.language is not language,
                    order=order,
                    echo=echo,
                )


def _members(calls: tuple[_Call, ...], inbox: Inbox) -> list[tuple[_Call, list[str]]]:
    """Choose leaders, and give each passage to the one that it echoes most surely."""
    leaders = _leaders(calls, inbox)
    leading = {call.sentence.passage.id: number for number, call in enumerate(leaders)}
    groups: list[list[str]] = [[call.sentence.passage.id] for call in leaders]
    echoing = sorted({p for call in leaders for p in call.echo} - set(leading))
    for passage in echoing:
        sure = [(call.echo.get(passage, 0.0), -number) for number, call in enumerate(leaders)]
        groups[-max(sure)[1]].append(passage)
    return list(zip(leaders, groups, strict=True))


def _leaders(calls: tuple[_Call, ...], inbox: Inbox) -> list[_Call]:
    """Choose the sentence that most respondents echo, and again of those that are left.

    A count only falls as passages are taken, so that an old one is looked at again before it wins
    (lazy greedy, Minoux 1978).
    """
    taken: set[str] = set()
    leaders: list[_Call] = []
    heap = [(_rank(call, taken, inbox), number) for number, call in enumerate(calls)]
    heapq.heapify(heap)
    while heap:
        rank, number = heapq.heappop(heap)
        call = calls[number]
        now = _rank(call, taken, inbox)
        if now != rank:
            heapq.heappush(heap, (now, number))
        elif call.sentence.passage.id not in taken and -now[1] > 1:
            leaders.append(call)
            taken |= call.echo.keys()
    return leaders


def _rank(call: _Call, taken: set[str], inbox: Inbox) -> tuple[float, ...]:
    """Return what sorts a sentence first.

    Respondents, then passages; then that it stands well enough alone, and of those that do, the
    one that the others say most surely: it claims least beyond what they have in common. Of those
    that are about as sure, one in the letter's language.
    """
    fresh = [passage for passage in call.echo if passage not in taken]
    respondents = {inbox.senders[passage] for passage in fresh}
    typical = round(sum(call.echo.values()) / len(call.echo), 6)
    poor = call.quality < POOR
    sure = (-round(typical, 1), call.foreign, -typical, -round(call.quality, 6))
    return (-len(respondents), -len(fresh), poor, *sure, call.order)


def _single(passage: str, inbox: Inbox, language: Language) -> Sentence:
    """Return the sentence that stands for a passage that nobody echoes."""
    whole = inbox.passages[passage]
    span = best_sentence(whole, language)
    own = {(s.start, s.end): s for s in inbox.sentences[passage]}
    return own[span]


def _point(sentence: Sentence, passages: list[str], inbox: Inbox) -> Point:
    first = sentence.passage.id
    rest = sorted((p for p in passages if p != first), key=inbox.ranks.__getitem__)
    voices = {inbox.senders[p] for p in rest} - {inbox.senders[first]}
    return Point(
        id="",
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        passages=(first, *rest),
        respondents=(inbox.senders[first], *sorted(voices, key=inbox.ranks.__getitem__)),
    )
