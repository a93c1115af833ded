"""A mail as a value, whatever program wrote it, and the document that it becomes.

A mail's body is the cover letter: its blocks come first, and those of each attachment follow with
its name as their part.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from innspill.ingest.archive import is_archive, members
from innspill.ingest.faults import IngestError
from innspill.ingest.guard import attempt, notice_of
from innspill.ingest.limits import check_limit, limits_in_force
from innspill.ingest.mail.quoted import own_blocks, own_lines
from innspill.ingest.notices import asides_of, left_out, left_out_of, without_repeats
from innspill.ingest.text.lines import blocks_of_text
from innspill.model import Aside, Block, Document, Notice, NoticeKind

FEW_WORDS = 50
MANY_TIMES = 5
VERSIONS_DIFFER = 0.2  # of a paragraph's words: addresses, marks, words broken at a line's end


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that came with a mail; `message` in place of `data` where it is itself a mail."""

    name: str
    data: bytes = b""
    message: "Message | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A mail: `received` is an ISO 8601 date, `pictures` counts those that belong to the layout.

    `asides` are what was left out before the body became a text.
    """

    format: str
    subject: str = ""
    sender: str = ""
    received: str | None = None
    text: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    pictures: int = 0
    asides: tuple[Aside, ...] = ()
    notices: tuple[Notice, ...] = ()


def message_document(message: Message, depth: int = 0) -> Document:
    """Make a document of a mail that stands `depth` deep in others.

    Raises:
        LimitError: Mails are nested too deep, or there are too many attachments.
    """
    check_limit("nesting", depth)
    check_limit("attachments", len(message.attachments))
    body, cut = body_blocks(message)
    left = without_repeats((*message.asides, *cut))
    attached = [read_attachment(attachment, depth) for attachment in unpacked(message.attachments)]
    return Document(
        format=message.format,
        blocks=(*body, *(block for document in attached for block in document.blocks)),
        title=message.subject,
        letterhead=tuple(line for document in attached for line in document.letterhead),
        asides=(*left, *(aside for document in attached for aside in document.asides)),
        sender=message.sender,
        received=message.received,
        notices=(
            *message.notices,
            *left_out_of(left),
            *left_out("pictures", message.pictures),
            *(notice for document in attached for notice in document.notices),
        ),
    )


def body_blocks(message: Message) -> tuple[tuple[Block, ...], tuple[Aside, ...]]:
    """Divide the body into blocks, without signatures, footers and the mails that it answers.

    A mail that is a text and a web page at once is read as the text, unless that is a mere stub;
    what the other version says besides is left out.
    """
    from innspill.ingest.text.html import Page, read_page  # noqa: PLC0415 - imported where it is wanted

    page = read_page(message.html) if message.html else Page()
    words, plain = sum(len(block.text.split()) for block in page.blocks), message.text.split()
    if len(plain) < FEW_WORDS and words and words >= MANY_TIMES * len(plain):
        kept, left = own_blocks(page.blocks, message.subject)
        said = "\n".join(block.text for block in page.blocks)
        others = [block.text for block in blocks_of_text(message.text)]
        return kept, (*left, *page.asides, *said_otherwise(others, said))
    lines, left = own_lines(message.text.splitlines(), message.subject)
    others = [block.text for block in page.blocks]
    beside = (aside for aside in page.asides if is_new(aside.text, words_in(message.text)))
    kept = tuple(blocks_of_text("\n".join(lines)))
    return kept, (*left, *said_otherwise(others, message.text), *beside)


def said_otherwise(texts: Iterable[str], said: str) -> Iterator[Aside]:
    """Give the texts of one version of a mail that the other does not say."""
    known = words_in(said)
    yield from asides_of("alternatives", (text for text in texts if is_new(text, known)))


def is_new(text: str, known: frozenset[str]) -> bool:
    """Tell a text of which more words are unknown than two versions of the same may differ in."""
    words = words_in(text)
    return len(words - known) > len(words) * VERSIONS_DIFFER


def words_in(text: str) -> frozenset[str]:
    """Give the different words of a text."""
    return frozenset(re.findall(r"\w+", text.casefold()))


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
    asides = tuple(
        replace(aside, part=joined_part(attachment.name, aside.part)) for aside in document.asides
    )
    notices = tuple(with_file(notice, attachment.name) for notice in document.notices)
    if blocks:
        said = Notice(kind=NoticeKind.ATTACHMENT, values=(("file", attachment.name),))
    else:
        said = Notice(kind=NoticeKind.EMPTY, values=(("file", attachment.name),))
    return replace(document, blocks=blocks, asides=asides, notices=(said, *notices))


def attached_document(attachment: Attachment, depth: int) -> Document:
    """Read what is attached, a mail one step deeper than the mail that it came with."""
    from innspill.ingest.locks.unlock import unlock  # noqa: PLC0415 - imported where it is wanted
    from innspill.ingest.mail.mail import parse_mail  # noqa: PLC0415 - imported where it is wanted
    from innspill.ingest.readers import read_file, readable_kind  # noqa: PLC0415 - imported where it is wanted

    if attachment.message is not None:
        return message_document(attachment.message, depth + 1)
    data = unlock(attachment.data, attachment.name)
    kind = readable_kind(data, attachment.name)
    if kind in {"eml", "msg"}:
        return message_document(parse_mail(data, kind), depth + 1)
    return read_file(attachment.data, attachment.name)


def joined_part(outer: str, inner: str) -> str:
    """Name a part of a part."""
    return f"{outer}/{inner}" if inner else outer


def with_file(notice: Notice, name: str) -> Notice:
    """Say which attachment a notice is about, unless it says so already."""
    if any(key == "file" for key, _ in notice.values):
        return notice
    return replace(notice, values=(*notice.values, ("file", name)))
