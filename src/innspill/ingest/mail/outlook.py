"""Outlook messages (MS-OXMSG), by python-oxmsg."""

import codecs
import struct
from typing import TYPE_CHECKING

from innspill.ingest.faults import DamagedError
from innspill.ingest.mail.mail import iso_day
from innspill.ingest.mail.message import Attachment, Message
from innspill.ingest.mail.rtf_compression import decompress
from innspill.ingest.notices import part_missing
from innspill.ingest.text.encoding import decode
from innspill.model import Document

if TYPE_CHECKING:
    from oxmsg import Message as OutlookMessage
    from oxmsg.attachment import Attachment as OutlookAttachment

HTML, RTF = 0x1013, 0x1009  # properties of the body (MS-OXPROPS 2.641, 2.930)
BODY, SUBJECT, SENDER_NAME = 0x1000, 0x0037, 0x0C1A
STRING_PAGE, BODY_PAGE = 0x3FFD, 0x3FDE  # the code pages of strings and of the body
EIGHT_BIT, LATIN_9 = 0x001E, "iso-8859-15"
CONTENT_ID = 0x3712
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emz", ".wmz")
LONG_NAME, SHORT_NAME, DISPLAY_NAME = 0x3707, 0x3704, 0x3001  # of an attachment

HINT = "Open it in Outlook, save it again or print it to .pdf, and run again."
FAULTS = (LookupError, ValueError, OSError, struct.error, AssertionError)
"""What python-oxmsg raises on broken messages."""


def windows_codec(name: str) -> codecs.CodecInfo | None:
    """Find the code pages that Outlook calls windows-N and Python cpN, such as windows-950."""
    number = name.casefold().replace("_", "-").removeprefix("windows-")
    return codecs.lookup(f"cp{number}") if number.isdecimal() and number != name else None


codecs.register(windows_codec)


def parse_outlook(data: bytes) -> Message:
    """Parse an Outlook message.

    Raises:
        DamagedError: Its streams are missing or broken.
    """
    from oxmsg import Message as OutlookMessage  # noqa: PLC0415 - wanted for Outlook alone

    try:
        return message_of(OutlookMessage.load(data))
    except FAULTS as error:
        said = f"{type(error).__name__}: {error}"
        raise DamagedError(f"the message is damaged: {said}", hint=HINT) from error


def message_of(source: "OutlookMessage") -> Message:
    """Gather a message's header, bodies and attachments."""
    text, html = spelled(source, BODY, source.body or ""), html_body(source)
    packed = None if text.strip() or html.strip() else rtf_body(source)
    if packed:
        text = "\n\n".join(block.text for block in packed.blocks)
    attached = source.attachments
    pictures = sum(map(is_picture, attached))
    files = [each for each in attached if each.file_bytes and not is_picture(each)]
    return Message(
        format="msg",
        subject=spelled(source, SUBJECT, source.subject),
        sender=spelled(source, SENDER_NAME, source.sender or ""),
        received=iso_day(source.sent_date),
        text=text,
        html=html,
        attachments=tuple(attachment(each, number) for number, each in enumerate(files, start=1)),
        pictures=pictures,
        asides=packed.asides if packed else (),
        notices=part_missing("attached_item", len(attached) - len(files) - pictures),
    )


def html_body(source: "OutlookMessage") -> str:
    """Give the body as a web page; empty if there is none."""
    from innspill.ingest.text.html import page_text  # noqa: PLC0415 - wanted where it is used

    raw = source.properties.binary_prop_value(HTML)
    if raw:
        return page_text(raw).text
    return spelled(source, HTML, source.properties.str_prop_value(HTML) or "")


def rtf_body(source: "OutlookMessage") -> Document | None:
    """Read a body that is there as compressed RTF only; None if there is none."""
    from innspill.ingest.rtf.document import read_rtf  # noqa: PLC0415 - wanted where it is used

    raw = source.properties.binary_prop_value(RTF)
    return read_rtf(decompress(raw), "body.rtf") if raw else None


def spelled(source: "OutlookMessage", name: int, text: str) -> str:
    """Spell a string that is no Unicode as the message means it.

    Where the message names no code page for its strings, python-oxmsg takes Latin 9. The code page
    of the message's body (MS-OXPROPS 2.743) is the better witness, and the bytes are without it.
    """
    properties = source.properties
    bodies = properties.int_prop_value(BODY_PAGE)
    if properties.int_prop_value(STRING_PAGE) is not None or (bodies and name == BODY):
        return text
    if not any(each.pid == name and each.ptyp == EIGHT_BIT for each in properties):
        return text
    try:
        raw = text.encode(LATIN_9)
    except UnicodeEncodeError:  # it comes from elsewhere: a header, in Unicode
        return text
    return decode(raw, f"cp{bodies}" if bodies else "").text


def is_picture(attachment: "OutlookAttachment") -> bool:
    """Tell a picture that belongs to the body's layout: the body refers to it by an id."""
    return bool(attachment.properties.str_prop_value(CONTENT_ID)) and attachment_name(
        attachment
    ).casefold().endswith(PICTURES)


def attachment(source: "OutlookAttachment", number: int) -> Attachment:
    """Give an attached file; an attached Outlook item (a mail, an appointment) is none."""
    name = attachment_name(source) or f"vedlegg-{number}"
    return Attachment(name=name, data=source.file_bytes or b"")


def attachment_name(attachment: "OutlookAttachment") -> str:
    """Give an attachment's name: the long one if there is one."""
    values = (
        attachment.properties.str_prop_value(name) for name in (LONG_NAME, SHORT_NAME, DISPLAY_NAME)
    )
    return next(filter(None, values), "").replace("\\", "/").rpartition("/")[2]
