"""Damaged files of every kind: whatever is broken in them, what comes of it keeps the promises.

The long form of this is `benchmarks/fuzz/run.py`, which tries the same properties (`faults`) on
files that a fuzzer makes of real ones.
"""

import datetime as dt
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innspill.ingest.cleaning import clean_line, clean_text
from innspill.ingest.inbox import identified
from innspill.ingest.isolation.task import Outcome, decode_outcome, encode_outcome
from innspill.ingest.passages.segment import segment
from innspill.ingest.reading import Reading
from innspill.ingest.senders.attribution import attribute
from innspill.ingest.source import Source, read_source
from innspill.model import (
    Block,
    BlockKind,
    Consultation,
    Document,
    Notice,
    NoticeKind,
    SubmissionStatus,
)
from innspill.options import ReadOptions
from innspill.register import load_register

Pack = Callable[[Mapping[str, str | bytes]], bytes]

SHAPES = {BlockKind.HEADING, BlockKind.LIST_ITEM}  # kinds of block that have a level


# What must hold of any readings.


def faults(readings: Sequence[Reading]) -> Iterator[str]:
    """Say what breaks a promise in the readings of one file, whatever the file holds."""
    if not readings:
        yield "a file without a reading"
    for reading in identified(readings):
        yield from reading_faults(reading)
        yield from document_faults(reading.document)
        yield from passage_faults(reading)
    outcome = Outcome(readings=tuple(readings))
    if decode_outcome(encode_outcome(outcome)) != outcome:
        yield "readings do not come back from JSON as they were"
    attribution = attribute(identified(readings), Consultation(), load_register())
    known = {respondent.id for respondent in attribution.respondents}
    if any(submission.respondent not in known for submission in attribution.submissions):
        yield "a submission of an unknown respondent"
    if len(attribution.submissions) != len(readings):
        yield "a reading without a submission"


def reading_faults(reading: Reading) -> Iterator[str]:
    """Received = read + noticed, and each notice can be told."""
    if (reading.status is SubmissionStatus.READ) != bool(reading.document.blocks):
        yield f"{reading.status} with {len(reading.document.blocks)} blocks"
    if reading.status is not SubmissionStatus.READ and not reading.notices:
        yield f"{reading.status} without a notice"
    if not is_plain(f"{reading.path}{reading.named}{reading.row or ''}") or not reading.path:
        yield "a path, name or row with characters that are no text"
    for notice in (*reading.notices, *reading.document.notices):
        yield from notice_faults(notice, reading.document.pages)


def notice_faults(notice: Notice, pages: int | None) -> Iterator[str]:
    """Its values are plain text, and its page is one of the document's."""
    if notice.page is not None and not 1 <= notice.page <= (pages or notice.page):
        yield f"{notice.kind} about page {notice.page} of {pages}"
    if any(not is_plain(text) for pair in notice.values for text in pair):
        yield f"{notice.kind} with characters that are no text"


def document_faults(document: Document) -> Iterator[str]:
    """Every text is clean, and every number is one that the model allows."""
    texts = (document.title, document.sender, *document.letterhead)
    if any(clean_text(text) != text for text in texts):
        yield "an unclean title, sender or letterhead"
    if any(not is_plain(aside.text) or not aside.text.strip() for aside in document.asides):
        yield "an unclean aside"
    if document.received is not None:
        dt.date.fromisoformat(document.received)
    for block in document.blocks:
        yield from block_faults(block, document.pages)


def block_faults(block: Block, pages: int | None) -> Iterator[str]:
    """A block has clean text, the level that its kind has, and a page that exists."""
    if not block.text or clean_text(block.text) != block.text:
        yield f"a {block.kind} with unclean text"
    if clean_line(block.header) != block.header or clean_line(block.part) != block.part:
        yield f"a {block.kind} with an unclean header or part"
    if block.level < 0 or (block.level > 0) != (block.kind in SHAPES):
        yield f"a {block.kind} of level {block.level}"
    if block.page is not None and not 1 <= block.page <= (pages or block.page):
        yield f"a {block.kind} on page {block.page} of {pages}"
    if block.confidence is not None and not 0 <= block.confidence <= 100:
        yield f"a confidence of {block.confidence}"


