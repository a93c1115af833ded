"""A result is written whole or not at all, wherever the run that writes it is stopped."""

import subprocess
import sys
from pathlib import Path

import pytest

from innspill.consultation.journal import JOURNAL, settle
from innspill.consultation.results import write_files, write_together
from innspill.errors import UsageError

OLD = {"sak/result/a.md": "old", "sak/result/b.md": "old", "sak/themes.toml": "old"}
NEW = {
    "sak/result/a.md": "new",
    "sak/result/b.md": "new",
    "sak/result/c.md": "new",
    "sak/themes.toml": "new",
}

WAITING = ".innspill-new"
THIRD_REPLACED = 13  # the change at which a writer replaces its third file

# Ends itself before its n-th change of a file; where `fails` is given, that change fails first, so
# that the end comes while the old content is put back.
WRITER = """
import os, sys
from pathlib import Path
from innspill.consultation.results import write_together

home, end, fails = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
seen = 0

def watch(event, args):
    global seen
    changes = event in {"os.rename", "os.remove", "os.mkdir"} or (
        event == "open" and isinstance(args[1], str) and "w" in args[1]
    )
    if not changes or not str(args[0]).startswith(str(home)):
        return
    seen += 1
    if seen == end:
        os._exit(9)
    if seen == fails:
        raise PermissionError(13, "Permission denied", str(args[0]))

names = sys.argv[4:]
sys.addaudithook(watch)
write_together({home / name: b"new" for name in names})
"""


def contents(folder: Path) -> dict[str, str]:
    """Give what the files of a folder hold, by their paths in it."""
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def stopped(folder: Path, end: int, fails: int = 0) -> int:
    """Write the new files over the old in a process that ends before its n-th change."""
    for name, text in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", WRITER, str(folder), str(end), str(fails), *NEW]
    return subprocess.run(command, check=False, capture_output=True).returncode  # noqa: S603 itself


def test_writes_into_a_new_folder(tmp_path: Path) -> None:
    """The folder is made, and holds just the files."""
    folder = tmp_path / "ny mappe" / "årets"
    write_files(folder, {"a.md": b"a", "b.md": b"b"})
    assert contents(folder) == {"a.md": "a", "b.md": "b"}


def test_replaces_the_old_result(tmp_path: Path) -> None:
    """A second run takes the first one's place, in all folders, and leaves nothing else there."""
    write_together({tmp_path / name: b"old" for name in OLD})
    write_together({tmp_path / name: b"new" for name in NEW})
    assert contents(tmp_path) == NEW


def test_what_is_the_same_is_not_touched(tmp_path: Path) -> None:
    """A file that holds what it should can be open elsewhere: it is not written."""
    write_files(tmp_path, {"a.md": b"same", "b.md": b"old"})
    before = (tmp_path / "a.md").stat()
    write_files(tmp_path, {"a.md": b"same", "b.md": b"new"})
    after = (tmp_path / "a.md").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert contents(tmp_path) == {"a.md": "same", "b.md": "new"}


def test_failure_leaves_the_old_result(tmp_path: Path) -> None:
    """Where one file cannot be replaced, those that were have their old content again."""
    write_files(tmp_path, {"a.md": b"old"})
    (tmp_path / "b.md").mkdir()
    with pytest.raises(UsageError, match="cannot be written"):
        write_files(tmp_path, {"0.md": b"new", "a.md": b"new", "b.md": b"new"})
    assert contents(tmp_path) == {"a.md": "old"}


def test_stopped_at_any_change(tmp_path: Path) -> None:
    """Killed before any of its changes, a run leaves the old files or the new, and nothing else."""
    found, code, end = [], 9, 0
    while code == 9:
        end += 1
        folder = tmp_path / str(end)
        code = stopped(folder, end)
        settle(folder / ("sak" if end % 2 else "sak/result"))  # from either folder
        found.append({n: text for n, text in contents(folder).items() if ".innspill" not in n})
    assert code == 0
    new = found.index(NEW)
    assert new > 2
    assert found == [OLD] * new + [NEW] * (len(found) - new)


def test_stopped_while_it_puts_back(tmp_path: Path) -> None:
    """Where a file cannot be replaced and the run is killed while it mends that, none is mixed."""
    seen, code, end = [], 9, THIRD_REPLACED
    while code == 9:
        end += 1
        folder = tmp_path / str(end)
        code = stopped(folder, end, fails=THIRD_REPLACED)
        settle(folder / "sak/result")
        seen.append({n: text for n, text in contents(folder).items() if ".innspill" not in n})
    assert code == 1  # the error reached the user
    old = seen.index(OLD)
    assert old > 0
    assert seen == [NEW] * old + [OLD] * (len(seen) - old)


def test_next_run_clears_up(tmp_path: Path) -> None:
    """What a killed run left behind is taken away when the same folders are written again."""
    assert stopped(tmp_path, 6) == 9
    assert any(WAITING in name for name in contents(tmp_path))
    write_together({tmp_path / name: b"newer" for name in NEW})
    assert contents(tmp_path) == dict.fromkeys(NEW, "newer")


def test_what_people_changed_since_stays(tmp_path: Path) -> None:
    """A file that a person edits after a run was killed is not overwritten when it is finished."""
    ends = (n for n in range(1, 60) if stopped(tmp_path / str(n), n) == 9)
    folder = next(
        tmp_path / str(n)
        for n in ends
        if (tmp_path / str(n) / "sak/result" / JOURNAL).is_file()
        and (tmp_path / str(n) / "sak/result/a.md").read_text(encoding="utf-8") == "old"
        and "steps" in (tmp_path / str(n) / "sak/result" / JOURNAL).read_text(encoding="utf-8")
    )
    (folder / "sak/themes.toml").write_text("mine", encoding="utf-8")
    settle(folder / "sak")
    assert contents(folder) == NEW | {"sak/themes.toml": "mine"}


def test_damaged_journal_is_told(tmp_path: Path) -> None:
    """A journal that is none stops the command with a sentence, and changes nothing."""
    (tmp_path / JOURNAL).write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="not as innspill writes it"):
        settle(tmp_path)
