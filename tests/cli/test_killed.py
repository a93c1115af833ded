"""A run that is killed leaves the old result or the new one, themes.toml with it.

Five runs are killed; `INNSPILL_KILLS=50 pytest tests/cli/test_killed.py` kills fifty.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Files = dict[str, bytes]

KILLS = int(os.environ.get("INNSPILL_KILLS", "5"))
COMMAND = (sys.executable, "-m", "innspill", "summarise", "--quiet")


def files(home: Path) -> Files:
    """Give what belongs together: the result and the themes that people own."""
    found = [*sorted((home / "result").glob("summary.*")), home / "themes.toml"]
    return {file.name: file.read_bytes() for file in found if file.is_file()}


def begun(home: Path) -> bool:
    """Tell whether a run has begun to write."""
    return any((home / "result").glob(".*")) or any(home.glob(".*-new"))


def killed(home: Path, seconds: float, *, writing: bool) -> int:
    """Start a run and kill it after some time, or so long after it began to write."""
    with subprocess.Popen([*COMMAND, str(home)], stderr=subprocess.PIPE) as process:  # noqa: S603 itself
        while writing and process.poll() is None and not begun(home):
            time.sleep(0.0002)
        time.sleep(seconds)
        process.kill()
        return process.wait()


@pytest.fixture
def old(tmp_path: Path, run: Run) -> Path:
    """Give a consultation folder with a result, and a letter that came since."""
    home = tmp_path / "old"
    (home / "inbox").mkdir(parents=True)
    (home / "innspill.toml").write_text("", encoding="utf-8")
    said = {"Tinn": "Staten bør dekke drift.", "Rauma": "Flere kurs i sikkerhet trengs."}
    for name, text in said.items():
        (home / f"inbox/{name}.txt").write_text(f"{name} kommune\n\n{text}", encoding="utf-8")
    assert run("summarise", home, "--quiet").code == 0
    (home / "themes.toml").write_text(
        '[[theme]]\nid = "drift"\nlabel = "Drift"\n', encoding="utf-8"
    )
    late = "Volda kommune\n\nStaten må betale.\n\nVi vil ha flere kurs i sikkerheit."
    (home / "inbox/sen.txt").write_text(late, encoding="utf-8")
    return home


def test_old_or_new(old: Path, tmp_path: Path, run: Run) -> None:
    """At whatever time a run is killed, the next command finds one whole result."""
    whole = tmp_path / "new"
    shutil.copytree(old, whole)
    began = time.monotonic()
    subprocess.run([*COMMAND, str(whole)], check=True)  # noqa: S603 itself
    took = time.monotonic() - began
    before, after = files(old), files(whole)
    assert before != after
    chosen, outcomes = random.Random(0), []  # noqa: S311 a choice of moments
    for number in range(KILLS):
        home = tmp_path / f"killed {number}"
        shutil.copytree(old, home)
        writing = number % 5 != 0
        killed(home, chosen.uniform(0, 0.03 if writing else took), writing=writing)
        run("themes", "list", home)  # a command that only reads
        found = files(home)
        mixed = {
            name: (data == before.get(name), data == after.get(name))
            for name, data in found.items()
        }
        assert found in (before, after), (number, mixed)
        assert run("summarise", home, "--quiet").code == 0
        assert files(home) == after
        assert not begun(home)
        outcomes.append(found == after)
        shutil.rmtree(home)
    print(f"old: {outcomes.count(False)}, new: {outcomes.count(True)}")  # noqa: T201 with -s
