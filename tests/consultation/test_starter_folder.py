"""Making a consultation folder: all of it, what is missing of it, and never over what is there."""

import os
from pathlib import Path

import pytest

from innspill.consultation.starter_folder import make_folder
from innspill.errors import UsageError
from innspill.ingest import discover
from innspill.model import Language

NAMES = ("innspill.toml", "inbox", "README.md", ".gitignore")


def test_a_new_folder(tmp_path: Path) -> None:
    """A folder is made with all that belongs in it, and the folders around it too."""
    home = tmp_path / "2026" / "Høring om ære"
    made = make_folder(home, Language.NB)
    assert (made.home, made.made, made.kept, made.loose) == (home, NAMES, (), ())
    assert sorted(entry.name for entry in home.iterdir()) == sorted(NAMES)
    assert "Hva saken gjelder" in (home / "innspill.toml").read_text(encoding="utf-8")


def test_nothing_in_it_is_a_submission(tmp_path: Path) -> None:
    """Neither in the inbox nor beside it lies anything that would be read."""
    make_folder(tmp_path, Language.EN)
    assert discover([tmp_path / "inbox"]).files == ()
    assert discover([tmp_path]).files == ()


def test_what_is_there_is_left(tmp_path: Path) -> None:
    """Files that people have are not written over, whatever case their names have."""
    (tmp_path / "innspill.toml").write_text("# vår", encoding="utf-8")
    (tmp_path / "readme.md").write_text("vår", encoding="utf-8")
    made = make_folder(tmp_path, Language.NN)
    assert made.made == ("inbox", ".gitignore")
    assert made.kept == ("innspill.toml", "README.md")
    assert (tmp_path / "innspill.toml").read_text(encoding="utf-8") == "# vår"
    assert (tmp_path / "readme.md").read_text(encoding="utf-8") == "vår"


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    """Made again, the folder has the same bytes, and nothing is said to be new."""
    make_folder(tmp_path, Language.NB)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert make_folder(tmp_path, Language.NN).made == ()
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_files_beside_the_inbox_are_told(tmp_path: Path) -> None:
    """Submissions that lie in the folder itself are counted, since they will not be read."""
    for name in ("Rauma.docx", "Tinn.pdf", "themes.toml", ".hidden", "~$Rauma.docx"):
        (tmp_path / name).write_bytes(b"")
    assert make_folder(tmp_path, Language.NB).loose == ("Rauma.docx", "Tinn.pdf")


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    """A file that has the name of the folder or of its inbox is an error with a hint."""
    (tmp_path / "sak").write_bytes(b"")
    (tmp_path / "annen").mkdir()
    (tmp_path / "annen/inbox").write_bytes(b"")
    for name in ("sak", "annen"):
        with pytest.raises(UsageError, match="is a file") as caught:
            make_folder(tmp_path / name, Language.NB)
        assert "innspill init" in caught.value.hint
    assert [entry.name for entry in (tmp_path / "annen").iterdir()] == ["inbox"]


def test_below_a_file(tmp_path: Path) -> None:
    """A place in which nothing can be made is an error with a hint, and no traceback."""
    (tmp_path / "sak").write_bytes(b"")
    with pytest.raises(UsageError) as caught:
        make_folder(tmp_path / "sak" / "ny", Language.NB)
    assert caught.value.hint


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="root may write anywhere, and Windows has other rights",
)
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """A folder without the right to write is an error with a hint."""
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match="cannot be written") as caught:
        make_folder(tmp_path, Language.NB)
    assert caught.value.hint


def test_inside_another_inbox(tmp_path: Path) -> None:
    """A consultation is not made among the submissions of another, with which it would be read."""
    make_folder(tmp_path, Language.NB)
    with pytest.raises(UsageError, match="another consultation"):
        make_folder(tmp_path / "inbox" / "ny", Language.NB)
    with pytest.raises(UsageError, match="another consultation"):
        make_folder(tmp_path / "inbox", Language.NB)


def test_settings_with_a_second_ending(tmp_path: Path) -> None:
    """Settings that Notepad called innspill.toml.txt are pointed out, and no others made."""
    (tmp_path / "innspill.toml.txt").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"ends in \.txt"):
        make_folder(tmp_path, Language.NB)
    assert not (tmp_path / "innspill.toml").exists()


def test_a_language_that_nothing_is_written_in(tmp_path: Path) -> None:
    """A language without explanations is refused before anything is made."""
    with pytest.raises(UsageError, match="cannot be explained"):
        make_folder(tmp_path / "ny", Language.SE)
    assert not (tmp_path / "ny").exists()
