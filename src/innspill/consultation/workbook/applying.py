"""Writing what people want into what they own: themes.toml, decisions and comments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from innspill.consultation.decisions import merged as decisions_with
from innspill.consultation.decisions import without as decisions_without
from innspill.consultation.memory import keyed
from innspill.consultation.theme_writing import Owned
from innspill.consultation.workbook.book import Standing
from innspill.consultation.workbook.comments import Comment, with_comments
from innspill.consultation.workbook.edits import Edit, Remark
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.overlay import COLUMN_OF, OUT, themes_now
from innspill.consultation.workbook.theme_changes import ThemeChanges, change_themes
from innspill.model import Decision, DecisionKind

_SHORT_WORDS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What people own afterwards, and what they should know of it."""

    owned: Owned
    comments: tuple[Comment, ...]
    remarks: tuple[Remark, ...]


def apply_edits(standing: Standing, edits: Sequence[Edit], by: str) -> Applied:
    """Return what people own after changes that are consistent.

    Args:
        standing: What they own now.
        edits: What they want, each thing once.
        by: Who decided; empty where it is not said.
    """
    themes = change_themes(standing, edits)
    words = {key: _shortened(passage.text) for key, passage in keyed(standing.result)}
    made, gone = [], []
    for edit in edits:
        new, old = _decisions(edit, themes.ids)
        made += [replace(each, words=words.get(each.passage, ""), by=by) for each in new]
        gone += old
    decisions, along = _following(standing.owned.decisions, themes.ids)
    decisions = decisions_with(decisions_without(decisions, gone), made)
    comments = [edit for edit in edits if edit.target.column == "comment"]
    noted = [
        Comment(passage=e.target.key, text=e.value, words=words.get(e.target.key, ""), by=by)
        for e in comments
        if e.value
    ]
    emptied = {edit.target.key for edit in comments if not edit.value}
    return Applied(
        owned=Owned(themes=themes.text, decisions=decisions),
        comments=with_comments(standing.comments, noted, emptied),
        remarks=tuple(_remarks(standing, themes, along)),
    )


def _decisions(edit: Edit, ids: Mapping[str, str]) -> tuple[list[Decision], list[Decision]]:
    """Return the decisions that an edit makes, and those that it takes back."""
    kinds = [kind for kind, column in COLUMN_OF.items() if column == edit.target.column]
    if edit.target.sheet is Sheet.THEMES or not kinds:
        return [], []
    gone = [Decision(kind=kind, passage=key) for kind in kinds for key in edit.keys]
    if not edit.value:
        return [], gone
    if edit.target.column == "quote":
        kind = DecisionKind(edit.value)
        others = [each for each in gone if each.kind is not kind]
        return [Decision(kind=kind, passage=edit.target.key)], others
    reason = edit.value.removeprefix(OUT) if edit.target.column == "excluded" else ""
    value = "" if edit.target.column == "excluded" else ids.get(edit.value, edit.value)
    return [
        Decision(kind=kinds[0], passage=key, value=value, reason=reason) for key in edit.keys
    ], []


def _following(
    decisions: Sequence[Decision], merged: Mapping[str, str]
) -> tuple[tuple[Decision, ...], dict[str, int]]:
    """Let moves to themes that are merged follow them; count them by the theme that stays."""
    along: dict[str, int] = {}
    new = []
    for decision in decisions:
        into = merged.get(decision.value) if decision.kind is DecisionKind.MOVED else None
        if into:
            along[into] = along.get(into, 0) + 1
        new.append(replace(decision, value=into) if into else decision)
    return tuple(new), along


def _remarks(
    standing: Standing, themes: ThemeChanges, along: Mapping[str, int]
) -> Iterator[Remark]:
    labels = {theme.id: theme.label for theme in themes_now(standing)}
    for name in themes.locking:
        values = {"theme": labels[name]}
        yield Remark(place=themes.because[name].place, key="locks", values=values)
    for name, count in along.items():
        yield Remark(place=themes.because[name].place, key="moved_along", values={"n": count})


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHORT_WORDS]) + (" …" if len(words) > _SHORT_WORDS else "")
