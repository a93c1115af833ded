"""Several reading processes at work: tasks in, outcomes out as they come."""

import os
import queue
import tempfile
import threading
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from innspill.ingest.isolation.process import ReadingProcess
from innspill.ingest.isolation.task import Outcome, Task
from innspill.options import MEBIBYTE

MOST_PROCESSES = 8
FEW_FILES, FEW_BYTES = 3, MEBIBYTE
"""What one process reads sooner than a second one starts."""

PATIENCE_SECONDS = 0.2  # between two looks for Ctrl-C, which does not end a wait on Windows
Numbered = tuple[int, Task]


def read_isolated(tasks: Mapping[int, Task]) -> Generator[tuple[int, Outcome], None, None]:
    """Read files in processes of their own.

    Args:
        tasks: What to read, by number.

    Yields:
        Each task's number and outcome, in the order in which they are finished.

    Raises:
        RuntimeError: No process can be started.
    """
    if tasks:
        with Pool(tasks) as pool:
            for _ in tasks:
                yield pool.next_outcome()


def processes_for(tasks: Mapping[int, Task]) -> int:
    """Tell how many processes are worth their start."""
    if len(tasks) <= FEW_FILES and sum(map(size_of, tasks.values())) <= FEW_BYTES:
        return 1
    return min(processors(), len(tasks), MOST_PROCESSES)


def size_of(task: Task) -> int:
    """Give a file's size in bytes; 0 if it has gone, which its reading will say.

    A page whose text is to be recognised takes seconds, however small its file.
    """
    if task.scan is not None:
        return FEW_BYTES
    return os.path.getsize(task.path) if os.path.exists(task.path) else 0  # noqa: PTH110, PTH202 - the path is text on its way to another process


def processors() -> int:
    """Count the processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # on Linux, what a container may use
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@dataclass(slots=True)
class Pool:
    """Reading processes, each with a thread of this process that hands it task after task."""

    tasks: Mapping[int, Task]
    processes: list[ReadingProcess] = field(default_factory=list)
    _home: tempfile.TemporaryDirectory[str] | None = None
    _threads: list[threading.Thread] = field(default_factory=list)
    waiting: queue.SimpleQueue[Numbered] = field(default_factory=queue.SimpleQueue)
    _finished: queue.SimpleQueue[tuple[int, Outcome] | Exception] = field(
        default_factory=queue.SimpleQueue
    )

    def __enter__(self) -> Self:
        """Start the threads, which start the processes."""
        for numbered in self.tasks.items():
            self.waiting.put(numbered)
        self._home = tempfile.TemporaryDirectory(prefix="innspill-", ignore_cleanup_errors=True)
        for number in range(processes_for(self.tasks)):
            folder = Path(self._home.name, str(number))
            folder.mkdir()
            process = ReadingProcess(folder=folder)
            self.processes.append(process)
            self._threads.append(threading.Thread(target=self._serve, args=(process,), daemon=True))
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, whatever they do; with them the threads come to their end."""
        for process in self.processes:
            process.close()
        for thread in self._threads:
            thread.join()
        if self._home is not None:
            self._home.cleanup()

    def next_outcome(self) -> tuple[int, Outcome]:
        """Wait for one more task to be finished.

        Raises:
            RuntimeError: A process cannot be started.
        """
        while True:
            try:
                finished = self._finished.get(timeout=PATIENCE_SECONDS)
            except queue.Empty:
                continue
            if isinstance(finished, Exception):
                raise finished
            return finished

    def _serve(self, process: ReadingProcess) -> None:
        try:
            while not process.closed:
                number, task = self.waiting.get_nowait()
                self._finished.put((number, process.read(task)))
        except queue.Empty:
            return  # all is done
        except Exception as error:  # noqa: BLE001 - it is raised where the outcome is waited for
            self._finished.put(error)
        finally:
            process.leave()
