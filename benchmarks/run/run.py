"""The whole chain, stage by stage, from an inbox to the letter: seconds and memory.

    python benchmarks/run/run.py [--files 50 400 1600]

An inbox of invented submissions in seven formats is read, divided, given themes, summarised and
written as summary.docx and summary.json, once with an empty cache and once with a full one. Each
run is a process of its own. Memory is the peak of the resident set of the main process, as the
system counts it (Linux, macOS); `worker` that of the largest process that reads files.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "read"))
from corpus import make_corpus

MEBIBYTE = 1024 * 1024
FORMATS = ("docx", "json")
STAGES = ("read", "segment", "themes", "summarise", *FORMATS)
RUN = """
import json, resource, sys, time
began = last = time.perf_counter()
from pathlib import Path
from innspill.model import Consultation
from innspill.options import Options, RenderOptions
from innspill import pipeline

spent, stage = {}, "read"
names = {"read": "read", "segment": "segment", "cluster": "themes", "summarise": "summarise"}

def turn(name):
    global last, stage
    now = time.perf_counter()
    spent[stage] = spent.get(stage, 0) + now - last
    last, stage = now, name

def progress(name, done, total):
    if name in names and names[name] != stage:
        turn(names[name])

request = pipeline.Request(
    paths=(Path(sys.argv[1]),), consultation=Consultation(), options=Options(),
    cache=Path(sys.argv[2]),
)
summary = pipeline.run(request, progress)
for name in sys.argv[3:]:
    turn(name)
    for file, data in pipeline.render_all(summary, [name], RenderOptions(), progress).items():
        Path(sys.argv[2]).with_name(file).write_bytes(data)
turn("done")
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps({
    "seconds": spent,
    "all": time.perf_counter() - began,
    "passages": len(summary.passages),
    "themes": len(summary.themes),
    "main": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit,
    "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit,
}))
"""


def measure(inbox: Path, cache: Path) -> dict[str, object]:
    """Run the chain in a process of its own, which tells what it took."""
    command = [sys.executable, "-c", RUN, str(inbox), str(cache), *FORMATS]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    told: dict[str, object] = json.loads(done.stdout)
    return told


def report(files: int, cache: str, told: dict[str, object]) -> str:
    """Write a row of the table."""
    spent = told["seconds"]
    if not isinstance(spent, dict):
        raise TypeError("no seconds are told")
    stages = " | ".join(f"{spent.get(stage, 0):.1f}" for stage in STAGES)
    main, worker = (int(str(told[name])) / MEBIBYTE for name in ("main", "worker"))
    return (
        f"| {files} | {told['passages']} | {told['themes']} | {cache} | {stages} "
        f"| {float(str(told['all'])):.1f} | {main:.0f} | {worker:.0f} |"
    )


def main() -> None:
    """Make each inbox, run the chain twice on it, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, nargs="+", default=[50, 400, 1600])
    wanted = parser.parse_args().files
    heads = ("files", "passages", "themes", "cache", *STAGES, "all, s", "main, MiB", "worker, MiB")
    print(f"| {' | '.join(heads)} |")
    print(f"|{'--:|' * len(heads)}")
    for files in wanted:
        with tempfile.TemporaryDirectory() as folder:
            inbox, cache = Path(folder, "inbox"), Path(folder, "cache")
            inbox.mkdir()
            make_corpus(inbox, files)
            for name in ("empty", "full"):
                print(report(files, name, measure(inbox, cache)), flush=True)


if __name__ == "__main__":
    main()
