"""The stages from passages to named themes, in order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.communities import Labels
from innspill.cluster.context import in_context
from innspill.cluster.counts import Counts, count_words
from innspill.cluster.granularity import divide
from innspill.cluster.graph import contrasted, neighbours
from innspill.cluster.naming import Naming, name_themes, slugs
from innspill.cluster.naming.evidence import Grouping
from innspill.cluster.naming.headings import tells_subject
from innspill.cluster.placing import OWN_TERMS, left_out, settle
from innspill.cluster.themes import ThemeSet
from innspill.cluster.vectors import vectors
from innspill.language.stopwords import stop_words_of
from innspill.model import Language, Passage, Theme, Unassigned
from innspill.options import ThemeOptions

_NOWHERE = -1
_FEW_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Themes by number; everything stands in the order of `passages`."""

    passages: Sequence[Passage]
    senders: Sequence[str]
    labels: Labels
    reasons: dict[int, str]


def themes_of(
    passages: Sequence[Passage],
    senders: Sequence[str],
    options: ThemeOptions,
    language: Language,
) -> ThemeSet:
    """See `innspill.cluster.find_themes`."""
    if not passages:
        return ThemeSet(passages=(), themes=())
    order = _canonical(passages, senders)
    ordered, voices = [passages[at] for at in order], [senders[at] for at in order]
    counts = count_words([_said(p) for p in ordered], [_above(p) for p in ordered])
    stop = stop_words_of({p.language for p in ordered})
    labels, reasons = _divided(counts, stop, (ordered, voices), options)
    grouping = Grouping(labels=labels, senders=_numbers(voices))
    naming = Naming(
        passages=ordered, counts=counts, grouping=grouping, stop=stop, language=language
    )
    names = name_themes(naming) if grouping.number else ()
    found = _Found(passages=ordered, senders=voices, labels=labels, reasons=reasons)
    return _gathered(found, [(named.label, named.terms) for named in names], passages)


def _canonical(passages: Sequence[Passage], senders: Sequence[str]) -> list[int]:
    """Return an order that hangs on what submissions say, not on the order in which they came."""
    said: dict[str, list[str]] = {}
    for passage in passages:
        said.setdefault(passage.submission, []).append(passage.text)
    return sorted(
        range(len(passages)),
        key=lambda at: (said[passages[at].submission], senders[at], passages[at].submission, at),
    )


def _said(passage: Passage) -> str:
    """Return what a passage says; one of a few words is read with the line that it answers.

    "Støtter ikke" in a table says nothing of its subject, which stands in the cell's headers.
    """
    if len(passage.text.split()) >= _FEW_WORDS:
        return passage.text
    return f"{passage.lead_in}\n{passage.text}".strip()


def _above(passage: Passage) -> str:
    """Return what stands above a passage and tells its subject."""
    heading = passage.heading if tells_subject(passage.heading) else ""
    return f"{heading}\n{passage.lead_in}".strip()


def _numbers(values: Sequence[str]) -> NDArray[np.int64]:
    """Number values from 0 in the order of their first appearance."""
    first = {value: at for at, value in enumerate(dict.fromkeys(values))}
    return np.array([first[value] for value in values], dtype=np.int64)


def _divided(
    counts: Counts,
    stop: frozenset[str],
    come: tuple[Sequence[Passage], Sequence[str]],
    options: ThemeOptions,
) -> tuple[Labels, dict[int, str]]:
    """Return the theme of each passage, -1 for none, and why some have none.

    Copies of a text that can stand alone are divided as one, so that a copied letter does not pull
    themes towards itself and stays together.
    """
    passages, senders = come
    submissions = _numbers([passage.submission for passage in passages])
    texts = _numbers([_said(passage) for passage in passages])
    first = np.unique(texts, return_index=True)[1]
    made = vectors(counts, stop, _numbers(senders), _marked(first, len(passages)))
    near = neighbours(in_context(made, submissions))
    reasons = left_out(near, made.terms)
    stands_for = np.where(made.terms >= OWN_TERMS, first[texts], np.arange(len(passages)))
    kept = np.array([at for at in np.unique(stands_for) if at not in reasons], dtype=np.int64)
    labels = np.full(len(passages), _NOWHERE, dtype=np.int64)
    if len(kept):
        inside = near[kept][:, kept]
        found = divide(contrasted(inside), len(np.unique(submissions)), options)
        labels[kept] = found if options.number is not None else settle(inside, found)
    labels = labels[stands_for]
    return labels, reasons


def _marked(first: NDArray[np.int64], count: int) -> NDArray[np.bool_]:
    found = np.zeros(count, dtype=bool)
    found[first] = True
    return found


def _gathered(
    found: _Found, names: Sequence[tuple[str, tuple[str, ...]]], given: Sequence[Passage]
) -> ThemeSet:
    """Put themes and passages together, passages in the order in which they were given."""
    ids = _ids(found, [label for label, _ in names])
    themes = [_theme(found, number, ids[number], names[number]) for number in range(len(names))]
    themes.sort(key=lambda theme: (-len(theme.respondents), -len(theme.passages), theme.id))
    home = {passage: theme.id for theme in themes for passage in theme.passages}
    lost = sorted(found.reasons.items(), key=lambda item: found.passages[item[0]].id)
    return ThemeSet(
        passages=tuple(replace(passage, theme=home.get(passage.id)) for passage in given),
        themes=tuple(themes),
        unassigned=tuple(
            Unassigned(passage=found.passages[at].id, reason=reason) for at, reason in lost
        ),
    )


def _ids(found: _Found, labels: Sequence[str]) -> dict[int, str]:
    """Return an id for each theme; equal labels are numbered by size, then by first passage."""
    size = np.bincount(found.labels[found.labels >= 0], minlength=len(labels))
    first = [int(np.argmax(found.labels == number)) for number in range(len(labels))]
    order = sorted(range(len(labels)), key=lambda number: (-size[number], first[number]))
    return dict(zip(order, slugs([labels[number] for number in order]), strict=True))


def _theme(found: _Found, number: int, slug: str, name: tuple[str, tuple[str, ...]]) -> Theme:
    """Gather one theme; its passages stand by submission, each submission's in their order."""
    members = np.flatnonzero(found.labels == number).tolist()
    members.sort(key=lambda at: (found.passages[at].submission, at))
    return Theme(
        id=slug,
        label=name[0],
        terms=name[1],
        passages=tuple(found.passages[at].id for at in members),
        respondents=tuple(sorted({found.senders[at] for at in members})),
    )
