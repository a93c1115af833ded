"""Which tesseract there is."""

import os
import sys
from pathlib import Path

import pytest

from innspill.ingest.scans.engine import find_engine
from innspill.ingest.scans.values import Engine

TOLD = """#!/bin/sh
if [ "$1" = --version ]; then echo "tesseract 5.9"; exit; fi
echo 'List of available languages in "{folder}" ({count}):'
printf '{models}'
"""


@pytest.mark.usefixtures("no_tesseract")
def test_there_may_be_none() -> None:
    """Nothing is wrong then; there is just no engine."""
    assert find_engine() is None


@pytest.mark.skipif(sys.platform == "win32", reason="the program of the test is a shell script")
@pytest.mark.parametrize(
    ("models", "used"),
    [
        (("eng", "Latin", "nor"), "Latin"),
        (("eng", "nor", "script/Latin"), "script/Latin"),
        (("eng", "nor", "osd"), "nor"),
        (("deu", "eng"), "eng"),
        (("deu", "osd"), None),
    ],
)
@pytest.mark.usefixtures("no_tesseract")
def test_the_best_model_for_norwegian_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, models: tuple[str, ...], used: str | None
) -> None:
    """Latin prints §; nor does not, and English is the last that is of use."""
    found = installed(tmp_path, monkeypatch, models)
    assert (found and found.model) == used
    if found is not None:
        assert found.upright == ("osd" in models)
        assert found.models == str(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="the program of the test is a shell script")
@pytest.mark.usefixtures("no_tesseract")
def test_the_stamp_changes_with_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that an older model recognised are recognised anew."""
    before = installed(tmp_path, monkeypatch, ("nor",))
    (tmp_path / "nor.traineddata").write_text("better", encoding="utf-8")
    find_engine.cache_clear()
    after = find_engine()
    assert before is not None
    assert after is not None
    assert before.stamp != after.stamp


def installed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, models: tuple[str, ...]
) -> Engine | None:
    """Install a program that knows models, and find it."""
    program = folder / "tesseract"
    lines = "".join(f"{model}\\n" for model in models)
    program.write_text(
        TOLD.format(folder=folder, count=len(models), models=lines), encoding="utf-8"
    )
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/bin{os.pathsep}/usr/bin")
    return find_engine()
