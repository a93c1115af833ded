"""The health report of a file or a folder, as a value: what was read, from whom, and what not."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from innspill.console import ProgressBar
from innspill.consultation import settings_around
from innspill.errors import NothingReadableError
from innspill.ingest import Reading, discover, read_found
from innspill.ingest.privacy.concealing import conceal_readings
from innspill.ingest.senders.attribution import Attribution, attribute
from innspill.model import BlockKind, Consultation, Notice, NoticeKind, Submission, SubmissionStatus
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

    @property
    def pairs(self) -> list[tuple[Reading, Submission]]:
        """Each reading with its submission."""
        return list(zip(self.readings, self.attribution.submissions, strict=True))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All notices: of the folder, of the respondents, then of each submission."""
        own = tuple(n for submission in self.attribution.submissions for n in submission.notices)
        return (*self.around, *self.attribution.notices, *own)

    def name(self, submission: Submission) -> str:
        """Return who a submission is from."""
        return next(r.name for r in self.attribution.respondents if r.id == submission.respondent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a submission holds and went through, counted.

    `blocks` has every kind of block, 0 included; `tables` counts runs of table cells; `recognised`
    counts the pages whose text was recognised in a picture, `scanned` those where none could be;
    `confidence` is the lowest of the recognised blocks in per cent, None without any; `encryption`
    is the notice that tells of a lock, None without one.
    """

    blocks: tuple[tuple[BlockKind, int], ...]
    tables: int
    insertions: int
    deletions: int
    recognised: int
    scanned: int
    confidence: int | None
    encryption: NoticeKind | None
    asides: tuple[tuple[str, int], ...]


def findings(reading: Reading, notices: tuple[Notice, ...]) -> Findings:
    """Count what a submission holds; `notices` are its own."""
    document = reading.document
    kinds = [block.kind for block in document.blocks]
    counted = Counter(kinds)
    sure = [block.confidence for block in document.blocks if block.confidence is not None]
    sure += [int(value) for value in _values(notices, NoticeKind.RECOGNISED, "confidence")]
    told = {notice.kind for notice in notices}
    return Findings(
        blocks=tuple((kind, counted[kind]) for kind in BlockKind),
        tables=_runs(kinds, BlockKind.TABLE_CELL),
        insertions=sum(map(int, _values(notices, NoticeKind.TRACKED_CHANGES, "insertions"))),
        deletions=sum(map(int, _values(notices, NoticeKind.TRACKED_CHANGES, "deletions"))),
        recognised=sum(notice.kind is NoticeKind.RECOGNISED for notice in notices),
        scanned=sum(notice.kind is NoticeKind.NO_TEXT_LAYER for notice in notices),
        confidence=min(sure, default=None),
        encryption=next((kind for kind in _LOCKS if kind in told), None),
        asides=tuple(Counter(aside.what for aside in document.asides).items()),
    )


_LOCKS = (NoticeKind.ENCRYPTED, NoticeKind.UNLOCKED)


def _values(notices: tuple[Notice, ...], kind: NoticeKind, name: str) -> list[str]:
    """Give the numbers that notices of a kind have under a name."""
    values = (dict(notice.values).get(name, "") for notice in notices if notice.kind is kind)
    return [value for value in values if value.isdecimal()]


def _runs(kinds: list[BlockKind], wanted: BlockKind) -> int:
    """Count how often blocks of a kind stand in a row."""
    before = [None, *kinds]
    return sum(
        kind is wanted and last is not wanted for last, kind in zip(before, kinds, strict=False)
    )


def health_of(
    path: Path,
    passwords: tuple[str, ...] = (),
    *,
    mask: bool | None = None,
    patient: bool = False,
) -> Health:
    """Read a file or folder.

    Args:
        path: The file or folder.
        passwords: Are tried on locked files.
        mask: Mask personal data; None as the settings around the path have it.
        patient: Show how far the reading has come, once it takes longer than a second.

    Raises:
        NothingReadableError: There is no file.
        UsageError: The path does not exist, or the settings around it are wrong.
    """
    # The columns that the settings name are another file's, perhaps.
    settings = settings_around(path).options().read
    options = replace(
        settings, text_columns=(), respondent_column="", id_column="", passwords=passwords
    )
    inbox = discover([path])
    with ProgressBar(quiet=not patient) as progress:
        readings = read_found(inbox.files, options, progress)
    if not readings:
        raise NothingReadableError(f"{path}: there is no file here")
    attribution = attribute(readings, Consultation(), load_register())
    if options.mask if mask is None else mask:
        readings, attribution = conceal_readings(readings, attribution)
    return Health(readings=readings, attribution=attribution, around=inbox.notices)


def word_count(reading: Reading) -> int:
    """Count the words of a reading, as spaces part them."""
    return sum(len(block.text.split()) for block in reading.document.blocks)
