"""A process that reads strangers' files: what it may cost, and what it may not know."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from innspill.ingest.isolation import process as module
from innspill.ingest.isolation.confinement import CAN_FORK, MEMORY_IS_LIMITED
from innspill.ingest.isolation.ending import Ending
from innspill.ingest.isolation.process import ReadingProcess, judged
from innspill.ingest.isolation.task import Outcome, Task, encode_outcome
from innspill.ingest.source import Source, digest, read_source
from innspill.model import NoticeKind, SubmissionStatus
from innspill.options import MEBIBYTE, Limits, ReadOptions

PARAGRAPH = "Kommunen støtter forslaget, men ber om midler til drift.\n\n"
IN_ITS_OWN_PROCESS = (
    "from innspill.ingest.isolation import confinement\n"
    "confinement.CAN_FORK = False\n"
    "from innspill.ingest.isolation.worker import main\n"
    "main()"
)


@pytest.fixture
def process(tmp_path: Path) -> Iterator[ReadingProcess]:
    """Give a reading process, and end it after the test."""
    home = tmp_path / "home"
    home.mkdir()
    reading = ReadingProcess(folder=home)
    yield reading
    reading.leave()


def task(path: Path, **limits: int) -> Task:
    """Make a task of a file."""
    bounds = Limits(**limits)
    options = ReadOptions(limits=bounds)
    return Task(path=str(path), name=path.name, sha256=digest(path, bounds), options=options)


def letter(folder: Path, paragraphs: int = 1, name: str = "brev.txt") -> Path:
    """Write a letter."""
    (folder / name).write_text(PARAGRAPH * paragraphs, encoding="utf-8")
    return folder / name


def told(outcome: Outcome) -> list[tuple[NoticeKind, dict[str, str]]]:
    """Give the notices of an outcome's readings."""
    return [(each.kind, dict(each.values)) for read in outcome.readings for each in read.notices]


def test_a_process_reads_as_this_one_does(process: ReadingProcess, tmp_path: Path) -> None:
    """What comes back over the pipe is what the reader gave."""
    path = letter(tmp_path, paragraphs=3)
    source = Source(name="brev.txt", data=path.read_bytes())
    assert process.read(task(path)) == Outcome(readings=read_source(source, ReadOptions()))


def test_one_process_reads_many_files(process: ReadingProcess, tmp_path: Path) -> None:
    """Python is started once."""
    for number in range(5):
        assert process.read(task(letter(tmp_path, number + 1))).repeatable
    assert process.starts == 1


def test_a_file_that_takes_too_long_costs_itself_alone(
    process: ReadingProcess, tmp_path: Path
) -> None:
    """Its notice names the limit, the process is replaced, and the next file is read."""
    late = process.read(task(letter(tmp_path, 300_000), seconds=1))
    assert told(late) == [
        (NoticeKind.LIMIT, {"limit": "seconds", "value": "passed", "allowed": "1"})
    ]
    assert not late.repeatable
    assert process.read(task(letter(tmp_path))).readings[0].status is SubmissionStatus.READ
    assert process.starts == 2


@pytest.mark.skipif(not MEMORY_IS_LIMITED, reason="the system does not limit memory")
def test_a_file_that_takes_too_much_memory_costs_itself_alone(
    process: ReadingProcess, tmp_path: Path
) -> None:
    """Its notice names the limit, and the next file is read."""
    big = process.read(task(letter(tmp_path, 300_000), memory_bytes=150 * MEBIBYTE))
    [(kind, values)] = told(big)
    assert (kind, values["limit"], values["allowed"]) == (
        NoticeKind.LIMIT,
        "memory_bytes",
        str(150 * MEBIBYTE),
    )
    assert process.read(task(letter(tmp_path))).readings[0].status is SubmissionStatus.READ


