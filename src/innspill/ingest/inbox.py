"""From paths to readings.

Every file, every row of a form and every member of an archive gets one.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from innspill.errors import UsageError
from innspill.ingest.discover import Found, discover
from innspill.ingest.faults import UnknownFormatError
from innspill.ingest.guard import attempt, notice_of
from innspill.ingest.limits import check_limit
from innspill.ingest.reading import Reading
from innspill.model import Document, Notice, NoticeKind, SubmissionStatus
from innspill.options import Progress, ReadOptions

STAGE = "read"
ID_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of one file and its path in the inbox."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The content's hash, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


def read_inbox(
    paths: Sequence[Path], options: ReadOptions, progress: Progress
) -> tuple[Reading, ...]:
    """Read every submission among files and folders.

    Args:
        paths: Files and folders.
        options: Which columns of a form hold what.
        progress: Told after each file.

    Returns:
        One reading for each file, form row and archive member, in the order of their paths. What
        could not be read has a status and a notice that say so.

    Raises:
        UsageError: A path does not exist, or a column that was asked for is in no form.
    """
    files = discover(paths).files
    readings: list[tuple[Reading, ...]] = []
    strangers: dict[int, UsageError] = {}
    for number, found in enumerate(files):
        try:
            readings.append(read_found(found, options))
        except UsageError as error:  # the columns that were asked for may be another file's
            strangers[number] = error
            readings.append(())
        progress(STAGE, number + 1, len(files))
    if strangers and not any(reading.row for group in readings for reading in group):
        raise next(iter(strangers.values()))
    for number in strangers:
        readings[number] = read_found(files[number], ReadOptions())
    return identified([reading for group in readings for reading in group])


def inbox_notices(paths: Sequence[Path]) -> tuple[Notice, ...]:
    """Give the notices that are about no single submission: folders with earlier results.

    Raises:
        UsageError: A path does not exist.
    """
    return discover(paths).notices


def read_found(found: Found, options: ReadOptions) -> tuple[Reading, ...]:
    """Read one file from the disk."""
    nothing = Source(name=found.name, data=b"")
    if found.outside:
        return (unread(nothing, Notice(kind=NoticeKind.OUTSIDE)),)
    data = attempt(lambda: load(found.path))
    if isinstance(data, Notice):
        return (unread(nothing, data),)
    return read_source(Source(name=found.name, data=data), options)


def load(path: Path) -> bytes:
    """Load a file.

    Raises:
        LimitError: It is larger than is read.
        OSError: It may not be read.
        UnknownFormatError: It is a device or a channel, which could keep the run waiting forever.
    """
    if path.is_dir():
        next(path.iterdir(), None)  # a folder comes here because it may not be listed; this says so
    if not path.is_file():
        raise UnknownFormatError("it is no ordinary file")
    check_limit("file_bytes", path.stat().st_size)
    return path.read_bytes()


def read_source(source: Source, options: ReadOptions) -> tuple[Reading, ...]:
    """Read one file's bytes, whatever they hold."""
    readings = attempt(lambda: tuple(readings_of(source, options)))
    return (unread(source, readings),) if isinstance(readings, Notice) else readings


def readings_of(source: Source, options: ReadOptions) -> Iterator[Reading]:
    """Read a file as what it is: an archive, a form export, or one submission."""
    from innspill.ingest.archive import is_archive  # noqa: PLC0415 - keeps the package quick to import
    from innspill.ingest.readers import read_file  # noqa: PLC0415 - keeps the package quick to import
    from innspill.ingest.tables.forms import read_form  # noqa: PLC0415 - keeps the package quick to import

    if is_archive(source.data, source.name):
        yield from archive_readings(source, options)
        return
    rows = read_form(source.data, source.name, options)
    if rows:
        for row in rows:
            yield replace(read_reading(source, row.document), row=row.id, named=row.named)
        return
    yield read_reading(source, read_file(source.data, source.name))


def archive_readings(source: Source, options: ReadOptions) -> Iterator[Reading]:
    """Read each member of an archive as a submission; an archive without any is an empty one."""
    from innspill.ingest.archive import members  # noqa: PLC0415 - wanted for archives alone

    found = list(members(source.data))
    if not found:
        yield unread(source, Notice(kind=NoticeKind.EMPTY))
    for name, outcome in found:
        path = f"{source.name}/{name}"
        if isinstance(outcome, bytes):
            yield from read_source(Source(name=path, data=outcome), options)
        else:
            yield unread(Source(name=path, data=b""), notice_of(outcome))


def read_reading(source: Source, document: Document) -> Reading:
    """Make the reading of a document; its notices become the reading's."""
    empty = not document.blocks
    notices = document.notices
    if empty and not any(notice.kind in EMPTY_KINDS for notice in notices):
        notices = (*notices, Notice(kind=NoticeKind.EMPTY))
    return Reading(
        id="",
        path=source.name,
        sha256=source.sha256,
        document=replace(document, notices=()),
        status=SubmissionStatus.EMPTY if empty else SubmissionStatus.READ,
        notices=notices,
    )


EMPTY_KINDS = frozenset({NoticeKind.EMPTY, NoticeKind.ROW_EMPTY, NoticeKind.NO_TEXT_LAYER})
"""Notices that already say why there is no text."""


def unread(source: Source, notice: Notice) -> Reading:
    """Make the reading of what could not be read."""
    empty = notice.kind is NoticeKind.EMPTY
    return Reading(
        id="",
        path=source.name,
        sha256=source.sha256,
        document=Document(format="", blocks=()),
        status=SubmissionStatus.EMPTY if empty else SubmissionStatus.UNREADABLE,
        notices=(notice,),
    )


def identified(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Give each reading an id made from its content, and say what came more than once."""
    seen: Counter[str] = Counter()
    first: dict[str, str] = {}
    result: list[Reading] = []
    for reading in readings:
        base = base_id(reading)
        seen[base] += 1
        unique = base if seen[base] == 1 else f"{base}-{seen[base]}"
        notices = reading.notices
        if base in first and reading.status is SubmissionStatus.READ:
            same_as = Notice(kind=NoticeKind.DUPLICATE, values=(("file", first[base]),))
            notices = (*notices, same_as)
        first.setdefault(base, reading.path)
        result.append(replace(reading, id=unique, notices=tuple(about(unique, notices))))
    return tuple(result)


def about(submission: str, notices: Iterable[Notice]) -> Iterator[Notice]:
    """Say which submission notices are about."""
    return (replace(notice, submission=submission) for notice in notices)


def base_id(reading: Reading) -> str:
    """Make an id from content: of a file, or of a row and the file that it stands in.

    What has no content (a file that may not be read) is told by its path.
    """
    whose = reading.sha256 if reading.row is None else f"{reading.sha256} {reading.row}"
    if reading.sha256 == NOTHING:
        whose = f"{reading.sha256} {reading.path}"
    if whose == reading.sha256:
        return f"s{reading.sha256[:ID_DIGITS]}"
    return f"s{hashlib.sha256(whose.encode()).hexdigest()[:ID_DIGITS]}"


NOTHING = hashlib.sha256(b"").hexdigest()
