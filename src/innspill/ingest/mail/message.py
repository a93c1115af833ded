"""A mail as a value, whatever program wrote it, and the document that it becomes.

A mail's body is the cover letter: its blocks come first, and those of each attachment follow with
its name as their part.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from innspill.ingest.archive import is_archive, members
from innspill.ingest.faults import IngestError
from innspill.ingest.guard import attempt, notice_of
from innspill.ingest.limits import check_limit, limits_in_force
from innspill.ingest.mail.quoted import own_blocks, own_lines
from innspill.ingest.notices import left_out
from innspill.ingest.text.lines import blocks_of_text
from innspill.model import Block, Document, Notice, NoticeKind

FEW_WORDS = 50
MANY_TIMES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that came with a mail; `message` in place of `data` where it is itself a mail."""

    name: str
    data: bytes = b""
    message: "Message | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A mail: `received` is an ISO 8601 date, `pictures` counts those that belong to the layout."""

    format: str
    subject: str = ""
    sender: str = ""
    received: str | None = None
    text: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    pictures: int = 0
    notices: tuple[Notice, ...] = ()


def message_document(message: Message, depth: int = 0) -> Document:
    """Make a document of a mail that stands `depth` deep in others.

    Raises:
        LimitError: Mails are nested too deep, or there are too many attachments.
    """
    check_limit("nesting", depth)
    check_limit("attachments", len(message.attachments))
    body, cut = body_blocks(message)
    attached = [read_attachment(attachment, depth) for attachment in unpacked(message.attachments)]
    return Document(
        format=message.format,
        blocks=(*body, *(block for document in attached for block in document.blocks)),
        title=message.subject,
        letterhead=tuple(line for document in attached for line in document.letterhead),
        sender=message.sender,
        received=message.received,
        notices=(
            *message.notices,
            *cut,
            *left_out("pictures", message.pictures),
            *(notice for document in attached for notice in document.notices),
        ),
    )


def body_blocks(message: Message) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    """Divide the body into blocks, without signatures, footers and the mails that it answers."""
    from innspill.ingest.text.html import page_blocks  # noqa: PLC0415 - imported where it is wanted

    page: tuple[Block, ...] = ()
    if message.html and len(message.text.split()) < FEW_WORDS:
        page, _, _ = page_blocks(message.html)
    words = sum(len(block.text.split()) for block in page)
    if words and words >= MANY_TIMES * len(message.text.split()):
        return own_blocks(page, message.subject)
    lines, notices = own_lines(message.text.splitlines(), message.subject)
    return tuple(blocks_of_text("\n".join(lines))), notices


def unpacked(attachments: tuple[Attachment, ...]) -> Iterator[Attachment | Notice]:
    """Give attachments, and in place of an archive its members."""
    for attachment in attachments:
        if attachment.message is None and is_archive(attachment.data, attachment.name):
            found = attempt(partial(all_members, attachment.data))
            if isinstance(found, Notice):
                yield with_file(found, attachment.name)
            else:
                yield from archive_members(attachment.name, found)
        else:
            yield attachment


def all_members(data: bytes) -> tuple[tuple[str, bytes | IngestError], ...]:
    """Unpack an attached archive; archives in it are not unpacked in turn."""
    return tuple(members(data, limits_in_force().nesting))


def archive_members(
    archive: str, found: tuple[tuple[str, bytes | IngestError], ...]
) -> Iterator[Attachment | Notice]:
    """Give the members of an attached archive as attachments."""
    for name, outcome in found:
        path = f"{archive}/{name}"
        if isinstance(outcome, bytes):
            yield Attachment(name=path, data=outcome)
        else:
            yield with_file(notice_of(outcome), path)


def read_attachment(attachment: Attachment | Notice, depth: int) -> Document:
    """Read an attachment.

    One that cannot be read is a document without blocks and with the reason.
    """
    if isinstance(attachment, Notice):
        return Document(format="", blocks=(), notices=(attachment,))
    document = attempt(lambda: attached_document(attachment, depth))
    if isinstance(document, Notice):
        return Document(format="", blocks=(), notices=(with_file(document, attachment.name),))
    blocks = tuple(
        replace(block, part=joined_part(attachment.name, block.part)) for block in document.blocks
    )
    notices = tuple(with_file(notice, attachment.name) for notice in document.notices)
    if blocks:
        said = Notice(kind=NoticeKind.ATTACHMENT, values=(("file", attachment.name),))
    else:
        said = Notice(kind=NoticeKind.EMPTY, values=(("file", attachment.name),))
    return replace(document, blocks=blocks, notices=(said, *notices))


def attached_document(attachment: Attachment, depth: int) -> Document:
    """Read what is attached, a mail one step deeper than the mail that it came with."""
    from innspill.ingest.mail.mail import parse_mail  # noqa: PLC0415 - imported where it is wanted
    from innspill.ingest.readers import read_file, readable_kind  # noqa: PLC0415 - imported where it is wanted

    if attachment.message is not None:
        return message_document(attachment.message, depth + 1)
    kind = readable_kind(attachment.data, attachment.name)
    if kind in {"eml", "msg"}:
        return message_document(parse_mail(attachment.data, kind), depth + 1)
    return read_file(attachment.data, attachment.name)


def joined_part(outer: str, inner: str) -> str:
    """Name a part of a part."""
    return f"{outer}/{inner}" if inner else outer


def with_file(notice: Notice, name: str) -> Notice:
    """Say which attachment a notice is about, unless it says so already."""
    if any(key == "file" for key, _ in notice.values):
        return notice
    return replace(notice, values=(*notice.values, ("file", name)))
