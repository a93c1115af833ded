"""One fuzzed reader in a process of its own: `target.py KIND OUT CORPUS [libFuzzer's options]`.

atheris calls `try_file` with file after file, mutated so that they reach code that none reached
before. A file that breaks a promise is kept in OUT, and the search goes on; what kills this process
is kept by libFuzzer, and `run.py` starts another.
"""

import hashlib
import json
import os
import random
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field, fields
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["innspill.ingest"]):
    from innspill.ingest import guard
    from innspill.ingest.readers import READERS, reader
    from innspill.ingest.source import Source, read_source

    for each in READERS:
        reader(each)

from mutations import MOST, mutated
from seeds import faults

from innspill.errors import UnreadableSubmissionError
from innspill.ingest.reading import Reading
from innspill.options import ReadOptions

SLOW_SECONDS = 10.0  # of processor time, for a file of at most `SMALL` bytes
SMALL = 100_000
REPORT_SECONDS = 2.0  # between two reports to `run.py`
OWN_MUTATIONS = 0.05  # the share of libFuzzer's own, which know nothing of formats


@dataclass(slots=True)
class Record:
    """What has been tried and what was found; the keys say what, the values how often."""

    executions: int = 0
    reached: int = 0
    slowest: float = 0.0
    findings: Counter[str] = field(default_factory=Counter)
    unforeseen: Counter[str] = field(default_factory=Counter)


class Fuzz:
    """The trial of one reader.

    Args:
        kind: A key of `mutations.WORDS`.
        folder: Where the report and the files that break a promise are kept.
    """

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind, self.folder = kind, folder
        self.record = Record()
        self.reported = 0.0
        self.data = b""
        told = guard.notice_of

        def watched(error: Exception) -> object:
            """See every error that the guard turns into a notice, and count the unforeseen."""
            if not isinstance(error, (UnreadableSubmissionError, MemoryError)):
                self.keep("unforeseen", f"{type(error).__name__} in {place(error)}")
            return told(error)

        guard.notice_of = watched

    def try_file(self, data: bytes) -> None:
        """Read a file and hold what comes of it against the promises."""
        self.data = data
        began = time.process_time()
        try:
            readings = read_source(Source(name=f"svar.{self.kind}", data=data), ReadOptions())
            broken = sorted(set(faults(readings)))
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            readings, broken = (), [f"{type(error).__name__} in {place(error)}"]
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            readings, broken = (), [f"{type(error).__name__} in {place(error)}"]
        spent = time.process_time() - began
        for what in broken:
            self.keep("findings", what)
        if spent > SLOW_SECONDS and len(data) <= SMALL:
            self.keep("findings", "a small file takes too long")
        self.count(readings, spent)

    def count(self, readings: tuple[Reading, ...], spent: float) -> None:
        """Count a trial, and report now and then."""
        self.record.executions += 1
        self.record.reached += any(self.is_reached(reading) for reading in readings)
        self.record.slowest = max(self.record.slowest, spent)
        if time.monotonic() - self.reported > REPORT_SECONDS:
            self.report()

    def is_reached(self, reading: Reading) -> bool:
        """Tell a reading that the fuzzed reader gave, not the door before it."""
        return reading.document.format == self.kind or (self.kind == "zip" and "/" in reading.path)

    def keep(self, what: str, key: str) -> None:
        """Count a finding, and keep the first file that shows it."""
        counts: Counter[str] = getattr(self.record, what)
        counts[key] += 1
        if counts[key] == 1:
            name = f"{self.kind}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
            path = self.folder / what / f"{name}.{self.kind}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(self.data)
            path.with_suffix(".txt").write_text(f"{key}\n", encoding="utf-8")
            self.report()

    def report(self) -> None:
        """Tell `run.py` how far it is."""
        self.reported = time.monotonic()
        path = self.folder / f"report-{os.getpid()}.json"
        told = {field.name: getattr(self.record, field.name) for field in fields(Record)}
        path.write_text(json.dumps(told), encoding="utf-8")

    def mutate(self, data: bytes, largest: int, seed: int) -> bytes:
        """Mutate a file with knowledge of its kind; now and then as libFuzzer does."""
        chance = random.Random(seed)  # noqa: S311 - a mutation is no secret
        changed = data if chance.random() < OWN_MUTATIONS else mutated(data, self.kind, chance)
        if changed != data and len(changed) <= largest:
            return changed
        return bytes(atheris.Mutate(data, min(largest, MOST)))


def place(error: BaseException) -> str:
    """Name the last place of innspill's that an error came through, and where it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "innspill" in Path(frame.filename).parts]
    last = ours[-1] if ours else frames[-1]
    origin = frames[-1] if frames[-1] is not last else None
    where = f"{Path(last.filename).name}:{last.name}"
    return f"{where} ← {Path(origin.filename).name}:{origin.name}" if origin else where


def main() -> None:
    """Fuzz until libFuzzer has had its time."""
    kind, folder, *options = sys.argv[1:]
    os.environ["PATH"] = ""  # programs that read .doc files and pictures are not on trial
    fuzz = Fuzz(kind, Path(folder))
    atheris.Setup([sys.argv[0], *options], fuzz.try_file, custom_mutator=fuzz.mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
