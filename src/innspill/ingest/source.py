"""One file from bytes to readings: a submission, the rows of a form, or an archive's members."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from innspill.ingest.cleaning import clean_notice
from innspill.ingest.faults import UnknownFormatError
from innspill.ingest.guard import attempt, notice_of
from innspill.ingest.limits import check_limit
from innspill.ingest.reading import Reading
from innspill.model import Document, Notice, NoticeKind, SubmissionStatus
from innspill.options import Limits, ReadOptions

NOTHING = hashlib.sha256(b"").hexdigest()
"""The hash of what has no content, or may not be opened."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """The bytes of one file and its path in the inbox."""

    name: str
    data: bytes

    @cached_property  # every row of a form asks for it
    def sha256(self) -> str:
        """The content's hash, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


def digest(path: Path, limits: Limits) -> str:
    """Give the hash of a file's content, in hexadecimal digits.

    Raises:
        LimitError: It is larger than is read.
        OSError: It may not be read.
        UnknownFormatError: It is a device or a channel, which could keep the run waiting forever.
    """
    look_at(path, limits)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def load(path: Path, limits: Limits) -> bytes:
    """Load a file; raises what `digest` raises."""
    look_at(path, limits)
    return path.read_bytes()


def look_at(path: Path, limits: Limits) -> None:
    """Refuse what cannot be read to its end; raises what `digest` raises."""
    if path.is_dir():
        next(path.iterdir(), None)  # a folder comes here because it may not be listed; this says so
    if not path.is_file():
        raise UnknownFormatError("it is no ordinary file")
    check_limit("file_bytes", path.stat().st_size, limits)


def read_source(source: Source, options: ReadOptions) -> tuple[Reading, ...]:
    """Read one file's bytes, whatever they hold."""
    readings = attempt(lambda: tuple(readings_of(source, options)))
    return (
        (unread(source.name, source.sha256, readings),)
        if isinstance(readings, Notice)
        else readings
    )


def readings_of(source: Source, options: ReadOptions) -> Iterator[Reading]:
    """Read a file as what it is: an archive, a form export, or one submission."""
    from innspill.ingest.archive import is_archive  # noqa: PLC0415 - keeps the package quick to import
    from innspill.ingest.locks.unlock import unlock  # noqa: PLC0415 - keeps the package quick to import
    from innspill.ingest.readers import read_file  # noqa: PLC0415 - keeps the package quick to import
    from innspill.ingest.tables.forms import read_form  # noqa: PLC0415 - keeps the package quick to import

    if is_archive(source.data, source.name):
        yield from archive_readings(source, options)
        return
    data = unlock(source.data, source.name)
    rows = read_form(data, source.name, options)
    if rows:
        for row in rows:
            yield replace(read_reading(source, row.document), row=row.id, named=row.named)
        return
    yield read_reading(source, read_file(source.data, source.name))  # a scan is known by these


def archive_readings(source: Source, options: ReadOptions) -> Iterator[Reading]:
    """Read each member of an archive as a submission; an archive without any is an empty one."""
    from innspill.ingest.archive import members  # noqa: PLC0415 - wanted for archives alone

    found = list(members(source.data))
    if not found:
        yield unread(source.name, source.sha256, Notice(kind=NoticeKind.EMPTY))
    for name, outcome in found:
        path = f"{source.name}/{name}"
        if isinstance(outcome, bytes):
            yield from read_source(Source(name=path, data=outcome), options)
        else:
            yield unread(path, NOTHING, notice_of(outcome))


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
        notices=tuple(map(clean_notice, notices)),
    )


EMPTY_KINDS = frozenset({NoticeKind.EMPTY, NoticeKind.ROW_EMPTY, NoticeKind.NO_TEXT_LAYER})
"""Notices that already say why there is no text."""


def unread(name: str, sha256: str, notice: Notice) -> Reading:
    """Make the reading of what could not be read; `name` is its path in the inbox."""
    empty = notice.kind is NoticeKind.EMPTY
    return Reading(
        id="",
        path=name,
        sha256=sha256,
        document=Document(format="", blocks=()),
        status=SubmissionStatus.EMPTY if empty else SubmissionStatus.UNREADABLE,
        notices=(clean_notice(notice),),
    )
