"""What goes to a process that reads and what comes back, as bytes.

Both are JSON, checked field by field when they are taken in. A reader that a hostile file has taken
over could send anything; a pickle would let it run its own code in the main process, and JSON that
does not fit the model is refused. The cache keeps readings in the same form.
"""

import json
import os
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from innspill.ingest.reading import Reading
from innspill.ingest.scans.values import Engine, PrintedPage, Scan
from innspill.options import ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A file to read: its absolute path, its name in the inbox, its hash, and how it is read.

    `scan` is the one page whose text is to be recognised, in place of reading the file, and
    `engine` what recognises it; `printed` are the pages of the file whose text was recognised
    before.
    """

    path: str
    name: str
    sha256: str
    options: ReadOptions
    scan: Scan | None = None
    engine: Engine | None = None
    printed: tuple[PrintedPage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a task: readings, or the message and hint of a wrong use of the tool.

    `scans` are the pages whose text could be recognised, in the order in which they were met;
    `printed` is the page that was asked for. `repeatable` is whether the same bytes give the same
    again: not so where time or memory ran out, where the file was changed meanwhile, or where it is
    locked, as other passwords may be given.
    """

    readings: tuple[Reading, ...] = ()
    misuse: tuple[str, str] | None = None
    repeatable: bool = True
    scans: tuple[Scan, ...] = ()
    printed: PrintedPage | None = None


_TASK = TypeAdapter(Task)
_OUTCOME = TypeAdapter(Outcome)


def encode_task(task: Task) -> bytes:
    """Write a task; the path in hexadecimal digits, since not every path is Unicode."""
    return _TASK.dump_json(replace(task, path=os.fsencode(task.path).hex()))


def decode_task(data: bytes) -> Task:
    """Read what `encode_task` wrote."""
    task = _TASK.validate_json(data)
    return replace(task, path=os.fsdecode(bytes.fromhex(task.path)))


def encode_outcome(outcome: Outcome) -> bytes:
    """Write an outcome; a lone surrogate in it, which is no character, becomes "?"."""
    plain = _OUTCOME.dump_python(outcome, mode="json")
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def decode_outcome(data: bytes) -> Outcome:
    """Read what `encode_outcome` wrote.

    Raises:
        ValueError: It is something else.
    """
    return _OUTCOME.validate_json(data, strict=True)
