"""What `innspill export` does between its flags and its exit code."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from innspill.cli.drafting import DRAFT, check_answers, check_folder, onto_draft, show_draft
from innspill.cli.holding import alone
from innspill.console import ProgressBar, screen_words, show_table
from innspill.consultation import ResultPlace, keep_out_of_inputs, locate_result, rendering_of
from innspill.consultation.folder import RESULT_FILE
from innspill.consultation.results import write_files
from innspill.errors import UsageError
from innspill.pipeline import render_all
from innspill.render import render, writer_of
from innspill.render.drafts import Cleaned, clean_draft
from innspill.render.json import read_json

_WORD = ".docx"
DEFAULT_FORMATS = ("docx", "md", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """How a result is to be written again.

    `out` is None for the folder that it lies in; without `formats`, the settings' are meant.
    """

    out: Path | None
    formats: tuple[str, ...]
    template: Path | None = None


def export_again(path: Path | None, again: Again, *, force: bool) -> None:
    """Render a result again, beside it or into another folder.

    Raises:
        UsageError: There is no result, no such format, or a Word file that is no draft.
    """
    if again.out is not None:
        check_folder(again.out)
    place = locate_result(path)
    formats = again.formats or place.settings.letter.formats or DEFAULT_FORMATS
    for name in formats:
        writer_of(name)
    summary = read_json(place.file.read_bytes())
    folder = place.file.parent if again.out is None else again.out
    options = rendering_of(place.around, place.settings, again.template)
    _keep_out(folder, place)
    if "xlsx" in formats and not force:
        check_answers(folder)
    with ProgressBar() as progress:
        files = render_all(summary, formats, options, progress)
    onto = onto_draft(folder, files, summary.letter.language, force=force)
    with alone(None, folder):
        write_files(folder, onto.files)
    show_table("", (), [(screen_words().text("table.where"), str(folder))])
    show_draft(onto, summary, options)


def export_clean(
    path: Path | None, out: Path | None, formats: Sequence[str], *, force: bool
) -> None:
    """Write the draft without what only innspill needs in it.

    Raises:
        UsageError: There is no draft and no result, another format than Word's is asked for, or the
            file to write is there already and no force is used.
    """
    if any(name != "docx" for name in formats):
        raise UsageError(
            "--clean makes a Word file, and no other format",
            hint="Leave --clean out for the other formats.",
        )
    draft, data = _draft(path)
    target = _target(draft, out)
    _keep_out(target.parent, _around(draft))
    if target.exists() and not force:
        raise UsageError(
            f"{target} exists, and could be a file that you have edited",
            hint="Give another name with --out, or overwrite it with --force.",
        )
    cleaned = clean_draft(data, str(draft))
    write_files(target.parent, {target.name: cleaned.data})
    _show(target, cleaned)


def _around(draft: Path) -> ResultPlace | None:
    """Return the result beside a draft; None where there is none."""
    beside = draft.parent / RESULT_FILE
    return locate_result(beside) if beside.is_file() else None


def _keep_out(folder: Path, place: ResultPlace | None) -> None:
    """See to it that what is written is not read as a submission in the next run.

    Raises:
        UsageError: The folder lies among the submissions, and not with the result.
    """
    if place is not None and place.inputs:
        keep_out_of_inputs(folder, place)


def _draft(path: Path | None) -> tuple[Path, bytes]:
    """Return the draft that is meant; a new one where the result has none."""
    if path is not None and path.is_file() and path.suffix.lower() == _WORD:
        return path, path.read_bytes()
    place = locate_result(path)
    draft = place.file.parent / DRAFT
    if draft.is_file():
        return draft, draft.read_bytes()
    options = rendering_of(place.around, place.settings)
    return draft, render(read_json(place.file.read_bytes()), "docx", options)


def _target(draft: Path, out: Path | None) -> Path:
    if out is not None and out.suffix.lower() == _WORD:
        return out
    return (out or draft.parent) / f"{draft.stem}-clean{_WORD}"


def _show(target: Path, cleaned: Cleaned) -> None:
    """Say where the file is, and what its sender should look at first."""
    from innspill.render.letterhead import blanks_in  # noqa: PLC0415 brings Word's library

    words = screen_words()
    counts = (
        ("draft.proposals", cleaned.proposals),
        ("draft.comments", cleaned.comments),
        ("draft.changes", cleaned.changes),
    )
    told = [(words.text(key), str(count)) for key, count in counts if count]
    if blanks := blanks_in(cleaned.data):
        told.append((words.text("draft.blanks"), ", ".join(blanks)))
    show_table(
        words.text("draft.title_clean"), (), [(words.text("table.file"), str(target)), *told]
    )
