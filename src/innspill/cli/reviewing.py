"""What `innspill review` does, and what it shows on the screen."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.markup import escape

from innspill.cli.holding import alone
from innspill.console import error_console, screen_words, show_table
from innspill.consultation import SETTINGS_FILE, ResultPlace, keep_out_of_inputs, locate_result
from innspill.consultation.refi import recoded
from innspill.consultation.results import write_files
from innspill.consultation.workbook import (
    Edit,
    Place,
    Recoded,
    Refusal,
    Remark,
    Returned,
    Sheet,
    Standing,
    Taken,
    book_of,
    header_of,
    home_around,
    read_workbook,
    standing_in,
    take_back,
    write_taken,
    write_workbook,
)
from innspill.consultation.workbook.layout import COLUMNS
from innspill.errors import UsageError
from innspill.language.catalogue import Catalogue
from innspill.render.json import read_json

WORKBOOK = "review.xlsx"
PROJECT = ".qdpx"
SHORT_WORDS = 15


def export(path: Path | None, out: Path | None, *, force: bool) -> None:
    """Write the workbook of a result, and say where it is.

    Raises:
        UsageError: There is no result, the file cannot be written, or changes would be lost.
    """
    place = locate_result(path)
    file = out or place.file.parent / WORKBOOK
    keep_out_of_inputs(file.parent, place)
    standing = standing_in(home_around(place.file), read_json(place.file.read_bytes()))
    if not force:
        _keep_changes(file, standing)
    book = book_of(standing)
    write_files(file.parent, {file.name: write_workbook(book)})
    words = screen_words()
    passages = words.counted("theming.passages", len(book.sheets[Sheet.PASSAGES]))
    themes = words.counted("theming.themes", len(book.sheets[Sheet.THEMES]))
    _say(words.text("review.exported", passages=passages, themes=themes, file=file))
    _say(words.text("review.next", command=_command(file)))


def take(files: Sequence[Path], folder: Path | None, *, by: str, dry_run: bool) -> None:
    """Take workbooks back, and show what changes.

    Raises:
        UsageError: Something cannot be taken back, or is no workbook; then nothing is written.
    """
    home = folder or Path()
    if not (home / SETTINGS_FILE).is_file():
        raise UsageError(
            f"{home}: there is no {SETTINGS_FILE} here",
            hint="Name the consultation folder: --folder DIR. `innspill init` makes a new one.",
        )
    place = locate_result(home)
    standing = standing_in(home, read_json(place.file.read_bytes()))
    taken = take_back(standing, [_read(file, standing) for file in files], by)
    words = screen_words()
    if taken.refusals:
        _show_refusals(taken.refusals, words)
        raise UsageError(
            f"{len(taken.refusals)} of the changes cannot be taken back, so nothing is written",
            hint="Correct it in the file, save that, and run again.",
        )
    _show_changes(taken.edits, words)
    _show_remarks(taken.remarks, words)
    if taken.already:
        _say(words.counted("review.already", taken.already))
    _finish(place, standing, taken, dry_run=dry_run)


def _finish(place: ResultPlace, standing: Standing, taken: Taken, *, dry_run: bool) -> None:
    words, home = screen_words(), home_around(place.file)
    if not taken.edits or home is None:
        _say(words.text("review.none" if not taken.already else "theming.unchanged"))
    elif dry_run:
        _say(words.text("theming.dry_run"))
    else:
        with alone(home, place.file.parent):
            names = tuple(map(str, write_taken(home, standing, taken)))
        _say(words.text("theming.written", names=words.join(names)))
        _say(words.text("theming.next", command=_quoted("innspill summarise", home)))


def _keep_changes(file: Path, standing: Standing) -> None:
    """See to it that no change of people's is written over.

    Raises:
        UsageError: The file has changes that have not been taken back, or is no such workbook.
    """
    if not file.is_file():
        return
    hint = f"Take them back first: {_command(file)}. Or choose another --out, or --force."
    taken = take_back(standing, [_read(file, standing)])
    if taken.edits or taken.refusals:
        raise UsageError(
            f"{file}: people changed this workbook, and it is not taken back", hint=hint
        )


def _read(file: Path, standing: Standing) -> Returned | Recoded:
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(
            f"{file}: there is no such file", hint="`innspill review export` makes a workbook."
        ) from error
    except OSError as error:
        raise UsageError(
            f"{file}: cannot be opened: {error.strerror}",
            hint="See that it is a file, and that you may read it.",
        ) from error
    if file.suffix.lower() == PROJECT:
        return recoded(data, str(file), standing)
    return read_workbook(data, str(file))


def _show_changes(edits: Sequence[Edit], words: Catalogue) -> None:
    if not edits:
        return
    rows = [
        (_where([edit.place]), _shortened(edit.what), _column(edit, words), edit.was, edit.now)
        for edit in edits
    ]
    headers = [words.text(f"review.{key}") for key in ("where", "what", "column", "from", "to")]
    show_table(words.text("review.changes"), headers, rows)


def _show_refusals(refusals: Sequence[Refusal], words: Catalogue) -> None:
    rows = [
        (_where(each.places), f"{words.said(each.fault.message)}. {words.said(each.fault.hint)}")
        for each in refusals
    ]
    headers = [words.text("review.where"), words.text("review.fault")]
    show_table(words.text("review.refused"), headers, rows)


def _show_remarks(remarks: Sequence[Remark], words: Catalogue) -> None:
    rows = [(_where([each.place]), _told(each, words)) for each in remarks]
    if rows:
        show_table(words.text("review.remarks"), (), rows)


def _told(remark: Remark, words: Catalogue) -> str:
    key = f"review.remark.{remark.key}"
    count = remark.values.get("n")
    if isinstance(count, int):
        return words.counted(key, count)
    return words.text(key, **remark.values)


def _column(edit: Edit, words: Catalogue) -> str:
    sheet = edit.target.sheet
    column = next(c for c in COLUMNS[sheet] if c.code == edit.target.column)
    return header_of(sheet, column, words)


def _where(places: Iterable[Place]) -> str:
    """Write "review.xlsx, Utsagn!H12", a line for each place."""
    return "\n".join(
        f"{place.file}, {place.sheet}" + (f"!{place.cell}" if place.cell else "")
        for place in places
    )


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words[:SHORT_WORDS]) + (" …" if len(words) > SHORT_WORDS else "")


def _command(file: Path) -> str:
    return _quoted("innspill review import", file)


def _quoted(command: str, path: Path) -> str:
    return f'{command} "{path}"' if " " in str(path) else f"{command} {path}"


def _say(line: str) -> None:
    error_console().print(escape(line))
