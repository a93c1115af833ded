"""Measure copied text: which planted copies are found, and what else is.

Run `python benchmarks/copies/run.py --data DIR`: DIR holds `policy_statements.tsv`,
`parallel_nob_nno.tsv` and `sib200_nob.tsv`. `--written` compares words as they are written, without
the bridge between the målformer; `--wrong` prints the ids of what is found and was not planted.
`--sizes` prints seconds and megabytes as the passages grow. Exit code 1 where recall or precision
of the exact, the one-word or the two-sentence copies of at least ten words is below 0.95.
"""

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from planting import statements
from scoring import (
    LENGTHS,
    Tally,
    Task,
    measure,
    measure_forms,
    measure_letters,
    natural,
    natural_pairs,
)

from innspill.summarise.copies.wording import to_bokmaal

_SEEDS = range(5)
_WANTED = 0.95
_HELD_TO = ("exact", "one word", "two sentences")
_LETTERS = (*_HELD_TO, "half own")
_SIZES = (1_000, 5_000, 20_000)


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies."""
    added = Tally(planted=Counter(), found=Counter(), wrong=Counter())
    for tally in tallies:
        added.planted.update(tally.planted)
        added.found.update(tally.found)
        added.wrong.update(tally.wrong)
    return added


def show(title: str, tally: Tally) -> None:
    """Print a line for each class of length that something was planted in."""
    for name in LENGTHS:
        if tally.planted[name]:
            print(
                f"| {title} | {name} | {tally.planted[name]} | {tally.recall(name):.3f} "
                f"| {tally.precision(name):.3f} | {tally.wrong[name]} |"
            )


def show_natural(task: Task) -> None:
    """Print which pairs of rows are found as they stand, each row being a letter."""
    right, wrong = natural(task)
    print(f"\nNothing planted: {len(right)} pairs that are copies, {len(wrong)} that are not.")
    print(f"Copies that were not found: {sorted(task.natural - set(right))}")
    print(f"Found and no copies: {wrong}")


def show_sizes(data: Path) -> None:
    """Measure each size in a process of its own, so that its peak of memory is its own."""
    print("| passages | letters | texts | found | widest | seconds | MB | MB before |")
    print("|--:|--:|---|--:|--:|--:|--:|--:|")
    script = Path(__file__).with_name("sizes.py")
    for kind in ("template", "own"):
        for size in _SIZES:
            command = [sys.executable, str(script), kind, str(size), "--data", str(data)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            print(done.stdout, end="")


def main() -> int:
    """Print the figures of passages, then of letters, then of what nobody planted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the rows")
    parser.add_argument("--written", action="store_true", help="compare words as written")
    parser.add_argument("--wrong", action="store_true", help="print what was found wrongly")
    parser.add_argument("--sizes", action="store_true", help="print seconds and megabytes")
    chosen = parser.parse_args()
    if chosen.sizes:  # first, since a process's peak counts what its parent held when it began
        show_sizes(chosen.data)
    task = Task(
        data=chosen.data,
        rows=statements(chosen.data),
        cross=str if chosen.written else to_bokmaal,
        natural=natural_pairs(),
        show_wrong=chosen.wrong,
    )
    print("\n| copies | words | planted | recall | precision | wrong |\n|---|--:|--:|--:|--:|--:|")
    tallies = {kind: total(measure(task, kind, seed) for seed in _SEEDS) for kind in _HELD_TO}
    for kind, tally in tallies.items():
        show(kind, tally)
    show("other målform", measure_forms(task))
    for kind in _LETTERS:
        show(f"letters, {kind}", total(measure_letters(task, kind, seed) for seed in _SEEDS))
    show_natural(task)
    return int(any(min(t.recall("10-"), t.precision("10-")) < _WANTED for t in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
