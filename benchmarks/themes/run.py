"""Measure themes on labelled rows: python benchmarks/themes/run.py --data DIR.

DIR holds tab-separated files. A labelled set has the columns id, label, submitter, lang and text; a
file of sentence pairs has id, nob and nno. Each labelled set is tried as rows of a form export, and
where its submitters have ten rows or more on average, as one document for each submitter: in order,
shuffled, and under its labels as headings. Sets of the same rows that end in `_nob` and `_nno` are
also tried together and in turns, at the true number of labels. With `--late` it also measures late
text (`late.py`), and where the labels are those of `guided.toml`, themes that people gave.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from guided import guided_figures
from late import late_figures
from mates import found_mates
from measures import measure
from rows import Row, alone, documents, in_turns, labelled, ordered, pairs, shuffled

from innspill.cluster import find_themes
from innspill.model import Language, Passage
from innspill.options import ThemeOptions

_MEASURES = (
    "AMI",
    "ARI",
    "V",
    "B3",
    "merge",
    "bridge",
    "themes",
    "labels",
    "without_theme",
    "label",
)
_PACKAGES = ("innspill", "graspologic-native", "numpy", "scipy", "scikit-learn", "wordfreq")
_LONG = 10

Try = tuple[str, Sequence[Row], Sequence[Passage], ThemeOptions]


def main() -> int:
    """Print the table; say so where there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, help="a folder of tab-separated labelled rows")
    parser.add_argument("--names", action="store_true", help="print every theme's name too")
    parser.add_argument("--late", action="store_true", help="measure late text, a few minutes")
    arguments = parser.parse_args()
    if arguments.data is None or not arguments.data.is_dir():
        print("No data: name a folder of labelled rows with --data (see the top of this file).")
        return 0
    print(
        ", ".join(f"{name} {version(name)}" for name in _PACKAGES),
        f"Python {sys.version.split()[0]}",
    )
    print(f"{'set':34}", *(f"{name:>8}" for name in (*_MEASURES, "seconds", "MB")))
    for trial in _tries(arguments.data):
        _print(trial, names=arguments.names)
    for path in sorted(arguments.data.glob("*.tsv")):
        _print_more(path, late=arguments.late)
    return 0


def _print_more(path: Path, *, late: bool) -> None:
    """Print what is measured in another way: pairs, themes that people gave, late text."""
    if found := pairs(path):
        print(path.stem, _rounded(found_mates(found)))
    rows = labelled(path)
    if guided := guided_figures(rows):
        print(path.stem, "guided", _rounded(guided), flush=True)
    if late and _by_submitter(rows):
        for what, figures in late_figures(rows):
            print(path.stem, what, _rounded(figures), flush=True)


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {key: round(value, 3) for key, value in figures.items()}


def _by_submitter(rows: Sequence[Row]) -> bool:
    """Tell whether submitters have ten rows or more on average, and there are several."""
    return len(rows) >= _LONG * len({row.submitter for row in rows}) > _LONG


def _tries(folder: Path) -> Iterator[Try]:
    sets = {path.stem: labelled(path) for path in sorted(folder.glob("*.tsv"))}
    for name, rows in sets.items():
        if not rows:
            continue
        yield f"{name} rows", rows, alone(rows), ThemeOptions()
        if _by_submitter(rows):
            kept, mixed = ordered(rows), shuffled(rows)
            yield f"{name} documents", kept, documents(kept), ThemeOptions()
            yield f"{name} shuffled", mixed, documents(mixed), ThemeOptions()
            yield f"{name} headed", kept, documents(kept, headed=True), ThemeOptions()
        other = sets.get(f"{name.removesuffix('_nob')}_nno")
        if name.endswith("_nob") and other:
            number = ThemeOptions(number=len({row.label for row in rows}))
            for sort, both in (("+nno", [*rows, *other]), ("/nno in turns", in_turns(rows, other))):
                yield f"{name}{sort} at {number.number}", both, alone(both), number


def _print(trial: Try, *, names: bool) -> None:
    name, rows, passages, options = trial
    start = time.perf_counter()
    found = find_themes(passages, [row.submitter for row in rows], options, Language.NB)
    seconds = time.perf_counter() - start
    values = measure(rows, found)
    figures = [
        f"{values[key]:8.3f}" if values[key] % 1 else f"{values[key]:8.0f}" for key in _MEASURES
    ]
    print(f"{name:34}", *figures, f"{seconds:8.1f}", f"{_megabytes():>8}", flush=True)
    for theme in found.themes if names else ():
        print(f"    {theme.label} ({len(theme.passages)}): {', '.join(theme.terms)}")


def _megabytes() -> str:
    """Return the most memory that this process has held so far, where the system tells."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return "-"
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return str(round(used / (2**20 if sys.platform == "darwin" else 2**10)))


if __name__ == "__main__":
    sys.exit(main())
