"""The one file among all that stand in a file, found again by its hash."""

import hashlib
from collections.abc import Iterator

from innspill.ingest.archive import is_archive, members
from innspill.ingest.faults import DamagedError
from innspill.ingest.formats import recognise
from innspill.ingest.guard import attempt
from innspill.ingest.mail.mail import PARSERS, parse_mail
from innspill.ingest.mail.message import Attachment, Message, unpacked
from innspill.model import Notice


def part_of(data: bytes, name: str, sha256: str) -> bytes:
    """Find a file by its hash: the given one, or one in it.

    Args:
        data: A file, an archive or a mail.
        name: Its name; only the suffix counts.
        sha256: The hash of what is looked for, in hexadecimal digits.

    Raises:
        DamagedError: It is not there.
    """
    for part in parts_of(data, name):
        if hashlib.sha256(part).hexdigest() == sha256:
            return part
    raise DamagedError(f"{name}: the file that holds the page was not found again")


def parts_of(data: bytes, name: str) -> Iterator[bytes]:
    """Give a file, and all files in it that can be had; the reading has said why others cannot."""
    yield data
    if is_archive(data, name):
        found = attempt(lambda: tuple(members(data)))
        for inner, content in () if isinstance(found, Notice) else found:
            if isinstance(content, bytes):
                yield from parts_of(content, inner)
    elif (kind := recognise(data, name)) in PARSERS:
        message = attempt(lambda: parse_mail(data, kind))
        if isinstance(message, Message):
            yield from _attached(message)


def _attached(message: Message) -> Iterator[bytes]:
    for attachment in unpacked(message.attachments):
        if not isinstance(attachment, Attachment):
            continue  # the reason why it cannot be had
        if attachment.message is not None:
            yield from _attached(attachment.message)
        else:
            yield from parts_of(attachment.data, attachment.name)
