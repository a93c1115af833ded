"""The stages from passages to named themes, in order."""

import dataclasses
from collections.abc import Sequence

import numpy as np

from innspill.cluster.communities import consensus
from innspill.cluster.counts import count_words
from innspill.cluster.graph import neighbours
from innspill.cluster.naming import slugs
from innspill.cluster.themes import ThemeSet
from innspill.cluster.vectors import vectors
from innspill.language.stopwords import stop_words_of
from innspill.model import Language, Passage, Theme, Unassigned
from innspill.options import ThemeOptions


def themes_of(
    passages: Sequence[Passage],
    senders: Sequence[str],
    options: ThemeOptions,
    language: Language,
) -> ThemeSet:
    """See `innspill.cluster.find_themes`."""
    if not passages:
        return ThemeSet(passages=(), themes=())
    order = sorted(range(len(passages)), key=lambda at: (passages[at].submission, passages[at].locator.block, passages[at].locator.start, passages[at].text, at))
    counts, lexis = count_words([passages[at].text for at in order])
    stop = stop_words_of({p.language for p in passages})
    x = vectors(counts, lexis, stop)
    filled = np.asarray((x.getnnz(axis=1) > 0))
    label = consensus(neighbours(x), 2.0, options.random_state)
    found = np.empty(len(passages), dtype=np.int64)
    empty = np.empty(len(passages), dtype=bool)
    found[order] = label
    empty[order] = ~filled
    import collections
    groups = collections.defaultdict(list)
    for at, community in enumerate(found):
        if not empty[at]:
            groups[community].append(at)
    from innspill.cluster.naming import simple_names
    names = simple_names(counts, stop, np.array([found[at] for at in order]), sorted(groups))
    ids = dict(zip(sorted(groups), slugs([names[g][0] for g in sorted(groups)])))
    themes = [Theme(id=ids[g], label=names[g][0], terms=tuple(names[g][1]), passages=tuple(passages[at].id for at in members), respondents=tuple(sorted({senders[at] for at in members}))) for g, members in sorted(groups.items())]
    themes.sort(key=lambda t: (-len(t.respondents), -len(t.passages), t.id))
    return ThemeSet(passages=tuple(dataclasses.replace(p, theme=None if empty[at] else ids[found[at]]) for at, p in enumerate(passages)), themes=tuple(themes), unassigned=tuple(Unassigned(passage=p.id, reason="no_terms") for at, p in enumerate(passages) if empty[at]))
