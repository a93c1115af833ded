"""The way that users' files take: folders of mutated files, read in processes kept apart."""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mutations import mutated
from seeds import faults

from innspill.ingest import Reading, read_inbox
from innspill.model import SubmissionStatus
from innspill.options import Limits, ReadOptions

BATCH = 200  # files in a folder
FLAT_MEBIBYTES = 64  # that the main process may grow by after the first batches
WARM = 2  # batches until everything is loaded
STATM = Path("/proc/self/statm")
OPTIONS = ReadOptions(limits=Limits(seconds=20))


def run_isolated(start: Mapping[str, Sequence[bytes]], out: Path, seconds: float) -> int:
    """Read batch after batch for so long; 1 if a promise is broken.

    Args:
        start: Files of each kind to mutate.
        out: Where to keep the folders in which a promise is broken.
        seconds: How long, by the clock.
    """
    chance = random.Random(1)  # noqa: S311 - a mutation is no secret
    began, number = time.monotonic(), 0
    statuses: Counter[str] = Counter()
    told: Counter[str] = Counter()
    memory: list[float] = []
    broken = 0
    while time.monotonic() - began < seconds:
        folder = Path(tempfile.mkdtemp(prefix=f"batch-{number}-", dir=made(out)))
        names = write_batch(folder, start, chance)
        readings = read_inbox([folder], OPTIONS, lambda *_: None)
        wrong = list(batch_faults(names, readings))
        statuses.update(reading.status.value for reading in readings)
        told.update(label for reading in readings for label in labels(reading))
        memory.append(resident())
        number += 1
        broken += bool(wrong)
        for line in wrong:
            print(f"    finding: {folder.name}: {line}", flush=True)
        if not wrong:
            clear(folder)
    growth = memory[-1] - memory[min(WARM, len(memory) - 1)]
    spent = time.monotonic() - began
    print(f"{number * BATCH} files in {spent:.0f} s: {dict(sorted(statuses.items()))}")
    print(f"main process {memory[-1]:.0f} MiB, {growth:+.0f} MiB since batch {WARM}")
    for label, count in told.most_common():
        print(f"    {label}: {count}")
    return int(bool(broken) or growth > FLAT_MEBIBYTES)


def write_batch(
    folder: Path, start: Mapping[str, Sequence[bytes]], chance: random.Random
) -> set[str]:
    """Write a folder of mutated files, and give their names."""
    names = set()
    for number in range(BATCH):
        kind = chance.choice(sorted(start))
        data = chance.choice(start[kind])
        for _ in range(chance.choice((1, 1, 2, 5, 20))):
            data = mutated(data, kind, chance)
        name = f"{number:04}.{kind}"
        (folder / name).write_bytes(data)
        names.add(name)
    return names


def batch_faults(names: set[str], readings: Sequence[Reading]) -> Iterator[str]:
    """Received = read + noticed: each file has a reading, and each reading keeps the promises."""
    of_file: dict[str, list[Reading]] = {name: [] for name in names}
    for reading in readings:
        of_file.setdefault(reading.path.split("/")[0], []).append(reading)
    if of_file.keys() != names:
        yield f"readings of {sorted(of_file.keys() - names)}, which nobody sent"
    if len({reading.id for reading in readings}) != len(readings):
        yield "two readings with one id"
    for name, own in sorted(of_file.items()):
        yield from (f"{name}: {fault}" for fault in faults(own))


def labels(reading: Reading) -> Iterator[str]:
    """Name the ends that a reading process came to, and limits that were passed."""
    for notice in reading.notices:
        values = dict(notice.values)
        if values.get("error") == "reader_died":
            yield f"a reader died with code {values['code']}"
        if "limit" in values and "allowed" in values:
            yield f"limit {values['limit']}"


def what_becomes_of(data: bytes, kind: str) -> str:
    """Read one file that killed the fuzzer in the way that users' files take, and tell its fate."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"svar.{kind}").write_bytes(data)
        readings = read_inbox([Path(folder)], OPTIONS, lambda *_: None)
    read = sum(reading.status is SubmissionStatus.READ for reading in readings)
    notices = sorted({label for reading in readings for label in labels(reading)})
    return f"{read} of {len(readings)} read; {', '.join(notices) or 'nothing special'}"


def resident() -> float:
    """Give the memory that this process has now, in MiB; the most it had on macOS, 0 on Windows."""
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415 - Windows has none

    if STATM.exists():
        return int(STATM.read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def made(folder: Path) -> Path:
    """Make a folder, unless it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def clear(folder: Path) -> None:
    """Remove a folder of files."""
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
