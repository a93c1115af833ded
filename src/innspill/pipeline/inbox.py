"""From files to a result that has passages and respondents, and neither themes nor a letter."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from innspill.errors import NothingReadableError, NothingToSummariseError
from innspill.ingest import Reading, discover, read_found
from innspill.ingest.discover import Found
from innspill.ingest.passages.segment import Segmentation, segment
from innspill.ingest.privacy.concealing import Material, conceal
from innspill.ingest.senders.attribution import Attribution, attribute
from innspill.ingest.senders.endorsing import find_endorsements
from innspill.ingest.senders.joined import with_status
from innspill.model import (
    SCHEMA_VERSION,
    LeftOut,
    Letter,
    Notice,
    NoticeKind,
    Passage,
    RespondentStatus,
    Submission,
    SubmissionStatus,
    Summary,
)
from innspill.options import Progress
from innspill.pipeline.provenance import provenance
from innspill.pipeline.request import Request
from innspill.register import load_register


class Inbox:
    """The files of a request, read and divided once.

    Who sent them can be asked twice: first as innspill finds it, then as people corrected it.
    """

    def __init__(self, request: Request, progress: Progress) -> None:
        found = discover(request.paths)
        self._request = request
        self._notices = found.notices
        self._readings = read(request, found.files, progress)
        self._divided = segment_all(self._readings, request.consultation.questions, progress)

    def received(self, corrected: Mapping[str, str] | None = None) -> Summary:
        """Return what was received: passages and respondents, masked as the request wants.

        Args:
            corrected: The name of who sent a submission, by the submission's id.

        Raises:
            NothingToSummariseError: What was read holds no passage.
        """
        consultation, divided = self._request.consultation, self._divided
        attribution = attribute(self._readings, consultation, load_register(), corrected or {})
        if self._request.options.read.mask:
            material = Material(attribution, divided, consultation)
            attribution, divided, consultation = conceal(material, self._readings)
        if not divided.passages:
            raise NothingToSummariseError(
                "what was read holds no text to summarise",
                hint="`innspill inspect` shows what was read from each file.",
            )
        request = replace(self._request, consultation=consultation)
        bare = without_letter(request, attribution, divided)
        return replace(bare, notices=(*self._notices, *bare.notices))


def read(request: Request, files: Sequence[Found], progress: Progress) -> tuple[Reading, ...]:
    """Read every submission; what cannot be read is there with its notice."""
    readings = read_found(files, request.options.read, progress, request.cache)
    where = ", ".join(str(path) for path in request.paths)
    if not readings:
        raise NothingReadableError(
            f"{where}: there is no file here",
            hint="Put the submissions into the folder, or name another one.",
        )
    if all(reading.status is SubmissionStatus.UNREADABLE for reading in readings):
        raise NothingReadableError(
            f"{where}: none of the {len(readings)} files could be read",
            hint=f"`innspill inspect {where}` says why for each of them.",
        )
    return readings


def segment_all(
    readings: Sequence[Reading], asked: Sequence[str], progress: Progress
) -> Segmentation:
    """Divide every reading into passages, in their order.

    Args:
        readings: The submissions.
        asked: The consultation's questions, which are no views where a submission repeats them.
        progress: Told after each submission.
    """
    passages: list[Passage] = []
    left_out: list[LeftOut] = []
    for done, reading in enumerate(readings, start=1):
        found = segment(reading, asked)
        passages.extend(found.passages)
        left_out.extend(found.left_out)
        progress("segment", done, len(readings))
    return Segmentation(passages=tuple(passages), left_out=tuple(left_out))


def without_letter(request: Request, attribution: Attribution, divided: Segmentation) -> Summary:
    """Put together what is known before there are themes."""
    passages = divided.passages
    heard = {passage.submission for passage in passages}
    submissions = tuple(_saying(attribution, heard))
    joined = find_endorsements(passages, submissions, attribution.respondents)
    notices: tuple[Notice, ...] = (
        *attribution.notices,
        *(notice for submission in submissions for notice in submission.notices),
    )
    return Summary(
        schema_version=SCHEMA_VERSION,
        provenance=provenance(request, [submission.sha256 for submission in submissions]),
        consultation=request.consultation,
        respondents=with_status(attribution.respondents, submissions, passages, joined),
        submissions=submissions,
        passages=passages,
        themes=(),
        unassigned=(),
        left_out=divided.left_out,
        letter=Letter(title="", language=request.options.letter.language, sections=()),
        notices=notices,
        endorsements=joined,
    )


def _saying(attribution: Attribution, heard: AbstractSet[str]) -> Iterator[Submission]:
    """Give the submissions, with a notice for each that was read and yet holds no view."""
    silent = {r.id for r in attribution.respondents if r.status is RespondentStatus.NO_REMARKS}
    for submission in attribution.submissions:
        read = submission.status is SubmissionStatus.READ
        if read and submission.id not in heard and submission.respondent not in silent:
            notice = Notice(kind=NoticeKind.NO_PASSAGES, submission=submission.id)
            yield replace(submission, notices=(*submission.notices, notice))
        else:
            yield submission
