"""The composition of the stages: files → readings → passages → themes → letter → formats."""

import hashlib
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from innspill import __version__
from innspill.cluster import find_themes
from innspill.errors import NothingReadableError, NothingToSummariseError
from innspill.ingest import Reading, inbox_notices, read_inbox
from innspill.ingest.passages.segment import segment
from innspill.ingest.senders.attribution import Attribution, attribute
from innspill.model import (
    Consultation,
    Letter,
    Notice,
    NoticeKind,
    Passage,
    Provenance,
    RespondentStatus,
    Submission,
    SubmissionStatus,
    Summary,
)
from innspill.options import Limits, Options, Progress
from innspill.register import load_register
from innspill.render import render
from innspill.summarise import summarise

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One run: what is read, about what, how, and where readings are kept (None: nowhere)."""

    paths: tuple[Path, ...]
    consultation: Consultation
    options: Options
    cache: Path | None = None


def run(request: Request, progress: Progress) -> Summary:
    """Read, segment, theme and summarise.

    Raises:
        NothingReadableError: Nothing was received, or nothing of it could be read.
        NothingToSummariseError: What was read holds no passage.
        UsageError: A path or a column does not exist.
    """
    readings = read(request, progress)
    attribution = attribute(readings, request.consultation, load_register())
    passages = segment_all(readings, progress)
    if not passages:
        raise NothingToSummariseError(
            "what was read holds no text to summarise",
            hint="`innspill inspect` shows what was read from each file.",
        )
    progress("cluster", 0, 0)
    bare = _without_letter(request, attribution, passages)
    summary = with_themes(bare, request.options)
    progress("summarise", 0, 0)
    return summarise(summary, request.options.letter)


def read(request: Request, progress: Progress) -> tuple[Reading, ...]:
    """Read every submission; what cannot be read is there with its notice."""
    readings = read_inbox(request.paths, request.options.read, progress, request.cache)
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


def segment_all(readings: Sequence[Reading], progress: Progress) -> tuple[Passage, ...]:
    """Divide every reading into passages, in their order."""
    passages: list[Passage] = []
    for done, reading in enumerate(readings, start=1):
        passages.extend(segment(reading).passages)
        progress("segment", done, len(readings))
    return tuple(passages)


def with_themes(summary: Summary, options: Options) -> Summary:
    """Return a result with its themes."""
    respondent = {submission.id: submission.respondent for submission in summary.submissions}
    senders = [respondent[passage.submission] for passage in summary.passages]
    found = find_themes(summary.passages, senders, options.themes, options.letter.language)
    return replace(
        summary, passages=found.passages, themes=found.themes, unassigned=found.unassigned
    )


def render_all(summary: Summary, formats: Sequence[str], progress: Progress) -> dict[str, bytes]:
    """Render a result in several formats.

    Returns:
        The bytes of each file, by its name: `summary.<format>`.
    """
    files = {}
    for done, name in enumerate(formats, start=1):
        files[f"summary.{name}"] = render(summary, name)
        progress("render", done, len(formats))
    return files


def _without_letter(
    request: Request, attribution: Attribution, passages: tuple[Passage, ...]
) -> Summary:
    submissions = tuple(_saying(attribution, {passage.submission for passage in passages}))
    notices: tuple[Notice, ...] = (
        *inbox_notices(request.paths),
        *attribution.notices,
        *(notice for submission in submissions for notice in submission.notices),
    )
    return Summary(
        schema_version=SCHEMA_VERSION,
        provenance=_provenance(request, [submission.sha256 for submission in submissions]),
        consultation=request.consultation,
        respondents=attribution.respondents,
        submissions=submissions,
        passages=passages,
        themes=(),
        unassigned=(),
        letter=Letter(title="", language=request.options.letter.language, sections=()),
        notices=notices,
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


def _provenance(request: Request, hashes: Sequence[str]) -> Provenance:
    """Say what the result was made from and with; no path, no clock, no machine."""
    options = request.options
    told = {
        "language": options.letter.language.value,
        "length": options.letter.length.value,
        "granularity": options.themes.granularity.value,
        "themes": "automatic" if options.themes.number is None else str(options.themes.number),
        "text_columns": ", ".join(options.read.text_columns),
        "respondent_column": options.read.respondent_column,
        "id_column": options.read.id_column,
        "limits": _changed(options.read.limits),
    }
    digest = hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()
    return Provenance(
        innspill=__version__,
        inputs_sha256=digest,
        options=tuple((name, value) for name, value in told.items() if value),
    )


def _changed(limits: Limits) -> str:
    """Name the limits that are not as they ship."""
    shipped = asdict(Limits())
    told = asdict(limits).items()
    return ", ".join(f"{name} = {value}" for name, value in told if value != shipped[name])
