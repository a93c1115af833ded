"""Readings that are kept: a second run reads nothing, and gives the same."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innspill.ingest import Reading, read_inbox
from innspill.ingest import cache as module
from innspill.ingest.cache import Cache, open_cache
from innspill.ingest.discover import discover
from innspill.ingest.isolation import process
from innspill.ingest.isolation.task import Outcome, Task
from innspill.ingest.source import Source, read_source
from innspill.model import SubmissionStatus
from innspill.options import Limits, ReadOptions

FORM = "id;kommune;svar\n7;Åsvik;Vi støtter forslaget, men ber om lengre frist.\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Give an inbox of a letter, a form, a damaged, an empty and an unknown file."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, data in (
        ("brev.txt", "Vi støtter.\n\nMen fristen er kort.".encode("cp1252")),
        ("form.csv", FORM.encode()),
        ("skadet.docx", b"PK\x03\x04 broken"),
        ("tom.txt", b" "),
        ("ukjent.bin", bytes(range(256))),
    ):
        (folder / name).write_bytes(data)
    return folder


def read(inbox: Path, cache: Path | None, **limits: int) -> tuple[Reading, ...]:
    """Read an inbox."""
    options = ReadOptions(limits=Limits(**limits))
    return read_inbox([inbox], options, lambda _stage, _done, _total: None, cache)


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every start of a reading process fail."""
    monkeypatch.setattr(process, "COMMAND", (sys.executable, "-c", "raise SystemExit('started')"))


def task(name: str = "a.txt", **limits: int) -> Task:
    """Make a task."""
    options = ReadOptions(limits=Limits(**limits))
    return Task(path="/a.txt", name=name, sha256="0" * 64, options=options)


OUTCOME = Outcome(
    readings=read_source(Source(name="a.txt", data=b"Vi ber om svar."), ReadOptions())
)


def test_cold_and_warm_and_none_are_the_same(inbox: Path, tmp_path: Path) -> None:
    """The cache never changes a reading."""
    cold = read(inbox, tmp_path / "cache")
    assert read(inbox, tmp_path / "cache") == cold == read(inbox, None)
    assert {each.status for each in cold} == set(SubmissionStatus)


def test_a_second_run_starts_no_process(
    inbox: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """What has not changed is not read, also where it could not be read the first time."""
    cold = read(inbox, tmp_path / "cache")
    request.getfixturevalue("no_process")
    assert read(inbox, tmp_path / "cache") == cold
    with pytest.raises(RuntimeError, match="started"):
        read(inbox, None)


@pytest.mark.parametrize("change", ["content", "name", "limits", "version"])
def test_what_changes_is_read_anew(
    inbox: Path,
    tmp_path: Path,
    change: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Content, name, limits and version are what a reading depends on."""
    read(inbox, tmp_path / "cache")
    request.getfixturevalue("no_process")
    limits = {}
    if change == "content":
        (inbox / "brev.txt").write_text("Vi avviser.", encoding="utf-8")
    elif change == "name":
        (inbox / "brev.txt").rename(inbox / "svar.txt")
    elif change == "limits":
        limits["blocks"] = 7
    else:
        monkeypatch.setattr(module, "READER_VERSION", module.READER_VERSION + 1)
    with pytest.raises(RuntimeError, match="started"):
        read(inbox, tmp_path / "cache", **limits)


def test_a_change_in_one_file_leaves_the_others(inbox: Path, tmp_path: Path) -> None:
    """The new content is read, and what is kept of the others still counts."""
    read(inbox, tmp_path / "cache")
    (inbox / "brev.txt").write_text("Vi avviser.", encoding="utf-8")
    assert read(inbox, tmp_path / "cache") == read(inbox, None)


@settings(deadline=None)  # a busy machine is no fault of the cache
@given(st.binary(max_size=300), st.integers(min_value=0, max_value=600))
def test_a_damaged_entry_is_not_known(
    tmp_path_factory: pytest.TempPathFactory, damage: bytes, start: int
) -> None:
    """Whatever stands in the file, it is either the reading that was kept or nothing."""
    cache = open_cache(tmp_path_factory.getbasetemp() / "damaged")
    cache.keep(task(), OUTCOME)
    (entry,) = cache.folder.glob("*.reading")
    data = entry.read_bytes()
    entry.write_bytes(data[:start] + damage + data[start + len(damage) :])
    assert cache.find(task()) in (None, OUTCOME)


def test_a_run_that_was_cut_off_leaves_no_half_reading(inbox: Path, tmp_path: Path) -> None:
    """An entry that ends too early is read anew and mended."""
    cold = read(inbox, tmp_path / "cache")
    for entry in (tmp_path / "cache").glob("*.reading"):
        entry.write_bytes(entry.read_bytes()[:-9])
    assert read(inbox, tmp_path / "cache") == cold
    assert all(
        entry.read_bytes().endswith(b"}") for entry in (tmp_path / "cache").glob("*.reading")
    )


def test_what_another_time_could_change_is_not_kept(tmp_path: Path) -> None:
    """A file that took too long may be read the next time, on a machine that is not busy."""
    cache = open_cache(tmp_path / "cache")
    cache.keep(task(), replace(OUTCOME, repeatable=False))
    assert cache.find(task()) is None


def test_a_folder_that_cannot_be_written_costs_time_alone(inbox: Path, tmp_path: Path) -> None:
    """A file stands where the folder should be; the inbox is read all the same."""
    (tmp_path / "cache").write_text("", encoding="utf-8")
    assert read(inbox, tmp_path / "cache") == read(inbox, None)


def test_the_folder_is_no_inbox_and_not_under_version_control(inbox: Path) -> None:
    """Readings are never read as submissions, and git passes them over."""
    read(inbox, inbox / ".innspill-cache")
    assert (inbox / ".innspill-cache/.gitignore").read_text(encoding="utf-8") == "*\n"
    assert len(discover([inbox]).files) == 5


def test_too_many_entries_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder does not grow for ever."""
    monkeypatch.setattr(module, "MOST_ENTRIES", 2)
    cache = Cache(folder=tmp_path / "cache", stamp="")
    for name in "abcd":
        cache.keep(task(name), OUTCOME)
    cache.tidy()
    assert len(list(cache.folder.glob("*.reading"))) == 2
