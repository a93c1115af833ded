"""Scans in an inbox: recognised page by page, wherever they stand, once, and never in silence."""

import io
import sys
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pypdf
import pytest

from innspill.ingest import Reading, read_inbox
from innspill.ingest.isolation import process
from innspill.ingest.isolation.ending import Ending
from innspill.ingest.isolation.process import judged
from innspill.ingest.isolation.task import Outcome, Task, encode_outcome
from innspill.ingest.rounds import RECOGNISING
from innspill.ingest.scans.advice import INSTALL, SWITCH_ON
from innspill.ingest.scans.values import PrintedPage, Scan
from innspill.model import Notice, NoticeKind, SubmissionStatus
from innspill.options import Limits, ReadOptions

Make = Callable[..., bytes]
Lines = tuple[tuple[float, float, str], ...]

OTHER = ((72, 760, "Vedlegg fra Nes kommune"), (72, 700, "Rådmannen viser til vedtaket."))


def read(
    inbox: Path, cache: Path | None = None, options: ReadOptions | None = None
) -> tuple[Reading, ...]:
    """Read an inbox."""
    return read_inbox([inbox], options or ReadOptions(), lambda *_: None, cache)


def notices(reading: Reading, kind: NoticeKind) -> list[Notice]:
    """Give the notices of a kind."""
    return [notice for notice in reading.notices if notice.kind is kind]


def words(reading: Reading, page: int | None = None) -> str:
    """Give the text of a page, or of all."""
    blocks = reading.document.blocks
    return " ".join(block.text for block in blocks if page in {None, block.page})


@pytest.mark.usefixtures("norwegian")
def test_pages_keep_their_places(
    tmp_path: Path, make_scan: Make, make_letter: Make, lines: Lines
) -> None:
    """Text, scan, text: what was written stays as it is, and the scan stands between."""
    writer = pypdf.PdfWriter()
    after = ((72, 740, "Nes kommune ber om svar innen mars."), (72, 200, "Nes, 2. mars"))
    for part in (make_letter(OTHER), make_scan(lines), make_letter(after)):
        writer.append(io.BytesIO(part))
    writer.write(tmp_path / "blandet.pdf")
    (reading,) = read(tmp_path)
    pages = [block.page for block in reading.document.blocks]
    assert pages == sorted(page for page in pages if page is not None)
    assert "jf. § 4-2 første ledd" in words(reading, 2)
    assert words(reading, 1) == " ".join(text for _, _, text in OTHER)
    assert words(reading, 3) == " ".join(text for _, _, text in after)
    confidences = {(block.page, block.confidence is None) for block in reading.document.blocks}
    assert confidences == {(1, True), (2, False), (3, True)}
    assert [each.page for each in notices(reading, NoticeKind.RECOGNISED)] == [2]
    assert not notices(reading, NoticeKind.NO_TEXT_LAYER)


@pytest.mark.usefixtures("norwegian")
def test_scans_in_mails_and_archives_are_read(
    tmp_path: Path, make_scan: Make, lines: Lines
) -> None:
    """A scan in an archive that came with a mail is part of the mail, under its own name."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("skann.pdf", make_scan(OTHER))
    message = EmailMessage()
    message["From"] = "post@asvik.example"
    message["Subject"] = "Innspill"
    message.set_content("Uttalelsen er vedlagt.")
    message.add_attachment(
        make_scan(lines), maintype="application", subtype="pdf", filename="uttalelse.pdf"
    )
    message.add_attachment(
        archive.getvalue(), maintype="application", subtype="zip", filename="alt.zip"
    )
    (tmp_path / "post.eml").write_bytes(message.as_bytes())
    (reading,) = read(tmp_path)
    parts = {block.part: block.text for block in reading.document.blocks}
    assert list(parts) == ["", "uttalelse.pdf", "alt.zip/skann.pdf"]
    assert "ønsker også at staten" in words(reading)
    assert "Rådmannen" in words(reading)
    files = [dict(each.values)["file"] for each in notices(reading, NoticeKind.RECOGNISED)]
    assert files == ["uttalelse.pdf", "alt.zip/skann.pdf"]


@pytest.mark.usefixtures("norwegian")
def test_a_second_run_recognises_nothing(
    tmp_path: Path, make_scan: Make, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading is kept; and the pages are kept for themselves, so that another file has them."""
    inbox, cache = tmp_path / "inbox", tmp_path / "cache"
    inbox.mkdir()
    data = make_scan(lines)
    (inbox / "a.pdf").write_bytes(data)
    told: list[tuple[str, int, int]] = []
    cold = read_inbox([inbox], ReadOptions(), lambda *progress: told.append(progress), cache)
    assert (RECOGNISING, 1, 1) in told
    kept = set(cache.glob("*.reading"))
    (inbox / "b.pdf").write_bytes(data)
    both = read(inbox, cache)
    assert both[0] == cold[0]
    assert both[1].document == cold[0].document
    assert len(set(cache.glob("*.reading")) - kept) == 2  # its first and its last reading
    monkeypatch.setattr(process, "COMMAND", (sys.executable, "-c", "raise SystemExit('started')"))
    assert read(inbox, cache) == both


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_the_notice_says_what_to_do(
    tmp_path: Path, make_scan: Make, lines: Lines
) -> None:
    """It is a notice and no error, and nothing is taken for text."""
    (tmp_path / "a.pdf").write_bytes(make_scan(lines))
    (reading,) = read(tmp_path)
    assert reading.status is SubmissionStatus.EMPTY
    (notice,) = notices(reading, NoticeKind.NO_TEXT_LAYER)
    assert (notice.page, dict(notice.values)) == (1, {"hint": INSTALL})


