"""The themes of a few passages become those of very many."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from innspill.cluster.communities import Labels
from innspill.cluster.crowd import Crowd
from innspill.cluster.themes import ThemeSet
from innspill.model import Theme, Unassigned


def widened(
    crowd: Crowd, named: ThemeSet, themes: Sequence[str | None], reasons: dict[int, str]
) -> ThemeSet:
    """Return themes with all passages, in the order of `ThemeSet`.

    Args:
        crowd: All passages.
        named: The same themes with a few of them.
        themes: The id of each passage's theme, in the order of the crowd.
        reasons: Why passages have none, by number.
    """
    ids = {theme.id: at for at, theme in enumerate(named.themes)}
    labels = np.array([ids.get(theme or "", -1) for theme in themes], dtype=np.int64)
    made = [_theme(crowd, labels, at, theme) for at, theme in enumerate(named.themes)]
    made.sort(key=lambda theme: (-len(theme.respondents), -len(theme.passages), theme.id))
    holds = {hold.theme: hold for hold in named.holds}
    given = np.argsort(crowd.order).tolist()
    lost = {crowd.passages[at].id: reasons[at] for at in np.flatnonzero(labels < 0).tolist()}
    return replace(
        named,
        passages=tuple(replace(crowd.passages[at], theme=themes[at]) for at in given),
        themes=tuple(made),
        unassigned=tuple(Unassigned(passage=id_, reason=lost[id_]) for id_ in sorted(lost)),
        fits=(),  # told when they are asked for
        holds=tuple(holds[theme.id] for theme in made),
    )


def _theme(crowd: Crowd, labels: Labels, number: int, theme: Theme) -> Theme:
    """Gather one theme; its passages stand by submission, each submission's in their order."""
    members = np.flatnonzero(labels == number).tolist()
    members.sort(key=lambda at: (crowd.passages[at].submission, at))
    return replace(
        theme,
        passages=tuple(crowd.passages[at].id for at in members),
        respondents=tuple(sorted({crowd.senders[at] for at in members})),
    )
