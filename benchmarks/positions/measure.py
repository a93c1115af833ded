"""Measure positions: how often a sentence is given the position that a person gave it.

Run `python benchmarks/positions/measure.py`, or with `--data DIR` for the drawn sentences too,
whose texts are not in the project: DIR holds `policy_statements.tsv` and `twins/reference/*.txt`.
`--errors` prints what came out wrong in the open halves, `--second` how far a second reader agrees
with the first, the rules with the second, and, with `--data`, what the rules make of the policy
statements that nobody labelled. Exit code 1 where macro-F1 over the sentences put aside, but for
those of the rules' own author, is below what it should be, or a drawn sentence is not the labelled
one.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from labelled import (
    HALVES,
    Labelled,
    drawn_sentences,
    letter_sentences,
    own_sentences,
    second_reading,
    unlabelled_sentences,
)

from innspill.model import Language, Locator, Passage, Position
from innspill.summarise.positions import position_of

_WANTED = 0.80
_SPEED_PASSAGES = 20_000
_NAMES = tuple(Position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a set of sentences gives; `counts` by (by hand, by rule).

    The rule may be another reader.
    """

    counts: Counter[tuple[Position, Position]]

    @property
    def accuracy(self) -> float:
        """The share of the sentences whose position is the one by hand."""
        return sum(self.counts[p, p] for p in _NAMES) / self.counts.total()

    @property
    def kappa(self) -> float:
        """Cohen's kappa: the agreement beyond what the shares of the positions give by chance."""
        pairs = self.counts.total() ** 2
        chance = sum(self.by_hand(p) * self.by_rule(p) for p in _NAMES) / pairs
        return (self.accuracy - chance) / (1 - chance)

    @property
    def classes(self) -> tuple[Position, ...]:
        """The positions that occur by hand: only they have an F1."""
        return tuple(p for p in _NAMES if self.by_hand(p))

    @property
    def macro_f1(self) -> float:
        """The mean F1 over `classes`."""
        return sum(self.f1(p) for p in self.classes) / len(self.classes)

    @property
    def fallen(self) -> int:
        """How many fall to `other` that are something else by hand."""
        other = Position.OTHER
        return sum(self.counts[p, other] for p in _NAMES if p is not other)

    def by_hand(self, position: Position) -> int:
        """How many have the position by hand."""
        return sum(self.counts[position, p] for p in _NAMES)

    def by_rule(self, position: Position) -> int:
        """How many have the position by rule."""
        return sum(self.counts[p, position] for p in _NAMES)

    def precision(self, position: Position) -> float:
        """The share of those by rule that are so by hand; 0 where there are none."""
        return self.counts[position, position] / max(1, self.by_rule(position))

    def recall(self, position: Position) -> float:
        """The share of those by hand that are so by rule; 0 where there are none."""
        return self.counts[position, position] / max(1, self.by_hand(position))

    def f1(self, position: Position) -> float:
        """The harmonic mean of precision and recall."""
        both = self.by_hand(position) + self.by_rule(position)
        return 2 * self.counts[position, position] / max(1, both)


def passage(text: str) -> Passage:
    """Make a passage of a sentence that stands alone."""
    where = Locator(page=None, block=0, start=0, end=len(text))
    return Passage(id="s.1", submission="s", text=text, locator=where, language=Language.NB)


def figures(sentences: Sequence[Labelled]) -> Figures:
    """Count the sentences by what they are by hand and by rule."""
    return Figures(counts=Counter((s.position, position_of(passage(s.text))) for s in sentences))


def show(title: str, sentences: Sequence[Labelled]) -> Figures:
    """Print what the rules make of a set: rows by hand, columns by rule."""
    found = figures(sentences)
    print(f"\n### {title}: {len(sentences)} sentences\n")
    print(
        f"Accuracy {found.accuracy:.3f}, macro-F1 {found.macro_f1:.3f} over {len(found.classes)} "
        f"classes; {found.fallen} fall to `other` wrongly.\n"
    )
    show_confusion(found, "by hand")
    return found


