"""`innspill summarise`: the main job."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from innspill.cli.check import Report
from innspill.cli.flags import FORCE, FORMATS, MASK, PASSWORD_FILE, TEMPLATE
from innspill.errors import ExitCode, UsageError
from innspill.model import Language
from innspill.options import (
    Granularity,
    Length,
    LetterOptions,
    Options,
    ReadOptions,
    ThemeOptions,
)

if TYPE_CHECKING:
    from innspill.cli.job import Job
    from innspill.consultation import Place

DEFAULT_FORMATS = ("docx", "md", "html", "json")
Table = TypeVar("Table", ReadOptions, ThemeOptions, LetterOptions)


def summarise(  # noqa: PLR0913 a command has as many parameters as it has flags
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Folders and files with submissions, or a consultation folder (one that holds "
            "innspill.toml); without one, the current folder.",
            show_default=False,
        ),
    ] = None,
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Folder for the result.", show_default="result"),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            help=f"{FORMATS}; may be repeated.",
            show_default=", ".join(DEFAULT_FORMATS),
        ),
    ] = None,
    template: Annotated[Path | None, TEMPLATE] = None,
    language: Annotated[
        Language | None,
        typer.Option(
            "--language",
            "-l",
            help="The letter's language: nb (bokmål), nn (nynorsk) or en (English)."
            " An English letter quotes the submissions in their own language.",
            show_default="nb",
            metavar="nb|nn|en",
        ),
    ] = None,
    length: Annotated[
        Length | None, typer.Option(help="How long the letter is.", show_default="medium")
    ] = None,
    themes: Annotated[
        int | None,
        typer.Option("--themes", "-n", min=1, help="Number of themes.", show_default="automatic"),
    ] = None,
    granularity: Annotated[
        Granularity | None,
        typer.Option(help="How fine the themes are.", show_default="medium"),
    ] = None,
    text_column: Annotated[
        list[str] | None,
        typer.Option(
            "--text-column", help="Column of a form export with text; may be repeated (questions)."
        ),
    ] = None,
    respondent_column: Annotated[
        str | None, typer.Option(help="Column of a form export that says who answers.")
    ] = None,
    id_column: Annotated[
        str | None, typer.Option(help="Column of a form export with the rows' ids.")
    ] = None,
    afresh: Annotated[
        bool,
        typer.Option(
            "--afresh",
            help="Find themes as if there were no earlier result; locked themes stay.",
        ),
    ] = False,
    force: Annotated[bool, FORCE] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read every file anew, and keep no readings.")
    ] = False,
    password_file: Annotated[Path | None, PASSWORD_FILE] = None,
    mask: Annotated[bool | None, MASK] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 where there is any notice.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Write nothing; exit with 1, and show what differs, where the result that stands "
            "is not what the submissions give.",
        ),
    ] = False,
    output_format: Annotated[
        Report, typer.Option(help="With --check: text for people, json or github for programs.")
    ] = Report.TEXT,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Say on standard output, as JSON, what was done.")
    ] = False,
) -> None:
    """Read submissions and write the joint letter with its sources.

    Writes summary.docx, summary.md, summary.html and summary.json into the result folder. What
    people have edited in a summary.docx that stands there is kept. With --check, only readings are
    kept for the next run, as `innspill check` keeps them.
    """
    from innspill.cli.checking import differences  # noqa: PLC0415 brings the whole house
    from innspill.cli.checking_report import tell  # noqa: PLC0415 as above
    from innspill.cli.holding import alone  # noqa: PLC0415 as above
    from innspill.cli.job import Job, do, make, say  # noqa: PLC0415 as above
    from innspill.consultation import locate, read_passwords, rendering_of  # noqa: PLC0415 pydantic is slow to import

    if output_format is not Report.TEXT and not check:
        raise UsageError("--output-format belongs to --check", hint="Add --check, or use --json.")
    place = locate(paths or [], out)
    if not check:
        context.with_resource(alone(place.home, place.result, quiet=quiet or as_json))
        place = locate(paths or [], out)  # as the run left it that this one waited for
    settings = place.settings.options()
    read = chosen(
        settings.read,
        text_columns=tuple(text_column or ()),
        respondent_column=respondent_column,
        id_column=id_column,
        passwords=read_passwords(password_file, place.inputs),
    )
    options = Options(
        read=read if mask is None else replace(read, mask=mask),
        themes=chosen(settings.themes, number=themes, granularity=granularity),
        letter=chosen(settings.letter, language=language, length=length),
    )
    job = Job(
        place=place,
        options=options,
        formats=_formats(formats, place),
        quiet=quiet,
        as_json=as_json,
        cached=not no_cache,
        rendering=rendering_of(place.around, place.settings, template),
        afresh=afresh,
        force=force,
    )
    if themes or granularity:
        _check_number(job)
    done = make(job) if check else do(job)
    found = differences(job, done) if check else ()
    if check:
        tell(found, Report.JSON if as_json else output_format, quiet=quiet)
    else:
        say(job, done)
    if found or (strict and done.summary.notices):
        raise typer.Exit(ExitCode.FOUND)


def _formats(formats: list[str] | None, place: "Place") -> tuple[str, ...]:
    """Return the formats to write: in a consultation, always the one that the next run reads."""
    wanted = tuple(formats or place.settings.letter.formats or DEFAULT_FORMATS)
    return (*wanted, "json") if place.home and "json" not in wanted else wanted


def _check_number(job: "Job") -> None:
    """Refuse to choose how many themes there are where they stand already.

    Raises:
        UsageError: An earlier result has its themes, and they are not found afresh.
    """
    if job.place.earlier and not job.afresh:
        raise UsageError(
            "the themes stand as they are in themes.toml, and their number is not changed",
            hint="Add --afresh to find themes anew; those that are locked stay.",
        )


def chosen(settings: Table, **flags: Any) -> Table:  # noqa: ANN401 each flag has its own type
    """Return settings with the flags that were given in their place."""
    return replace(settings, **{name: value for name, value in flags.items() if value})
