"""Every sentence of the letter is one that the catalogue can say, with right values in its gaps."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from innspill.audit.case import VIEWS, Case
from innspill.audit.faults import Fault, FaultKind, fault
from innspill.audit.figures import COUNTS
from innspill.audit.gaps import GAPS, REPEATING
from innspill.audit.sides import readings
from innspill.audit.telling import Telling
from innspill.audit.templates import Slot, Template, spoken, templates_of
from innspill.audit.truths import TRUE_WHEN
from innspill.audit.wording import misnamed, misquoted

_WORDS_SHOWN = 12
_SENTENCE = "sentence"


def sentences_are_the_catalogues(case: Case) -> Iterator[Fault]:
    """Every sentence is one that the catalogue can say, and what fills its gaps is so."""
    for section, sentence in case.sentences():
        telling = Telling(case=case, section=section, sentence=sentence)
        ways = templates_of(sentence.kind, case.words.language)
        if not any(says(way, reading) for reading in readings(telling) for way in ways):
            yield from _wrong_with(telling, ways)


def says(way: Template, telling: Telling) -> bool:
    """Tell whether a sentence is a template with right values, and tells all that it repeats."""
    text = telling.sentence.text
    if not text.endswith(way.words[-1]) or (way.singular and not _is_one(way, telling.case)):
        return False
    if len(text) not in ends(way, telling):
        return False
    repeats = any(slot.name in REPEATING for slot in way.slots)
    told = telling.tells_spans() and (repeats or not telling.spans)
    return told and (way.key not in TRUE_WHEN or TRUE_WHEN[way.key](telling))


def _is_one(way: Template, case: Case) -> bool:
    count = COUNTS.get(way.key)
    return count is not None and count(case) == 1


def ends(way: Template, telling: Telling, at: int = 0, first: int = 0) -> Iterator[int]:
    """Give where a template with right values ends that stands at a place of a sentence.

    Args:
        way: The template.
        telling: The sentence.
        at: Where it begins.
        first: The number of its words before which nothing is looked for.
    """
    words = way.words[first]
    after = telling.after(words, at) if words else at
    if after is None:
        return
    if first == len(way.slots):
        yield after
        return
    for end in filled(way.slots[first], telling, after):
        yield from ends(way, telling, end, first + 1)


def filled(slot: Slot, telling: Telling, at: int) -> Iterator[int]:
    """Give where right words for a gap end; nowhere for a gap that nobody knows."""
    if slot.name == _SENTENCE:
        for way in spoken(telling.case.words.language):
            yield from ends(way, telling, at)
    elif slot.name in GAPS:
        yield from GAPS[slot.name].look(telling, slot, at)


def _wrong_with(telling: Telling, ways: Sequence[Template]) -> Iterator[Fault]:
    """Say what is wrong with a sentence, as exactly as can be known."""
    case, sentence = telling.case, telling.sentence
    found: list[Fault] = []
    if sentence.kind in VIEWS:
        found = [*misquoted(case, sentence), *misnamed(case, sentence)]
    yield from found or [_wrong_value(telling, ways) or _changed(telling, ways)]


def _wrong_value(telling: Telling, ways: Sequence[Template]) -> Fault | None:
    """Name the one gap that holds something else, where all the words around the gaps fit."""
    wrong = [found for way in ways if (found := _only_wrong(way, telling))]
    if not wrong:
        return None
    slot, words = max(wrong, key=lambda pair: -len(pair[1]))
    kind = GAPS[slot.name].wrong if slot.name in GAPS else FaultKind.FRAME_CHANGED
    name = "number" if kind is FaultKind.NUMBER_DIFFERS else "words"
    return fault(kind, sentence=telling.sentence.number, **{name: words})


def _only_wrong(way: Template, telling: Telling) -> tuple[Slot, str] | None:
    """Return the only gap of a template whose words are wrong, and the words.

    A gap for repeated words takes any, so that it tells nothing of what else is wrong.
    """
    if not way.own_letters:
        return None
    pattern = "(.+?)".join(map(re.escape, way.words))
    text = telling.sentence.text
    found = re.fullmatch(pattern, text, re.DOTALL | re.IGNORECASE)
    if not found:
        return None
    wrong = [
        (slot, found[number])
        for number, slot in enumerate(way.slots, start=1)
        if found.end(number) not in filled(slot, telling, found.start(number))
    ]
    return wrong[0] if len(wrong) == 1 and wrong[0][0].name not in REPEATING else None


def _changed(telling: Telling, ways: Sequence[Template]) -> Fault:
    """Name the words from which no template fits any more; where one does to the end, all."""
    text = telling.sentence.text
    reached = max((_reach(way, telling) for way in ways), default=0)
    begin = text.rfind(" ", 0, reached) + 1 if reached < len(text) else 0
    words = " ".join(text[begin:].split()[:_WORDS_SHOWN])
    return fault(FaultKind.FRAME_CHANGED, sentence=telling.sentence.number, words=words)


def _reach(way: Template, telling: Telling, at: int = 0, first: int = 0) -> int:
    """Return how far into a sentence a template fits."""
    words, text = way.words[first], telling.sentence.text
    after = telling.after(words, at) if words else at
    if after is None:
        return at + _alike(words, text[at:])
    if first == len(way.slots):
        return after
    stops = filled(way.slots[first], telling, after)
    return max((_reach(way, telling, end, first + 1) for end in stops), default=after)


def _alike(words: str, text: str) -> int:
    """Count the first letters that are the same."""
    pairs = zip(words, text, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
