"""Does what people settled stay when text comes late: python benchmarks/stability/run.py FILE.

FILE is tab-separated, with the columns id, label, submitter, lang and text. It is divided into rows
that are there from the start and rows that come late: 2 per cent, 10 per cent, and one submitter
with all that it sent. In a consultation folder of its own, `innspill summarise` is run on the
first, all themes are locked (`innspill themes lock`), ten passages are moved to the theme that most
of their label are in, the late rows are added to the same file, and `innspill summarise` is run
again. Beside it stands a run that saw everything at once and remembers nothing.

`moved` is the share of the old passages whose theme changed, `touched` that of those that people
moved; `anew` the share that the run without memory takes out of the theme that most of their old
companions are in. `AMI` is that of the late passages with their labels. With `--letters`, each
submitter's rows are one letter instead of rows of a form export, so that a letter with late rows is
a new version of it. Nothing of the file is kept.
"""

import argparse
import csv
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from sklearn.metrics import adjusted_mutual_info_score

from innspill.consultation.decisions import merged
from innspill.consultation.memory import keyed
from innspill.consultation.theme_writing import read_owned, write_owned
from innspill.model import Decision, DecisionKind, Summary
from innspill.render.json import read_json

DRAWS = {0.02: 3, 0.1: 2}  # how many times each share is drawn; few rows tell little
TOUCHED = 10
COLUMNS = ("--text-column", "text", "--respondent-column", "submitter", "--id-column", "id")
_FIGURES = ("moved", "touched", "anew", "same", "AMI", "AMI anew", "proposed")

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Rows, and the ids of those that come late."""

    name: str
    rows: Sequence[Row]
    late: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """How rows become submissions: as one form export, or as a letter of each submitter."""

    letters: bool

    def write(self, home: Path, rows: Iterable[Row]) -> None:
        """Write rows into a consultation folder, in the place of those that were there."""
        inbox = home / "inbox"
        inbox.mkdir(parents=True, exist_ok=True)
        (home / "innspill.toml").touch()
        if not self.letters:
            with (inbox / "svar.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, ("id", "submitter", "text"), extrasaction="ignore")
                writer.writeheader()
                writer.writerows(rows)
            return
        texts: dict[str, list[str]] = {}
        for row in rows:
            texts.setdefault(row["submitter"], []).append(row["text"])
        for name, own in texts.items():
            text = "\n\n".join((f"# {name}", *own))
            (inbox / f"{name}.md").write_text(text, encoding="utf-8")

    @property
    def flags(self) -> tuple[str, ...]:
        """What the command must be told."""
        return () if self.letters else COLUMNS


def main() -> None:
    """Print a line for each way of holding rows out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--letters", action="store_true")
    arguments = parser.parse_args()
    rows, inbox = read(arguments.file), Inbox(letters=arguments.letters)
    print(f"{'late':24}", *(f"{name:>16}" for name in (*_FIGURES, "cases")))
    with TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole"
        inbox.write(whole, rows)
        everything = summarised(whole, inbox.flags)
        tried: dict[str, list[dict[str, float]]] = {}
        for number, case in enumerate(cases(rows)):
            home = Path(scratch) / str(number)
            figures = settled_and_late(home, case, inbox, everything)
            tried.setdefault(case.name, []).append(figures)
            print(f"  {case.name} ({len(case.late)} rows)", figures, file=sys.stderr, flush=True)
    for name, found in tried.items():
        means = [fmean(one[figure] for one in found) for figure in _FIGURES]
        print(f"{name:24}", *(f"{mean:16.3f}" for mean in means), f"{len(found):16}")


