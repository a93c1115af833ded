"""Which files of an inbox are submissions."""

import sys
from pathlib import Path

import pytest

from innspill.errors import UsageError
from innspill.ingest.discover import discover, inbox_name
from innspill.model import NoticeKind


def files(folder: Path, *names: str) -> None:
    """Make files with a word in each."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Hei", encoding="utf-8")


def names(*paths: Path) -> list[str]:
    """Give the names of what is found."""
    return [found.name for found in discover(paths).files]


def test_folders_are_read_whole_and_in_one_order(tmp_path: Path) -> None:
    """Names are relative to the folder, with forward slashes, sorted without regard to capitals."""
    files(tmp_path, "b.txt", "A.txt", "mappe/å ø.txt", "a.txt")
    assert names(tmp_path) == ["A.txt", "a.txt", "b.txt", "mappe/å ø.txt"]


def test_letters_with_marks_have_one_spelling(tmp_path: Path) -> None:
    """MacOS takes å apart; the name is put together again."""
    files(tmp_path, "A\u030asvik.txt")
    assert names(tmp_path) == ["Åsvik.txt"]


def test_what_nobody_sent_is_passed_over(tmp_path: Path) -> None:
    """Hidden, lock and system files are none, nor the consultation's own files at its top."""
    files(tmp_path, ".DS_Store", "~$brev.docx", "Thumbs.db", "innspill.toml", "README.md")
    files(tmp_path, "inbox/README.md", "inbox/.git/config")
    assert names(tmp_path) == ["inbox/README.md"]


def test_a_folder_with_an_earlier_result_is_passed_over_with_a_notice(tmp_path: Path) -> None:
    """The letter of the last run is never read as a submission to the next."""
    files(tmp_path, "svar.txt", "ut/summary.docx", "annet/summary.json")
    (tmp_path / "ut/summary.json").write_text('{"schema_version": "1.0"}', encoding="utf-8")
    found = discover([tmp_path])
    assert [each.name for each in found.files] == ["annet/summary.json", "svar.txt"]
    assert [(notice.kind, dict(notice.values)) for notice in found.notices] == [
        (NoticeKind.LEFT_OUT, {"what": "earlier_result", "count": "1", "file": "ut"})
    ]


def test_a_file_that_is_given_twice_is_found_once(tmp_path: Path) -> None:
    """A folder and a file in it overlap."""
    files(tmp_path, "svar.txt")
    assert names(tmp_path, tmp_path / "svar.txt") == ["svar.txt"]


def test_a_missing_path_gets_the_nearest_name(tmp_path: Path) -> None:
    """The hint names what is there."""
    files(tmp_path, "innspill.txt")
    with pytest.raises(UsageError) as caught:
        discover([tmp_path / "inspill.txt"])
    assert caught.value.hint == "Did you mean innspill.txt?"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a privilege to make links")
def test_links_out_of_the_inbox_are_marked(tmp_path: Path) -> None:
    """A link to a file outside is not followed; one within the inbox is."""
    files(tmp_path, "hemmelig.txt", "inbox/svar.txt")
    inbox = tmp_path / "inbox"
    (inbox / "ut.txt").symlink_to(tmp_path / "hemmelig.txt")
    (inbox / "inn.txt").symlink_to(inbox / "svar.txt")
    (inbox / "mappe").symlink_to(tmp_path)
    found = {each.name: each.outside for each in discover([inbox]).files}
    assert found == {"svar.txt": False, "inn.txt": False, "ut.txt": True, "mappe": True}


def test_a_name_cannot_steer_the_terminal() -> None:
    """Control characters, and those that turn the order of letters, become underscores."""
    assert inbox_name("svar\x1b[2J\u202efdp.txt") == "svar_[2J_fdp.txt"
    assert inbox_name("A\u030asen.txt") == "Åsen.txt"
