"""Each format gives the same bytes: on another day, elsewhere, and in another process."""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from innspill.model import Summary
from innspill.options import RenderOptions
from innspill.render import WRITERS, render

ANOTHER_DAY = datetime(2031, 12, 31, 23, 59, tzinfo=UTC)
EACH = """
import hashlib, json, sys
from pathlib import Path
from innspill.render import render
from innspill.render.json import read_json

summary = read_json(Path(sys.argv[1]).read_bytes())
written = {name: render(summary, name) for name in sys.argv[2:]}
print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in written.items()}))
"""


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Go to another folder and another time zone."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.parametrize("name", list(WRITERS))
@pytest.mark.usefixtures("elsewhere")
def test_another_day_elsewhere(summary: Summary, name: str) -> None:
    """A result that is written on another day, in another folder and time zone is the same."""
    first = render(summary, name)
    with time_machine.travel(ANOTHER_DAY, tick=False):
        assert render(summary, name) == first


@pytest.mark.parametrize("name", list(WRITERS))
def test_the_date_is_the_users(
    summary: Summary, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No writer looks at the environment for a date by itself: the options have it, or nobody."""
    first = render(summary, name, RenderOptions(date="2026-03-15"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert render(summary, name, RenderOptions(date="2026-03-15")) == first


def test_another_process(summary: Summary, tmp_path: Path) -> None:
    """Processes that order their sets otherwise write the same."""
    file = tmp_path / "summary.json"
    file.write_bytes(render(summary, "json"))
    own = {name: hashlib.sha256(render(summary, name)).hexdigest() for name in WRITERS}
    for seed in ("1", "2"):
        done = subprocess.run(  # noqa: S603 our own interpreter and program
            [sys.executable, "-c", EACH, str(file), *WRITERS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert json.loads(done.stdout) == own
