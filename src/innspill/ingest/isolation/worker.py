"""The process that reads: takes tasks from its standard input until that is closed.

Where a process can be copied, each file is read by a fresh copy of this one, which has imported the
readers and never seen a file: the copy costs 2 ms, what a file does to it goes away with it, and no
reading depends on what was read before. Elsewhere this process reads the files itself.
"""

import gc
import os
import sys
import traceback
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from innspill.errors import UsageError
from innspill.ingest.formats import named_kind
from innspill.ingest.guard import attempt
from innspill.ingest.isolation import frames
from innspill.ingest.isolation.confinement import CAN_FORK, confine, settle
from innspill.ingest.isolation.ending import OUT_OF_MEMORY, Ending, encode_ending
from innspill.ingest.isolation.task import Outcome, Task, decode_task, encode_outcome
from innspill.ingest.limits import enforce
from innspill.ingest.locks.keys import hold, keyring_in_force
from innspill.ingest.readers import READERS, reader
from innspill.ingest.scans.desk import lay_on_desk
from innspill.ingest.scans.values import Scan, is_lasting, unread_page
from innspill.ingest.source import Source, load, read_source, unread
from innspill.model import Notice
from innspill.options import MEBIBYTE

TASK_BYTES = 64 * MEBIBYTE  # two thousand recognised pages
ATTACHED = ("eml", "pdf", "docx")  # what mails and archives hold, more often than not
PRELOADED = {"eml": ATTACHED, "msg": ATTACHED, "zip": ATTACHED, "": ("txt",)}
KIBIBYTE = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """Where tasks come from and outcomes go to, as file descriptors."""

    tasks: int
    outcomes: int


def main() -> None:
    """Serve until there are no more tasks; the first message says that this process is ready."""
    channels = take_channels()
    settle(Path.cwd())
    frames.send(channels.outcomes)
    while True:
        try:
            task = decode_task(frames.receive(channels.tasks, TASK_BYTES))
        except EOFError:
            return
        ending, data = read_apart(task, channels)
        frames.send(channels.outcomes, encode_ending(ending), data)


def take_channels() -> Channels:
    """Take standard input and output for tasks and outcomes, and leave empty ones behind.

    A library that prints cannot spoil an outcome then, and one that reads waits for nothing.
    """
    channels = Channels(tasks=os.dup(0), outcomes=os.dup(1))
    empty = os.open(os.devnull, os.O_RDWR)
    os.dup2(empty, 0)
    os.dup2(empty, 1)
    os.close(empty)
    return channels


def answer(task: Task) -> bytes:
    """Read a file within its limits."""
    with enforce(task.options.limits), hold(task.options.passwords):
        return encode_outcome(outcome_of(task))


def outcome_of(task: Task) -> Outcome:
    """Read a file; one that has changed since it was hashed is read as it is now."""
    data = attempt(lambda: load(Path(task.path), task.options.limits))
    if isinstance(data, Notice):
        return Outcome(readings=(unread(task.name, task.sha256, data),), repeatable=False)
    if task.scan is not None:
        return page_outcome(task, task.scan, data)
    source = Source(name=task.name, data=data)
    with lay_on_desk(task.printed) as desk:
        try:
            readings = read_source(source, task.options)
        except UsageError as error:
            repeatable = not keyring_in_force().met
            return Outcome(misuse=(error.message, error.hint), repeatable=repeatable)
    same = source.sha256 == task.sha256 and not keyring_in_force().met
    return Outcome(readings=readings, repeatable=same, scans=tuple(desk.wanted))


def page_outcome(task: Task, scan: Scan, data: bytes) -> Outcome:
    """Recognise the text of one page of a file."""
    from innspill.ingest.scans.parts import part_of  # noqa: PLC0415 - wanted where there are scans
    from innspill.ingest.scans.recognition import recognise_page  # noqa: PLC0415 - as above

    found = attempt(lambda: part_of(data, task.name, scan.sha256))
    if isinstance(found, Notice):
        return Outcome(printed=unread_page(scan, found), repeatable=False)
    printed = attempt(lambda: recognise_page(scan, found, task.engine))
    page = unread_page(scan, printed) if isinstance(printed, Notice) else printed
    return Outcome(printed=page, repeatable=is_lasting(page) and not keyring_in_force().met)


def read_apart(task: Task, channels: Channels) -> tuple[Ending, bytes]:
    """Read a file in a copy of this process, where the system can make one."""
    if sys.platform != "win32" and CAN_FORK:
        return in_a_copy(task, channels)
    return Ending(), answer(task)


if sys.platform != "win32":

    def in_a_copy(task: Task, channels: Channels) -> tuple[Ending, bytes]:
        """Let a copy of this process read a file, and tell how the copy ended."""
        preload(task.name)
        source, sink = os.pipe()
        copy = os.fork()
        if not copy:
            os.close(source)
            read_and_leave(task, channels, sink)
        os.close(sink)
        data = frames.read_to_end(source, task.options.limits.memory_bytes)
        os.close(source)
        _, status, usage = os.wait4(copy, 0)
        code = os.waitstatus_to_exitcode(status)
        return Ending(code=code, peak_bytes=usage.ru_maxrss * KIBIBYTE), data

    def read_and_leave(task: Task, channels: Channels, sink: int) -> NoReturn:
        """Read one file in a copy, hand over the outcome, and leave without any clearing up.

        The channels are closed first, so that a hostile file can speak for itself alone.
        """
        code = 1
        try:
            os.close(channels.tasks)
            os.close(channels.outcomes)
            confine(task.options.limits)
            frames.write_all(sink, answer(task))
            code = 0
        except MemoryError:
            code = OUT_OF_MEMORY
        except BaseException:  # noqa: BLE001 - whatever it is, the copy must not go on as a server
            traceback.print_exc()
        finally:
            os._exit(code)


def preload(name: str) -> None:
    """Import the readers that a file will probably need, so that all later copies have them.

    Only the name is looked at; what the file really holds, the copy finds out.
    """
    kind = named_kind(name)
    import_module("innspill.ingest.archive")  # every file is first looked at as one
    import_module("innspill.ingest.tables.forms")
    for each in PRELOADED.get(kind, (kind,)):
        if each in READERS:
            reader(each)
    gc.freeze()  # the copies share what is there, and do not write to it when they tidy up


if __name__ == "__main__":
    main()
