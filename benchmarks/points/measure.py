"""Measure points: whether two sentences that a person calls the same are found to be.

Run `python benchmarks/points/measure.py`, or with `--data DIR` for the drawn pairs too, whose texts
are not in the project: DIR holds `policy_statements.tsv` and `parallel_nob_nno.tsv`. `--errors`
prints what came out wrong in the open half; `--speed` how long the points of a large consultation
take. Exit code 1 where a drawn pair is not the labelled one.
"""

import argparse
import csv
import hashlib
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grouping import show_groups
from speed import show_speed

from innspill.language.sentences import sentence_spans
from innspill.model import Language, Locator, Passage
from innspill.summarise.positions import position_of_sentence
from innspill.summarise.sameness import SAME, Scale, Weighed, compatible, sameness
from innspill.summarise.sayings import saying_of
from innspill.summarise.standing import WEAKEST, standing

_HERE = Path(__file__).parent
_HALVES = ("open", "aside")
_STRATA = ("words", "meaning", "near")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences and what a person says of them.

    `source` is `own`, `letters` or `statements`; `half` is `open` or `aside`; `drawn` is the
    measure by which it was drawn, empty for pairs that were written.
    """

    source: str
    half: str
    drawn: str
    one: str
    other: str
    same: bool


def own_pairs() -> list[Pair]:
    """Return the pairs written for this benchmark; all of them are open."""
    table = tomllib.loads((_HERE / "own.toml").read_text(encoding="utf-8"))
    return [
        Pair(source="own", half="open", drawn="", one=one, other=other, same=name == "same")
        for name, pairs in table.items()
        for one, other in pairs
    ]


def letter_pairs() -> list[Pair]:
    """Return pairs of sentences from the invented letters of `sample_inputs`."""
    return [
        _drawn("letters", row, row["one"], row["other"]) for row in _rows(_HERE / "letters.tsv")
    ]


def statement_pairs(data: Path) -> list[Pair]:
    """Return the labelled pairs of policy statements.

    Raises:
        SystemExit: A pair is not the one that was labelled.
    """
    sentences = statements(data)
    found = []
    for row in _rows(_HERE / "labels.tsv"):
        one, other = sentences[row["one"]], sentences[row["other"]]
        if _digest(one, other)[:12] != row["sha256"]:
            sys.exit(f"{row['one']}, {row['other']}: not the pair that was labelled")
        found.append(_drawn("statements", row, one, other))
    return found


@cache
def statements(data: Path) -> dict[str, str]:
    """Return the sentences of the statements by id and number."""
    return {
        f"{row['id']}:{number}": row["text"][start:end]
        for row in _rows(data / "policy_statements.tsv")
        for number, (start, end) in enumerate(sentence_spans(row["text"]))
    }


def _drawn(source: str, row: dict[str, str], one: str, other: str) -> Pair:
    return Pair(
        source=source,
        half=_HALVES[int(_digest(one, other)[-1], 16) % 2],
        drawn=row["drawn"],
        one=one,
        other=other,
        same=row["label"] == "same",
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _digest(one: str, other: str) -> str:
    return hashlib.sha256(f"{one}\n{other}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Judge:
    """What the product says of two sentences, by a scale of some texts."""

    scale: Scale

    @classmethod
    def over(cls, texts: Iterable[str]) -> "Judge":
        """Weigh words by how few of the texts hold them."""
        return cls(Scale.of(map(saying_of, texts)))

    def same(self, one: str, other: str) -> bool:
        """Tell whether either sentence could lead a point that the other makes."""
        return self._says(one, other) or self._says(other, one)

    def _says(self, leader: str, other: str) -> bool:
        alone = standing(leader, _passage(leader), Language.NB) >= WEAKEST
        strength, denied = sameness(self._weighed(leader), self._weighed(other))
        stands = position_of_sentence(leader), position_of_sentence(other)
        return alone and strength >= SAME and compatible(*stands, denied=denied)

    def _weighed(self, text: str) -> Weighed:
        return self.scale.weigh(saying_of(text))


def _passage(text: str) -> Passage:
    where = Locator(page=None, block=0, start=0, end=len(text))
    return Passage(id="s.1", submission="s", text=text, locator=where, language=Language.NB)


def show(title: str, pairs: Sequence[Pair], judges: dict[str, Judge]) -> None:
    """Print precision and recall of a set of pairs."""
    by_rule = [judges[pair.source].same(pair.one, pair.other) for pair in pairs]
    right = sum(pair.same and found for pair, found in zip(pairs, by_rule, strict=True))
    wanted, got = sum(pair.same for pair in pairs), sum(by_rule)
    precision, recall = right / max(1, got), right / max(1, wanted)
    print(f"| {title} | {len(pairs)} | {wanted} | {got} | {precision:.2f} | {recall:.2f} |")


def show_errors(pairs: Sequence[Pair], judges: dict[str, Judge]) -> None:
    """Print the open pairs that came out wrong."""
    for pair in pairs:
        found = judges[pair.source].same(pair.one, pair.other)
        if pair.half == "open" and found is not pair.same:
            print(f"{'same' if pair.same else 'not'} -> {found}\t{pair.one}\t{pair.other}")


def show_across(data: Path) -> None:
    """Print how many sentences are found to say the same as themselves in the other målform.

    Sentences that cannot lead a point ("Les meir") are counted too. Each is also held against the
    sentence ten rows further on, which says something else.
    """
    rows = _rows(data / "parallel_nob_nno.tsv")
    judge = Judge.over([row["nob"] for row in rows] + [row["nno"] for row in rows])
    met = sum(judge.same(row["nob"], row["nno"]) for row in rows)
    long = [row for row in rows if len(row["nob"].split()) > 6]  # noqa: PLR2004 a whole sentence
    met_long = sum(judge.same(row["nob"], row["nno"]) for row in long)
    away = sum(
        judge.same(row["nob"], other["nno"]) for row, other in zip(rows, rows[10:], strict=False)
    )
    print(f"\nBokmål and nynorsk of one sentence: {met} of {len(rows)} are found to be the same,")
    print(
        f"{met_long} of {len(long)} of more than six words; {away} of {len(rows) - 10} of others."
    )


def main() -> int:
    """Print the figures of each half and each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with the drawn texts")
    parser.add_argument(
        "--errors", action="store_true", help="print what is wrong in the open half"
    )
    parser.add_argument("--speed", action="store_true", help="time a large consultation")
    chosen = parser.parse_args()
    pairs = own_pairs() + letter_pairs()
    pairs += statement_pairs(chosen.data) if chosen.data else []
    judges = {
        source: Judge.over([text for p in pairs if p.source == source for text in (p.one, p.other)])
        for source in ("own", "letters")
    }
    if chosen.data:
        judges["statements"] = Judge.over(statements(chosen.data).values())
        judges["own"] = judges["statements"]
    print("| pairs | pairs | same by hand | same by rule | precision | recall |")
    print("|---|--:|--:|--:|--:|--:|")
    show("own", own_pairs(), judges)
    for half in _HALVES:
        part = [p for p in pairs if p.half == half and p.source != "own"]
        for source in sorted({p.source for p in part}):
            show(f"{half}, {source}", [p for p in part if p.source == source], judges)
        for stratum in _STRATA:
            show(f"{half}, by {stratum}", [p for p in part if p.drawn == stratum], judges)
        show(half, part, judges)
    if chosen.data:
        show_across(chosen.data)
    show_groups()
    if chosen.speed:
        show_speed()
    if chosen.errors:
        show_errors(pairs, judges)
    return 0


if __name__ == "__main__":
    sys.exit(main())
