"""What a theme could be called: nouns, phrases and headings, each with how well it fits."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from innspill.cluster.counts import Counts
from innspill.cluster.naming.evidence import Grouping, evidence, indicator, part_stems, subject_keys
from innspill.cluster.naming.headings import clean
from innspill.cluster.naming.nouns import Nouns
from innspill.cluster.naming.phrases import phrase_key, phrases
from innspill.cluster.naming.words import Casing, Family, Wording, casing, families, own_words
from innspill.cluster.sparse import Sparse
from innspill.language.fields import fields, fields_of
from innspill.model import Language, Passage

_HEADING = 2.0  # people chose a heading to say what stands under it
_PHRASE = 1.15  # a phrase says more than its noun
_OTHER_TONGUE = 0.8  # what a heading in the other målform is worth
_PART = 0.25  # what a noun that is only found inside compounds is worth
_SPOKEN = 0.15  # share of a theme's passages that must use a word of a field's name
_RARER = 3  # how much rarer than the last part the other parts of such a word may be
_HEADED = 0.25  # share of a theme's passages that must stand under a heading that names it


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
class Candidates:
    """Names of one sort.

    Attributes:
        columns: Which passages each name covers, shape (n_passages, n_names).
        scores: How well each names each theme, shape (n_themes, n_names).
        stems: What each is made of, to tell names apart.
        show: From a name's and a theme's number to the name as text.
    """

    columns: Sparse
    scores: NDArray[np.float64]
    stems: tuple[frozenset[str], ...]
    show: Callable[[int, int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What all sorts of candidates need, made once."""

    naming: Naming
    nouns: Nouns
    casing: Casing
    wording: Wording
    inside: NDArray[np.float64]


def sources(naming: Naming) -> Sources:
    """Prepare what candidates are made from."""
    counts, grouping = naming.counts, naming.grouping
    used = np.asarray(counts.passages.sum(axis=0)).ravel()
    told = Counter(dict(zip(counts.words, used.astype(int).tolist(), strict=True)))
    found = casing((passage.text for passage in naming.passages), told)
    nouns = Nouns(counts.lexis)
    own = own_words(counts, [passage.language for passage in naming.passages], naming.language)
    kept = np.flatnonzero(grouping.labels >= 0)
    shape = (grouping.number, len(naming.passages))
    member = csr_matrix((np.ones(len(kept)), (grouping.labels[kept], kept)), shape=shape)
    return Sources(
        naming=naming,
        nouns=nouns,
        casing=found,
        wording=Wording(
            counts=counts, nouns=nouns, language=naming.language, own=own, casing=found
        ),
        inside=np.asarray((member @ counts.passages).todense()),
    )


def noun_candidates(source: Sources) -> Candidates:
    """Return nouns; each covers the compounds that it is part of.

    One is worth more the more often the theme uses it by itself.
    """
    counts = source.naming.counts
    found = families(counts, source.nouns, source.naming.stop | source.casing.names)
    keys = list(found)
    at = {key: column for column, key in enumerate(keys)}

    runs = [subject_keys(word, counts.lexis) for word in counts.words]
    columns = _present(counts, indicator(runs, at))
    own = _present(counts, _forms(found, len(counts.words)))
    grouping = source.naming.grouping
    alone = _share(own, grouping) / np.maximum(_share(columns, grouping), np.finfo(float).tiny)
    return Candidates(
        columns=columns,
        scores=evidence(columns, grouping) * (_PART + (1 - _PART) * alone),
        stems=tuple(frozenset(key.split()) for key in keys),
        show=lambda name, theme: source.wording.noun(found[keys[name]], source.inside[theme]),
    )


def _forms(found: Mapping[str, Family], words: int) -> Sparse:
    """Return which words are forms of each noun itself, shape (n_words, n_nouns)."""
    pairs = [(at, noun) for noun, family in enumerate(found.values()) for at, _ in family.forms]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(words, len(found)))


def phrase_candidates(source: Sources) -> Candidates:
    """Return pairs of an adjective and a noun, shown as they are most often written."""
    naming = source.naming
    names = source.casing.names
    found = [
        [pair for pair in pairs if not names & set(pair)]
        for pairs in phrases(naming.counts, source.nouns, naming.stop)
    ]
    keyed = [[(_phrase(pair, naming.counts), " ".join(pair)) for pair in pairs] for pairs in found]
    keys = sorted({key for pairs in keyed for key, _ in pairs})
    columns = indicator([[key for key, _ in pairs] for pairs in keyed], _numbered(keys))
    shown = _spellings(keyed, naming)

    def show(name: int, theme: int) -> str:  # noqa: ARG001 - a phrase is shown alike everywhere
        return " ".join(source.wording.cased(word) for word in shown[keys[name]].split())

    return Candidates(
        columns=columns,
        scores=_PHRASE * evidence(columns, naming.grouping),
        stems=tuple(frozenset(key.replace("~", " ").split()) for key in keys),
        show=show,
    )


