"""Read an inbox of 400 invented submissions, cold and warm: seconds and memory.

    python benchmarks/read/run.py

The warm run is of a process that starts anew, as a user's second run does. Memory is the peak of
the resident set, as the system counts it (Linux, macOS).
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import FILES, make_corpus

MEBIBYTE = 1024 * 1024
RUN = """
import json, resource, sys, time
began = time.perf_counter()
from pathlib import Path
from innspill.ingest import read_inbox
from innspill.options import ReadOptions
readings = read_inbox([Path(sys.argv[1])], ReadOptions(), lambda *_: None, Path(sys.argv[2]))
seconds = time.perf_counter() - began
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps({
    "seconds": seconds,
    "read": sum(reading.status == "read" for reading in readings),
    "blocks": sum(len(reading.document.blocks) for reading in readings),
    "main": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit,
    "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit,
}))
"""


def measure(inbox: Path, cache: Path) -> dict[str, float]:
    """Read the inbox in a process of its own, which tells what it took."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(inbox), str(cache)], stdout=subprocess.PIPE, check=True
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def main() -> None:
    """Make the corpus, read it twice, and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        inbox, cache = Path(folder, "inbox"), Path(folder, "cache")
        inbox.mkdir()
        pages = make_corpus(inbox)
        print(f"{FILES} files, about {pages:.0f} pages")
        for name in ("cold", "warm"):
            told = measure(inbox, cache)
            print(
                f"{name}: {told['seconds']:.2f} s, "
                f"{told['read']} readings, {told['blocks']} blocks; "
                f"main process {told['main'] / MEBIBYTE:.0f} MiB, "
                f"largest worker {told['worker'] / MEBIBYTE:.0f} MiB"
            )


if __name__ == "__main__":
    main()
