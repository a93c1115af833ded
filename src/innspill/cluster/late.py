"""Text that comes after the themes are settled: it is given a place, and nothing else moves."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.affinity import affinities
from innspill.cluster.communities import Labels, consensus
from innspill.cluster.finding import moved_in
from innspill.cluster.gathering import Found, gathered
from innspill.cluster.graph import contrasted
from innspill.cluster.meaning import meaning_of
from innspill.cluster.placing import NOTHING_NEAR
from innspill.cluster.space import Space, space_of
from innspill.cluster.themes import LateThemes, ThemeSet
from innspill.model import Decided, Guidance, GuidedTheme, Language, Passage

_FINE = 4.0  # resolution of the groups that may be new themes
_FEWEST = 3  # different late texts that may be a theme
_MOSTLY = 2 / 3  # share of a group that is late, so that it is no part of an earlier theme
_CHANCE = 0.001  # that a group would be so late if late text were spread as all text is
_MUCH = 0.2  # share of late text above which themes should be found anew


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settled:
    """What stands: the theme of each passage, -1 for none, and which passages are late."""

    labels: Labels
    moved: Labels
    late: NDArray[np.bool_]


def assigned(
    passages: Sequence[Passage],
    senders: Sequence[str],
    earlier: ThemeSet,
    language: Language,
    guidance: Guidance,
) -> LateThemes:
    """See `innspill.cluster.assign`."""
    known = {theme.id for theme in earlier.themes}
    given = [GuidedTheme(id=theme.id, label=theme.label) for theme in earlier.themes]
    given += [theme for theme in guidance.themes if theme.id not in known]
    if not passages:
        empty = tuple(theme.id for theme in given)
        found = ThemeSet(passages=(), themes=(), empty=empty, options=earlier.options)
        return LateThemes(found=found, proposed=(), late=0.0, look_again=False)
    space = space_of(passages, senders, meaning=meaning_of(earlier.options))
    settled = _settled(space, earlier, [theme.id for theme in given], guidance)
    groups = _new_groups(space, settled)
    labels = _placed(space, settled, groups, len(given))
    found = gathered(
        Found(
            space=replace(space, reasons=_reasons(space, labels, settled, earlier)),
            labels=labels,
            given=given,
            decided=_decisions(settled, groups),
            tried=(),
            options=earlier.options,
            language=language,
        )
    )
    share = float(settled.late.mean())
    return LateThemes(
        found=found,
        proposed=tuple(t.id for t in found.themes if t.id not in {one.id for one in given}),
        late=round(share, 3),
        look_again=share > _MUCH,
    )


def _settled(
    space: Space, earlier: ThemeSet, themes: Sequence[str], guidance: Guidance
) -> _Settled:
    """Tell what stands from what is late: new passages, and those whose text has changed."""
    before = {passage.id: passage for passage in earlier.passages}
    number = {theme: at for at, theme in enumerate(themes)}
    moved = moved_in(space, themes, guidance)
    was = [before.get(passage.id) for passage in space.passages]
    same = [
        old is not None and old.text == passage.text
        for old, passage in zip(was, space.passages, strict=True)
    ]
    theme = [
        number.get(old.theme or "", -1) if old and kept else -1
        for old, kept in zip(was, same, strict=True)
    ]
    return _Settled(
        labels=np.where(moved >= 0, moved, np.array(theme, dtype=np.int64)),
        moved=moved,
        late=~np.array(same, dtype=bool),
    )


def _new_groups(space: Space, settled: _Settled) -> Labels:
    """Return the new theme of each late passage that belongs to one, numbered from 0, else -1.

    A theme is proposed where a group of near passages is mostly late, holds three different late
    texts, and is later than chance would have it.
    """
    found = np.full(len(space.passages), -1, dtype=np.int64)
    kept = space.kept
    if not len(kept):
        return found
    late = settled.late[kept] & (settled.labels[kept] < 0)
    group = consensus(contrasted(space.near[kept][:, kept]), _FINE, 0).labels
    size = np.bincount(group)
    new = np.bincount(group, weights=late, minlength=len(size)).astype(np.int64)
    share = float(late.mean())
    wanted = [
        at
        for at in np.flatnonzero((new >= _FEWEST) & (new >= _MOSTLY * size)).tolist()
        if _chance(int(new[at]), int(size[at]), share) < _CHANCE
    ]
    number = np.full(len(size), -1, dtype=np.int64)
    number[wanted] = np.arange(len(wanted))
    found[kept] = np.where(late, number[group], -1)
    return np.where(settled.late & (settled.labels < 0), found[space.stands_for], -1)


def _chance(late: int, size: int, share: float) -> float:
    """Return how likely so many of a group are late, or more, if each is with this chance."""
    terms = (
        math.comb(size, many) * share**many * (1 - share) ** (size - many)
        for many in range(late, size + 1)
    )
    return math.fsum(terms)


def _placed(space: Space, settled: _Settled, groups: Labels, themes: int) -> Labels:
    """Return the theme of each passage; a late copy goes where the text is already."""
    labels = settled.labels.copy()
    copied = np.full(len(labels), -1, dtype=np.int64)
    for at in np.flatnonzero(labels >= 0)[::-1]:  # the first of equal texts counts
        copied[space.stands_for[at]] = labels[at]
    near = affinities(space.vectors, space.near, settled.labels, max(1, themes))
    reached = near.table.max(axis=1) > 0
    silent = np.isin(np.arange(len(labels)), list(space.reasons))
    voted = np.where(reached & ~silent, near.theme, -1)
    fresh = np.where(groups >= 0, themes + groups, voted)
    same = copied[space.stands_for]
    open_ = settled.late & (labels < 0)
    return np.where(open_, np.where(same >= 0, same, fresh), labels)


def _reasons(space: Space, labels: Labels, settled: _Settled, earlier: ThemeSet) -> dict[int, str]:
    """Return why each passage without a theme has none; an earlier reason stands."""
    before = {lost.passage: lost.reason for lost in earlier.unassigned}
    found = {}
    for at in np.flatnonzero(labels < 0).tolist():
        now = space.reasons.get(at, NOTHING_NEAR)
        found[at] = now if settled.late[at] else before.get(space.passages[at].id, now)
    return found


def _decisions(settled: _Settled, groups: Labels) -> tuple[Decided, ...]:
    kinds = (Decided.SETTLED, Decided.LATE, Decided.FOUND, Decided.MOVED)
    told = np.where(settled.late, np.where(groups >= 0, 2, 1), 0)
    return tuple(kinds[at] for at in np.where(settled.moved >= 0, 3, told).tolist())
