"""Everything about passages that dividing, assigning and explaining need, made once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from innspill.cluster.communities import Labels
from innspill.cluster.context import in_context, pulls_of
from innspill.cluster.counts import Counts, count_words
from innspill.cluster.graph import neighbours
from innspill.cluster.meaning import Meaning, near_in_both, on_grid, with_meaning
from innspill.cluster.naming.headings import tells_subject
from innspill.cluster.placing import OWN_TERMS, left_out
from innspill.cluster.sparse import Sparse
from innspill.cluster.vectors import Vectors, vectors
from innspill.language.stopwords import stop_words_of
from innspill.model import Passage

_FEW_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Passages in an order that hangs on what they say, and where each stands.

    Attributes:
        passages: In that order.
        senders: The respondent behind each.
        order: Where each stood when it was given, shape (n_passages,).
        counts: Their words.
        stop: Words that carry no subject.
        vectors: In context, shape (n_passages, n_features), rows of unit length.
        words: How many of the features tell of words; those after them tell of meaning.
        near: Cosines between near passages, shape (n_passages, n_passages).
        extra: The other texts in the same space, shape (n_texts, n_features), without context.
        stands_for: The passage whose theme each takes: the first of equal texts, or itself.
        reasons: Passages that can have no theme, by number, and why.
    """

    passages: Sequence[Passage]
    senders: Sequence[str]
    order: NDArray[np.int64]
    counts: Counts
    stop: frozenset[str]
    vectors: Sparse
    words: int
    near: Sparse
    extra: Sparse
    stands_for: NDArray[np.int64]
    reasons: dict[int, str]

    @property
    def submissions(self) -> int:
        """How many submissions the passages come from."""
        return len({passage.submission for passage in self.passages})

    @property
    def at(self) -> dict[str, int]:
        """Where each passage stands, by its id."""
        return {passage.id: at for at, passage in enumerate(self.passages)}

    @property
    def kept(self) -> NDArray[np.int64]:
        """Return the passages that are divided: those with a subject, equal texts once."""
        wanted = [at for at in np.unique(self.stands_for).tolist() if at not in self.reasons]
        return np.array(wanted, dtype=np.int64)


def space_of(
    passages: Sequence[Passage],
    senders: Sequence[str],
    texts: Sequence[str] = (),
    meaning: Meaning | None = None,
) -> Space:
    """Put passages, and other texts that describe themes, into one space.

    Copies of a text that can stand alone are one, so that a copied letter does not pull themes
    towards itself and stays together. The other texts do not change how words are weighed.

    Args:
        passages: In any order of submissions; a submission's own stand in their order.
        senders: The id of the respondent behind each.
        texts: Other texts.
        meaning: What tells of meaning beside words; None where words alone count.
    """
    order = canonical_order(passages, senders)
    ordered, voices = [passages[at] for at in order], [senders[at] for at in order]
    n = len(ordered)
    above = [*(above_of(p) for p in ordered), *("" for _ in texts)]
    said = [*(said_by(p) for p in ordered), *texts]
    counts = count_words(said, above)
    stop = stop_words_of({p.language for p in ordered})
    same = numbers(said[:n])
    first = np.unique(same, return_index=True)[1]
    seen = np.zeros(n + len(texts), dtype=bool)
    seen[first] = True
    speakers = np.concatenate([numbers(voices), np.zeros(len(texts), dtype=np.int64)])
    made = vectors(counts, stop, speakers, seen)
    words = made.passages.shape[1]
    matter = numbers([passage.submission for passage in ordered])
    pulls = pulls_of(_rows(made, n), matter)  # of words: one sender's style is in all its meanings
    if meaning:
        made = with_meaning(made, (said, above), first, meaning)
    own = _rows(made, n)
    placed = in_context(own, matter, pulls)
    if meaning:
        placed = on_grid(placed, words)
    near = near_in_both(placed, words) if meaning else neighbours(placed)
    return Space(
        passages=ordered,
        senders=voices,
        order=np.array(order, dtype=np.int64),
        counts=narrowed(counts, np.arange(n)) if texts else counts,
        stop=stop,
        vectors=placed,
        words=words,
        near=near,
        extra=made.passages[n:],
        stands_for=np.where(own.terms >= OWN_TERMS, first[same], np.arange(n)),
        reasons=left_out(near, own.terms),
    )


def _rows(made: Vectors, n: int) -> Vectors:
    """Return the first rows, which are passages."""
    return Vectors(passages=made.passages[:n], context=made.context[:n], terms=made.terms[:n])


def numbers(values: Sequence[str]) -> Labels:
    """Number values from 0 in the order of their first appearance."""
    first = {value: at for at, value in enumerate(dict.fromkeys(values))}
    return np.array([first[value] for value in values], dtype=np.int64)


def narrowed(counts: Counts, rows: NDArray[np.int64]) -> Counts:
    """Return the counts of some passages, without the words that only others use."""
    below, above = counts.passages[rows], counts.context[rows]
    used = np.flatnonzero(np.asarray((below + above).getnnz(axis=0)))
    return replace(
        counts,
        words=tuple(counts.words[at] for at in used.tolist()),
        passages=below[:, used],
        context=above[:, used],
        told=tuple(counts.told[at] for at in rows.tolist()),
    )


def canonical_order(passages: Sequence[Passage], senders: Sequence[str]) -> list[int]:
    """Return an order that hangs on what submissions say, not on the order in which they came."""
    said: dict[str, list[str]] = {}
    for passage in passages:
        said.setdefault(passage.submission, []).append(passage.text)
    return sorted(
        range(len(passages)),
        key=lambda at: (said[passages[at].submission], senders[at], passages[at].submission, at),
    )


def said_by(passage: Passage) -> str:
    """Return what a passage says; one of a few words is read with the line that it answers.

    "Støtter ikke" in a table says nothing of its subject, which stands in the cell's headers.
    """
    if len(passage.text.split()) >= _FEW_WORDS:
        return passage.text
    return f"{passage.lead_in}\n{passage.text}".strip()


def above_of(passage: Passage) -> str:
    """Return what stands above a passage and tells its subject."""
    heading = passage.heading if tells_subject(passage.heading) else ""
    return f"{heading}\n{passage.lead_in}".strip()
