"""Measure positions: how often a sentence is given the position that a person gave it.

Run `python benchmarks/positions/measure.py`, or with `--data DIR` for the drawn sentences too,
whose texts are not in the project: DIR holds `policy_statements.tsv` and `twins/reference/*.txt`.
`--errors` prints what came out wrong in the open halves. Exit code 1 where macro-F1 over the
sentences put aside, but for those of the rules' own author, is below what it should be, or a drawn
sentence is not the labelled one.
"""

import argparse
import csv
import hashlib
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from innspill.language.sentences import sentence_spans
from innspill.model import Language, Locator, Passage, Position
from innspill.summarise.positions import position_of

_HERE = Path(__file__).parent
_WANTED = 0.80
_HALVES = ("open", "aside")
_SPEED_PASSAGES = 20_000
_NAMES = tuple(Position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A sentence and its position by hand.

    `source` is `own`, `letters` or `drawn`; `half` is `open` or `aside`.
    """

    source: str
    half: str
    text: str
    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a set of sentences gives; `counts` by (by hand, by rule)."""

    counts: Counter[tuple[Position, Position]]

    @property
    def accuracy(self) -> float:
        """The share of the sentences whose position is the one by hand."""
        return sum(self.counts[p, p] for p in _NAMES) / self.counts.total()

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


def own_sentences() -> list[Labelled]:
    """Return the sentences written for this benchmark."""
    table = tomllib.loads((_HERE / "own.toml").read_text(encoding="utf-8"))
    return [
        Labelled(source="own", half=half, text=text, position=Position(name))
        for half in _HALVES
        for name, texts in table[half].items()
        for text in texts
    ]


def letter_sentences() -> list[Labelled]:
    """Return sentences drawn from the invented letters of `sample_inputs`."""
    with (_HERE / "letters.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Labelled(
            source="letters",
            half=_half(row["text"]),
            text=row["text"],
            position=Position(row["position"]),
        )
        for row in rows
    ]


def drawn_sentences(data: Path) -> list[Labelled]:
    """Return the labelled sentences of public documents; their half follows from their id.

    Raises:
        SystemExit: A sentence is not the one that was labelled.
    """
    with (_HERE / "labels.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    statements = _statements(data)
    found = []
    for row in rows:
        text = _text_of(row["id"], data, statements)
        if _digest(text)[:12] != row["sha256"]:
            sys.exit(f"{row['id']}: not the sentence that was labelled")
        found.append(
            Labelled(
                source="drawn",
                half=_half(row["id"]),
                text=text,
                position=Position(row["position"]),
            )
        )
    return found


def _statements(data: Path) -> dict[str, str]:
    lines = (data / "policy_statements.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {line.split("\t")[0]: line.split("\t")[4] for line in lines}


def _text_of(name: str, data: Path, statements: dict[str, str]) -> str:
    """Return a sentence by its id: source, row or file, line of a file, number of the sentence."""
    source, key, *line, number = name.split(":")
    if source == "twins":
        whole = (data / "twins" / "reference" / f"{key}.txt").read_text(encoding="utf-8")
        text = whole.splitlines()[int(line[0])]
    else:
        text = statements[key]
    start, end = sentence_spans(text)[int(number)]
    return text[start:end].strip()


def _half(name: str) -> str:
    """Return the half of a sentence by its id or text: chance that is the same each time."""
    return _HALVES[int(_digest(name)[-1], 16) % 2]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def figures(sentences: Sequence[Labelled]) -> Figures:
    """Count the sentences by what they are by hand and by rule."""
    return Figures(counts=Counter((s.position, position_of(passage(s.text))) for s in sentences))


def show(title: str, sentences: Sequence[Labelled]) -> Figures:
    """Print a set's figures as a Markdown table: rows by hand, columns by rule."""
    found = figures(sentences)
    print(f"\n### {title}: {len(sentences)} sentences\n")
    print(
        f"Accuracy {found.accuracy:.3f}, macro-F1 {found.macro_f1:.3f} over {len(found.classes)} "
        f"classes; {found.fallen} fall to `other` wrongly.\n"
    )
    print(f"| by hand | {' | '.join(_NAMES)} | precision | recall | F1 |")
    print(f"|---|{'--:|' * (len(_NAMES) + 3)}")
    for p in _NAMES:
        cells = " | ".join(str(found.counts[p, other]) for other in _NAMES)
        scores = f"{found.precision(p):.2f} | {found.recall(p):.2f} | {found.f1(p):.2f}"
        print(f"| {p} | {cells} | {scores if found.by_hand(p) else '– | – | –'} |")
    return found


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
    chosen = parser.parse_args()
    sentences = own_sentences() + letter_sentences()
    sentences += drawn_sentences(chosen.data) if chosen.data else []
    for half in _HALVES:
        part = [s for s in sentences if s.half == half]
        for source in ("own", "letters", "drawn") if chosen.data else ("own", "letters"):
            show(f"{half}, {source}", [s for s in part if s.source == source])
        show(half, part)
    others_words = [s for s in sentences if s.half == "aside" and s.source != "own"]
    final = show("aside, but for own", others_words)
    show_speed(sentences)
    if chosen.errors:
        show_errors(sentences)
    return int(final.macro_f1 < _WANTED)


if __name__ == "__main__":
    sys.exit(main())
