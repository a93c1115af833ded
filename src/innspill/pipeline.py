"""The composition of the stages: files → readings → passages → themes → letter → formats."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from innspill import __version__
from innspill.audit import File, Verdict, check
from innspill.cluster import Fit, Hold, embedder_of, find_themes
from innspill.errors import NothingReadableError, NothingToSummariseError
from innspill.ingest import Reading, discover, read_found, read_inbox
from innspill.ingest.discover import Found
from innspill.ingest.passages.segment import Segmentation, segment
from innspill.ingest.senders.attribution import Attribution, attribute
from innspill.model import (
    SCHEMA_VERSION,
    Consultation,
    Guidance,
    LeftOut,
    Letter,
    Notice,
    NoticeKind,
    Passage,
    Provenance,
    RespondentStatus,
    Submission,
    SubmissionStatus,
    Summary,
    Theme,
)
from innspill.options import Limits, Options, Progress, ReadOptions, ThemeOptions
from innspill.register import load_register
from innspill.render import render
from innspill.summarise import summarise


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One run: what is read, about what, how, which themes people own, where readings are kept.

    `cache` is None where no reading is to be kept.
    """

    paths: tuple[Path, ...]
    consultation: Consultation
    options: Options
    guidance: Guidance = field(default_factory=Guidance)
    cache: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How the files of a result are read again, and where readings are kept (None: nowhere)."""

    read: ReadOptions
    cache: Path | None = None


def run(request: Request, progress: Progress) -> Summary:
    """Read, segment, theme and summarise.

    Raises:
        NothingReadableError: Nothing was received, or nothing of it could be read.
        NothingToSummariseError: What was read holds no passage.
        UsageError: A path or a column does not exist.
    """
    embedder_of(request.options.themes)  # a wrong name is told before the files are read
    inbox = discover(request.paths)
    readings = read(request, inbox.files, progress)
    attribution = attribute(readings, request.consultation, load_register())
    divided = segment_all(readings, request.consultation.questions, progress)
    if not divided.passages:
        raise NothingToSummariseError(
            "what was read holds no text to summarise",
            hint="`innspill inspect` shows what was read from each file.",
        )
    progress("cluster", 0, 0)
    bare = _without_letter(request, attribution, divided)
    bare = replace(bare, notices=(*inbox.notices, *bare.notices))
    summary = with_themes(bare, request.options, request.guidance)
    progress("summarise", 0, 0)
    return summarise(summary, request.options.letter)


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


def with_themes(summary: Summary, options: Options, guidance: Guidance) -> Summary:
    """Return a result with its themes: those that people own first, then those that are found."""
    language = options.letter.language
    senders = senders_of(summary)
    found = find_themes(summary.passages, senders, options.themes, language, guidance)
    label = {theme.id: theme.label for theme in guidance.themes}
    empty = tuple(
        Notice(kind=NoticeKind.THEME_EMPTY, values=(("theme", label[name]),))
        for name in found.empty
    )
    fits = {fit.passage: fit for fit in found.fits}
    holds = {hold.theme: hold for hold in found.holds}
    return replace(
        summary,
        passages=tuple(_fitted(passage, fits.get(passage.id)) for passage in found.passages),
        themes=tuple(_held(theme, holds.get(theme.id)) for theme in found.themes),
        unassigned=found.unassigned,
        notices=(*summary.notices, *empty),
        alternatives=found.alternatives,
    )


def theme_options_of(summary: Summary) -> ThemeOptions:
    """Return what of a result's options the explanation of its themes hangs on."""
    name, _, _ = dict(summary.provenance.options).get("meaning", "").partition(" ")
    return ThemeOptions(meaning=name)


def senders_of(summary: Summary) -> list[str]:
    """Return the id of the respondent behind each passage."""
    respondent = {submission.id: submission.respondent for submission in summary.submissions}
    return [respondent[passage.submission] for passage in summary.passages]


def _fitted(passage: Passage, fit: Fit | None) -> Passage:
    if fit is None:
        return passage
    return replace(
        passage, decided=fit.decided, runner_up=fit.runner_up, margin=round(fit.margin, 3)
    )


def _held(theme: Theme, hold: Hold | None) -> Theme:
    if hold is None:
        return theme
    stability = None if hold.stability is None else round(hold.stability, 3)
    return replace(theme, cohesion=round(hold.cohesion, 3), stability=stability)


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


def _without_letter(request: Request, attribution: Attribution, divided: Segmentation) -> Summary:
    heard = {passage.submission for passage in divided.passages}
    submissions = tuple(_saying(attribution, heard))
    notices: tuple[Notice, ...] = (
        *attribution.notices,
        *(notice for submission in submissions for notice in submission.notices),
    )
    return Summary(
        schema_version=SCHEMA_VERSION,
        provenance=_provenance(request, [submission.sha256 for submission in submissions]),
        consultation=request.consultation,
        respondents=attribution.respondents,
        submissions=submissions,
        passages=divided.passages,
        themes=(),
        unassigned=(),
        left_out=divided.left_out,
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
        "meaning": embedder_of(options.themes),
        "text_columns": _listed(options.read.text_columns),
        "respondent_column": options.read.respondent_column,
        "id_column": options.read.id_column,
        "recognise": "" if options.read.recognise else "no",
        "limits": _changed(options.read.limits),
    }
    digest = hashlib.sha256("\n".join(sorted(hashes)).encode()).hexdigest()
    return Provenance(
        innspill=__version__,
        inputs_sha256=digest,
        options=tuple((name, value) for name, value in told.items() if value),
    )


def _listed(names: Sequence[str]) -> str:
    """Write names so that they can be told apart again, whatever is in them; empty for none."""
    return json.dumps(names, ensure_ascii=False) if names else ""


def verify(
    summary: Summary, paths: Sequence[Path], request: Verification, progress: Progress
) -> Verdict:
    """Hold a result against its promises, and against its files where there are any.

    Args:
        summary: The result.
        paths: Where the submissions lie; none to hold the result against itself alone.
        request: How files are read.
        progress: Told after each file.
    """
    if not paths:
        return check(summary)
    told = dict(summary.provenance.options)
    options = replace(
        request.read,
        text_columns=tuple(json.loads(told.get("text_columns", "[]"))),
        respondent_column=told.get("respondent_column", ""),
        id_column=told.get("id_column", ""),
    )
    readings = read_inbox(paths, options, progress, request.cache)
    files = {r.id: File(path=r.path, document=r.document) for r in readings}
    return check(summary, files)


def _changed(limits: Limits) -> str:
    """Name the limits that are not as they ship."""
    shipped = asdict(Limits())
    told = asdict(limits).items()
    return ", ".join(f"{name} = {value}" for name, value in told if value != shipped[name])
