"""What is said of the machine."""

import os
from pathlib import Path

import pytest

from innspill.cli.remarks import can_keep, show_remarks


def test_a_limit_that_the_system_does_not_hold_is_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is said on standard error, and nothing is said where all limits hold."""
    monkeypatch.setenv("INNSPILL_LANGUAGE", "en")
    show_remarks(memory_is_limited=True)
    assert capfd.readouterr().err == ""
    show_remarks(memory_is_limited=False)
    assert "memory" in capfd.readouterr().err


def test_readings_that_cannot_be_kept_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A file where the folder should be is named; a folder that can be made is not."""
    monkeypatch.setenv("INNSPILL_LANGUAGE", "en")
    (tmp_path / "file").write_text("", encoding="utf-8")
    show_remarks(tmp_path / "new/folder", memory_is_limited=True)
    assert capfd.readouterr().err == ""
    show_remarks(tmp_path / "file/folder", memory_is_limited=True)
    assert str(tmp_path / "file/folder") in capfd.readouterr().err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_keeps_nothing(tmp_path: Path) -> None:
    """A folder that may not be written is told from one that may."""
    assert can_keep(tmp_path)
    tmp_path.chmod(0o500)
    assert not can_keep(tmp_path)
    tmp_path.chmod(0o700)
