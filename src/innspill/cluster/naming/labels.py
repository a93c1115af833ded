"""The name of each theme, chosen among headings, fields, phrases and nouns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.naming.candidates import (
    Candidates,
    heading_candidates,
    noun_candidates,
    phrase_candidates,
)
from innspill.cluster.naming.headings import cased
from innspill.cluster.naming.joining import joined
from innspill.cluster.naming.sources import Naming, sources
from innspill.cluster.naming.subjects import field_candidates
from innspill.cluster.naming.terms import telling_terms
from innspill.language.catalogue import Catalogue, catalogue

_TRIED = 12  # names of each sort that a theme looks at
_SECOND = 0.22  # what a further name must add, beside the first, to stand in the heading
_ADDED = 0.1  # share of the theme's passages that it must cover beside the others,
_ADDED_MORE = 0.15  # where it is a word or a phrase, or the third name,
_ADDED_PASSAGES = 3  # and no fewer passages than this, where no heading says so
_LIFT = 1.3  # doublings from which a heading or a field that covers so much needs to add no more
_TAKEN = 0.4  # what is left of a name's worth when another theme's name shares its words
_FEW_SENDERS = 2  # how many senders must use a name, where there are so many
_SENDERS = 0.4  # share of a theme's senders that must use a further name,
_ENOUGH_SENDERS = 3  # or as many as this
_MOSTLY = 0.5  # share of the passages under one sender's heading from which it may name them all
_HEADED = 0.25  # share of the passages that must stand under the heading that comes first
_COMMON = 0.2  # share of the passages that a word or a phrase that comes first must cover
_MOST_NAMES = 3
_MANY = 5  # passages from which a theme that no name covers is named as sundry: what people
# themselves write above what has no one subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A theme's label, and the words that tell it from the others, best first."""

    label: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """One name that a theme could have.

    Attributes:
        text: The name.
        stems: What it is made of.
        kin: The word fields that it belongs to.
        score: How well it names the theme.
        covers: Which of the theme's passages it covers, shape (n_passages_of_theme,).
        senders: Share of the theme's senders that use it, and how many.
        heading: Whether people set it above what they wrote.
        general: Whether it is a heading or a field, and no word of the passages.
    """

    text: str
    stems: frozenset[str]
    kin: frozenset[str]
    score: float
    covers: NDArray[np.bool_]
    senders: tuple[float, int]
    heading: bool
    general: bool

    @property
    def share(self) -> float:
        """Share of the theme's passages that it covers."""
        return float(self.covers.mean())


def name_themes(naming: Naming) -> tuple[Named, ...]:
    """Name each theme; larger themes choose first, and no two have the same label.

    A label is a heading that people used, a field's name, a phrase or a noun, whichever tells most,
    and with it others of these that cover what it leaves out.
    """
    source = sources(naming)
    makers = (heading_candidates, phrase_candidates, field_candidates, noun_candidates)
    sorts = [make(source) for make in makers]
    terms, consulted = telling_terms(source), source.consulted
    ours = catalogue(naming.language)
    sizes = naming.grouping.sizes
    labels: dict[int, str] = {}
    taken: list[frozenset[str]] = []
    for theme in sorted(range(len(sizes)), key=lambda at: (-sizes[at], terms[at])):
        found = (choice for sort in sorts for choice in _choices(sort, theme, naming))
        choices = [choice for choice in found if choice.heading or choice.stems - consulted]
        spare = (cased(term) for term in terms[theme])
        label, stems = _label(choices, taken, set(labels.values()), ours.text("theme_name.sundry"))
        labels[theme] = label or _unused(spare, set(labels.values()), ours)
        taken.append(stems)
    return tuple(Named(label=labels[at], terms=terms[at]) for at in range(len(sizes)))


