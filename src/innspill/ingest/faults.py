"""Why a file could not be read: each fault knows the kind of notice that it becomes."""

from typing import ClassVar

from innspill.errors import UnreadableSubmissionError
from innspill.model import NoticeKind

Values = tuple[tuple[str, str], ...]


class IngestError(UnreadableSubmissionError):
    """A reader knows why it cannot read a file.

    Args:
        message: What is wrong, as one sentence.
        hint: What the user can do about it.
        values: What fills the notice's sentence, beside `error` and `hint`.
    """

    kind: ClassVar[NoticeKind] = NoticeKind.UNREADABLE

    def __init__(self, message: str, *, hint: str = "", values: Values = ()) -> None:
        super().__init__(message, hint=hint)
        self.values = values


class EncryptedError(IngestError):
    """The content is there, but locked with a password."""

    kind = NoticeKind.ENCRYPTED


class DamagedError(IngestError):
    """The file is cut off, or breaks the rules of its own format."""

    kind = NoticeKind.DAMAGED


class UnknownFormatError(IngestError):
    """No reader is known for what the file holds."""

    kind = NoticeKind.UNKNOWN_FORMAT


class NoTextError(IngestError):
    """The file is a picture of text."""

    kind = NoticeKind.NO_TEXT_LAYER


class EmptyFileError(IngestError):
    """The file has no content."""

    kind = NoticeKind.EMPTY


class LimitError(IngestError):
    """The file is larger than what is read.

    `limit` is the field of `Limits`, `value` what was met.
    """

    kind = NoticeKind.LIMIT

    def __init__(self, limit: str, value: int, allowed: int) -> None:
        super().__init__(
            f"{limit} is {value}, and at most {allowed} is read",
            values=(("limit", limit), ("value", str(value)), ("allowed", str(allowed))),
        )
