"""What one file, or one row of a form export, gave when it was read."""

from dataclasses import dataclass

from innspill.model import Document, Notice, SubmissionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A submission before anyone knows who sent it.

    `id` is made from the content, so that a renamed file keeps it; `path` is relative to the inbox,
    with forward slashes; `named` is the respondent's name as a form's column gives it, else empty;
    `row` is the row's id in a form export; `document` has no blocks where nothing could be read.
    """

    id: str
    path: str
    sha256: str
    document: Document
    status: SubmissionStatus
    named: str = ""
    row: str | None = None
    notices: tuple[Notice, ...] = ()
