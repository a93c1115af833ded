"""What `innspill themes lock`, `rename`, `merge` and `drop` change, and say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from innspill.cli.theming import (
    Change,
    Desk,
    in_figures,
    names_of,
    passages_in,
    quoted,
    refuse_chapters,
    shortened,
    theme_named,
    told,
)
from innspill.console import screen_words
from innspill.consultation.decisions import merged as decisions_with
from innspill.consultation.decisions import without as decisions_without
from innspill.consultation.theme_writing import (
    dropped,
    locked,
    merged,
    renamed,
    with_theme,
)
from innspill.errors import UsageError
from innspill.model import Decision, DecisionKind, GuidedTheme, ThemeStatus

_MOST_NAMED = 3


def lock(desk: Desk, names: Sequence[str]) -> Change:
    """Lock themes; without a name, all that are proposed."""
    words = screen_words()
    wanted = [theme_named(desk, name) for name in names] or desk.themes
    new = [theme for theme in wanted if theme.status is ThemeStatus.PROPOSED]
    old = [theme for theme in wanted if theme.status is ThemeStatus.LOCKED] if names else []
    said = []
    if new:
        many = len(new) > _MOST_NAMED
        told_new = in_figures("theming.themes", len(new)) if many else names_of(new)
        said = [words.text("theming.locking", names=told_new), *_holdings(desk, new)]
    if old:
        said.append(words.text("theming.locked_already", names=names_of(old)))
    if not new and not names:
        said.append(words.text("theming.all_locked" if desk.themes else "theming.no_themes"))
    text = locked(desk.text, {theme.id for theme in new})
    return _changed(desk, text, said)


def rename(desk: Desk, name: str, label: str) -> Change:
    """Give a theme another name, and lock it."""
    words, theme = screen_words(), theme_named(desk, name)
    new = " ".join(label.split())
    if not new:
        raise UsageError("a theme cannot be without a name", hint="Give the new name last.")
    taken = [t for t in desk.themes if t.label.casefold() == new.casefold() and t != theme]
    if taken:
        raise UsageError(
            f'another theme is called "{taken[0].label}"',
            hint="To make one theme of the two: innspill themes merge",
        )
    if theme.label == new:
        return Change(owned=desk.owned, said=(words.text("theming.renamed_already", name=new),))
    text = renamed(own(desk, [theme]), theme.id, new)
    values = {"name": quoted(theme.label), "new": quoted(new), "id": theme.id}
    said = [
        words.text("theming.renaming", **values),
        *_holdings(desk, [theme]),
        *lock_too([theme]),
    ]
    return _changed(desk, locked(text, {theme.id}), said)


def merge(desk: Desk, into: str, others: Sequence[str]) -> Change:
    """Let a theme take over others, and lock it."""
    words, kept = screen_words(), theme_named(desk, into)
    gone = list(dict.fromkeys(theme_named(desk, name) for name in others))
    if kept in gone:
        raise UsageError(
            f'"{kept.label}" cannot be merged into itself', hint="Name another theme after it."
        )
    refuse_chapters(desk, gone)
    names = {theme.id for theme in gone}
    text = merged(own(desk, [kept]), kept.id, names)
    moving = passages_in(desk, gone)
    values = {"into": quoted(kept.label), "what": told(desk, moving)}
    said = [
        words.text("theming.merging", names=names_of(gone), into=quoted(kept.label)),
        *([words.text("theming.merging_moves", **values)] if moving else []),
        *descriptions(gone),
        *lock_too([kept]),
    ]
    moved = _moved_to(desk, names)
    decisions = decisions_with(desk.owned.decisions, (replace(d, value=kept.id) for d in moved))
    return _changed(desk, locked(text, {kept.id}), said, decisions)


def drop(desk: Desk, names: Sequence[str]) -> Change:
    """Take themes out; their passages are free."""
    words = screen_words()
    gone = list(dict.fromkeys(theme_named(desk, name) for name in names))
    refuse_chapters(desk, gone)
    said = []
    for theme in gone:
        said.append(words.text("theming.dropping", name=quoted(theme.label)))
        said.extend(freeing(desk, [theme], "theming.dropping_frees"))
    return without_themes(desk, desk.text, gone, (*said, *descriptions(gone)))


def own(desk: Desk, themes: Iterable[GuidedTheme]) -> str:
    """Return the text of themes.toml with themes in it that stand in the settings so far."""
    text = desk.text
    for theme in themes:
        text = with_theme(text, theme)
    return text


def lock_too(themes: Iterable[GuidedTheme]) -> tuple[str, ...]:
    """Say that themes are locked with what else is done to them."""
    new = [theme for theme in themes if theme.status is ThemeStatus.PROPOSED]
    return (screen_words().text("theming.locking", names=names_of(new)),) if new else ()


def freed(desk: Desk, gone: Iterable[GuidedTheme]) -> tuple[str, ...]:
    """Say which themes no longer stand under others that go."""
    ids = {theme.id for theme in gone}
    below = [theme for theme in desk.themes if theme.parent in ids and theme.id not in ids]
    return (screen_words().text("theming.freed", names=names_of(below)),) if below else ()


def without_themes(
    desk: Desk, text: str, gone: Sequence[GuidedTheme], said: Sequence[str]
) -> Change:
    """Take themes out, and take back the moves to them."""
    names = {theme.id for theme in gone}
    moved = _moved_to(desk, names)
    back = (in_figures("theming.taken_back", len(moved)),) if moved else ()
    decisions = decisions_without(desk.owned.decisions, moved)
    told_all = (*said, *freed(desk, gone), *back)
    return _changed(desk, dropped(text, names), told_all, decisions)


def _moved_to(desk: Desk, themes: set[str]) -> list[Decision]:
    return [
        decision
        for decision in desk.owned.decisions
        if decision.kind is DecisionKind.MOVED and decision.value in themes
    ]


def _holdings(desk: Desk, themes: Iterable[GuidedTheme]) -> list[str]:
    if desk.result is None:
        return []
    words = screen_words()
    return [
        words.text(
            "theming.holds", name=quoted(theme.label), what=told(desk, passages_in(desk, [theme]))
        )
        for theme in themes
    ]


def freeing(desk: Desk, gone: Sequence[GuidedTheme], key: str) -> list[str]:
    """Say how many passages become free."""
    passages = passages_in(desk, gone)
    return [screen_words().text(key, what=told(desk, passages))] if passages else []


def descriptions(gone: Iterable[GuidedTheme]) -> list[str]:
    """Say which words of people are lost with the themes that go."""
    words = screen_words()
    return [
        words.text(
            "theming.loses", name=quoted(theme.label), words=quoted(shortened(theme.description))
        )
        for theme in gone
        if theme.description.strip()
    ]


def _changed(
    desk: Desk,
    text: str,
    said: Iterable[str],
    decisions: tuple[Decision, ...] | None = None,
) -> Change:
    """Gather a change; what is equal to what stands is no change."""
    owned = replace(
        desk.owned,
        themes=desk.owned.themes if text == desk.text else text,
        decisions=desk.owned.decisions if decisions is None else decisions,
    )
    return Change(owned=owned, said=tuple(said))
