"""The reader of mails as internet messages (RFC 5322), and the door to both kinds of mail."""

import datetime as dt
import email
import email.errors
import email.header
import email.message
import email.policy
import email.utils
from collections.abc import Callable, Iterator

from innspill.ingest.mail.message import Attachment, Message, message_document
from innspill.ingest.text.encoding import decode
from innspill.model import Document

FIRST_YEAR = 1990  # an earlier date comes from a program without a clock


def read_eml(data: bytes, _name: str) -> Document:
    """Read an internet message with its attachments."""
    return message_document(parse_eml(data))


def read_msg(data: bytes, _name: str) -> Document:
    """Read an Outlook message with its attachments."""
    return message_document(parse_msg(data))


def parse_mail(data: bytes, kind: str) -> Message:
    """Parse a mail of either kind; `kind` is a key of `PARSERS`."""
    return PARSERS[kind](data)


def parse_msg(data: bytes) -> Message:
    """Parse an Outlook message."""
    from innspill.ingest.mail.outlook import parse_outlook  # noqa: PLC0415 - wanted for Outlook alone

    return parse_outlook(data)


def parse_eml(data: bytes) -> Message:
    """Parse an internet message.

    The old policy, since the new one raises on headers that break the rules.
    """
    return parse_part(
        email.message_from_bytes(data.lstrip(b"\r\n\xef\xbb\xbf"), policy=email.policy.compat32)
    )


PARSERS: dict[str, Callable[[bytes], Message]] = {"eml": parse_eml, "msg": parse_msg}


def parse_part(part: email.message.Message) -> Message:
    """Gather a message's header, bodies and attachments."""
    texts: list[str] = []
    pages: list[str] = []
    attachments: list[Attachment] = []
    pictures = 0
    for leaf in leaves(part):
        kind, name = leaf.get_content_type(), file_name(leaf)
        is_body = not name and leaf.get_content_disposition() != "attachment"
        if leaf.get_content_maintype() == "message" and leaf.is_multipart():
            attachments.append(attached_message(leaf, name))
        elif is_body and kind in {"text/plain", "text/html"}:
            (texts if kind == "text/plain" else pages).append(body_text(leaf))
        elif leaf.get_content_maintype() == "image" and (leaf.get("Content-ID") or is_body):
            pictures += 1
        elif not is_body or payload(leaf).strip():
            attachments.append(Attachment(name=name or kind.replace("/", "."), data=payload(leaf)))
    return Message(
        format="eml",
        subject=header(part, "Subject"),
        sender=header(part, "From"),
        received=date_of(header(part, "Date")),
        text="\n\n".join(text for text in texts if text.strip()),
        html="\n".join(pages),
        attachments=tuple(attachments),
        pictures=pictures,
    )


def leaves(part: email.message.Message) -> Iterator[email.message.Message]:
    """Give the parts that hold something themselves; an attached mail is one part."""
    if not part.is_multipart() or part.get_content_maintype() == "message":
        yield part
        return
    for inner in part.get_payload():
        if isinstance(inner, email.message.Message):
            yield from leaves(inner)


def attached_message(part: email.message.Message, name: str) -> Attachment:
    """Parse a mail that is attached to another."""
    inner = part.get_payload(0)
    message = (
        parse_part(inner) if isinstance(inner, email.message.Message) else Message(format="eml")
    )
    return Attachment(name=name or message.subject or "message.eml", message=message)


def payload(part: email.message.Message) -> bytes:
    """Give a part's bytes."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def body_text(part: email.message.Message) -> str:
    """Give a part's text, in the encoding that it declares if its bytes obey it."""
    return decode(payload(part), part.get_content_charset("")).text


def file_name(part: email.message.Message) -> str:
    """Give an attachment's name, in whichever of the ways it is encoded."""
    try:
        name = part.get_filename("")
    except (LookupError, ValueError, TypeError):
        name = ""
    return decoded_header(name).replace("\\", "/").rpartition("/")[2].strip()


def header(part: email.message.Message, name: str) -> str:
    """Give the first header of this name as text; empty if there is none."""
    for key, raw in part.raw_items():
        if key.casefold() == name.casefold():
            return decoded_header(str(raw))
    return ""


def decoded_header(raw: str) -> str:
    """Read a header's encoded words, and its bytes where it has them against the rules."""
    text = decode(raw.encode("utf-8", "surrogateescape")).text
    try:
        pieces = email.header.decode_header(" ".join(text.split()))
    except (email.errors.HeaderParseError, ValueError):
        return text
    return "".join(
        piece if isinstance(piece, str) else decode(piece, charset or "").text
        for piece, charset in pieces
    ).strip()


def date_of(text: str) -> str | None:
    """Read a mail's date as ISO 8601.

    None where there is none, or one from before there was mail.
    """
    try:
        date = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return iso_day(date)


def iso_day(date: dt.datetime | None) -> str | None:
    """Give the day of a date, unless it cannot be a mail's."""
    return date.date().isoformat() if date is not None and date.year >= FIRST_YEAR else None