def passage_faults(reading: Reading) -> Iterator[str]:
    """Each locator resolves, and each block gives passages or a reason, never both."""
    blocks, found = reading.document.blocks, segment(reading)
    for passage in found.passages:
        block = blocks[passage.locator.block]
        if passage.text != block.text[passage.locator.start : passage.locator.end]:
            yield "a locator that does not resolve"
        if not passage.text.strip() or passage.locator.page != block.page:
            yield "a passage without text or on another page"
    said = {passage.locator.block for passage in found.passages}
    kept = [left.locator.block for left in found.left_out]
    if sorted((*said, *kept)) != list(range(len(blocks))):
        yield "a block that is neither in a passage nor left out, or is both"


def is_plain(text: str) -> bool:
    """Tell a text that can be written and shown: no lone surrogates, no control characters."""
    return not any("\ud800" <= sign <= "\udfff" or (sign < " " and sign != "\n") for sign in text)


# What happens to them.


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change of some bytes; `place` and `length` are shares of the file."""

    what: str
    place: float
    length: float
    piece: bytes


PIECES = (
    b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"&#x1f;", b"&#xFFFE;", b"-1", b"0", b"4294967296",
    b"1e999", b"<w:p>", b"</w:p>", b"<text:list>", b"<td>", b"{", b"}", b"\\u-10179", b"\\bin9 ",
    b'"', b"\n\n", b"--skille", b"=?utf-16?b?2AA=?=", b"> ", b"- ", b"endobj", b"<<",
)  # fmt: skip
EDITS = st.lists(
    st.builds(
        Edit,
        what=st.sampled_from(["put", "cut", "repeat", "move", "end"]),
        place=st.floats(0, 1),
        length=st.sampled_from([0.0, 0.001, 0.01, 0.1, 0.5]),
        piece=st.one_of(st.sampled_from(PIECES), st.binary(min_size=1, max_size=4)),
    ),
    min_size=1,
    max_size=4,
)


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Change bytes, one edit after the other."""
    for edit in edits:
        start = int(edit.place * len(data))
        end = min(len(data), start + max(1, int(edit.length * len(data))))
        data = {
            "put": data[:start] + edit.piece + data[start + len(edit.piece) :],
            "cut": data[:start] + edit.piece + data[end:],
            "repeat": data[:end] + data[start:end] * 3 + data[end:],
            "move": data[end:] + data[start:end] + data[:start],
            "end": data[:start] + edit.piece,
        }[edit.what]
    return data


def unpacked(data: bytes) -> dict[str, bytes]:
    """Give the members of a ZIP file."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def read(data: bytes, suffix: str) -> tuple[Reading, ...]:
    """Read a file of this process's making in this process."""
    return read_source(Source(name=f"svar.{suffix}", data=data), ReadOptions())


