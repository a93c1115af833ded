"""What people want of themes, written into the text of themes.toml."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from innspill.consultation.theme_writing import (
    locked,
    merged,
    renamed,
    with_proposals,
    with_theme,
)
from innspill.consultation.theme_writing.pieces import pieces_of
from innspill.consultation.workbook.book import Standing
from innspill.consultation.workbook.edits import Edit
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.meaning import NEW, words_of
from innspill.consultation.workbook.overlay import themes_now
from innspill.consultation.workbook.settling import at_last, merges_of
from innspill.language.slug import slug
from innspill.model import GuidedTheme, ThemeStatus

_TOLD = ("label", "keywords", "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeChanges:
    """What becomes of the themes.

    `text` is of themes.toml, None where there is none. `ids` give the id of a theme that is wanted:
    of one on a new row, and of one that is merged, the one that it is in. `because` has, for each
    theme that others are merged into or that is locked unasked, the first cell that says so;
    `locking` are the latter.
    """

    text: str | None
    ids: Mapping[str, str]
    because: Mapping[str, Edit]
    locking: tuple[str, ...]


def change_themes(standing: Standing, edits: Sequence[Edit]) -> ThemeChanges:
    """Write what people want of themes; what they move passages to is theirs too, and locked.

    Args:
        standing: What they own now.
        edits: What they want, each thing once, without contradictions.
    """
    wanted = [edit for edit in edits if _is_of_themes(edit)]
    ids = _ids(standing, wanted)
    because = _because(wanted, ids)
    if not wanted:
        return ThemeChanges(text=standing.owned.themes, ids=ids, because={}, locking=())
    text = _begun(standing)
    for name in dict.fromkeys((*because, *merges_of(wanted))):
        text = _owning(text, standing, name)
    text = _with_new(text, wanted, ids)
    text = _told(text, standing, wanted)
    text = _merged(text, wanted, ids)
    asked = {e.target.key for e in wanted if e.target.column == "locked"}
    status = {theme.id: theme.status for theme in themes_now(standing)}
    locking = tuple(
        name for name in because if name not in asked and status.get(name) is ThemeStatus.PROPOSED
    )
    return ThemeChanges(
        text=locked(text, {*asked, *because}), ids=ids, because=because, locking=locking
    )


def _is_of_themes(edit: Edit) -> bool:
    return edit.target.sheet is Sheet.THEMES or (edit.target.column == "theme" and bool(edit.value))


def _begun(standing: Standing) -> str:
    """Return the text to change: where there is none, the themes of the result are proposals.

    Without them, the next run would know only those that people touched.
    """
    if standing.owned.themes is not None:
        return standing.owned.themes
    result = standing.result
    found = [theme for theme in result.themes if theme.id not in standing.chapters]
    return with_proposals("", found, result.letter.language)


def _ids(standing: Standing, edits: Sequence[Edit]) -> dict[str, str]:
    taken = {name for t in themes_now(standing) for name in (t.id, *t.merged)}
    ids: dict[str, str] = {}
    labels = {
        edit.target.key: edit.value
        for edit in edits
        if edit.target.key.startswith(NEW) and edit.target.column == "label"
    }
    for key in sorted(labels):
        ids[key] = _free(slug(labels[key]), taken)
        taken.add(ids[key])
    merges = merges_of(edits)
    into = {name: at_last(name, merges) for name in merges}
    return ids | {name: ids.get(last, last) for name, last in into.items()}


def _free(name: str, taken: Iterable[str]) -> str:
    known = set(taken)
    numbered = (f"{name}-{number}" for number in range(2, len(known) + 3))
    return name if name not in known else next(each for each in numbered if each not in known)


def _because(edits: Sequence[Edit], ids: Mapping[str, str]) -> dict[str, Edit]:
    """Give the themes that become people's own, each with the first cell that says so."""
    because: dict[str, Edit] = {}
    for edit in edits:
        if edit.target.sheet is Sheet.THEMES and edit.target.column != "merge":
            name = ids.get(edit.target.key, edit.target.key)
        else:
            name = ids.get(edit.value, edit.value)
        because.setdefault(name, edit)
    return because


def _owning(text: str, standing: Standing, name: str) -> str:
    """Return a text that has a theme which stands in the settings or in the result so far."""
    theme = next((each for each in standing.themes if each.id == name), None)
    if theme is not None:
        return with_theme(text, theme)
    found = [each for each in standing.result.themes if each.id == name]
    return with_proposals(text, found, standing.result.letter.language)


def _with_new(text: str, edits: Sequence[Edit], ids: Mapping[str, str]) -> str:
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for edit in edits:
        if edit.target.key.startswith(NEW):
            told[edit.target.key][edit.target.column] = edit.value
    for key in sorted(told):
        cells = told[key]
        theme = GuidedTheme(
            id=ids[key],
            label=cells["label"],
            description=cells.get("description", ""),
            keywords=words_of(cells.get("keywords", "")),
        )
        text = with_theme(text, theme)
    return text


def _told(text: str, standing: Standing, edits: Sequence[Edit]) -> str:
    """Write what people want a theme to say of itself."""
    themes = {theme.id: theme for theme in themes_now(standing)}
    for edit in edits:
        name, column = edit.target.key, edit.target.column
        if edit.target.sheet is not Sheet.THEMES or name not in themes:
            continue
        if column == "label":
            text = renamed(text, name, edit.value)
        elif column == "description":
            text = pieces_of(text).changed(description={name: edit.value or None}).text
        elif column == "keywords":
            text = _with_keywords(text, themes[name], edit)
    return text


def _with_keywords(text: str, theme: GuidedTheme, edit: Edit) -> str:
    """Write keywords; those that the theme has taken over since the export stay."""
    wanted, was = words_of(edit.value), words_of(edit.exported)
    since = [word for word in theme.keywords if word not in was and word not in wanted]
    new = (*wanted, *since)
    if set(theme.keywords) <= set(new):
        added = [word for word in new if word not in theme.keywords]
        return pieces_of(text).changed(keywords={theme.id: added}).text if added else text
    bare = pieces_of(text).changed(keywords={theme.id: None})
    return (bare.changed(keywords={theme.id: new}) if new else bare).text


def _merged(text: str, edits: Sequence[Edit], ids: Mapping[str, str]) -> str:
    others: dict[str, list[str]] = defaultdict(list)
    for name in merges_of(edits):
        others[ids[name]].append(name)
    for into, names in others.items():
        text = merged(text, into, names)
    return text
