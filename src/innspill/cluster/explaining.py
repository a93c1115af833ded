"""Why a passage is where it is, and how well a theme holds: from a finished result alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

from innspill.cluster.alternatives import tries_of
from innspill.cluster.communities import Labels, membership
from innspill.cluster.fitting import fits_of, holds_of
from innspill.cluster.meaning import meaning_of
from innspill.cluster.space import Space, space_of
from innspill.cluster.themes import Fit, Near, PassageReason, ThemeReason, Word
from innspill.cluster.vectors import unit_rows
from innspill.errors import UsageError
from innspill.language.tokens import words
from innspill.model import Decided, Passage, Theme
from innspill.options import ThemeOptions

_WORDS = 8
_HEARD = 0.05  # share of the nearness that a word must add to have decided anything
_NEAREST = 5
_SHOWN = 5
_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """A finished result, measured again."""

    space: Space
    labels: Labels
    ids: tuple[str, ...]
    fits: dict[str, Fit]


def passage_reason(
    passages: Sequence[Passage],
    senders: Sequence[str],
    themes: Sequence[Theme],
    wanted: str,
    options: ThemeOptions,
) -> PassageReason:
    """See `innspill.cluster.explain_passage`."""
    one = next((passage for passage in passages if passage.id == wanted), None)
    if one is None or one.theme is None:
        why = "there is no such passage" if one is None else "it has no theme"
        raise UsageError(f"passage {wanted} cannot be explained: {why}")
    used = sorted(set(words(one.text)))
    result = _measured(passages, senders, themes, used, options)
    at = result.space.at[wanted]
    fit = result.fits[wanted]
    own, surroundings, meaning = _speaking(result, at, fit.theme, used)
    other = _speaking(result, at, fit.runner_up, used)[0] if fit.runner_up else ()
    return PassageReason(
        fit=fit,
        words=own,
        words_other=other,
        surroundings=surroundings,
        meaning=meaning,
        nearest=_nearest(result.space, at),
    )


def theme_reasons(
    passages: Sequence[Passage],
    senders: Sequence[str],
    themes: Sequence[Theme],
    options: ThemeOptions,
) -> tuple[ThemeReason, ...]:
    """See `innspill.cluster.explain_themes`."""
    result = _measured(passages, senders, themes, (), options)
    tried = tries_of(result.space, options)
    holds = holds_of(result.space, result.labels, result.ids, tried)
    reasons = []
    for theme, hold in zip(themes, holds, strict=True):
        fits = [result.fits[passage] for passage in theme.passages]
        ranked = sorted(fits, key=lambda fit: (fit.margin, fit.affinity, fit.passage))
        reasons.append(
            ThemeReason(
                hold=hold,
                typical=tuple(reversed(ranked[-_SHOWN:])),
                doubtful=tuple(ranked[:_SHOWN]),
            )
        )
    return tuple(reasons)


def _measured(
    passages: Sequence[Passage],
    senders: Sequence[str],
    themes: Sequence[Theme],
    texts: Sequence[str],
    options: ThemeOptions,
) -> _Result:
    space = space_of(passages, senders, texts, meaning_of(options))
    ids = tuple(theme.id for theme in themes)
    number = {theme: at for at, theme in enumerate(ids)}
    labels = np.array([number.get(p.theme or "", -1) for p in space.passages], dtype=np.int64)
    decided = [Decided.SETTLED] * len(labels)
    fits = {fit.passage: fit for fit in fits_of(space, labels, ids, decided)}
    return _Result(space=space, labels=labels, ids=ids, fits=fits)


def _speaking(
    result: _Result, at: int, theme: str, used: Sequence[str]
) -> tuple[tuple[Word, ...], float, float]:
    """Return which words bring a passage near a theme, and what surroundings and meaning add.

    The cosine to the mean of the theme's other passages is a sum over features; each feature is
    shared among the words of the passage that have it, and is the surroundings' where none has.
    What a text means is no single word's.
    """
    space = result.space
    product = _product(result, at, result.ids.index(theme))
    total = float(product.sum())
    if total <= 0:
        return (), 0.0, 0.0
    meant = float(product[space.words :].sum())
    holds = (space.extra[:, : space.words] > 0).astype(np.float64)
    among = np.asarray(holds.sum(axis=0)).ravel()
    share = diags(np.divide(1, among, out=np.zeros_like(among), where=among > 0))
    weight = np.asarray(holds @ share @ product[: space.words]).ravel()
    told = sorted(zip(used, weight.tolist(), strict=True), key=lambda one: (-one[1], one[0]))
    heard = tuple(
        Word(text=word, weight=round(value, _DIGITS))
        for word, value in told[:_WORDS]
        if value >= _HEARD * total
    )
    beside = 1 - (float(weight.sum()) + meant) / total
    return heard, round(beside, _DIGITS), round(meant / total, _DIGITS)


def _product(result: _Result, at: int, theme: int) -> NDArray[np.float64]:
    """Return what each feature adds to the cosine, shape (n_features,)."""
    others = result.labels.copy()
    others[at] = -1
    mean = unit_rows(membership(others, len(result.ids))[[theme]] @ result.space.vectors)
    product = csr_matrix(result.space.vectors[[at]]).multiply(mean)
    return np.asarray(product.todense(), dtype=np.float64).ravel()


def _nearest(space: Space, at: int) -> tuple[Near, ...]:
    row = space.near[[at]].tocoo()
    ranked = sorted(
        zip(row.data.tolist(), row.col.tolist(), strict=True), key=lambda one: (-one[0], one[1])
    )
    return tuple(
        Near(
            passage=space.passages[other].id,
            theme=space.passages[other].theme,
            cosine=round(cosine, _DIGITS),
        )
        for cosine, other in ranked[:_NEAREST]
    )