def show_confusion(found: Figures, rows: str) -> None:
    """Print a confusion as a Markdown table; `rows` names what the rows are."""
    print(f"| {rows} | {' | '.join(_NAMES)} | precision | recall | F1 |")
    print(f"|---|{'--:|' * (len(_NAMES) + 3)}")
    for p in _NAMES:
        cells = " | ".join(str(found.counts[p, other]) for other in _NAMES)
        scores = f"{found.precision(p):.2f} | {found.recall(p):.2f} | {found.f1(p):.2f}"
        print(f"| {p} | {cells} | {scores if found.by_hand(p) else '– | – | –'} |")


def show_second(first: Sequence[Labelled], second: Sequence[Labelled]) -> None:
    """Print how far the second reader agrees with the first, and the rules with the second."""
    by_id = {one.id: one for one in first}
    sources = sorted({one.source for one in second})
    for source in sources:
        part = [one for one in second if one.source == source]
        found = Figures(counts=Counter((by_id[one.id].position, one.position) for one in part))
        print(f"\n### two readers, {source}: {len(part)} sentences\n")
        print(f"Agreement {found.accuracy:.3f}, Cohen's kappa {found.kappa:.3f}.\n")
        show_confusion(found, "first, by second")
    for half in HALVES:
        halved = [one for one in second if one.half == half]
        for source in sources:
            part = [one for one in halved if one.source == source]
            show(f"second reader, {half}, {source}", part)
            same = figures([by_id[one.id] for one in part])
            print(
                f"\nThe same sentences by the first reader: accuracy {same.accuracy:.3f}, "
                f"macro-F1 {same.macro_f1:.3f} over {len(same.classes)} classes."
            )
        show(f"second reader, {half}", halved)


def show_unlabelled(texts: Sequence[str]) -> None:
    """Print how often the rules give each position to sentences that have none by hand."""
    found = Counter(position_of(passage(text)) for text in texts)
    shares = ", ".join(f"{found[p]} {p}" for p in _NAMES)
    print(f"\nUnlabelled policy statements, {len(texts)} sentences: {shares}")


def show_errors(sentences: Sequence[Labelled]) -> None:
    """Print the sentences of the open halves that came out wrong."""
    for s in sentences:
        got = position_of(passage(s.text))
        if s.half == "open" and got is not s.position:
            print(f"{s.source}\t{s.position} -> {got}\t{s.text}")


def show_speed(sentences: Sequence[Labelled]) -> None:
    """Print how long the positions of many passages take."""
    texts = [" ".join(s.text for s in sentences[row : row + 3]) for row in range(len(sentences))]
    passages = [passage(texts[row % len(texts)]) for row in range(_SPEED_PASSAGES)]
    begun = time.process_time()
    for one in passages:
        position_of(one)
    spent = time.process_time() - begun
    print(f"\n{_SPEED_PASSAGES} passages of three sentences: {spent:.1f} s of one core")


def main() -> int:
    """Print the figures of each half, own and drawn sentences apart and together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with the drawn texts")
    parser.add_argument("--errors", action="store_true", help="print what is wrong in open halves")
    parser.add_argument("--second", action="store_true", help="print the second reader's figures")
    chosen = parser.parse_args()
    sentences = own_sentences() + letter_sentences()
    sentences += drawn_sentences(chosen.data) if chosen.data else []
    for half in HALVES:
        part = [s for s in sentences if s.half == half]
        for source in ("own", "letters", "drawn") if chosen.data else ("own", "letters"):
            show(f"{half}, {source}", [s for s in part if s.source == source])
        show(half, part)
    others_words = [s for s in sentences if s.half == "aside" and s.source != "own"]
    final = show("aside, but for own", others_words)
    show_speed(sentences)
    if chosen.second:
        show_second(sentences, second_reading(sentences))
    if chosen.second and chosen.data:
        show_unlabelled(unlabelled_sentences(chosen.data))
    if chosen.errors:
        show_errors(sentences)
    return int(final.macro_f1 < _WANTED)


if __name__ == "__main__":
    sys.exit(main())
