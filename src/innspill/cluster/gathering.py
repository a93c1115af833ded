"""Numbered themes become named ones, with how well their passages fit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from innspill.cluster.alternatives import Try, alternatives_of
from innspill.cluster.communities import Labels
from innspill.cluster.fitting import fits_of, holds_of
from innspill.cluster.naming import Named, Naming, name_themes, slugs
from innspill.cluster.naming.evidence import Grouping
from innspill.cluster.space import Space, numbers
from innspill.cluster.themes import ThemeSet
from innspill.model import Alternative, Decided, GuidedTheme, Language, Passage, Theme, Unassigned
from innspill.options import ThemeOptions

_LARGEST = (
    20_000  # passages up to which all fits are told; beyond, one is told when it is asked for
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Themes by number; everything stands in the order of the space's passages.

    Attributes:
        space: The passages.
        labels: The theme of each, -1 for none, shape (n_passages,).
        given: Themes that have their ids and labels already: those of the first numbers.
        decided: How each passage came to its theme.
        tried: Other divisions, empty for a large set.
        options: What was asked for.
        language: The letter's, in which themes are named.
    """

    space: Space
    labels: Labels
    given: Sequence[GuidedTheme]
    decided: Sequence[Decided]
    tried: Sequence[Try]
    options: ThemeOptions
    language: Language


def gathered(found: Found) -> ThemeSet:
    """Name themes and put them and their passages together, in the order of `ThemeSet`."""
    used = np.unique(found.labels[found.labels >= 0])
    kept = [found.given[at] for at in used.tolist() if at < len(found.given)]
    labels = np.where(found.labels >= 0, np.searchsorted(used, found.labels), -1)
    dense = replace(found, labels=labels, given=kept)
    names = _named(dense, {theme.label.casefold() for theme in found.given})
    ids = _ids(dense, [name.label for name in names], [theme.id for theme in found.given])
    themes = [_theme(dense, at, ids[at], name) for at, name in enumerate(names)]
    themes.sort(key=lambda theme: (-len(theme.respondents), -len(theme.passages), theme.id))
    small = len(labels) <= _LARGEST
    holds = {hold.theme: hold for hold in holds_of(dense.space, labels, ids, found.tried)}
    return ThemeSet(
        passages=_in_given_order(dense, themes),
        themes=tuple(themes),
        unassigned=_lost(dense),
        fits=fits_of(dense.space, labels, ids, found.decided) if small else (),
        holds=tuple(holds[theme.id] for theme in themes),
        empty=tuple(theme.id for theme in found.given if theme.id not in holds),
        alternatives=() if found.given else _alternatives(dense),
        options=found.options,
    )


def _alternatives(found: Found) -> tuple[Alternative, ...]:
    """Return what other numbers there are, where no theme was given."""
    if found.given:
        return ()
    return alternatives_of(found.space, found.labels, found.tried, found.options)


def _named(found: Found, taken: set[str]) -> list[Named]:
    """Name each theme; one that has a name keeps it, and no new one takes a name that is taken."""
    if not (found.labels >= 0).any():
        return []
    space = found.space
    grouping = Grouping(labels=found.labels, senders=numbers(space.senders))
    names = name_themes(
        Naming(
            passages=space.passages,
            counts=space.counts,
            grouping=grouping,
            stop=space.stop,
            language=found.language,
        )
    )
    made = []
    for at, name in enumerate(names):
        if at < len(found.given):
            made.append(replace(name, label=found.given[at].label))
            continue
        made.append(replace(name, label=_free(name, taken)))
        taken.add(made[-1].label.casefold())
    return made


def _free(name: Named, taken: set[str]) -> str:
    terms = (term[:1].upper() + term[1:] for term in name.terms)
    free = (label for label in (name.label, *terms) if label.casefold() not in taken)
    return next(free, "") or next(
        label
        for at in range(2, len(taken) + 3)
        if (label := f"{name.label} {at}").casefold() not in taken
    )


def _ids(found: Found, labels: Sequence[str], taken: Sequence[str]) -> list[str]:
    """Return an id for each theme; equal labels are numbered by size, then by first passage."""
    given = [theme.id for theme in found.given]
    size = np.bincount(found.labels[found.labels >= 0], minlength=len(labels))
    first = [int(np.argmax(found.labels == number)) for number in range(len(labels))]
    new = sorted(range(len(given), len(labels)), key=lambda number: (-size[number], first[number]))
    made = slugs([*taken, *(labels[number] for number in new)])[len(taken) :]
    return given + [slug for _, slug in sorted(zip(new, made, strict=True))]


def _theme(found: Found, number: int, slug: str, name: Named) -> Theme:
    """Gather one theme; its passages stand by submission, each submission's in their order."""
    space = found.space
    members = np.flatnonzero(found.labels == number).tolist()
    members.sort(key=lambda at: (space.passages[at].submission, at))
    return Theme(
        id=slug,
        label=name.label,
        terms=name.terms,
        passages=tuple(space.passages[at].id for at in members),
        respondents=tuple(sorted({space.senders[at] for at in members})),
    )


def _in_given_order(found: Found, themes: Sequence[Theme]) -> tuple[Passage, ...]:
    home = {passage: theme.id for theme in themes for passage in theme.passages}
    space = found.space
    given = [space.passages[at] for at in np.argsort(space.order).tolist()]
    return tuple(replace(passage, theme=home.get(passage.id)) for passage in given)


def _lost(found: Found) -> tuple[Unassigned, ...]:
    space = found.space
    lost = {space.passages[at].id: why for at, why in space.reasons.items() if found.labels[at] < 0}
    return tuple(Unassigned(passage=passage, reason=lost[passage]) for passage in sorted(lost))
