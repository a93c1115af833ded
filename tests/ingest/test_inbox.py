"""From paths to readings: everything that was received is read or has a notice."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.errors import UsageError
from innspill.ingest import Reading, discover, read_inbox
from innspill.ingest.source import Source, read_source
from innspill.model import NoticeKind, SubmissionStatus
from innspill.options import Limits, ReadOptions

LONG = "Kommunen mener at forslaget er godt, men at fristen er for kort for små kommuner"


def silent(stage: str, done: int, total: int) -> None:
    """Hold progress against what it promises: a stage is never more than done."""
    assert stage
    assert done <= total


def read(*paths: Path) -> tuple[Reading, ...]:
    """Read an inbox."""
    return read_inbox(paths, ReadOptions(), silent)


def kinds(reading: Reading) -> list[NoticeKind]:
    """Give the kinds of a reading's notices."""
    return [notice.kind for notice in reading.notices]


def test_a_broken_file_costs_itself_alone(tmp_path: Path) -> None:
    """Each file has a reading; what could not be read says why, and the others are read."""
    for name, data in (
        ("a.docx", b"PK\x03\x04 broken"),
        ("b.txt", "Vi støtter.".encode()),
        ("c.bin", bytes(range(256))),
        ("d.txt", b" \n"),
        ("e.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken"),
    ):
        (tmp_path / name).write_bytes(data)
    assert [(each.path, each.status, kinds(each)) for each in read(tmp_path)] == [
        ("a.docx", SubmissionStatus.UNREADABLE, [NoticeKind.DAMAGED]),
        ("b.txt", SubmissionStatus.READ, []),
        ("c.bin", SubmissionStatus.UNREADABLE, [NoticeKind.UNKNOWN_FORMAT]),
        ("d.txt", SubmissionStatus.EMPTY, [NoticeKind.EMPTY]),
        ("e.msg", SubmissionStatus.UNREADABLE, [NoticeKind.DAMAGED]),
    ]


@given(st.binary(max_size=400), st.sampled_from(["a.docx", "a.rtf", "a.eml", "a.csv", "a.html"]))
def test_any_bytes_are_read_or_noticed(data: bytes, name: str) -> None:
    """No bytes raise an error, and none vanish."""
    readings = read_source(Source(name=name, data=data), ReadOptions())
    assert readings
    assert all(each.notices for each in readings if each.status is not SubmissionStatus.READ)


def test_a_renamed_file_keeps_its_id(tmp_path: Path) -> None:
    """The id is made from the content, and every notice names it."""
    (tmp_path / "a.txt").write_text("Vi støtter.", encoding="cp1252")
    before = read(tmp_path)[0]
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    after = read(tmp_path)[0]
    assert before.id == after.id == f"s{before.sha256[:8]}"
    assert [notice.submission for notice in after.notices] == [after.id]


