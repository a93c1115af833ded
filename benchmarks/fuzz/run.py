"""Fuzz the readers: does any file break a promise, or the process that reads it?

    python benchmarks/fuzz/run.py --seconds 600                # every reader in turn
    python benchmarks/fuzz/run.py --reader docx --seeds DIR    # one, from the files in DIR
    python benchmarks/fuzz/run.py --isolated --seconds 600     # the way that users' files take

It needs atheris (`pip install "atheris>=2.3"`), which there is for Linux and macOS; `--isolated`
needs nothing. Files that break a promise are kept in the folder that is named at the end. Without
`--seeds` it starts from the sample inputs and a small file of each kind.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from isolated import run_isolated, what_becomes_of
from mutations import MOST
from seeds import seeds, write_corpus

TARGET = Path(__file__).with_name("target.py")
MOST_STARTS = 200  # of one reader's process, if files keep killing it
TIMEOUT_SECONDS = 60  # by the clock, for one file
LIBFUZZER = (
    "-seed=1", f"-max_len={MOST}", "-len_control=0",
    "-mutate_depth=1", "-rss_limit_mb=2048", "-print_final_stats=1",
    f"-timeout={TIMEOUT_SECONDS}",
)  # fmt: skip
DEADLY = ("crash-", "timeout-", "oom-", "leak-")
MISSING = (
    'atheris is not installed: pip install "atheris>=2.3" (Linux and macOS), or use --isolated.'
)


@dataclass(slots=True)
class Result:
    """What came of fuzzing one reader."""

    seconds: float = 0.0
    starts: int = 0
    executions: int = 0
    reached: int = 0
    slowest: float = 0.0
    findings: Counter[str] = field(default_factory=Counter)
    unforeseen: Counter[str] = field(default_factory=Counter)
    deaths: dict[str, str] = field(default_factory=dict)


def fuzz(kind: str, files: list[bytes], folder: Path, seconds: float) -> Result:
    """Fuzz one reader for so long, in as many processes as it takes.

    Args:
        kind: The reader's, a key of `mutations.WORDS`.
        files: What to start from.
        folder: Where to keep what is found.
        seconds: How long, by the clock.
    """
    corpus = write_corpus(files, folder / "corpus")
    result = Result()
    began = time.monotonic()
    while result.seconds < seconds - 1 and result.starts < MOST_STARTS:
        rest = int(seconds - result.seconds)
        options = (f"-max_total_time={rest}", f"-artifact_prefix={folder}/", *LIBFUZZER)
        command = [sys.executable, str(TARGET), kind, str(folder), str(corpus), *options]
        with (folder / "log.txt").open("ab") as log:
            subprocess.run(command, stdout=log, stderr=log, check=False)
        result.starts += 1
        if not any(folder.glob("report-*.json")):
            sys.exit(f"{kind} cannot be fuzzed; {folder / 'log.txt'} says why")
        result.seconds = time.monotonic() - began
    for report in sorted(folder.glob("report-*.json")):
        add(result, json.loads(report.read_text(encoding="utf-8")))
        report.unlink()
    deadly = (path for path in sorted(folder.iterdir()) if path.name.startswith(DEADLY))
    result.deaths = {path.name: what_becomes_of(path.read_bytes(), kind) for path in deadly}
    return result


def add(result: Result, report: dict[str, object]) -> None:
    """Add what one process reported."""
    for name in ("executions", "reached"):
        setattr(result, name, getattr(result, name) + report[name])
    result.slowest = max(result.slowest, float(str(report["slowest"])))
    result.findings.update(report["findings"])
    result.unforeseen.update(report["unforeseen"])


def show(kind: str, result: Result) -> None:
    """Print one row of the table, and what was found."""
    share = result.reached / max(1, result.executions)
    found = (len(result.findings), len(result.deaths), result.unforeseen.total())
    spent = (f"{result.seconds:.0f}", f"{share:.0%}", f"{result.slowest:.1f}")
    print("|", " | ".join(map(str, (kind, result.executions, *spent, *found))), "|", flush=True)
    for what, counts in (("finding", result.findings), ("unforeseen", result.unforeseen)):
        for key, count in counts.most_common():
            print(f"    {what}: {key} ({count})", flush=True)
    for name, fate in result.deaths.items():
        print(f"    death: {name}: {fate}", flush=True)


def main() -> int:
    """Fuzz what was asked for; 1 if anything breaks a promise."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reader", action="append", help="a reader; all of them without")
    parser.add_argument("--seconds", type=float, default=600, help="for each reader")
    parser.add_argument("--seeds", type=Path, help="a folder of real files to start from")
    parser.add_argument("--out", type=Path, help="where to keep what is found")
    parser.add_argument("--isolated", action="store_true", help="through the reading processes")
    asked = parser.parse_args()
    start = seeds(asked.seeds)
    out = asked.out or Path(tempfile.mkdtemp(prefix="innspill-fuzz-"))
    kinds = asked.reader or sorted(start)
    if asked.isolated:
        return run_isolated({kind: start[kind] for kind in kinds}, out, asked.seconds)
    if importlib.util.find_spec("atheris") is None:
        sys.exit(MISSING)
    print("| reader | files | s | reached | slowest s | findings | deaths | unforeseen |")
    print("|---|---|---|---|---|---|---|---|")
    broken = False
    for kind in kinds:
        folder = out / kind
        folder.mkdir(parents=True, exist_ok=True)
        result = fuzz(kind, start[kind], folder, asked.seconds)
        show(kind, result)
        broken = broken or bool(result.findings or result.deaths)
    print(f"\nkept in {out}")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
