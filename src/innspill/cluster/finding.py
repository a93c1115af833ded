"""The stages from passages to named themes, in order."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from innspill.cluster.alternatives import SMALL, alternatives_of, tries_of
from innspill.cluster.communities import Labels
from innspill.cluster.gathering import Found, gathered
from innspill.cluster.granularity import divide
from innspill.cluster.graph import contrasted
from innspill.cluster.guiding import NO_THEME, Seeds, directions, guide, told
from innspill.cluster.meaning import meaning_of
from innspill.cluster.placing import settle
from innspill.cluster.space import Space, numbers, space_of
from innspill.cluster.themes import ThemeSet
from innspill.errors import UsageError
from innspill.model import Alternative, Decided, Guidance, Language, Passage
from innspill.options import ThemeOptions


def themes_of(
    passages: Sequence[Passage],
    senders: Sequence[str],
    options: ThemeOptions,
    language: Language,
    guidance: Guidance,
) -> ThemeSet:
    """See `innspill.cluster.find_themes`."""
    if not passages:
        empty = tuple(theme.id for theme in guidance.themes)
        return ThemeSet(passages=(), themes=(), empty=empty, options=options)
    space = space_of(passages, senders, told(guidance.themes), meaning_of(options))
    moved = moved_in(space, [theme.id for theme in guidance.themes], guidance)
    guided = guided_in(space, moved, guidance, options)
    labels = divided(space, guided, options, len(guidance.themes))[space.stands_for]
    labels = np.where(moved >= 0, moved, labels)
    found = Found(
        space=space,
        labels=labels,
        given=guidance.themes,
        decided=decisions(moved, guided[space.stands_for]),
        tried=tries_of(space, options) if len(passages) <= SMALL else (),
        options=options,
        language=language,
    )
    return gathered(found)


def alternatives_to(
    passages: Sequence[Passage], senders: Sequence[str], options: ThemeOptions
) -> tuple[Alternative, ...]:
    """See `innspill.cluster.find_alternatives`."""
    if not passages:
        return ()
    space = space_of(passages, senders, meaning=meaning_of(options))
    labels = numbers([passage.theme or "" for passage in space.passages])
    nowhere = [passage.theme is None for passage in space.passages]
    labels[nowhere] = NO_THEME
    return alternatives_of(space, labels, tries_of(space, options), options)


def moved_in(space: Space, themes: Sequence[str], guidance: Guidance) -> Labels:
    """Return the number of the theme that people moved each passage to, -1 for none.

    Raises:
        UsageError: A moved passage or its theme does not exist.
    """
    return moved_among(space.passages, themes, guidance)


def moved_among(passages: Sequence[Passage], themes: Sequence[str], guidance: Guidance) -> Labels:
    """Return the same for any passages, in their order.

    Raises:
        UsageError: A moved passage or its theme does not exist.
    """
    found = np.full(len(passages), NO_THEME, dtype=np.int64)
    at = {passage.id: at for at, passage in enumerate(passages)}
    number = {theme: number for number, theme in enumerate(themes)}
    for passage, theme in guidance.moved:
        if passage not in at or theme not in number:
            missing = "passage" if passage not in at else "theme"
            raise UsageError(
                f"passage {passage} is moved to theme {theme}, but there is no such {missing}",
                hint="Take the move out, or give the theme.",
            )
        found[at[passage]] = number[theme]
    return found


def guided_in(space: Space, moved: Labels, guidance: Guidance, options: ThemeOptions) -> Labels:
    """Return the guided theme of each passage that is divided, -1 for none and for the others."""
    labels = np.full(len(space.passages), NO_THEME, dtype=np.int64)
    kept = space.kept
    if not guidance.themes or not len(kept):
        return labels
    for at in np.flatnonzero(moved >= 0)[::-1]:  # of equal texts moved apart, the first one counts
        labels[space.stands_for[at]] = moved[at]
    seeds = Seeds(
        directions=directions(guidance.themes, space.extra, space.vectors, moved),
        moved=labels[kept],
        random_state=options.random_state,
    )
    labels[kept] = guide(space.vectors[kept], space.near[kept][:, kept], seeds)
    return labels


def divided(space: Space, guided: Labels, options: ThemeOptions, given: int) -> Labels:
    """Divide what has no guided theme into new ones, numbered after those that were given."""
    labels = guided.copy()
    kept = space.kept
    rest = kept[labels[kept] < 0]
    if not len(rest):
        return labels
    if options.number is not None:
        room = options.number - len(np.unique(labels[labels >= 0]))
        options = replace(options, number=max(1, room))
    inside = space.near[rest][:, rest]
    found = divide(contrasted(inside), space.submissions, options)
    labels[rest] = given + (found if options.number is not None else settle(inside, found))
    return labels


def decisions(moved: Labels, guided: Labels) -> tuple[Decided, ...]:
    """Return how each passage came to its theme."""
    told = np.where(moved >= 0, 2, np.where(guided >= 0, 1, 0))
    kinds = (Decided.FOUND, Decided.GUIDED, Decided.MOVED)
    return tuple(kinds[at] for at in told.tolist())