def test_the_same_content_twice_is_kept_and_said(tmp_path: Path) -> None:
    """The second has an id of its own and a notice that names the first."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Vi avviser.", encoding="utf-8")
    first, second = read(tmp_path)
    assert (second.id, kinds(first)) == (f"{first.id}-2", [])
    assert [(each.kind, dict(each.values)) for each in second.notices] == [
        (NoticeKind.DUPLICATE, {"file": "a.txt"})
    ]


def test_each_row_of_a_form_is_a_submission(tmp_path: Path) -> None:
    """Rows have ids of their own, and an empty one is said to be empty."""
    source = f"id;kommune;svar\n7;Åsvik;{LONG}\n8;Nes;\n"
    (tmp_path / "svar.csv").write_text(source, encoding="utf-8")
    first, second = read(tmp_path)
    assert [(each.row, each.named, each.status) for each in (first, second)] == [
        ("7", "Åsvik", SubmissionStatus.READ),
        ("8", "Nes", SubmissionStatus.EMPTY),
    ]
    assert first.id != second.id
    assert kinds(second) == [NoticeKind.ROW_EMPTY]


def test_each_member_of_an_archive_is_a_submission(
    tmp_path: Path, make_zip: Callable[..., bytes]
) -> None:
    """Archives in archives are unpacked, names lead nowhere, and system files are passed over."""
    inner = make_zip({"indre.txt": "Hei fra innerst"})
    members = {
        "../../utenfor.txt": "Hei",
        "mappe/ødelagt.docx": b"PK\x03\x04",
        "__MACOSX/._a": b"x",
        "indre.zip": inner,
    }
    (tmp_path / "alle.zip").write_bytes(make_zip(members))
    assert [(each.path, each.status) for each in read(tmp_path)] == [
        ("alle.zip/indre.zip/indre.txt", SubmissionStatus.READ),
        ("alle.zip/mappe/ødelagt.docx", SubmissionStatus.UNREADABLE),
        ("alle.zip/utenfor.txt", SubmissionStatus.READ),
    ]


def test_archives_are_unpacked_to_a_limit(tmp_path: Path, make_zip: Callable[..., bytes]) -> None:
    """The third archive within another is not unpacked, and a notice names the limit."""
    data = make_zip({"svar.txt": "Hei"})
    for number in range(3):
        data = make_zip({f"{number}.zip": data})
    (tmp_path / "alle.zip").write_bytes(data)
    (reading,) = read(tmp_path)
    assert reading.path == "alle.zip/2.zip/1.zip"
    assert dict(reading.notices[0].values)["limit"] == "nesting"


def test_an_empty_archive_is_said_to_be_empty(
    tmp_path: Path, make_zip: Callable[..., bytes]
) -> None:
    """What holds no submission is not passed over in silence."""
    (tmp_path / "alle.zip").write_bytes(make_zip({}))
    assert [kinds(each) for each in read(tmp_path)] == [[NoticeKind.EMPTY]]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a privilege to make links")
def test_a_link_out_of_the_inbox_is_not_followed(tmp_path: Path) -> None:
    """Its reading says so, and holds nothing of the file behind it."""
    (tmp_path / "hemmelig.txt").write_text("hemmelig", encoding="utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "svar.txt").symlink_to(tmp_path / "hemmelig.txt")
    (reading,) = read(tmp_path / "inbox")
    assert (reading.status, kinds(reading)) == (SubmissionStatus.UNREADABLE, [NoticeKind.OUTSIDE])
    assert reading.document.blocks == ()


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_file_that_may_not_be_read_is_noticed(tmp_path: Path) -> None:
    """Permission denied is a notice, not an error."""
    (tmp_path / "svar.txt").write_text("Hei", encoding="utf-8")
    (tmp_path / "svar.txt").chmod(0)
    assert [kinds(each) for each in read(tmp_path)] == [[NoticeKind.FORBIDDEN]]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no channels")
def test_a_channel_is_not_waited_for(tmp_path: Path) -> None:
    """What is no ordinary file could keep the run waiting for ever."""
    os.mkfifo(tmp_path / "kanal.txt")
    assert [kinds(each) for each in read(tmp_path)] == [[NoticeKind.UNKNOWN_FORMAT]]


def test_a_column_that_does_not_exist_is_wrong_use(tmp_path: Path) -> None:
    """The user's mistake is not blamed on the file."""
    (tmp_path / "svar.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(UsageError):
        read_inbox([tmp_path], ReadOptions(text_columns=("c",)), silent)


def test_a_column_of_one_form_is_not_asked_of_other_tables(tmp_path: Path) -> None:
    """A table beside the form is read as what it is, though it has no such column."""
    (tmp_path / "svar.csv").write_text("navn;mening\nÅsvik;Ja\n", encoding="utf-8")
    (tmp_path / "tall.csv").write_text("Tema;Antall\nSkole;3\n", encoding="utf-8")
    readings = read_inbox([tmp_path], ReadOptions(text_columns=("mening",)), silent)
    assert [(each.path, each.row) for each in readings] == [("svar.csv", "1"), ("tall.csv", None)]


def test_progress_is_told_after_each_file(tmp_path: Path) -> None:
    """The last report says that all files are done."""
    told: list[tuple[str, int, int]] = []

    def tell(stage: str, done: int, total: int) -> None:
        told.append((stage, done, total))

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    read_inbox([tmp_path], ReadOptions(), tell)
    assert told == [("read", 1, 2), ("read", 2, 2)]


def test_notices_about_no_submission_are_had_apart(tmp_path: Path) -> None:
    """An earlier result in the folder is said, though it is no submission."""
    (tmp_path / "summary.json").write_text('{"schema_version": "1.0"}', encoding="utf-8")
    assert read(tmp_path) == ()
    assert [notice.kind for notice in discover([tmp_path]).notices] == [NoticeKind.LEFT_OUT]


@pytest.mark.parametrize(
    ("limits", "named"),
    [
        (Limits(file_bytes=5), "file_bytes"),
        (Limits(blocks=1), "blocks"),
        (Limits(xml_bytes=50), "xml_bytes"),
        (Limits(members=2), "members"),
        (Limits(unpacked_bytes=100), "unpacked_bytes"),
    ],
)
def test_limits_that_are_set_are_in_force(
    tmp_path: Path, make_docx: Callable[..., bytes], limits: Limits, named: str
) -> None:
    """They reach the readers in the other process, and the notice names limit and value."""
    text = "<w:p><w:r><w:t>Vi støtter forslaget.</w:t></w:r></w:p>"
    (tmp_path / "svar.docx").write_bytes(make_docx(text * 2))
    (reading,) = read_inbox([tmp_path], ReadOptions(limits=limits), silent)
    values = dict(reading.notices[0].values)
    assert kinds(reading) == [NoticeKind.LIMIT]
    assert values["limit"] == named
    assert values["allowed"] == str(getattr(limits, named))
    assert int(values["value"]) > getattr(limits, named)


def test_a_form_is_hashed_once() -> None:
    """All rows of a form share the hash of its file, which is worked out once for all of them."""
    rows = "\n".join(f"Rauma kommune;Vi ber om ferje nummer {n} over fjorden." for n in range(3))
    source = Source(name="svar.csv", data=f"Kommune;Svar\n{rows}".encode())
    first, *others = [reading.sha256 for reading in read_source(source, ReadOptions())]
    assert len(others) == 2
    assert all(other is first for other in others)
