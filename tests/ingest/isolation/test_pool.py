"""Several processes that read at once."""

import threading
from dataclasses import replace
from pathlib import Path

from innspill.ingest.isolation.pool import (
    FEW_BYTES,
    FEW_FILES,
    MOST_PROCESSES,
    Pool,
    processes_for,
    processors,
    read_isolated,
)
from innspill.ingest.isolation.task import Task
from innspill.ingest.scans.values import Scan
from innspill.model import SubmissionStatus
from innspill.options import ReadOptions


def tasks(folder: Path, count: int, size: int = 10) -> dict[int, Task]:
    """Write files, and make a task of each."""
    made = {}
    for number in range(count):
        path = folder / f"{number}.txt"
        path.write_text("Ja. " * size, encoding="utf-8")
        made[number] = Task(path=str(path), name=path.name, sha256="", options=ReadOptions())
    return made


def test_every_task_has_its_outcome(tmp_path: Path) -> None:
    """Each comes with the number of its task, whichever is finished first."""
    outcomes = dict(read_isolated(tasks(tmp_path, 10)))
    assert {n: each.readings[0].path for n, each in outcomes.items()} == {
        n: f"{n}.txt" for n in range(10)
    }


def test_no_task_starts_no_process() -> None:
    """An empty inbox costs nothing."""
    assert list(read_isolated({})) == []


def test_a_file_that_has_gone_is_said(tmp_path: Path) -> None:
    """Its reading is there, and the others are read."""
    made = tasks(tmp_path, 3)
    (tmp_path / "1.txt").unlink()
    outcomes = dict(read_isolated(made))
    assert [outcomes[n].readings[0].status for n in range(3)] == [
        SubmissionStatus.READ,
        SubmissionStatus.UNREADABLE,
        SubmissionStatus.READ,
    ]


def test_who_stops_waiting_leaves_no_process(tmp_path: Path) -> None:
    """Processes and threads end with the reading, also in the middle of it."""
    with Pool(tasks(tmp_path, 200)) as pool:
        pool.next_outcome()
    assert threading.active_count() == 1
    assert all(process.running is None for process in pool.processes)
    assert not pool.waiting.empty()


def test_few_small_files_have_one_process(tmp_path: Path) -> None:
    """A second process is started where it has something to do."""
    assert processes_for(tasks(tmp_path, FEW_FILES)) == 1
    assert processes_for(tasks(tmp_path, 2, FEW_BYTES)) == min(processors(), 2)
    assert processes_for(tasks(tmp_path, 100)) == min(processors(), MOST_PROCESSES)


def test_processes_are_started_once(tmp_path: Path) -> None:
    """There are no more starts than processes, however many files."""
    made = tasks(tmp_path, 20)
    with Pool(made) as pool:
        for _ in made:
            pool.next_outcome()
        assert sum(each.starts for each in pool.processes) == len(pool.processes)


def test_few_scanned_pages_are_shared_out(tmp_path: Path) -> None:
    """Each takes seconds, however small the file that it stands in."""
    small = tasks(tmp_path, 2)
    scans = {
        number: replace(task, scan=Scan(sha256="", page=number)) for number, task in small.items()
    }
    assert processes_for(small) == 1
    assert processes_for(scans) == min(processors(), 2)