def read(file: Path) -> list[Row]:
    """Read the rows, by submitter and id, which is their order in the source."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))
    return sorted(rows, key=lambda row: (row["submitter"], row["id"]))


def cases(rows: Sequence[Row]) -> Iterator[Case]:
    """Hold rows out: shares by chance, and each submitter in turn."""
    mixed = random.Random(0)  # noqa: S311 - a fixed choice that tells nothing
    ids = [row["id"] for row in rows]
    for share, times in DRAWS.items():
        for _ in range(times):
            late = frozenset(mixed.sample(ids, int(share * len(ids))))
            yield Case(name=f"{share:.0%} of the rows", rows=rows, late=late)
    for voice in sorted({row["submitter"] for row in rows}):
        late = frozenset(row["id"] for row in rows if row["submitter"] == voice)
        yield Case(name="one submitter", rows=rows, late=late)


def settled_and_late(home: Path, case: Case, inbox: Inbox, everything: Summary) -> dict[str, float]:
    """Settle what is there early, add the rest, and compare."""
    inbox.write(home, [row for row in case.rows if row["id"] not in case.late])
    before = summarised(home, inbox.flags)
    innspill("themes", "lock", "--folder", str(home))
    moved = move_some(home, case, before)
    inbox.write(home, case.rows)
    after = summarised(home, inbox.flags)
    was, now = themes(before), themes(after)
    wanted = {key: moved.get(key, theme) for key, theme in was.items()}
    labels = {theme.id: theme.label for theme in after.themes}
    return {
        "moved": share(now.get(key) != theme for key, theme in wanted.items()),
        "touched": share(now.get(key) != theme for key, theme in moved.items()),
        "anew": taken_out(was, themes(everything)),
        "same": float(all(labels.get(t.id) == t.label for t in before.themes)),
        "AMI": agreement(case, after),
        "AMI anew": agreement(case, everything),
        "proposed": float(len(set(labels) - {theme.id for theme in before.themes})),
    }


def summarised(home: Path, flags: Sequence[str]) -> Summary:
    """Run the command in a consultation folder and read its result."""
    innspill("summarise", str(home), *flags, "--quiet", "--format", "json")
    return read_json((home / "result" / "summary.json").read_bytes())


def innspill(*words: str) -> None:
    """Run the command, and stop where it fails."""
    command = [sys.executable, "-m", "innspill", *words]
    subprocess.run(command, check=True, capture_output=True)


def move_some(home: Path, case: Case, result: Summary) -> dict[str, str]:
    """Put some passages right, as people would; return where, by what they are known again by.

    A passage is wrong where it does not stand in the theme that most passages of its label are in.
    """
    labelled = dict(labels_of(case.rows, result))
    together: dict[str, Counter[str]] = {}
    for passage in result.passages:
        if passage.theme and passage.id in labelled:
            together.setdefault(labelled[passage.id], Counter())[passage.theme] += 1
    home_of = {label: counted.most_common(1)[0][0] for label, counted in together.items()}
    wrong = [
        Decision(kind=DecisionKind.MOVED, passage=key, value=home_of[labelled[passage.id]])
        for key, passage in keyed(result)
        if passage.theme and passage.id in labelled
        if passage.theme != home_of[labelled[passage.id]]
    ]
    chance = random.Random(0)  # noqa: S311 - as above
    made = chance.sample(wrong, min(TOUCHED, len(wrong)))
    owned = read_owned(home)
    write_owned(home, owned, replace(owned, decisions=merged(owned.decisions, made)))
    return {decision.passage: decision.value for decision in made}


def themes(result: Summary) -> dict[str, str | None]:
    """Give the theme of each passage by what it is known again by."""
    return {key: passage.theme for key, passage in keyed(result)}


def taken_out(was: Mapping[str, str | None], now: Mapping[str, str | None]) -> float:
    """Return the share of passages that do not follow most of their old companions."""
    companions: dict[str, list[str | None]] = {}
    for key, theme in was.items():
        if theme:
            companions.setdefault(theme, []).append(now.get(key))
    stay = sum(Counter(each).most_common(1)[0][1] for each in companions.values())
    return 1 - stay / sum(map(len, companions.values()))


def agreement(case: Case, result: Summary) -> float:
    """Return the AMI of the late passages' themes with their labels."""
    theme = {passage.id: str(passage.theme) for passage in result.passages}
    late = [row for row in case.rows if row["id"] in case.late]
    pairs = [(label, theme[passage]) for passage, label in labels_of(late, result)]
    return float(adjusted_mutual_info_score(*map(list, zip(*pairs, strict=True))))


def labels_of(rows: Sequence[Row], result: Summary) -> Iterator[tuple[str, str]]:
    """Give the passages that are of some rows, each with its label."""
    label = {row["id"]: row["label"] for row in rows}
    texts = [(" ".join(row["text"].split()), row["label"]) for row in rows]
    for passage in result.passages:
        text = " ".join(passage.text.split())
        found = next((given for whole, given in texts if text in whole), None)
        given = label.get(passage.row) if passage.row else found
        if given:
            yield passage.id, given


def share(facts: Iterable[bool]) -> float:
    """Return the share of what holds; 0 of nothing."""
    told = list(facts)
    return sum(told) / len(told) if told else 0.0


if __name__ == "__main__":
    main()
