"""The health report of a file or a folder: what was read, from whom, and what was not."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from innspill.cli.remarks import show_remarks
from innspill.console import screen_words, show_table
from innspill.consultation import settings_around
from innspill.errors import NothingReadableError
from innspill.ingest import Reading, inbox_notices, read_inbox
from innspill.ingest.senders.attribution import Attribution, attribute
from innspill.model import Consultation, Notice, Submission, SubmissionStatus
from innspill.options import ReadOptions
from innspill.register import load_register

_STATUS_ORDER = (SubmissionStatus.READ, SubmissionStatus.EMPTY, SubmissionStatus.UNREADABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What reading gave, submission by submission; both tuples have the same order."""

    readings: tuple[Reading, ...]
    attribution: Attribution
    around: tuple[Notice, ...]

    @property
    def anything_read(self) -> bool:
        """Whether at least one submission could be read."""
        return any(reading.status is SubmissionStatus.READ for reading in self.readings)

    @property
    def status(self) -> SubmissionStatus:
        """The best that any submission came to."""
        found = {reading.status for reading in self.readings}
        return next(status for status in _STATUS_ORDER if status in found)

    def name(self, submission: Submission) -> str:
        """Return who a submission is from."""
        return next(r.name for r in self.attribution.respondents if r.id == submission.respondent)


def health_of(path: Path) -> Health:
    """Read a file or folder.

    Raises:
        NothingReadableError: There is no file.
        UsageError: The path does not exist, or the settings around it are wrong.
    """
    options = ReadOptions(limits=settings_around(path).options().read.limits)
    readings = read_inbox([path], options, lambda _stage, _done, _total: None)
    if not readings:
        raise NothingReadableError(f"{path}: there is no file here")
    return Health(
        readings=readings,
        attribution=attribute(readings, Consultation(), load_register()),
        around=inbox_notices([path]),
    )


def as_plain(health: Health) -> str:
    """Write the report as JSON: `status`, `blocks`, `notices`, and a list of `submissions`.

    Page headers and footers follow the blocks, with the kind `letterhead`; they are no passages.
    """
    words = screen_words()
    blocks = [
        {
            "submission": reading.id,
            "block": number,
            "kind": block.kind.value,
            "text": block.text,
            "page": block.page,
            "level": block.level,
            "header": block.header,
            "part": block.part,
        }
        for reading in health.readings
        for number, block in enumerate(reading.document.blocks)
    ]
    blocks += [
        {"submission": reading.id, "block": None, "kind": "letterhead", "text": line}
        for reading in health.readings
        for line in reading.document.letterhead
    ]
    notices = [
        {
            "kind": notice.kind.value,
            "submission": notice.submission,
            "page": notice.page,
            "message": words.message(notice),
        }
        for notice in _notices(health)
    ]
    submissions = [
        {
            "id": submission.id,
            "path": submission.path,
            "sha256": submission.sha256,
            "status": submission.status.value,
            "format": reading.document.format,
            "row": reading.row,
            "title": reading.document.title,
            "respondent": health.name(submission),
            "identified_by": submission.identified_by.value,
            "sure": submission.sure,
            "language": submission.language.value,
            "pages": reading.document.pages,
            "words": word_count(reading),
        }
        for reading, submission in _pairs(health)
    ]
    report = {
        "status": health.status.value,
        "submissions": submissions,
        "blocks": blocks,
        "notices": notices,
    }
    return json.dumps(report, ensure_ascii=False, indent=1)


def as_lines(health: Health) -> str:
    """Write every block on a line of its own: path, page, block number, kind, text."""
    return "\n".join(
        f"{reading.path}\t{block.page or ''}\t{number}\t{block.kind.value}\t"
        + block.text.replace("\n", " ")
        for reading in health.readings
        for number, block in enumerate(reading.document.blocks)
    )


def show(health: Health) -> None:
    """Print a line for each submission, the kinds of blocks of a single one, and all notices."""
    words = screen_words()
    headers = [
        words.text(f"table.{key}")
        for key in ("file", "format", "pages", "blocks", "words", "respondent", "language")
    ]
    rows = [_row(health, reading, submission) for reading, submission in _pairs(health)]
    show_table("", headers, rows)
    if len(health.readings) == 1:
        kinds = Counter(block.kind.value for block in health.readings[0].document.blocks)
        show_table("", (), [(kind, str(count)) for kind, count in sorted(kinds.items())])
    path = {reading.id: reading.path for reading in health.readings}
    told = [(path.get(n.submission or "", ""), words.message(n)) for n in _notices(health)]
    if told:
        show_table(words.text("table.notices"), (), told)
    show_remarks()


def _row(health: Health, reading: Reading, submission: Submission) -> tuple[str, ...]:
    words, document = screen_words(), reading.document
    return (
        reading.path,
        document.format,
        str(document.pages or ""),
        str(len(document.blocks)),
        str(word_count(reading)),
        health.name(submission) + ("" if submission.sure else " ?"),
        words.text(f"language.{submission.language.value}"),
    )


def word_count(reading: Reading) -> int:
    """Count the words of a reading, as spaces part them."""
    return sum(len(block.text.split()) for block in reading.document.blocks)


def _pairs(health: Health) -> list[tuple[Reading, Submission]]:
    return list(zip(health.readings, health.attribution.submissions, strict=True))


def _notices(health: Health) -> tuple[Notice, ...]:
    own = tuple(n for submission in health.attribution.submissions for n in submission.notices)
    return (*health.around, *health.attribution.notices, *own)
