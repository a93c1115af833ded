"""The name of each theme, chosen among headings, phrases and pairs of nouns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.naming.candidates import (
    Candidates,
    Naming,
    field_candidates,
    heading_candidates,
    noun_candidates,
    phrase_candidates,
    sources,
)
from innspill.cluster.naming.headings import cased
from innspill.cluster.naming.terms import telling_terms
from innspill.model import Language

_TRIED = 15  # names of each sort that a theme looks at
_SECOND = 0.2  # what a second noun must add, beside the first, to stand in the name
_ADDED = 0.08  # share of the theme's passages that it must cover beside the first
_TAKEN = 0.4  # what is left of a name's worth when another theme's name shares its words
_MOST_WORDS = 5
_NAMELESS = {Language.NN: "Anna"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A theme's label, and the words that tell it from the others, best first."""

    label: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """One name that a theme could have, and which of the theme's passages it covers."""

    text: str
    stems: frozenset[str]
    score: float
    covers: NDArray[np.bool_]
    whole: bool


def name_themes(naming: Naming) -> tuple[Named, ...]:
    """Name each theme; larger themes choose first, and no two have the same label.

    A label is a heading that people used, where enough of the theme stands under it; else the
    phrase, field or noun that tells most, and with it a second where that covers what is left out.
    """
    source = sources(naming)
    sorts = [(heading_candidates(source), True), (phrase_candidates(source), False)]
    sorts += [(field_candidates(source), False), (noun_candidates(source), False)]
    terms = telling_terms(source)
    sizes = naming.grouping.sizes
    labels: dict[int, str] = {}
    taken: list[frozenset[str]] = []
    for theme in sorted(range(len(sizes)), key=lambda at: (-sizes[at], terms[at])):
        rows = np.flatnonzero(naming.grouping.labels == theme)
        choices = [c for found, whole in sorts for c in _choices(found, theme, rows, whole=whole)]
        spare = (cased(term) for term in terms[theme])
        label, stems = _label(choices, taken, set(labels.values()))
        labels[theme] = label or _unused(spare, set(labels.values()), naming.language)
        taken.append(stems)
    return tuple(Named(label=labels[at], terms=terms[at]) for at in range(len(sizes)))


def _choices(
    found: Candidates, theme: int, rows: NDArray[np.int64], *, whole: bool
) -> Iterator[_Choice]:
    """Yield a theme's best names of one sort, best first."""
    scores = found.scores[theme]
    best = np.lexsort((np.arange(len(scores)), -scores))[:_TRIED]
    inside = found.columns[rows].tocsc()
    for name in best.tolist():
        if scores[name] > 0:
            yield _Choice(
                text=found.show(name, theme),
                stems=found.stems[name],
                score=float(scores[name]),
                covers=np.asarray(inside[:, [name]].todense()).ravel() > 0,
                whole=whole,
            )


def _label(
    choices: Sequence[_Choice], taken: Sequence[frozenset[str]], used: set[str]
) -> tuple[str, frozenset[str]]:
    """Return the best name that no other theme has, and its stems; empty where there is none."""
    weighed = [replace(c, score=c.score * _TAKEN) if _shared(c, taken) else c for c in choices]
    ranked = sorted(weighed, key=lambda c: (-c.score, c.text))
    for first in ranked:
        for label, stems in _with_second(first, ranked):
            if label not in used:
                return label, stems
    return "", frozenset()


def _shared(choice: _Choice, taken: Sequence[frozenset[str]]) -> bool:
    return any(choice.stems <= other or other <= choice.stems for other in taken if other)


def _with_second(first: _Choice, ranked: Sequence[_Choice]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the first name with what best completes it, then the first alone."""
    second = None if first.whole else _second(first, ranked)
    if second is not None:
        yield cased(f"{first.text} og {second.text}"), first.stems | second.stems
    yield cased(first.text), first.stems


def _second(first: _Choice, ranked: Sequence[_Choice]) -> _Choice | None:
    """Return the name that tells most of the passages that the first does not cover."""
    best, most = None, _SECOND * first.score
    for choice in ranked:
        covered = int(choice.covers.sum())
        added = int((choice.covers & ~first.covers).sum())
        if not _fits(first, choice) or added < _ADDED * len(choice.covers):
            continue
        worth = choice.score * added / max(covered, 1)
        if worth > most:
            best, most = choice, worth
    return best


def _fits(first: _Choice, second: _Choice) -> bool:
    """Tell whether two names make one that reads well: short, *og* once, no part twice."""
    long = len(first.text.split()) + len(second.text.split()) + 1 > _MOST_WORDS
    joined = " og " in second.text or " og " in first.text
    return not (second.whole or long or joined or first.stems & second.stems)


def _unused(spare: Iterator[str], used: set[str], language: Language) -> str:
    return next((text for text in spare if text not in used), _NAMELESS.get(language, "Annet"))
