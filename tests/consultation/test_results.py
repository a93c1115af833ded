"""A result is written whole or not at all."""

from pathlib import Path

import pytest

from innspill.consultation.results import write_files
from innspill.errors import UsageError


def test_writes_into_a_new_folder(tmp_path: Path) -> None:
    """The folder is made, and holds just the files."""
    folder = tmp_path / "ny mappe" / "årets"
    write_files(folder, {"a.md": b"a", "b.md": b"b"})
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {
        "a.md": b"a",
        "b.md": b"b",
    }


def test_replaces_the_old_result(tmp_path: Path) -> None:
    """A second run takes the first one's place."""
    write_files(tmp_path, {"a.md": b"old"})
    write_files(tmp_path, {"a.md": b"new"})
    assert (tmp_path / "a.md").read_bytes() == b"new"


def test_failure_leaves_the_old_result(tmp_path: Path) -> None:
    """Where one file cannot be written, no file of the result is changed."""
    write_files(tmp_path, {"a.md": b"old"})
    (tmp_path / ".b.md.tmp").mkdir()
    with pytest.raises(UsageError, match="cannot be written"):
        write_files(tmp_path, {"a.md": b"new", "b.md": b"new"})
    assert (tmp_path / "a.md").read_bytes() == b"old"
