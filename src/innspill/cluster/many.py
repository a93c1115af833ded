"""The stages from very many passages to named themes."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.communities import Labels, membership
from innspill.cluster.crowd import Crowd, crowd_of
from innspill.cluster.finding import decisions, divided, guided_in, moved_among
from innspill.cluster.gathering import Found, gathered
from innspill.cluster.guiding import NO_THEME, told
from innspill.cluster.placing import NEAR, NOTHING_NEAR, OWN_TERMS, reasons_of
from innspill.cluster.sampling import EXACT, drawn
from innspill.cluster.space import numbers, said_by, space_of
from innspill.cluster.themes import ThemeSet
from innspill.cluster.widening import widened
from innspill.errors import UsageError
from innspill.model import Guidance, GuidedTheme, Language, Passage
from innspill.options import ThemeOptions

_AT_ONCE = 50_000
_STEEP = 2.0  # so that the nearest landmarks decide


def themes_of_many(
    passages: Sequence[Passage],
    senders: Sequence[str],
    options: ThemeOptions,
    language: Language,
    guidance: Guidance,
) -> ThemeSet:
    """See `innspill.cluster.find_themes`; for more passages than can all be compared.

    Some passages are landmarks. Two of these are near each other when many passages are near both;
    they are divided into themes as a smaller set is, and each other passage goes where the
    landmarks that it is nearest to are. What is near no landmark is divided by itself.

    Raises:
        UsageError: A moved passage or its theme does not exist, or meaning was asked for.
    """
    if options.meaning:
        raise UsageError(
            f"meaning is told for up to {EXACT} passages, and there are {len(passages)}",
            hint="Run again without an embedder.",
        )
    wanted = frozenset(passage for passage, _ in guidance.moved)
    crowd = crowd_of(passages, senders, told(guidance.themes), wanted)
    moved = moved_among(crowd.passages, [theme.id for theme in guidance.themes], guidance)
    found = _found(crowd, moved[crowd.landmarks], guidance, (options, language))
    named = gathered(found)
    ids = _ids(found.labels, named)
    labels = spread(crowd, found.labels)
    labels = np.where(moved >= 0, moved, labels)
    themes = [ids.get(label) for label in labels.tolist()]
    strays = _strays(crowd, moved) if options.number is None else np.zeros(0, dtype=np.int64)
    if len(strays):
        more = _divided_alone(crowd, strays, named, (options, language))
        for at, passage in zip(strays.tolist(), more.passages, strict=True):
            themes[at] = passage.theme
        named = replace(named, themes=named.themes + more.themes, holds=named.holds + more.holds)
    reasons = dict.fromkeys(range(len(themes)), NOTHING_NEAR)
    reasons |= reasons_of(crowd.nearest, crowd.terms)
    return widened(crowd, named, themes, reasons)


def _found(
    crowd: Crowd, moved: Labels, guidance: Guidance, how: tuple[ThemeOptions, Language]
) -> Found:
    """Divide the landmarks."""
    options, language = how
    space = crowd.space
    guided = guided_in(space, moved, guidance, options)
    labels = divided(space, guided, options, len(guidance.themes))[space.stands_for]
    return Found(
        space=space,
        labels=np.where(moved >= 0, moved, labels),
        given=guidance.themes,
        decided=decisions(moved, guided[space.stands_for]),
        tried=(),
        options=options,
        language=language,
    )


def _ids(labels: Labels, named: ThemeSet) -> dict[int, str | None]:
    """Return the id of each theme by its number."""
    pairs = zip(labels.tolist(), named.passages, strict=True)
    return {label: passage.theme for label, passage in pairs}


def spread(crowd: Crowd, labels: Labels) -> Labels:
    """Return the theme of each passage by the landmarks near it; equal texts stay together."""
    n, number = len(crowd.passages), int(labels.max(initial=-1)) + 1
    found = np.full(n, NO_THEME, dtype=np.int64)
    voters = membership(labels, number).T.tocsr() if number else None
    said = crowd.links.copy()
    said.data **= _STEEP
    for start in range(0, n if number else 0, _AT_ONCE):
        votes = np.asarray((said[start : start + _AT_ONCE] @ voters).todense())
        best = np.where(votes.max(axis=1) > 0, votes.argmax(axis=1), NO_THEME)
        found[start : start + _AT_ONCE] = best
    found[crowd.landmarks] = labels
    found[list(reasons_of(crowd.nearest, crowd.terms))] = NO_THEME
    same = numbers([said_by(passage) for passage in crowd.passages])
    first = np.unique(same, return_index=True)[1]
    first[same[crowd.landmarks]] = crowd.landmarks
    return np.where(crowd.terms >= OWN_TERMS, found[first[same]], found)


def _strays(crowd: Crowd, moved: Labels) -> NDArray[np.int64]:
    """Return passages that say enough to be understood and are near no landmark."""
    lone = (crowd.nearest < NEAR) & (crowd.terms >= OWN_TERMS) & (moved < 0)
    lone[crowd.landmarks] = False
    found = np.flatnonzero(lone)
    few = [crowd.passages[at] for at in found.tolist()]
    if len(found) <= EXACT:
        return found
    return found[drawn(few, np.arange(len(few)), (EXACT,))[0]]


def _divided_alone(
    crowd: Crowd, strays: NDArray[np.int64], named: ThemeSet, how: tuple[ThemeOptions, Language]
) -> ThemeSet:
    """Return themes of the strays alone, whose names and ids no other theme has."""
    options, language = how
    few = [crowd.passages[at] for at in strays.tolist()]
    space = space_of(few, [crowd.senders[at] for at in strays.tolist()])
    nowhere = np.full(len(few), NO_THEME, dtype=np.int64)
    given = [GuidedTheme(id=theme.id, label=theme.label) for theme in named.themes]
    labels = divided(space, nowhere, options, len(given))[space.stands_for]
    return gathered(
        Found(
            space=space,
            labels=labels,
            given=given,
            decided=decisions(nowhere, nowhere),
            tried=(),
            options=options,
            language=language,
        )
    )
