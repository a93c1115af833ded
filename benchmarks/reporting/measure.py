"""Measure reporting: whether the letter takes in what a good secretary would, and rightly.

Run `python benchmarks/reporting/measure.py --data DIR`; DIR holds `policy_statements.tsv` and
`twins/reference/*.txt`. Without it, only the sentences of `sample_inputs` are read again.
What is wrong or unread is printed. Exit code 1 where a clause is reported
that is judged wrong, or that differs in form from the secretary's, where nobody has judged what is
reported, or where a sentence is not the one that was judged.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import texts

from innspill.ingest import read_inbox
from innspill.ingest.passages.segment import segment
from innspill.ingest.senders.attribution import attribute
from innspill.model import Consultation
from innspill.options import ReadOptions
from innspill.register import load_register
from innspill.summarise.clauses import Form, Speaker, clause_of
from innspill.summarise.material import common_words, own_names

_HERE = Path(__file__).parent
_SAMPLES = _HERE.parents[1] / "sample_inputs"
# What the parties of the policy statements call themselves.
_PARTIES = {
    "krf": ("KrF", "Kristelig Folkeparti"),
    "kon": ("Konservativt",),
    "mdg": ("MDG", "De Grønne"),
    "sen": ("Senterpartiet", "Sp"),
    "sos": ("SV", "Sosialistisk Venstreparti"),
    "ven": ("Venstre",),
}
_NOT_REPORTED = ("quote", "none")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, and what is known of who says it."""

    text: str
    speaker: Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the product does with a sentence that a person has looked at."""

    row: Row
    form: str
    start: int
    end: int

    @property
    def reported(self) -> bool:
        """Whether the product reports it."""
        return self.form != Form.QUOTE

    @property
    def as_judged(self) -> bool:
        """Whether it takes in the same characters in the same form as the row has."""
        mine = (self.form, str(self.start), str(self.end))
        return mine == (self.row["form"], self.row["start"], self.row["end"])


def public(data: Path) -> dict[str, Sentence]:
    """Return the public sentences by id, each said by the party of its row or by no one."""
    found = {}
    for sentences in texts.public_sentences(data).values():
        common = common_words(sentences.values())
        for name, text in sentences.items():
            names = _PARTIES.get(name.removeprefix("policy_statements:")[:3], ())
            found[name] = Sentence(text=text, speaker=Speaker(names=names, common_words=common))
    return found


def samples() -> dict[str, Sentence]:
    """Return the sentences of `sample_inputs` by id, as the product reads them."""
    readings = read_inbox((_SAMPLES,), ReadOptions(), _silently)
    found = attribute(readings, Consultation(), load_register())
    passages = [passage for reading in readings for passage in segment(reading).passages]
    sender = {s.id: s.respondent for s in found.submissions}
    names = {r.id: own_names(r) for r in found.respondents}
    common = common_words(passage.text for passage in passages)
    said = {passage.id: names[sender[passage.submission]] for passage in passages}
    return {
        name: Sentence(
            text=text, speaker=Speaker(names=said[name.split(":")[1]], common_words=common)
        )
        for name, text in texts.sentences_of(passages).items()
    }


def _silently(_stage: str, _done: int, _total: int) -> None:
    """Let a stage work without being watched."""


def rows_of(file: str, sentences: Mapping[str, Sentence]) -> list[Told]:
    """Return what the product does with the sentences of a table that are at hand.

    Raises:
        SystemExit: A sentence is not the one that was looked at.
    """
    with (_HERE / file).open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for row in rows:
        sentence = sentences.get(row["id"])
        if sentence is None:
            continue
        if texts.digest(sentence.text) != row["sha256"]:
            sys.exit(f"{row['id']}: not the sentence that was judged")
        clause = clause_of(sentence.text, sentence.speaker)
        found.append(Told(row=row, form=clause.form.value, start=clause.start, end=clause.end))
    return found


def show_forty(told: Sequence[Told]) -> bool:
    """Print how the product's choice compares with the secretary's; tell whether all is well."""
    by_hand = [one for one in told if one.row["form"] not in _NOT_REPORTED]
    same = [one for one in told if one.as_judged or not (one.reported or one in by_hand)]
    wrong = [one for one in told if one.reported and not one.as_judged]
    lost = [one for one in by_hand if not one.reported]
    print(
        f"\n### By hand: {len(told)} sentences, {len(by_hand)} of them reported by the secretary\n"
    )
    print("| | sentences | share |\n|---|--:|--:|")
    for label, some in (
        ("told in the same form", same),
        ("reported in a form that the hand does not have", wrong),
        ("only quoted, though it can be reported", lost),
    ):
        print(f"| {label} | {len(some)} | {len(some) / max(1, len(told)):.3f} |")
    for one in wrong + lost:
        print(f"- {one.row['id']}: {one.form}, by hand {one.row['form']} ({one.row['why']})")
    return not wrong


def show_judged(told: Sequence[Told], sentences: Mapping[str, Sentence]) -> bool:
    """Print the precision of what is reported, by source; tell whether all is well."""
    print("\n### Judged: every reported clause of sentences drawn at random\n")
    print("| source | sentences | reported | right | wrong | not read | precision |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    counts: dict[str, Counter[str]] = {}
    for name, rows in _by_id(told).items():
        verdict = _verdict(rows)
        for source in (name.split(":")[0], "all"):
            counts.setdefault(source, Counter())[verdict] += 1
        if verdict in {"wrong", "unread"}:
            print(f"{verdict}: {name}: {rows[0].form}: {sentences[name].text}", file=sys.stderr)
    for source, count in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
        reported = count["right"] + count["wrong"] + count["unread"]
        read = count["right"] + count["wrong"]
        print(
            f"| {source} | {count.total()} | {reported} | {count['right']} | {count['wrong']} "
            f"| {count['unread']} | {count['right'] / max(1, read):.3f} |"
        )
    return not any(count["wrong"] or count["unread"] for count in counts.values())


def _by_id(told: Sequence[Told]) -> dict[str, list[Told]]:
    """Group rows by sentence: one that has been told in two ways was judged twice."""
    groups: dict[str, list[Told]] = {}
    for one in told:
        groups.setdefault(one.row["id"], []).append(one)
    return groups


def _verdict(rows: Sequence[Told]) -> str:
    if not rows[0].reported:
        return "quoted"
    verdicts = [one.row["verdict"] for one in rows if one.as_judged]
    return verdicts[0] if verdicts else "unread"


def main() -> int:
    """Print the figures; 0 where nothing wrong is reported."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder with the public sentences")
    options = parser.parse_args()
    sentences = samples()
    if options.data:
        sentences |= public(options.data)
    well = show_judged(rows_of("judged.tsv", sentences), sentences)
    if options.data:
        well = show_forty(rows_of("forty.tsv", sentences)) and well
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
