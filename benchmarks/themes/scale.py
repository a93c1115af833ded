"""Measure time and memory as passages grow: python benchmarks/themes/scale.py --data DIR.

DIR holds labelled rows as in `run.py`; the set named by `--set` is made as large as wanted (see
`synthetic.py`). Without data, texts are made from innspill's own words. Each size has a process of
its own, so that its peak of memory is its own. The first two lines are 20,000 passages, all
compared with all, and by 5,000 landmarks. The picture is written beside this file.
"""

import argparse
import gc
import importlib
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from growth import picture
from rows import Row, alone, labelled
from run import _megabytes
from sklearn.metrics import adjusted_mutual_info_score
from synthetic import many

from innspill.cluster import find_themes
from innspill.model import Language
from innspill.options import ThemeOptions

_SIZES = (10_000, 20_000, 50_000, 100_000, 300_000, 1_000_000)
_BOTH, _FEW = 20_000, 5_000
_PICTURE = Path(__file__).parent / "growth.svg"

# Where the time goes: functions by the module that calls them, without what others of them take.
_STAGES = {
    "order": ("space.canonical_order", "crowd.canonical_order", "crowd.drawn"),
    "tokens": ("space.count_words", "crowd.running"),
    "words": ("vectors.expand", "landmarks.expand_among", "landmarks.keys_of"),
    "vectors": ("space.vectors", "space.in_context", "crowd.read_by", "crowd._linked"),
    "neighbours": ("space.neighbours", "crowd.links", "crowd.pruned", "crowd.bound_by"),
    "communities": ("finding.divide",),
    "naming": ("gathering.name_themes",),
    "gathering": ("finding.gathered", "many.gathered", "many.spread", "many.widened"),
}
_ROOM = "innspill.cluster"


def main() -> int:
    """Print the table, or measure one size in this process."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, help="a folder of tab-separated labelled rows")
    parser.add_argument("--set", default="policy_statements", help="the set that is made larger")
    parser.add_argument("--sizes", type=int, nargs="*", default=_SIZES, help="numbers of passages")
    parser.add_argument("--landmarks", type=int, help="with --one: how many")
    parser.add_argument("--one", type=int, help="measure this size alone, and print it as JSON")
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(_measured(_rows(arguments), arguments.one, arguments.landmarks)))
        return 0
    columns = ("seconds", "CPU", "MB", "AMI", "themes", "lost", *_STAGES, "rest")
    print("| passages | landmarks |", " | ".join(columns), "|")
    print("|" + "---|" * (len(columns) + 2))
    shown = [(_BOTH, _BOTH), (_BOTH, _FEW), *((size, None) for size in arguments.sizes)]
    found = [_apart(size, few) for size, few in shown]
    for one in found:
        told = " | ".join(_told(one[name]) for name in columns)
        print(f"| {one['passages']:,} | {one['landmarks'] or '–'} | {told} |", flush=True)
    grown = found[2:]  # as it comes
    _PICTURE.write_text(picture(grown, tuple(_STAGES)), encoding="utf-8", newline="\n")
    return 0


def _apart(size: int, landmarks: int | None) -> dict[str, Any]:
    """Measure one size in a process of its own."""
    more = ["--landmarks", str(landmarks)] if landmarks else []
    command = [sys.executable, *sys.argv, "--one", str(size), *more]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _told(value: float) -> str:
    return f"{value:.3f}" if 0 < abs(value) < 1 else f"{value:.0f}"


def _rows(arguments: argparse.Namespace) -> list[Row]:
    path = arguments.data / f"{arguments.set}.tsv" if arguments.data else None
    return labelled(path) if path and path.is_file() else []


def _measured(rows: Sequence[Row], size: int, landmarks: int | None) -> dict[str, Any]:
    """Find themes once, with every stage timed."""
    sampling = importlib.import_module(f"{_ROOM}.sampling")
    if landmarks:
        for one in (sampling, importlib.import_module(f"{_ROOM}.graph")):
            vars(one)["EXACT"] = landmarks
        vars(sampling)["LANDMARKS"] = landmarks
    made = list(many(rows, size))
    passages, senders, labels = alone(made), [r.submitter for r in made], [r.label for r in made]
    del made
    gc.collect()
    stages: Counter[str] = Counter()
    for stage, names in _STAGES.items():
        for name in names:
            _time(name, stage, stages)
    start, cpu = time.perf_counter(), time.process_time()
    found = find_themes(passages, senders, ThemeOptions(), Language.NB)
    seconds = time.perf_counter() - start
    used = {stage: stages[stage] for stage in _STAGES}
    themes = [str(passage.theme) for passage in found.passages]
    return {
        "passages": size,
        "landmarks": sampling.landmarks_among(size) if size > sampling.EXACT else None,
        "seconds": seconds,
        "CPU": time.process_time() - cpu,
        "MB": float(_megabytes()),
        "AMI": adjusted_mutual_info_score(labels, themes),
        "themes": len(found.themes),
        "lost": len(found.unassigned),
        **used,
        "rest": seconds - sum(used.values()),
    }


_inside: list[float] = []  # what the timed functions that are under way have spent in others


def _time(name: str, stage: str, stages: Counter[str]) -> None:
    """Let a function add the time that it takes itself to its stage."""
    module, _, function = name.partition(".")
    home = importlib.import_module(f"{_ROOM}.{module}")
    timed = getattr(home, function)

    def wrapped(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - it is whatever it wraps
        with _clock(stage, stages):
            return timed(*given, **named)

    setattr(home, function, wrapped)


@contextmanager
def _clock(stage: str, stages: Counter[str]) -> Iterator[None]:
    start = time.perf_counter()
    _inside.append(0.0)
    yield
    spent = time.perf_counter() - start
    stages[stage] += spent - _inside.pop()  # type: ignore[assignment]  # seconds, not a number of times
    if _inside:
        _inside[-1] += spent


if __name__ == "__main__":
    sys.exit(main())
