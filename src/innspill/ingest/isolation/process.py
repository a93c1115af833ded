"""One reading process as the main process has it: started, asked, watched, replaced."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from innspill.ingest.guard import limit_notice
from innspill.ingest.isolation import frames
from innspill.ingest.isolation.confinement import environment
from innspill.ingest.isolation.ending import GONE, HEADER, Ending, decode_ending, notice_of_ending
from innspill.ingest.isolation.task import Outcome, Task, decode_outcome, encode_task
from innspill.ingest.scans.values import unread_page
from innspill.ingest.source import unread
from innspill.model import Notice

# -P: a file called lxml.py in the folder where innspill was started must not be imported.
COMMAND = (sys.executable, "-P", "-m", "innspill.ingest.isolation.worker")
COMPLAINTS = "stderr"


@dataclass(slots=True, kw_only=True)
class ReadingProcess:
    """Reads one file at a time, and is started again when it is lost.

    `folder` is an empty folder for it to live in; `starts` counts processes, and `peak_bytes` is
    the most memory that reading a file took, 0 where the system does not tell.
    """

    folder: Path
    starts: int = 0
    peak_bytes: int = 0
    running: subprocess.Popen[bytes] | None = None
    closed: bool = False
    _changing: threading.Lock = field(default_factory=threading.Lock)

    def read(self, task: Task) -> Outcome:
        """Read a file; what kills the process costs this file, and the next has a new process.

        Raises:
            RuntimeError: The process cannot be started, or was closed.
        """
        process = self.running or self._start()
        with Clock(process, task.options.limits.seconds) as clock:
            try:
                ending, data = ask(process, task)
            except (EOFError, OSError):  # it is gone, and the clock knows whether by its hand
                ending, data = Ending(code=GONE), b""
        if clock.struck or ending.code == GONE:
            self._discard(process)
        self.peak_bytes = max(self.peak_bytes, ending.peak_bytes)
        if clock.struck:
            return lost(task, limit_notice("seconds", task.options.limits.seconds))
        return judged(task, ending, data)

    def close(self) -> None:
        """End the process, whatever it does; it is not started again."""
        with self._changing:
            self.closed = True
            if self.running is not None:
                end(self.running)

    def _start(self) -> subprocess.Popen[bytes]:
        with self._changing:
            if self.closed:
                raise RuntimeError("the reading process was closed")
            self.running = process = started(self.folder)
        self.starts += 1
        try:
            frames.receive(pipes(process)[1], 0)
        except EOFError:
            self._discard(process)
            said = (self.folder / COMPLAINTS).read_text(encoding="utf-8", errors="replace")
            raise RuntimeError(f"the reading process cannot start: {said}") from None
        return process

    def _discard(self, process: subprocess.Popen[bytes]) -> None:
        end(process)
        with self._changing:
            self.running = None
        with process:  # closes the pipes and waits
            pass

    def leave(self) -> None:
        """Clear up after a process, when nobody asks it any more."""
        self.close()
        if self.running is not None:
            self._discard(self.running)


class Clock:
    """Ends a process that takes too long.

    Args:
        process: What is ended.
        seconds: How long it may take.
    """

    def __init__(self, process: subprocess.Popen[bytes], seconds: int) -> None:
        self.struck = False
        self._process = process
        self._timer = threading.Timer(seconds, self._strike)

    def __enter__(self) -> Self:
        """Start the clock."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it, and wait until it has: late, it would hit the reading of the next file."""
        self._timer.cancel()
        self._timer.join()

    def _strike(self) -> None:
        self.struck = True
        end(self._process)


def started(folder: Path) -> subprocess.Popen[bytes]:
    """Start a reading process, out of reach of Ctrl-C: the main process ends it in its own way."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP
    with (folder / COMPLAINTS).open("wb") as complaints:
        return subprocess.Popen(  # noqa: S603 - this interpreter and a module of ours
            COMMAND,
            bufsize=0,
            cwd=folder,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            creationflags=flags,
            start_new_session=sys.platform != "win32",
        )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process at once, with its copies and the programs that they started."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):  # it ended by itself
            os.killpg(process.pid, signal.SIGKILL)


def pipes(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Give the ends of a process's pipes: for tasks, and for outcomes.

    Raises:
        OSError: It has none.
    """
    if process.stdin is None or process.stdout is None:
        raise OSError("the process has no pipes")
    return process.stdin.fileno(), process.stdout.fileno()


def ask(process: subprocess.Popen[bytes], task: Task) -> tuple[Ending, bytes]:
    """Have a file read.

    Raises:
        EOFError: The process has gone.
        OSError: As above.
    """
    tasks, outcomes = pipes(process)
    frames.send(tasks, encode_task(task))
    most = task.options.limits.memory_bytes + HEADER.size
    return decode_ending(frames.receive(outcomes, most))


def judged(task: Task, ending: Ending, data: bytes) -> Outcome:
    """Take an outcome in, if there is one and it is about the file that was asked for."""
    notice = notice_of_ending(ending, task.options.limits)
    if ending.code:
        return lost(task, notice)
    try:
        outcome = decode_outcome(data)
    except ValueError:  # no reader writes this: a hostile file has taken the process over
        return lost(task, notice)
    return outcome if answers(outcome, task) else lost(task, notice)


def answers(outcome: Outcome, task: Task) -> bool:
    """Tell whether an outcome is about what was asked for, and nothing else."""
    page = None if outcome.printed is None else outcome.printed.scan
    inside = f"{task.name}/"
    ours = all(each.path == task.name or each.path.startswith(inside) for each in outcome.readings)
    return page == task.scan and ours


def lost(task: Task, notice: Notice) -> Outcome:
    """Make the outcome of a file or a page whose reading did not come to its end."""
    if task.scan is not None:
        return Outcome(printed=unread_page(task.scan, notice), repeatable=False)
    return Outcome(readings=(unread(task.name, task.sha256, notice),), repeatable=False)