def heading_candidates(source: Sources) -> Candidates:
    """Return headings of submissions, shown as they are most often written."""
    naming = source.naming
    cleaned = [clean(passage.heading, source.casing.names) for passage in naming.passages]
    keyed = [[(text.casefold(), text)] if text else [] for text in cleaned]
    keys = sorted({key for pairs in keyed for key, _ in pairs})
    columns = indicator([[key for key, _ in pairs] for pairs in keyed], _numbered(keys))
    shown = _spellings(keyed, naming)
    scores = _HEADING * evidence(columns, naming.grouping)
    scores[_share(columns, naming.grouping) < _HEADED] = 0
    own = {
        key
        for pairs, passage in zip(keyed, naming.passages, strict=True)
        for key, _ in pairs
        if passage.language is naming.language
    }
    tongue = np.array([1.0 if key in own else _OTHER_TONGUE for key in keys])
    stems = tuple(_stems_of(key, naming) for key in keys)

    def show(name: int, theme: int) -> str:  # noqa: ARG001 - a heading is shown alike everywhere
        return shown[keys[name]]

    return Candidates(columns=columns, scores=scores * tongue, stems=stems, show=show)


def field_candidates(source: Sources) -> Candidates:
    """Return the names of word fields, where the theme uses a word of the name itself."""
    naming = source.naming
    counts = naming.counts
    keys = sorted({key for told in fields().values() for key in told if not key.endswith("/")})
    names = [key.partition(" / ")[2] for key in keys]
    look = fields_of(counts.lexis.splitter, counts.lexis.bridge)
    columns = _present(counts, indicator([look(word) for word in counts.words], _numbered(keys)))
    stems = tuple(_stems_of(name, naming) for name in names)
    at = _numbered(sorted(frozenset().union(*stems)))
    said = _present(counts, indicator([part_stems(w, counts.lexis) for w in counts.words], at))
    share = _share(said, naming.grouping)
    spoken = np.array([_spoken(share, _words_of(name, naming), at) for name in names]).T
    scores = evidence(columns, naming.grouping) * (spoken >= _SPOKEN)

    def show(name: int, theme: int) -> str:  # noqa: ARG001 - a field has one name
        shown = [source.nouns.shown(word, naming.language) for word in names[name].split()]
        return " ".join(source.wording.cased(word) for word in shown)

    return Candidates(columns=columns, scores=scores, stems=stems, show=show)


def _present(counts: Counts, keys: Sparse) -> Sparse:
    """Return which passages hold a word with each key, shape (n_passages, n_keys)."""
    found = csr_matrix(counts.passages @ keys)
    found.data[:] = 1
    return found


def _words_of(name: str, naming: Naming) -> list[tuple[str, ...]]:
    """Return the stems of the parts of each subject word in a name."""
    subject = [word for word in name.casefold().split() if word not in naming.stop]
    return [part_stems(word, naming.counts.lexis) for word in subject]


def _stems_of(name: str, naming: Naming) -> frozenset[str]:
    return frozenset(stem for word in _words_of(name, naming) for stem in word)


def _spoken(
    share: NDArray[np.float64], words: Sequence[tuple[str, ...]], at: Mapping[str, int]
) -> NDArray[np.float64]:
    """Return how much each theme uses the likeliest word of a name.

    A compound counts by its last part, and by its rarest part times three: *grunnskole* may stand
    where *skole* is often said and *grunnskole* sometimes.
    """
    each = [
        np.minimum(
            share[:, at[word[-1]]], _RARER * share[:, [at[stem] for stem in word]].min(axis=1)
        )
        for word in words
    ]
    return np.asarray(np.max(each, axis=0), dtype=np.float64)


def _phrase(pair: tuple[str, str], counts: Counts) -> str:
    return phrase_key(pair, " ".join(part_stems(pair[1], counts.lexis)))


def _numbered(keys: Sequence[str]) -> dict[str, int]:
    return {key: at for at, key in enumerate(keys)}


def _share(columns: Sparse, grouping: Grouping) -> NDArray[np.float64]:
    """Return the share of each theme's passages that have each name, shape (n_themes, n_names)."""
    kept = np.flatnonzero(grouping.labels >= 0)
    shape = (grouping.number, columns.shape[0])
    member = csr_matrix((np.ones(len(kept)), (grouping.labels[kept], kept)), shape=shape)
    inside = np.asarray((member @ columns).todense())
    return np.asarray(inside / np.maximum(grouping.sizes, 1)[:, None], dtype=np.float64)


def _spellings(keyed: Sequence[Sequence[tuple[str, str]]], naming: Naming) -> dict[str, str]:
    """Return the most frequent spelling of each key, the letter's målform before the other."""
    seen: dict[str, Counter[tuple[bool, str]]] = {}
    for pairs, passage in zip(keyed, naming.passages, strict=True):
        for key, text in pairs:
            own = passage.language is naming.language
            seen.setdefault(key, Counter())[own, text] += 1
    return {
        key: max(spellings, key=lambda found: (found[0], spellings[found], found[1]))[1]
        for key, spellings in seen.items()
    }
