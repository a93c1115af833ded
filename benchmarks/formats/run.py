"""Seconds, memory and size of every format, at two sizes of a consultation.

    python benchmarks/formats/run.py [--formats docx html …] [--sizes 51x500 400x20000]

A form export of invented answers is themed and summarised once for each size: 51 respondents with
500 passages, and 400 respondents with 20,000. Each format is then written in a process of its own.
Seconds are those of writing alone, without reading the result back; memory is the peak of the
resident set of the process, as the system counts it (Linux, macOS), with the result in it. `growth`
is how many times longer the larger size takes for each byte that the result itself is larger: a
format that grows faster than its input is above 1.
"""

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "read"))
from corpus import SEED, paragraph

from innspill.register import load_register
from innspill.render import WRITERS

MEBIBYTE = 1024 * 1024
SIZES = ("51x500", "400x20000")
RUN = """
import json, resource, sys, time
from pathlib import Path
from innspill.options import RenderOptions
from innspill.render import writer_of
from innspill.render.json import read_json

summary = read_json(Path(sys.argv[1]).read_bytes())
unit = 1 if sys.platform == "darwin" else 1024
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
began = time.perf_counter()
data = writer_of(sys.argv[2])(summary, RenderOptions())
spent = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
print(json.dumps({"seconds": spent, "before": before, "peak": peak, "bytes": len(data)}))
"""


def answers(respondents: int, passages: int, file: Path) -> None:
    """Write a form export: each row an answer of one passage, the respondents in turn."""
    chance = random.Random(SEED)  # noqa: S311 - text, no secret
    names = [f"{each.name} kommune" for each in load_register().municipalities]
    names += [f"Bygdelag nummer {number}" for number in range(respondents - len(names))]
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(("Innspillsgiver", "Svar"))
        for number in range(passages):
            words = paragraph(chance).split(". ")
            writer.writerow((names[number % respondents], ". ".join(words[:2]).rstrip(".") + "."))


def make(size: str, folder: Path) -> None:
    """Theme and summarise a consultation of a size, and write summary.json."""
    from innspill import pipeline  # noqa: PLC0415 only the process that makes it needs them
    from innspill.model import Consultation  # noqa: PLC0415 as above
    from innspill.options import Options  # noqa: PLC0415 as above
    from innspill.render import render  # noqa: PLC0415 as above

    respondents, passages = map(int, size.split("x"))
    inbox = folder / size
    inbox.mkdir()
    answers(respondents, passages, inbox / "svar.csv")
    request = pipeline.Request(
        paths=(inbox,), consultation=Consultation(title="Ny lov"), options=Options(), cache=None
    )
    summary = pipeline.run(request, lambda *_: None)
    file = folder / f"{size}.json"
    file.write_bytes(render(summary, "json"))
    print(
        f"{size}: {len(summary.respondents)} respondents, {len(summary.passages)} passages, "
        f"{len(summary.themes)} themes, summary.json {file.stat().st_size / MEBIBYTE:.1f} MiB",
        flush=True,
    )


def result_of(size: str, folder: Path) -> Path:
    """Make a result in a process of its own: what it takes is not to count for the writers'."""
    subprocess.run([sys.executable, __file__, "--make", size, str(folder)], check=True)
    return folder / f"{size}.json"


def measure(file: Path, format_name: str) -> dict[str, float]:
    """Write a result in a format, in a process of its own, which tells what it took."""
    command = [sys.executable, "-c", RUN, str(file), format_name]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def main() -> None:
    """Make a result of each size, write it in each format, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", default=list(WRITERS))
    parser.add_argument("--sizes", nargs="+", default=list(SIZES))
    parser.add_argument("--make", nargs=2, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.make:
        make(wanted.make[0], Path(wanted.make[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        files = {size: result_of(size, Path(folder)) for size in wanted.sizes}
        print("\n| format | size | seconds | peak, MiB | before, MiB | file, KiB | growth |")
        print("|---|---|--:|--:|--:|--:|--:|")
        for name in wanted.formats:
            pace = 0.0
            for size, file in files.items():
                told = measure(file, name)
                each = told["seconds"] / file.stat().st_size
                growth = f"{each / pace:.2f}" if pace else ""
                pace = pace or each
                print(
                    f"| {name} | {size} | {told['seconds']:.2f} | {told['peak'] / MEBIBYTE:.0f} "
                    f"| {told['before'] / MEBIBYTE:.0f} | {told['bytes'] / 1024:.0f} | {growth} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
