"""What the commands that write summary.docx do with a draft that stands there already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from innspill.console import error_console, screen_words, show_table
from innspill.errors import UsageError
from innspill.language.catalogue import catalogue
from innspill.model import Language, Summary
from innspill.options import RenderOptions
from innspill.render import WRITERS
from innspill.render.drafts import Fate, PartFate, merge_draft, read_draft

DRAFT, BOOK = "summary.docx", "summary.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Onto:
    """Files to write, with a Word draft brought up to date, and what became of its parts.

    `lost` names what people had written in a draft that is overwritten, a row for each part; empty
    where a draft is kept. `outdated` tells that what stands around the letter in a kept draft is
    not as it would be made now.
    """

    files: Mapping[str, bytes]
    parts: tuple[PartFate, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    outdated: bool = False


def check_draft(folder: Path) -> None:
    """Find out before a long run whether its draft can be written.

    Raises:
        UsageError: There is a Word file that is no draft of innspill's.
    """
    path = folder / DRAFT
    if path.is_file():
        read_draft(path.read_bytes(), str(path))


def check_folder(folder: Path) -> None:
    """Find out before a long run whether a folder is meant for a file, as --clean has one.

    Raises:
        UsageError: It would be a new folder with the name of a file.
    """
    name = folder.suffix.removeprefix(".").lower()
    if name in WRITERS and not folder.is_dir():
        raise UsageError(
            f"{folder}: --out names a folder, and the file in it will be called summary.{name}",
            hint="Leave --out out or name a folder, and give the file its name afterwards.",
        )


def check_answers(folder: Path) -> None:
    """Find out before a long run whether its workbook can be written.

    Raises:
        UsageError: People have answered proposals in the workbook that is there.
    """
    from innspill.render.excel import answers_in  # noqa: PLC0415 most runs write no workbook

    path = folder / BOOK
    if path.is_file() and (count := answers_in(path.read_bytes(), str(path))):
        raise UsageError(
            f"{path} has answers to proposals that would be lost (cells filled in: {count})",
            hint="Give the file another name, or overwrite it with --force.",
        )


def onto_draft(
    folder: Path, files: Mapping[str, bytes], language: Language, *, force: bool
) -> Onto:
    """Bring the draft of a folder up to date, or overwrite it by force.

    Raises:
        UsageError: There is a Word file that is no draft of innspill's, and no force is used.
    """
    path = folder / DRAFT
    if DRAFT not in files or not path.is_file():
        return Onto(files=files)
    existing, words = path.read_bytes(), catalogue(language)
    try:
        merged = merge_draft(existing, files[DRAFT], name=str(path), words=words)
    except UsageError:
        if not force:
            raise
        return Onto(files=files, lost=((DRAFT, screen_words().text("draft.lost_all")),))
    if force:
        return Onto(files=files, lost=() if merged.untouched else tuple(_lost(merged.parts)))
    return Onto(files={**files, DRAFT: merged.data}, parts=merged.parts, outdated=merged.outdated)


def _lost(parts: Sequence[PartFate]) -> list[tuple[str, str]]:
    words = screen_words()
    absent = {Fate.LEFT_OUT, Fate.MISSED}
    edited = [part for part in parts if part.peoples and part.fate not in absent]
    rows = [(part.heading, words.text("draft.lost_text")) for part in edited]
    return [*rows, (DRAFT, words.text("draft.lost_around"))]


def show_draft(onto: Onto, summary: Summary, options: RenderOptions) -> None:
    """Tell what became of a draft, and what to look at in its letterhead, if one is written."""
    _show_onto(onto)
    if DRAFT in onto.files:
        _show_letterhead(summary, options)


def _show_onto(onto: Onto) -> None:
    """Tell which parts of a draft are whose, where people have edited any; and what was lost."""
    words = screen_words()
    if onto.lost:
        show_table(words.text("draft.lost"), (), onto.lost)
    if onto.outdated:
        error_console().print(words.text("draft.outdated"), markup=False)
    if not any(part.peoples for part in onto.parts):
        return
    told = [part for part in onto.parts if part.fate is not Fate.UNCHANGED]
    rows = [(part.heading, words.text(f"draft.fate.{part.fate.value}")) for part in told]
    same = len(onto.parts) - len(told)
    if same:
        rows.append(("", words.counted("draft.same", same)))
    headers = (words.text("draft.part"), words.text("draft.done"))
    show_table(words.text("draft.title"), headers, rows)


def _show_letterhead(summary: Summary, options: RenderOptions) -> None:
    """Tell what someone should look at in a letterhead, such as a field without a value."""
    from innspill.render.letterhead import letterhead_remarks  # noqa: PLC0415 brings Word's library

    for line in letterhead_remarks(summary, options, screen_words()):
        error_console().print(line, markup=False)


def plain_onto(onto: Onto) -> dict[str, object]:
    """Return what became of a draft as a machine reads it."""
    return {
        "draft": [
            {"part": each.part, "heading": each.heading, "fate": each.fate.value}
            for each in onto.parts
        ],
        "lost": [heading for heading, _ in onto.lost],
    }
