"""What is decided now, beside what was when a workbook was made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from innspill.consultation.workbook.book import Known, Returned, Standing
from innspill.consultation.workbook.content import KEYWORDS, labels_of
from innspill.consultation.workbook.edits import Edit
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.meaning import NEW, words_of
from innspill.consultation.workbook.overlay import (
    OUT,
    decided_of,
    merged_into,
    name_kept,
    themes_now,
)
from innspill.consultation.workbook.recoded import Recoded
from innspill.consultation.workbook.state import held, same
from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import GuidedTheme, ThemeStatus

_THEMES = ("theme", "merge")  # columns whose values are ids of themes


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """What is decided now: `themes` by id, `labels` as they are shown, `into` of merged themes.

    `decided` is by passage and column; `exported` is what each workbook knew of themes, by file.
    """

    themes: Mapping[str, GuidedTheme]
    labels: Mapping[str, str]
    into: Mapping[str, str]
    chapters: frozenset[str]
    decided: Mapping[str, Mapping[str, str]]
    exported: Mapping[str, Mapping[str, Known]]
    words: Catalogue

    def value(self, edit: Edit) -> str:
        """Return what is decided now where people changed something."""
        sheet, key, column = edit.target.sheet, edit.target.key, edit.target.column
        if sheet is Sheet.THEMES:
            if column == "merge":
                return self.into.get(key, "")
            return self.cell(self.themes[key], column) if key in self.themes else ""
        if sheet is Sheet.RESPONDENTS:
            return name_kept(edit.keys, self.decided)
        value = self.decided.get(key, {}).get(column, "")
        return self.into.get(value, value) if column in _THEMES else value

    def settled(self, edit: Edit) -> Edit:
        """Return what people want with the ids that themes have now.

        A theme that is merged by now is the one that it is in, and one on a new row the one that
        was made of it, where another workbook did.
        """
        key, value = edit.target.key, edit.value
        if edit.target.column in _THEMES:
            made = self.made(value, edit.place.file) if value.startswith(NEW) else None
            value = made.id if made else self.into.get(value, value)
        if key.startswith(NEW):
            made = self.made(key, edit.place.file)
            key = made.id if made else key
        return replace(edit, target=replace(edit.target, key=key), value=value)

    def made(self, new: str, file: str) -> GuidedTheme | None:
        """Return the theme that another workbook made of the name that one has on a new row."""
        label, known = new.removeprefix(NEW), self.exported[file]
        made = (theme for name, theme in self.themes.items() if name not in known)
        return next((theme for theme in made if theme.label.casefold() == label), None)

    def is_as_exported(self, edit: Edit) -> bool:
        """Tell whether nothing was decided there since the workbook was made."""
        key, column, file = edit.target.key, edit.target.column, edit.place.file
        if edit.target.sheet is Sheet.THEMES and key in self.exported[file]:
            return key in self.themes and (
                column == "merge" or self.cell_is_as_exported(file, key, column)
            )
        exported = edit.exported
        if column in _THEMES:
            exported = self.into.get(exported, exported)
        return held(self.value(edit)) == exported

    def cell_is_as_exported(self, file: str, theme: str, column: str) -> bool:
        """Tell whether a theme's cell is what it was when a workbook was made."""
        was = self.exported[file][theme].was.get(column, "")
        if column == "keywords":
            return self._same_keywords(file, theme, was)
        stands = self.cell(self.themes[theme], column)
        return bool(stands) == bool(was) if column == "locked" else same(stands, was)

    def has(self, edit: Edit) -> bool:
        """Tell whether what people want is so already.

        A theme that is merged into another is as settled as that one, which merging locks.
        """
        sheet, key, column = edit.target.sheet, edit.target.key, edit.target.column
        if key in self.exported[edit.place.file] and key not in self.themes and column != "merge":
            return column == "locked" and key in self.into
        if sheet is Sheet.THEMES and column == "keywords" and key in self.themes:
            return self._same_keywords(edit.place.file, key, edit.value)
        return edit.value == self.value(edit)

    def _same_keywords(self, file: str, theme: str, said: str) -> bool:
        """Compare keywords; those taken over with other themes since the export are no change."""
        known, now = self.exported[file], self.themes[theme]
        taken = [known[gone] for gone in now.merged if gone in known]
        along = {word for each in taken for word in words_of(each.was.get("keywords", ""))}
        return set(now.keywords) - along == set(words_of(said)) - along

    def cell(self, theme: GuidedTheme, column: str) -> str:
        """Return a cell of a theme as a code."""
        if column == "label":
            return self.labels[theme.id]
        if column == "locked":
            return "yes" if theme.status is ThemeStatus.LOCKED else ""
        return KEYWORDS.join(theme.keywords) if column == "keywords" else theme.description

    def told(self, edit: Edit, value: str) -> str:
        """Return a value as people read it."""
        if edit.target.column in _THEMES:
            return self.labels.get(value, value)
        if edit.target.column in {"position", "quote"} and value:
            return self.words.text(f"review.{edit.target.column}.{value}")
        return value.removeprefix(OUT)


def now_of(standing: Standing, books: Sequence[Returned | Recoded]) -> Now:
    """Gather what is decided now, for workbooks and projects that came back."""
    themes = themes_now(standing)
    return Now(
        themes={theme.id: theme for theme in themes},
        labels=labels_of(themes),
        into=merged_into(standing.themes),
        chapters=standing.chapters,
        decided=decided_of(standing.owned.decisions, standing.comments),
        exported={book.file: book.known[Sheet.THEMES] for book in books},
        words=catalogue(standing.result.letter.language),
    )
