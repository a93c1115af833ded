"""Two runs in one consultation: the second waits for the first, and a killed one is forgotten."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from innspill.consultation.lock import Holder, held, holder_of, lock_file
from innspill.errors import UsageError

HOLDER = """
import sys
from pathlib import Path
from innspill.consultation.lock import held

home = Path(sys.argv[1])
with held(home, home / "result", print):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def another(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Run another process that holds a consultation until it is told to end."""
    process = subprocess.Popen(  # noqa: S603 itself
        [sys.executable, "-c", HOLDER, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.fixture
def told() -> list[Holder | OSError | None]:
    """Give a list for who is waited for."""
    return []


def test_nothing_is_left(tmp_path: Path, told: list[Holder | OSError | None]) -> None:
    """While it is held, it says by whom; afterwards the folder is as it was."""
    file = lock_file(tmp_path, tmp_path / "result")
    with held(tmp_path, tmp_path / "result", told.append):
        holder = holder_of(file)
        assert holder
        assert holder.process == os.getpid()
    assert told == []
    assert list(tmp_path.iterdir()) == []


def test_refused_with_a_name(tmp_path: Path, told: list[Holder | OSError | None]) -> None:
    """A run that has waited as long as it may says which process is at work, and since when."""
    with (
        another(tmp_path) as process,
        pytest.raises(UsageError, match=rf"{process.pid} \(.*\d\d:\d\d:\d\d\)") as refused,
        held(tmp_path, tmp_path / "result", told.append, patience=0.3),
    ):
        pass
    assert [holder.process for holder in told if isinstance(holder, Holder)] == [process.pid]
    assert refused.value.exit_code == 2
    assert refused.value.hint


def test_waits(tmp_path: Path, told: list[Holder | OSError | None]) -> None:
    """A run that finds another at work goes on when that one is done."""
    with another(tmp_path) as process:
        assert process.stdin
        timer = threading.Timer(0.5, process.stdin.close)
        timer.start()
        began = time.monotonic()
        with held(tmp_path, tmp_path / "result", told.append, patience=30):
            assert time.monotonic() - began > 0.3
            assert process.wait(10) == 0
        timer.join()
    assert len(told) == 1


def test_killed_run_holds_nothing(tmp_path: Path, told: list[Holder | OSError | None]) -> None:
    """What a killed process left is no hindrance, and is taken away."""
    with another(tmp_path) as process:
        process.kill()
        process.wait()
        assert holder_of(lock_file(tmp_path, tmp_path / "result"))
        with held(tmp_path, tmp_path / "result", told.append, patience=0):
            pass
    assert told == []
    assert list(tmp_path.iterdir()) == []


def test_results_without_a_consultation_folder(
    tmp_path: Path, told: list[Holder | OSError | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no consultation folder, each result is held by itself, from outside it."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    one, other = tmp_path / "one", tmp_path / "other"
    with (
        held(None, one, told.append),
        held(None, other, told.append, patience=0),
        pytest.raises(UsageError, match="another run"),
        held(None, tmp_path / "other/../one", told.append, patience=0),
    ):
        pass
    assert not one.exists()


def test_lock_that_cannot_be_made(tmp_path: Path, told: list[Holder | OSError | None]) -> None:
    """Where there can be no lock, that is told once, and the work is done all the same."""
    (tmp_path / "nowhere").write_text("", encoding="utf-8")
    done = False
    with held(tmp_path / "nowhere", tmp_path, told.append):
        done = True
    assert done
    (error,) = told
    assert isinstance(error, OSError)
