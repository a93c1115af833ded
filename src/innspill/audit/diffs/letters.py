"""What became of the sentences of a letter."""

from collections.abc import Sequence

from innspill.audit.diffs.known import Known
from innspill.audit.diffs.lineage import Lineage
from innspill.audit.diffs.lines import Line, lines_of
from innspill.audit.diffs.manner import Counting, manner_of
from innspill.audit.diffs.pairing import Pairing, out_of_order
from innspill.audit.diffs.values import (
    LetterChange,
    Manner,
    SentenceChange,
    SentenceFate,
)
from innspill.model import SentenceKind

LIKENESS = {
    SentenceKind.LEAD: 0.2,
    SentenceKind.FRAME: 0.3,
    SentenceKind.CONTRAST: 0.3,
    SentenceKind.MAIN_POINT: 0.4,
}
"""How alike two sentences of a kind have to be for one to be the other, changed.

Low where a section says the same in several ways, such as who raises a theme."""
ALIKE = 0.5

Pair = tuple[Line, Line]


def letter_changes(
    known: Known, lineage: Lineage, counting: Counting, *, annex: bool
) -> LetterChange:
    """Pair the sentences of two letters, and tell which are new, changed, moved or gone.

    Numbers of sources are no part of a sentence, and paragraphs no place.
    """
    was, now = lines_of(known, lineage, annex=annex)
    pairing = Pairing(gone=was, fresh=now)
    here = _pair_here(pairing)
    elsewhere = pairing.pair_by(lambda line: (line.sentence.text, line.sources))
    changed = _pair_changed(pairing)
    moved = [*_moved_within(here), *elsewhere]
    found = [_change(SentenceFate.MOVED, pair) for pair in moved]
    found += [_change(SentenceFate.CHANGED, p, manner_of(*p, counting)) for p in changed]
    found += [
        SentenceChange(
            fate=SentenceFate.NEW,
            kind=line.sentence.kind,
            now=line.sentence.text,
            section_now=line.heading,
            number_now=line.sentence.number,
        )
        for line in pairing.fresh
    ]
    found.sort(key=lambda change: change.number_now or 0)
    return LetterChange(
        sentences=(*found, *map(_gone, pairing.gone)),
        unchanged=len(now) - len(found),
    )


def _pair_here(pairing: Pairing[Line]) -> list[Pair]:
    """Pair what stands in the same section in the same words, with the same sources first."""
    return [
        *pairing.pair_by(lambda line: (line.section, line.sentence.text, line.sources)),
        *pairing.pair_by(lambda line: (line.section, line.sentence.text)),
    ]


def _pair_changed(pairing: Pairing[Line]) -> list[Pair]:
    """Pair what repeats the same words of a submission, then what reads alike in a section.

    What repeats one passage, edited or not, is compared among itself first.
    """
    return [
        *pairing.pair_by(lambda x: (x.section, x.family, x.words) if x.words else None),
        *pairing.pair_by(lambda x: (x.family, x.words) if x.words else None),
        *pairing.pair_alike(
            lambda line: line.sentence.text,
            lambda _: ALIKE,
            lambda line: (line.section, line.family, line.origins),
        ),
        *pairing.pair_alike(
            lambda line: line.sentence.text,
            lambda line: LIKENESS.get(line.family, ALIKE),
            lambda line: (line.section, line.family),
        ),
    ]


def _moved_within(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the fewest pairs that stand in another order in their section than they did."""
    sections: dict[str, list[Pair]] = {}
    for pair in sorted(pairs, key=lambda pair: pair[1].place):
        sections.setdefault(pair[1].section, []).append(pair)
    moved = []
    for own in sections.values():
        places = out_of_order([was.place for was, _ in own])
        moved += [pair for pair in own if pair[0].place in places]
    return moved


def _change(fate: SentenceFate, pair: Pair, manner: Manner | None = None) -> SentenceChange:
    was, now = pair
    return SentenceChange(
        fate=fate,
        kind=now.sentence.kind,
        was=was.sentence.text,
        now=now.sentence.text,
        section_was=was.heading,
        section_now=now.heading,
        number_was=was.sentence.number,
        number_now=now.sentence.number,
        manner=manner,
    )


def _gone(line: Line) -> SentenceChange:
    return SentenceChange(
        fate=SentenceFate.GONE,
        kind=line.sentence.kind,
        was=line.sentence.text,
        section_was=line.heading,
        number_was=line.sentence.number,
    )