def _choices(found: Candidates, theme: int, naming: Naming) -> Iterator[_Choice]:
    """Yield a theme's best names of one sort, best first."""
    rows = np.flatnonzero(naming.grouping.labels == theme)
    senders = naming.grouping.senders[rows]
    voices = len(np.unique(senders))
    scores = found.scores[theme]
    best = np.lexsort((np.arange(len(scores)), -scores))[:_TRIED]
    best = best[scores[best] > 0]
    inside = np.asarray(found.columns[rows][:, best].todense()) > 0
    for at, name in enumerate(best.tolist()):
        users = len(np.unique(senders[inside[:, at]]))
        yield _Choice(
            text=found.show(name, theme),
            stems=found.stems[name],
            kin=found.kin(name),
            score=float(scores[name]),
            covers=inside[:, at],
            senders=(users / voices, users),
            heading=found.headings,
            general=found.general,
        )


def _label(
    choices: Sequence[_Choice], taken: Sequence[frozenset[str]], used: set[str], sundry: str
) -> tuple[str, frozenset[str]]:
    """Return the best name that no other theme has, and its stems; empty where there is none.

    A large theme that no name covers is called by the word for what is sundry.
    """
    weighed = [replace(c, score=c.score * _TAKEN) if _shared(c, taken) else c for c in choices]
    ranked = sorted(weighed, key=lambda c: (not _may_open(c), -c.score, sorted(c.stems)))
    is_sundry = bool(ranked) and len(ranked[0].covers) >= _MANY and not _may_open(ranked[0])
    if is_sundry and sundry not in used:
        return sundry, frozenset()
    for first in ranked:
        for label, stems in _completed(first, ranked):
            if label not in used:
                return label, stems
    return "", frozenset()


def _may_open(choice: _Choice) -> bool:
    """Tell whether a name is more than one sender's word for a part of the theme."""
    share, users = choice.senders
    shared = users >= _FEW_SENDERS or share >= 1
    if choice.heading:
        return choice.share >= _HEADED and (shared or choice.share >= _MOSTLY)
    return shared and (choice.general or choice.share >= _COMMON)


def _shared(choice: _Choice, taken: Sequence[frozenset[str]]) -> bool:
    return any(choice.stems <= other or other <= choice.stems for other in taken if other)


def _completed(first: _Choice, ranked: Sequence[_Choice]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the first name with what best completes it, the longest first, then it alone."""
    names, found = [first], [(cased(first.text), first.stems)]
    while len(names) < _MOST_NAMES and (following := _next(names, ranked)):
        choice, text = following
        names.append(choice)
        found.append((text, found[-1][1] | choice.stems))
    yield from reversed(found)


def _next(names: Sequence[_Choice], ranked: Sequence[_Choice]) -> tuple[_Choice, str] | None:
    """Return the name that tells most of what the others leave out, and all of them as a text."""
    best, most = None, 0.0
    covered = np.any([name.covers for name in names], axis=0)
    for choice in ranked:
        worth = _worth(choice, names, covered)
        if worth <= most or not all(_fits(name, choice) for name in names):
            continue
        if text := joined([name.text for name in (*names, choice)]):
            best, most = (choice, text), worth
    return best


def _worth(choice: _Choice, names: Sequence[_Choice], covered: NDArray[np.bool_]) -> float:
    """Return what a name adds to others, zero where it is too little; a third must be general."""
    added = int((choice.covers & ~covered).sum())
    worth = choice.score * added / max(int(choice.covers.sum()), 1)
    enough = worth > _SECOND * names[0].score
    least = _ADDED if choice.heading or (choice.general and len(names) == 1) else _ADDED_MORE
    clear = choice.general and choice.score >= _LIFT * choice.share
    kept = (enough or clear) and added >= least * len(covered)
    kept &= choice.heading or added >= _ADDED_PASSAGES
    kept &= choice.general or len(names) == 1
    return worth if kept else 0.0


def _fits(first: _Choice, other: _Choice) -> bool:
    """Tell whether two names stand well side by side: no word twice, no field twice."""
    share, users = other.senders
    shared = share >= _SENDERS or users >= (1 if other.share >= _HEADED else _FEW_SENDERS)
    if not other.heading:
        shared = share >= _SENDERS or users >= _ENOUGH_SENDERS
    return shared and not (first.stems & other.stems or first.kin & other.kin)


def _unused(spare: Iterator[str], used: set[str], ours: Catalogue) -> str:
    return next((text for text in spare if text not in used), ours.text("theme_name.nameless"))
