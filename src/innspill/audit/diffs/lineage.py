"""Which themes of two results are the same, which took over others, and how large they are."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from innspill.audit.diffs.known import Known
from innspill.audit.diffs.values import (
    PassageChange,
    PassageFate,
    ThemeChange,
    ThemeFate,
    ThemeSize,
)
from innspill.model import Passage, Theme

MOST = 0.5
"""The share of a theme's passages that lead from it to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What became of themes, by their ids.

    `same` gives a new theme's old id; `heirs` give the new id of the theme in which each old one
    lives on, whether it is the same or took it over; `origins` the old theme from which most of a
    new one came.
    """

    same: Mapping[str, str]
    heirs: Mapping[str, str]
    origins: Mapping[str, str]


def lineage_of(known: Known) -> Lineage:
    """Follow themes by their ids, and where these are gone, by their passages."""
    old, new = set(known.was.labels), set(known.now.labels)
    flows: dict[str, Counter[str]] = defaultdict(Counter)
    sources: dict[str, Counter[str]] = defaultdict(Counter)
    for was, now in known.passages.pairs:
        if was.theme in old and now.theme in new:
            flows[str(was.theme)][str(now.theme)] += 1
            sources[str(now.theme)][str(was.theme)] += 1
    into = {theme: most for theme in old - new if (most := _most(flows[theme]))}
    out_of = {theme: most for theme in new - old if (most := _most(sources[theme]))}
    same = {theme: theme for theme in old & new}
    same |= {theme: was for theme, was in out_of.items() if into.get(was) == theme}
    heirs = into | {was: theme for theme, was in same.items()}
    return Lineage(same=same, heirs=heirs, origins=out_of)


def _most(flow: Counter[str]) -> str | None:
    """Return where more than half of a theme's passages lead; None where there is no such theme."""
    theme, count = min(flow.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return theme if count > MOST * flow.total() else None


def theme_changes(known: Known, lineage: Lineage) -> Iterator[ThemeChange]:
    """Give the themes that are not as they were, in the new order, then those that are gone."""
    was = {theme.id: theme for theme in known.was.summary.themes}
    before = known.before
    for theme in known.now.summary.themes:
        old = was.get(lineage.same.get(theme.id, ""))
        change = _changed(known, old, theme, before) if old else _new(known, theme, lineage)
        if change:
            yield change
    for theme in known.was.summary.themes:
        if theme.id not in lineage.same.values():
            yield _gone(known, theme, lineage)


def _size(theme: Theme) -> ThemeSize:
    return ThemeSize(
        label=theme.label, respondents=len(theme.respondents), passages=len(theme.passages)
    )


def _changed(
    known: Known, old: Theme, theme: Theme, before: Mapping[str, str]
) -> ThemeChange | None:
    """Compare a theme with what it was; None where nothing happened to it."""
    now = {before.get(passage, ("", passage)) for passage in theme.passages}
    change = ThemeChange(
        fate=ThemeFate.CHANGED if old.label == theme.label else ThemeFate.RENAMED,
        id=theme.id,
        was=_size(old),
        now=_size(theme),
        came=tuple(known.now.names[r] for r in theme.respondents if r not in old.respondents),
        left=tuple(known.was.names[r] for r in old.respondents if r not in theme.respondents),
        fresh=len(now.difference(old.passages)),
        gone=len(set(old.passages) - now),
    )
    same = replace(change, came=(), left=(), fresh=0, gone=0, fate=ThemeFate.CHANGED)
    return None if change == same and old.label == theme.label else _with_kind(known, change, theme)


def _with_kind(known: Known, change: ThemeChange, theme: Theme) -> ThemeChange:
    bodies = (*known.was.summary.respondents, *known.now.summary.respondents)
    kinds = {body.id: body.kind for body in bodies}
    found = {kinds[respondent] for respondent in theme.respondents}
    return replace(change, kind=found.pop() if len(found) == 1 else None)


def _new(known: Known, theme: Theme, lineage: Lineage) -> ThemeChange:
    origin = lineage.origins.get(theme.id, "")
    change = ThemeChange(
        fate=ThemeFate.NEW,
        id=theme.id,
        now=_size(theme),
        came=tuple(known.now.names[r] for r in theme.respondents),
        fresh=len(theme.passages),
        out_of=known.was.labels.get(origin, ""),
    )
    return _with_kind(known, change, theme)


def _gone(known: Known, theme: Theme, lineage: Lineage) -> ThemeChange:
    heir = lineage.heirs.get(theme.id, "")
    change = ThemeChange(
        fate=ThemeFate.MERGED if heir else ThemeFate.GONE,
        id=theme.id,
        was=_size(theme),
        left=tuple(known.was.names[r] for r in theme.respondents),
        gone=len(theme.passages),
        into=known.now.labels.get(heir, ""),
    )
    return _with_kind(known, change, theme)


def passage_changes(known: Known, lineage: Lineage) -> Iterator[PassageChange]:
    """Give the passages that went to another theme than theirs became, or have none, in order."""
    reasons = {lost.passage: lost for lost in known.now.summary.unassigned}
    origins = {now.id: was for was, now in known.passages.pairs}
    for now in known.now.summary.passages:
        was = origins.get(now.id)
        fate = _fate(was, now, lineage)
        if fate is None:
            continue
        lost = reasons.get(now.id)
        yield PassageChange(
            fate=fate,
            respondent=known.now.names[known.now.sender_of[now.id]],
            text=now.text,
            was=known.was.labels.get(was.theme or "", "") if was else "",
            now=known.now.labels.get(now.theme or "", ""),
            reason=lost.reason if lost else "",
            note=lost.note if lost else "",
            edited=now.id in known.edited,
            fresh=was is None,
        )


def _fate(was: Passage | None, now: Passage, lineage: Lineage) -> PassageFate | None:
    """Tell whether a passage's place changed; where it came anew, only whether it has none."""
    if now.theme is None:
        return PassageFate.UNASSIGNED if was is None or was.theme is not None else None
    if was is None:
        return None
    if was.theme is None:
        return PassageFate.ASSIGNED
    return None if lineage.heirs.get(was.theme) == now.theme else PassageFate.MOVED