def test_it_can_be_switched_off(tmp_path: Path, make_scan: Make, lines: Lines) -> None:
    """The notice says how to switch it on again."""
    (tmp_path / "a.pdf").write_bytes(make_scan(lines))
    (reading,) = read(tmp_path, options=ReadOptions(recognise=False))
    (notice,) = notices(reading, NoticeKind.NO_TEXT_LAYER)
    assert dict(notice.values) == {"hint": SWITCH_ON}


@pytest.mark.usefixtures("tesseract")
def test_no_more_pages_are_recognised_than_allowed(
    tmp_path: Path, make_scan: Make, lines: Lines
) -> None:
    """The others are said to be scans, and the limit is named once, at the first of them."""
    (tmp_path / "a.pdf").write_bytes(make_scan(lines, OTHER, OTHER))
    (reading,) = read(tmp_path, options=ReadOptions(limits=Limits(scans=1)))
    assert {block.page for block in reading.document.blocks} == {1}
    assert [each.page for each in notices(reading, NoticeKind.NO_TEXT_LAYER)] == [2, 3]
    (limit,) = notices(reading, NoticeKind.LIMIT)
    values = {"limit": "scans", "value": "3", "allowed": "1"}
    assert (limit.page, dict(limit.values)) == (2, values)


@pytest.mark.usefixtures("tesseract")
def test_a_broken_picture_costs_itself_alone(
    tmp_path: Path,
    make_letter: Make,
    make_pictures: Callable[..., list[object]],
    pack: Make,
    lines: Lines,
) -> None:
    """It has a notice, and the picture beside it is read."""
    whole = pack(make_pictures(make_letter(lines)), "PNG")
    (tmp_path / "hel.png").write_bytes(whole)
    (tmp_path / "halv.png").write_bytes(whole[: len(whole) // 2])
    half, good = read(tmp_path)
    assert [each.kind for each in half.notices] == [NoticeKind.NO_TEXT_LAYER, NoticeKind.DAMAGED]
    assert "Kommunen" in words(good)
    assert good.document.format == "png"


def test_a_page_whose_process_dies_is_said() -> None:
    """The page is a scan without text, the reason is beside it, and it may be tried again."""
    scan = Scan(sha256="0" * 64, page=7)
    task = Task(path="/a.pdf", name="a.pdf", sha256="", options=ReadOptions(), scan=scan)
    outcome = judged(task, Ending(code=-9), b"")
    assert outcome.printed is not None
    assert [(each.kind, each.page) for each in outcome.printed.notices] == [
        (NoticeKind.NO_TEXT_LAYER, 7),
        (NoticeKind.UNREADABLE, 7),
    ]
    assert not outcome.repeatable


def test_a_process_speaks_for_its_own_page_alone() -> None:
    """Neither another page nor a page that nobody asked for is taken."""
    other = Outcome(printed=PrintedPage(scan=Scan(sha256="0" * 64, page=8)))
    for scan in (None, Scan(sha256="0" * 64, page=7)):
        task = Task(path="/a.pdf", name="a.pdf", sha256="", options=ReadOptions(), scan=scan)
        outcome = judged(task, Ending(), encode_outcome(other))
        assert outcome.printed != other.printed
        assert not outcome.repeatable