@pytest.mark.skipif(not MEMORY_IS_LIMITED, reason="it would take all memory there is")
def test_a_reader_that_dies_costs_its_file_alone(process: ReadingProcess, tmp_path: Path) -> None:
    """A library that aborts at a cell in the last corner of a sheet takes nothing with it."""
    book = openpyxl.Workbook()
    book.active["A1"] = book.active["XFD1048576"] = "Hei"
    book.save(tmp_path / "svar.xlsx")
    dead = process.read(task(tmp_path / "svar.xlsx", table_cells=10**12))
    [(kind, values)] = told(dead)
    assert (kind, values["error"]) == (NoticeKind.UNREADABLE, "reader_died")
    assert dead.readings[0].sha256 == digest(tmp_path / "svar.xlsx", Limits())
    assert process.read(task(letter(tmp_path))).readings[0].status is SubmissionStatus.READ
    assert process.starts == (1 if CAN_FORK else 2)


def test_a_process_without_copies_reads_and_is_replaced(
    process: ReadingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a process cannot be copied, it reads the files itself, and a lost one is replaced."""
    monkeypatch.setattr(module, "COMMAND", (sys.executable, "-P", "-c", IN_ITS_OWN_PROCESS))
    assert process.read(task(letter(tmp_path))).readings[0].status is SubmissionStatus.READ
    assert not process.read(task(letter(tmp_path, 300_000), seconds=1)).repeatable
    assert process.read(task(letter(tmp_path))).readings[0].status is SubmissionStatus.READ
    assert process.starts == 2


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_process_has_no_secrets(
    process: ReadingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A token in the environment of the user does not reach it, and its input is not hers."""
    monkeypatch.setenv("HEMMELIG_TOKEN", "abc123")
    process.read(task(letter(tmp_path)))
    assert process.running is not None
    seen = Path(f"/proc/{process.running.pid}")
    assert b"HEMMELIG_TOKEN" not in (seen / "environ").read_bytes()
    assert b"PATH=" in (seen / "environ").read_bytes()
    assert (seen / "fd/0").readlink() == Path(os.devnull)
    assert (seen / "cwd").readlink() == process.folder


def test_a_module_beside_the_user_is_not_imported(
    process: ReadingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file called like one of our libraries, where innspill is started, is not run."""
    for folder in (tmp_path, process.folder):
        (folder / "pydantic.py").write_text("raise SystemExit('hostile')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert process.read(task(letter(tmp_path))).readings[0].status is SubmissionStatus.READ


def test_a_process_that_cannot_start_says_why(
    process: ReadingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken installation is not blamed on the files."""
    monkeypatch.setattr(module, "COMMAND", (sys.executable, "-c", "raise SystemExit('mangler')"))
    with pytest.raises(RuntimeError, match="mangler"):
        process.read(task(letter(tmp_path)))


def test_a_file_that_changes_meanwhile_is_not_repeatable(
    process: ReadingProcess, tmp_path: Path
) -> None:
    """It is read as it is now, and nothing is kept under the hash that it had before."""
    before = task(letter(tmp_path))
    letter(tmp_path, paragraphs=2)
    outcome = process.read(before)
    assert not outcome.repeatable
    assert len(outcome.readings[0].document.blocks) == 2


@pytest.mark.parametrize(
    "data",
    [b"", b"\x80\x04N.", b'{"readings": 3}', b"[" * 100_000],
    ids=["nothing", "a pickle", "another type", "nesting"],
)
def test_what_no_reader_says_is_refused(tmp_path: Path, data: bytes) -> None:
    """An outcome that does not fit the model costs the file."""
    outcome = judged(task(letter(tmp_path)), Ending(), data)
    assert [kind for kind, _ in told(outcome)] == [NoticeKind.UNREADABLE]


def test_a_reader_speaks_for_its_own_file_alone(tmp_path: Path) -> None:
    """A reading of another path than the one that was asked for is refused."""
    own = task(letter(tmp_path))
    other = read_source(Source(name="annet.txt", data=b"Vi avviser."), ReadOptions())
    outcome = judged(own, Ending(), encode_outcome(Outcome(readings=other)))
    assert [each.path for each in outcome.readings] == ["brev.txt"]
    assert [kind for kind, _ in told(outcome)] == [NoticeKind.UNREADABLE]
