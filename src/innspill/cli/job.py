"""What `innspill summarise` does between its flags and its exit code."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from innspill.cli.drafting import (
    Onto,
    check_answers,
    check_draft,
    check_folder,
    onto_draft,
    plain_onto,
    show_draft,
)
from innspill.cli.explaining import show_alternatives
from innspill.cli.remarks import show_remarks
from innspill.console import ProgressBar, error_console, screen_words, show_table, write_output
from innspill.consultation import Place
from innspill.consultation.results import write_together
from innspill.consultation.theme_writing import with_proposed
from innspill.errors import UsageError
from innspill.language.conventions import LOCALES
from innspill.model import (
    Guidance,
    NoticeKind,
    SubmissionStatus,
    Summary,
    ThemeStatus,
)
from innspill.options import Options, RenderOptions
from innspill.pipeline import Request, render_all, run
from innspill.render import WRITERS, writer_of
from innspill.render.json import read_json

NOTICES_ON_SCREEN = 12
NEAR = 2.5  # alternatives that are told: at most so many times more or fewer themes
# What happens in every inbox: told in the result, not on the screen.
ROUTINE = frozenset({NoticeKind.LEFT_OUT, NoticeKind.ATTACHMENT, NoticeKind.COLUMNS_GUESSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run of the command, as its flags and settings have it.

    `afresh` finds themes as if there were no earlier result; those that people locked stay. `force`
    overwrites a Word draft that people have edited.
    """

    place: Place
    options: Options
    formats: tuple[str, ...]
    quiet: bool
    as_json: bool
    cached: bool
    rendering: RenderOptions = field(default_factory=RenderOptions)
    afresh: bool = False
    force: bool = False

    @property
    def cache(self) -> Path | None:
        """The folder where readings are kept; None where nothing is to be kept."""
        return self.place.cache if self.cached else None

    @property
    def outputs(self) -> tuple[Path, ...]:
        """The files that will be written."""
        return tuple(self.place.result / f"summary.{name}" for name in self.formats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A run that is finished: its result, and what became of the Word draft that stood there.

    `files` are all that the run leaves where it writes, themes.toml too if it is to change.
    """

    summary: Summary
    draft: Onto
    files: Mapping[Path, bytes]


def do(job: Job) -> Done:
    """Run the pipeline and write the files; nothing is written where anything fails.

    Raises:
        InnspillError: Any fault that the user can mend.
    """
    if "xlsx" in job.formats and not job.force:
        check_answers(job.place.result)
    done = make(job)
    write_together(done.files)
    return done


def make(job: Job) -> Done:
    """Run the pipeline and say what the files are to be, without writing any.

    Raises:
        InnspillError: Any fault that the user can mend.
    """
    _check(job)
    request = Request(
        paths=job.place.inputs,
        consultation=job.place.settings.matter(),
        options=job.options,
        guidance=_guidance(job),
        decisions=job.place.decisions,
        earlier=_earlier(job.place),
        afresh=job.afresh,
        cache=job.cache,
    )
    with ProgressBar(quiet=job.quiet or job.as_json) as progress:
        summary = run(request, progress)
        files = render_all(summary, job.formats, job.rendering, progress)
    language = job.options.letter.language
    draft = onto_draft(job.place.result, files, language, force=job.force)
    result = {job.place.result / name: data for name, data in draft.files.items()}
    book = _book(job, request.guidance, summary)
    return Done(summary=summary, draft=draft, files={**result, **book})


def _book(job: Job, guidance: Guidance, summary: Summary) -> dict[Path, bytes]:
    """Return themes.toml with the themes that were found; afresh, in the place of old proposals."""
    if job.place.home is None:
        return {}
    kept = {theme.id for theme in guidance.themes}
    gone = {theme.id for theme in job.place.guidance.themes} - kept
    return with_proposed(job.place.home, summary.themes, guidance, screen_words().language, gone)


def _guidance(job: Job) -> Guidance:
    """Return the themes that people own; those that are only proposed, where a result has them.

    Without one, the few words of a proposal would gather other passages than it had.
    """
    guidance = job.place.guidance
    if job.place.earlier and not job.afresh:
        return guidance
    locked = {t.id for t in guidance.themes if t.status is not ThemeStatus.PROPOSED}
    above = {t.parent for t in guidance.themes if t.id in locked}
    return replace(guidance, themes=tuple(t for t in guidance.themes if t.id in locked | above))


def _earlier(place: Place) -> Summary | None:
    """Read the result that stands, whose passages keep their themes.

    Raises:
        UsageError: It cannot be read; the hint says what to do.
    """
    if place.earlier is None:
        return None
    try:
        return read_json(place.earlier.read_bytes())
    except UsageError as error:
        raise UsageError(
            error.message,
            hint=f"Move {place.earlier} away and run again; the themes in themes.toml are kept.",
        ) from error


def _check(job: Job) -> None:
    """Find what is wrong before the reading begins, not after it."""
    for name in job.formats:
        writer_of(name)
    check_folder(job.place.result)
    if job.options.letter.language not in LOCALES:
        raise UsageError(
            f'the letter cannot be written in "{job.options.letter.language}"',
            hint="Choose nb (bokmål), nn (nynorsk) or en (English).",
        )
    if "docx" in job.formats and job.rendering.letterhead is not None:
        from innspill.render.letterhead import check_letterhead  # noqa: PLC0415 most have none

        check_letterhead(job.rendering.letterhead)
    if "docx" in job.formats and not job.force:
        check_draft(job.place.result)
    inputs = {path.resolve() for path in job.place.inputs}
    for output in job.outputs:
        if output.resolve() in inputs:
            raise UsageError(
                f"{output} is read, and would be overwritten by the result",
                hint="Choose another folder for the result: --out result",
            )


def say(job: Job, done: Done) -> None:
    """Close the run: a table and the first notices, or JSON, or nothing."""
    summary = done.summary
    if job.as_json:
        told = counts(job, summary) | plain_onto(done.draft)
        write_output(json.dumps(told, ensure_ascii=False, indent=1))
    elif not job.quiet:
        words = screen_words()
        rows = [(words.text(f"table.{name}"), str(n)) for name, n in figures(summary).items()]
        where = (words.text("table.where"), str(job.place.result))
        show_table(words.text("table.title"), (), [*rows, where])
        show_alternatives(summary, near=NEAR)
        _show_notices(summary)
        show_draft(done.draft, summary, job.rendering)
        _show_not_made(job, done)
        show_remarks(job.cache)


def figures(summary: Summary) -> dict[str, int]:
    """Count what was received and what became of it: read + empty + unreadable = received."""
    status = Counter(submission.status for submission in summary.submissions)
    return {
        "received": len(summary.submissions),
        "read": status[SubmissionStatus.READ],
        "empty": status[SubmissionStatus.EMPTY],
        "unreadable": status[SubmissionStatus.UNREADABLE],
        "with_notices": sum(bool(submission.notices) for submission in summary.submissions),
        "respondents": len({submission.respondent for submission in summary.submissions}),
        "passages": len(summary.passages),
        "themes": len(summary.themes),
        "unassigned": len(summary.unassigned),
    }


def counts(job: Job, summary: Summary) -> dict[str, object]:
    """Return what a machine wants to know of a run."""
    outputs = [output.as_posix() for output in job.outputs]
    return {**figures(summary), "notices": len(summary.notices), "outputs": outputs}


def not_made(job: Job, done: Done) -> dict[str, Path]:
    """Return results that stand in formats that a run does not write, by the format's name."""
    files = {name: job.place.result / f"summary.{name}" for name in WRITERS}
    return {name: file for name, file in files.items() if file not in done.files and file.is_file()}


def _show_not_made(job: Job, done: Done) -> None:
    """Tell which files may be of an earlier result, and how they are brought up to date."""
    names = not_made(job, done)
    if names:
        words = screen_words()
        command = " ".join(f"--format {name}" for name in names)
        console = error_console()
        told = words.text(
            "outputs.not_made", files=words.join(tuple(f.name for f in names.values()))
        )
        console.print(told, markup=False)
        console.print(
            f'innspill export "{job.place.result}" {command}', markup=False, soft_wrap=True
        )


def _show_notices(summary: Summary) -> None:
    """List the first notices that someone should look at; all of them stand in the result."""
    if not summary.notices:
        return
    words = screen_words()
    path = {submission.id: submission.path for submission in summary.submissions}
    unread = {s.id for s in summary.submissions if s.status is SubmissionStatus.UNREADABLE}
    urgent = [
        notice
        for notice in summary.notices
        if notice.kind not in ROUTINE
        and not (notice.kind is NoticeKind.RESPONDENT_UNKNOWN and notice.submission in unread)
    ]
    rows = [
        (path.get(notice.submission or "", ""), words.message(notice, advice=True))
        for notice in urgent[:NOTICES_ON_SCREEN]
    ]
    rest = len(summary.notices) - len(rows)
    if not rows:
        error_console().print(words.counted("table.only_routine", rest), markup=False)
        return
    if rest:
        rows.append(("", words.text("table.more", n=rest)))
    show_table(words.text("table.notices"), (), rows)
