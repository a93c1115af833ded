"""Large themes have themes below them, where runs agree on what these are."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.communities import Labels, adjusted_rand, partition
from innspill.cluster.graph import contrasted
from innspill.cluster.meaning import meaning_of
from innspill.cluster.naming import Naming, name_themes, slugs
from innspill.cluster.naming.evidence import Grouping
from innspill.cluster.placing import settle
from innspill.cluster.space import Space, narrowed, numbers, space_of
from innspill.model import Language, Passage, Theme
from innspill.options import ThemeOptions

_LARGE = 40  # passages that a reader does not take in as one list
_SMALL = 5  # passages that a theme below must have
_MOST = 6  # themes below one
_AGREED = 0.9  # mean adjusted Rand index between runs
_SEEDS = 4
_RESOLUTIONS = (0.5, 0.7, 1.0, 1.4, 2.0)


def subthemes_of(
    passages: Sequence[Passage],
    senders: Sequence[str],
    themes: Sequence[Theme],
    language: Language,
    options: ThemeOptions,
) -> dict[str, tuple[Theme, ...]]:
    """See `innspill.cluster.find_subthemes`."""
    large = [theme for theme in themes if len(theme.passages) > _LARGE]
    if not large:
        return {}
    space = space_of(passages, senders, meaning=meaning_of(options))
    at = space.at
    found = {}
    for theme in large:
        members = np.array(sorted(at[passage] for passage in theme.passages), dtype=np.int64)
        labels = _split(space, members)
        if labels is not None:
            found[theme.id] = _named(space, members, labels, (theme.id, language))
    return found


def _split(space: Space, members: NDArray[np.int64]) -> Labels | None:
    """Return the part of each member in the finest division that runs agree on, if there is one."""
    places = {at: place for place, at in enumerate(np.unique(space.stands_for[members]).tolist())}
    rows = np.array(list(places), dtype=np.int64)
    inside = space.near[rows][:, rows]
    graph = contrasted(inside)
    best = None
    for resolution in _RESOLUTIONS:
        runs = [settle(inside, partition(graph, resolution, seed)) for seed in range(_SEEDS)]
        agreed = np.mean([adjusted_rand(a, b) for a, b in combinations(runs, 2)])
        labels = runs[0][[places[at] for at in space.stands_for[members].tolist()]]
        size = np.bincount(labels)
        if agreed >= _AGREED and 1 < len(size) <= _MOST and size.min() >= _SMALL:
            best = labels
    return best


def _named(
    space: Space, members: NDArray[np.int64], labels: Labels, parent: tuple[str, Language]
) -> tuple[Theme, ...]:
    """Name parts against each other, largest first; the ids start with the parent's."""
    inside = [space.passages[at] for at in members.tolist()]
    voices = [space.senders[at] for at in members.tolist()]
    naming = Naming(
        passages=inside,
        counts=narrowed(space.counts, members),
        grouping=Grouping(labels=labels, senders=numbers(voices)),
        stop=space.stop,
        language=parent[1],
    )
    made = []
    for number, name in enumerate(name_themes(naming)):
        part = sorted(
            np.flatnonzero(labels == number).tolist(), key=lambda at: (inside[at].submission, at)
        )
        made.append(
            Theme(
                id="",
                label=name.label,
                terms=name.terms,
                passages=tuple(inside[at].id for at in part),
                respondents=tuple(sorted({voices[at] for at in part})),
            )
        )
    made.sort(key=lambda one: (-len(one.respondents), -len(one.passages), one.label))
    ids = slugs([f"{parent[0]}-{one.label}" for one in made])
    return tuple(replace(one, id=slug) for one, slug in zip(made, ids, strict=True))
