"""What names are chosen from, prepared once for all sorts of names."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from innspill.cluster.counts import Counts
from innspill.cluster.naming.evidence import Grouping, part_stems
from innspill.cluster.naming.headings import is_title
from innspill.cluster.naming.maalform import Tongue
from innspill.cluster.naming.nouns import Nouns
from innspill.cluster.naming.words import Casing, Wording, casing, own_words
from innspill.cluster.sparse import Sparse
from innspill.language.fields import fields_of
from innspill.language.tokens import words
from innspill.model import Language, Passage

_TITLES = 0.25  # share of the submissions' titles from which their words are the consultation's
_NORWEGIAN = (Language.NB, Language.NN)  # bokmål where there is as much of both
_FEW_TITLES = 3  # and no fewer than this


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What names are chosen from.

    Attributes:
        passages: In order.
        counts: Their words.
        grouping: Their themes and senders.
        stop: Words that carry no subject.
        language: The letter's.
    """

    passages: Sequence[Passage]
    counts: Counts
    grouping: Grouping
    stop: frozenset[str]
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What all sorts of candidates need, made once.

    Attributes:
        naming: What names are chosen from.
        maalform: That of the names (see `maalform_of`).
        nouns: Tells nouns.
        casing: Names and abbreviations.
        wording: Shows words.
        stems: The stems of the parts of each word of the counts, by its base form.
        inside: How often each theme uses each word, shape (n_themes, n_words).
    """

    naming: Naming
    maalform: Language
    nouns: Nouns
    casing: Casing
    wording: Wording
    stems: tuple[tuple[str, ...], ...]
    inside: NDArray[np.float64]

    @property
    def consulted(self) -> frozenset[str]:
        """Return the stems of the consultation's own subject: those in its submissions' titles."""
        titles = {(p.submission, p.heading) for p in self.naming.passages if is_title(p.heading)}
        seen: dict[str, set[str]] = {}
        for submission, title in sorted(titles):
            for stem in self.stems_in(title):
                seen.setdefault(stem, set()).add(submission)
        least = max(_FEW_TITLES, _TITLES * len({submission for submission, _ in titles}))
        return frozenset(stem for stem, where in seen.items() if len(where) >= least)

    def words_in(self, name: str) -> list[tuple[str, ...]]:
        """Return the stems of the parts of each subject word in a name."""
        subject = [w for w in words(name) if w not in self.naming.stop]
        return [stems_of(word, self.nouns) for word in subject]

    def fields_of(self, word: str) -> frozenset[str]:
        """Return the names of the word fields that a word belongs to."""
        lexis = self.naming.counts.lexis
        told = fields_of(lexis.splitter, lexis.bridge)(word)
        return frozenset(key.partition(" / ")[2] for key in told if not key.endswith("/"))

    def stems_in(self, name: str) -> frozenset[str]:
        """Return the stems of the subject words in a name."""
        return frozenset(stem for word in self.words_in(name) for stem in word)


def sources(naming: Naming) -> Sources:
    """Prepare what candidates are made from."""
    counts = naming.counts
    used = np.asarray(counts.passages.sum(axis=0)).ravel()
    told = Counter(dict(zip(counts.words, used.astype(int).tolist(), strict=True)))
    found = casing((passage.text for passage in naming.passages), told)
    nouns = Nouns(counts.lexis)
    languages = [passage.language for passage in naming.passages]
    maalform = maalform_of(naming.language, languages)
    own = own_words(counts, languages, maalform)
    tongue = Tongue(maalform, counts.lexis, dict(zip(counts.words, own, strict=True)))
    return Sources(
        naming=naming,
        maalform=maalform,
        nouns=nouns,
        casing=found,
        wording=Wording(counts=counts, nouns=nouns, tongue=tongue, own=own, casing=found),
        stems=tuple(stems_of(word, nouns) for word in counts.words),
        inside=np.asarray((members(naming.grouping) @ counts.passages).todense()),
    )


def maalform_of(letter: Language, passages: Sequence[Language]) -> Language:
    """Return the målform of the names: the letter's; where it has none, that of most passages.

    What people call things is not translated into an English letter.
    """
    if letter in _NORWEGIAN:
        return letter
    return max(_NORWEGIAN, key=lambda maalform: sum(one is maalform for one in passages))


def stems_of(word: str, nouns: Nouns) -> tuple[str, ...]:
    """Return the stems of a word's parts; a noun's by its base form.

    The splitter takes an inflected form for another compound now and then: *fristen* for *fri* and
    *sten*. The base form is one that Norwegian text holds.
    """
    noun = nouns.noun(word)
    return part_stems(noun.lemma if noun else word, nouns.lexis)


def members(grouping: Grouping) -> Sparse:
    """Return which passages each theme has, shape (n_themes, n_passages)."""
    kept = np.flatnonzero(grouping.labels >= 0)
    shape = (grouping.number, len(grouping.labels))
    return csr_matrix((np.ones(len(kept)), (grouping.labels[kept], kept)), shape=shape)


def present(counts: Counts, keys: Sparse) -> Sparse:
    """Return which passages hold a word with each key, shape (n_passages, n_keys)."""
    found = csr_matrix(counts.passages @ keys)
    found.data[:] = 1
    return found


def share(columns: Sparse, grouping: Grouping) -> NDArray[np.float64]:
    """Return the share of each theme's passages that have each name, shape (n_themes, n_names)."""
    inside = np.asarray((members(grouping) @ columns).todense())
    return np.asarray(inside / np.maximum(grouping.sizes, 1)[:, None], dtype=np.float64)


def numbered(keys: Sequence[str]) -> dict[str, int]:
    """Return the place of each key."""
    return {key: at for at, key in enumerate(keys)}