ZIPPED = ("docx", "ods", "odt", "pptx", "xlsx", "zip")
KINDS = (*ZIPPED, "csv", "doc", "eml", "html", "md", "msg", "pdf", "rtf", "txt", "xls")
TRIES = settings(
    max_examples=40,
    derandomize=True,
    database=None,
    deadline=None,
    # The fixtures are the same for every example: valid files, and no programs.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize("suffix", [kind for kind in KINDS if kind != "doc"])
def test_the_files_are_valid_before_they_are_damaged(files: dict[str, bytes], suffix: str) -> None:
    """Each gives text as the kind that it is, or the fuzzing would stop at the door."""
    readings = read(files[suffix], suffix)
    assert all(reading.status is SubmissionStatus.READ for reading in readings)
    assert {reading.document.format for reading in readings} == (
        {"txt", "docx", "rtf"} if suffix == "zip" else {suffix}
    )
    assert list(faults(readings)) == []


@pytest.mark.parametrize("suffix", KINDS)
@TRIES
@given(edits=EDITS)
def test_damaged_bytes_break_no_promise(
    files: dict[str, bytes], suffix: str, edits: list[Edit]
) -> None:
    """Read or noticed, clean, and found again by its locators: a damaged file of any kind."""
    assert list(faults(read(edited(files[suffix], edits), suffix))) == []


@pytest.mark.parametrize("suffix", ZIPPED)
@TRIES
@given(edits=EDITS, which=st.integers(0, 9))
def test_damaged_members_break_no_promise(
    files: dict[str, bytes], make_zip: Pack, suffix: str, edits: list[Edit], which: int
) -> None:
    """The same inside a package, whose checksums are right."""
    members = unpacked(files[suffix])
    name = sorted(members)[which % len(members)]
    damaged = make_zip({**members, name: edited(members[name], edits)})
    assert list(faults(read(damaged, suffix))) == []


def test_a_broken_promise_is_seen(files: dict[str, bytes]) -> None:
    """What the tests above look for is found where it is."""
    (reading,) = read(files["txt"], "txt")
    first, *others = reading.document.blocks
    for broken in ({"text": "\x07"}, {"text": "\ud800"}, {"page": 0}, {"level": -1}, {"text": ""}):
        document = replace(reading.document, blocks=(replace(first, **broken), *others))
        assert list(faults((replace(reading, document=document),)))
    assert list(faults((replace(reading, status=SubmissionStatus.EMPTY),)))
    assert list(faults(()))


def test_a_panic_of_a_parser_costs_its_file_alone(files: dict[str, bytes]) -> None:
    """What a library in Rust raises is no `Exception`, and becomes a notice all the same."""
    start = files["xls"].index(b"\x85\x00\x09\x00") + 4  # where the sheet's place stands
    damaged = files["xls"][:start] + b"\xff\xff\xff\x7f" + files["xls"][start + 4 :]
    (reading,) = read(damaged, "xls")
    assert [notice.kind for notice in reading.notices] == [NoticeKind.DAMAGED]


def test_a_member_without_a_name_is_read(make_zip: Pack) -> None:
    """A name ends at a zero byte, and Python's own look at one that is empty raises an error."""
    data = make_zip({"navn": "Vi støtter forslaget."}).replace(b"navn", b"\0avn")
    (reading,) = read(data, "zip")
    assert reading.document.blocks


@pytest.mark.parametrize(
    "row",
    [
        '<row r="4294967295"><c><v>1</v></c></row>',
        '<row r="3"><c r="C4294967295"><v>1</v></c></row>',
        "<row r='3'><c s='>' r = 'xfd1048576'><v>1</v></c></row>",
        '<row r="3"><c r="ZZZZZ9"><v>1</v></c></row>',
    ],
)
def test_a_sheet_that_would_fill_the_memory_is_refused(
    files: dict[str, bytes], make_zip: Pack, row: str
) -> None:
    """The parser ends the process where a cell stands too far out, however that is written."""
    members = unpacked(files["xlsx"])
    sheet = members["xl/worksheets/s.xml"].replace(b"</sheetData>", f"{row}</sheetData>".encode())
    (reading,) = read(make_zip({**members, "xl/worksheets/s.xml": sheet}), "xlsx")
    assert dict(reading.notices[0].values)["limit"] == "table_cells"


def test_a_text_without_a_space_takes_no_longer_than_others() -> None:
    """Patterns that look for names give up soon: nothing after the reading has a clock."""
    began = time.process_time()
    assert list(faults(read(b"a" * 50_000, "txt"))) == []
    assert time.process_time() - began < 5


def test_what_a_file_says_cannot_steer_the_terminal(make_zip: Pack) -> None:
    """Names and complaints in notices and paths are plain text, whatever is in the file."""
    mail = (
        "From: a@b.example\nSubject: Svar\nMIME-Version: 1.0\nContent-Type: application/x;"
        " name*=utf-8''a%1B%5B2J.bin\n\n\x01\x02"
    )
    assert list(faults(read(mail.encode(), "eml"))) == []
    assert list(faults(read(make_zip({"a\x1b[2J.bin": b"\x00\x01"}), "zip"))) == []
