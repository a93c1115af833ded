"""What a theme could be called: nouns, phrases and headings, each with how well it fits."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from innspill.cluster.naming.evidence import evidence, indicator, runs_of
from innspill.cluster.naming.headings import clean
from innspill.cluster.naming.phrases import phrase_key, phrases
from innspill.cluster.naming.sources import Sources, numbered, present, share, stems_of
from innspill.cluster.naming.words import Family, families
from innspill.cluster.sparse import Sparse

_HEADING = 2.0  # people chose a heading to say what stands under it
_PHRASE = 1.15  # a phrase says more than its noun
_PART = 0.25  # what a noun that is only found inside compounds is worth
_HEADED = 0.15  # share of a theme's passages that must stand under a heading that names it


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Names of one sort.

    Attributes:
        columns: Which passages each name covers, shape (n_passages, n_names).
        scores: How well each names each theme, shape (n_themes, n_names).
        stems: What each is made of, to tell names apart.
        show: From a name's and a theme's number to the name as text.
        kin: From a name's number to the word fields that it belongs to.
        headings: Whether people set these above what they wrote.
        general: Whether these are headings or fields, and no words of the passages.
    """

    columns: Sparse
    scores: NDArray[np.float64]
    stems: tuple[frozenset[str], ...]
    show: Callable[[int, int], str]
    kin: Callable[[int], frozenset[str]]
    headings: bool = False
    general: bool = False


def noun_candidates(source: Sources) -> Candidates:
    """Return nouns; each covers the compounds that it is part of.

    One is worth more the more often the theme uses it by itself.
    """
    counts, grouping = source.naming.counts, source.naming.grouping
    found = families(counts, source.nouns, source.stems, source.naming.stop | source.casing.names)
    keys = list(found)
    columns = present(counts, indicator([runs_of(stems) for stems in source.stems], numbered(keys)))
    own = present(counts, _forms(found, len(counts.words)))
    alone = share(own, grouping) / np.maximum(share(columns, grouping), np.finfo(float).tiny)
    return Candidates(
        columns=columns,
        scores=evidence(columns, grouping) * (_PART + (1 - _PART) * alone),
        stems=tuple(frozenset(key.split()) for key in keys),
        show=lambda name, theme: source.wording.noun(found[keys[name]], source.inside[theme]),
        kin=lambda name: source.fields_of(found[keys[name]].lemma),
    )


def _forms(found: Mapping[str, Family], words: int) -> Sparse:
    """Return which words are forms of each noun itself, shape (n_words, n_nouns)."""
    pairs = [(at, noun) for noun, family in enumerate(found.values()) for at, _ in family.forms]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(words, len(found)))


def phrase_candidates(source: Sources) -> Candidates:
    """Return pairs of an adjective and a noun, shown as they are most often written."""
    naming, nouns = source.naming, source.nouns
    names = source.casing.names
    found = [
        [pair for pair in pairs if not names & set(pair)]
        for pairs in phrases(naming.counts, nouns, naming.stop)
    ]
    stems = {noun: " ".join(stems_of(noun, nouns)) for pairs in found for _, noun in pairs}
    keyed = [[(phrase_key(pair, stems[pair[1]]), " ".join(pair)) for pair in p] for p in found]
    keys = sorted({key for pairs in keyed for key, _ in pairs})
    shown = _spellings(keyed, source)
    columns = indicator([[key for key, _ in pairs] for pairs in keyed], numbered(keys))
    return Candidates(
        columns=columns,
        scores=_PHRASE * evidence(columns, naming.grouping),
        stems=tuple(frozenset(key.replace("~", " ").split()) for key in keys),
        show=lambda name, _: shown[keys[name]],
        kin=lambda name: source.fields_of(shown[keys[name]].split()[-1]),
    )


def heading_candidates(source: Sources) -> Candidates:
    """Return headings of submissions, shown as they are most often written."""
    naming = source.naming
    cleaned = [clean(passage.heading, source.casing.names) for passage in naming.passages]
    keyed = [[(text.casefold(), text)] if text else [] for text in cleaned]
    keys = sorted({key for pairs in keyed for key, _ in pairs})
    shown = _spellings(keyed, source)
    columns = indicator([[key for key, _ in pairs] for pairs in keyed], numbered(keys))
    scores = _HEADING * evidence(columns, naming.grouping)
    scores[share(columns, naming.grouping) < _HEADED] = 0
    return Candidates(
        columns=columns,
        scores=scores,
        stems=tuple(source.stems_in(key) for key in keys),
        show=lambda name, _: shown[keys[name]],
        kin=lambda _: frozenset(),
        headings=True,
        general=True,
    )


def _spellings(keyed: Sequence[Sequence[tuple[str, str]]], source: Sources) -> dict[str, str]:
    """Return each key as it is most often spelt in passages of the names' målform.

    What only passages in another language have is turned into it.
    """
    seen: dict[str, Counter[tuple[bool, str]]] = {}
    for pairs, passage in zip(keyed, source.naming.passages, strict=True):
        own = passage.language is source.maalform
        for key, text in pairs:
            seen.setdefault(key, Counter())[own, text] += 1
    shown = {}
    for key, spellings in seen.items():
        own, text = max(spellings, key=lambda found: (found[0], spellings[found], found[1]))
        told = source.wording.cased
        shown[key] = " ".join(map(told, text.split())) if own else source.wording.text(text)
    return shown
