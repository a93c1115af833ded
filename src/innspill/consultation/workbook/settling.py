"""What people want of themes, held together: no theme gone that is wanted, no name twice."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from innspill.consultation.workbook.book import plain
from innspill.consultation.workbook.edits import Edit, Refusal
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.meaning import NEW
from innspill.consultation.workbook.now import Now
from innspill.errors import UsageError

_TOLD = ("label", "keywords", "description")  # what a theme says of itself


def check_themes(edits: Sequence[Edit], now: Now) -> tuple[Refusal, ...]:
    """Find what people want of themes that cannot be together."""
    merges = merges_of(edits)
    return (
        *_in_circles(edits, merges),
        *_gone(edits, now),
        *_chapters(edits, now),
        *_changed_and_merged(edits, now),
        *_called_alike(edits, merges, now),
    )


def merges_of(edits: Sequence[Edit]) -> dict[str, str]:
    """Give the theme that people want each one to be merged into."""
    return {edit.target.key: edit.value for edit in _merging(edits)}


def at_last(theme: str, merges: Mapping[str, str]) -> str:
    """Return the theme that one is in after all merges; empty where they go in a circle."""
    seen = {theme}
    while theme in merges:
        theme = merges[theme]
        if theme in seen:
            return ""
        seen.add(theme)
    return theme


def _merging(edits: Sequence[Edit]) -> list[Edit]:
    return [e for e in edits if e.target.sheet is Sheet.THEMES and e.target.column == "merge"]


def _in_circles(edits: Sequence[Edit], merges: Mapping[str, str]) -> Iterator[Refusal]:
    around = [edit for edit in _merging(edits) if not at_last(edit.target.key, merges)]
    if around:
        yield Refusal(
            places=tuple(edit.place for edit in around),
            fault=UsageError(
                "themes are merged into each other, and none is left",
                hint="Leave the cell of the theme empty that is to stay.",
            ),
        )


def _gone(edits: Sequence[Edit], now: Now) -> Iterator[Refusal]:
    """Find moves and merges to a theme that is no longer there."""
    for edit in edits:
        wanted = edit.value
        named = edit.target.column in {"theme", "merge"} and wanted
        if named and wanted not in now.themes and not wanted.startswith(NEW):
            yield Refusal(
                places=(edit.place,),
                fault=UsageError(
                    f'"{edit.now}" is no longer a theme',
                    hint="Choose another one, or make it on a new row of the themes' sheet.",
                ),
            )


def _chapters(edits: Sequence[Edit], now: Now) -> Iterator[Refusal]:
    for edit in _merging(edits):
        if edit.target.key in now.chapters:
            yield Refusal(
                places=(edit.place,),
                fault=UsageError(
                    f'"{edit.what}" is a chapter in innspill.toml',
                    hint="Take it out of chapters there first.",
                ),
            )


def _changed_and_merged(edits: Sequence[Edit], now: Now) -> Iterator[Refusal]:
    """Find themes that are merged away although people changed what they say."""
    changes = defaultdict(list)
    for edit in edits:
        if edit.target.sheet is Sheet.THEMES and edit.target.column in _TOLD:
            changes[edit.target.key].append(edit)
    for edit in _merging(edits):
        theme, file = edit.target.key, edit.place.file
        others = [other.place for other in changes[theme]]
        same = all(now.cell_is_as_exported(file, theme, column) for column in _TOLD)
        if others or not same:
            yield Refusal(
                places=(edit.place, *others),
                fault=UsageError(
                    f'"{edit.what}" was changed, and is merged into another theme',
                    hint="Change the theme that stays instead, or do not merge.",
                ),
            )


def _called_alike(edits: Sequence[Edit], merges: Mapping[str, str], now: Now) -> Iterator[Refusal]:
    """Find names that two themes would have."""
    new = {
        edit.target.key: edit
        for edit in edits
        if edit.target.sheet is Sheet.THEMES and edit.target.column == "label"
    }
    labels = {name: theme.label for name, theme in now.themes.items() if name not in merges}
    labels |= {name: edit.value for name, edit in new.items()}
    called = defaultdict(list)
    for name, label in labels.items():
        called[plain(label).casefold()].append(name)
    for names in called.values():
        edited = [new[name] for name in names if name in new]
        if len(names) > 1 and edited:
            yield Refusal(
                places=tuple(edit.place for edit in edited),
                fault=UsageError(
                    f'two themes would be called "{edited[0].value}"',
                    hint="Give them different names, or merge one into the other.",
                ),
            )
