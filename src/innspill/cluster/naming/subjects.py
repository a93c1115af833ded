"""Word fields as names: the general word for what many special ones speak of.

A passage speaks of the fields whose words weigh most in it. *Flyktninger*, *asylmottak* and
*oppholdstillatelse* share no stem, and most senders use only one of them; *Innvandring* is what
they have in common.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from innspill.cluster.naming.candidates import Candidates
from innspill.cluster.naming.evidence import Grouping, evidence, indicator, tally
from innspill.cluster.naming.nouns import word_list
from innspill.cluster.naming.sources import Sources, numbered, present, share
from innspill.cluster.sparse import Sparse
from innspill.language.fields import fields, fields_of

_NEARLY = 0.5  # share of a passage's heaviest field's weight from which it speaks of a field
_SPOKEN = 0.05  # share of a theme's passages that must use a word of a field's name
_RARER = 3  # how much rarer than the last part the other parts of such a word may be
_HALF = 0.5  # share of its senders from which that many passages are not needed
_SENDERS = 2  # how many senders must use such a word, where there are so many
_MOST = 0.5  # share of a theme's passages that must speak of a field whose name nobody uses
_AHEAD = 2.0  # how much better than any other field such a field must fit
_WORDS = 4  # how many different words of such a field the theme must use
_AREA = 0.2  # what a field loses whose area does not fit beyond it
_GENERAL = 1.25  # a general word says more of a theme than one of the special ones that it covers
_UNSPOKEN = 0.8  # what a name that nobody uses is worth
_ELSEWHERE = 0.05  # share of all passages from which a name that the theme lacks is another's


def field_candidates(source: Sources) -> Candidates:
    """Return the names of word fields that a theme speaks of."""
    naming = source.naming
    weights, keys = _weights(source)
    names = [key.partition(" / ")[2] for key in keys]
    columns = _spoken_of(csr_matrix(_once(source) @ weights))
    fit = evidence(columns, naming.grouping) * _backed(columns, keys, naming.grouping)
    words = [source.words_in(name) for name in names]
    used, senders, overall = _used(source, words)
    voices = _voices(source)[:, None]
    said = (senders >= np.minimum(_SENDERS, voices)) & (
        (used >= _SPOKEN) | (senders >= _HALF * voices)
    )
    clear = _clear(source, fit, columns, weights)
    unsaid = clear & ((overall < _ELSEWHERE) | (used > overall))
    empty = np.array([not {*name.split()} - word_list("empty_nouns.txt") for name in names])
    worth = np.where(said & (clear | ~empty), 1.0, np.where(unsaid & ~empty, _UNSPOKEN, 0.0))
    return Candidates(
        columns=columns,
        scores=_GENERAL * fit * worth,
        stems=tuple(frozenset(stem for word in told for stem in word) for told in words),
        show=lambda name, _: source.wording.text(names[name]),
        kin=lambda name: frozenset({names[name]}),
        general=True,
    )


def _weights(source: Sources) -> tuple[Sparse, list[str]]:
    """Return what each word weighs in each field, shape (n_words, n_fields), and the fields.

    A word weighs more the fewer passages use it.
    """
    counts = source.naming.counts
    keys = sorted({key for told in fields().values() for key in told if not key.endswith("/")})
    look, at = fields_of(counts.lexis.splitter, counts.lexis.bridge), numbered(keys)
    told = [{key: w for key, w in look(word).items() if key in at} for word in counts.words]
    rows = np.repeat(np.arange(len(told)), [len(found) for found in told])
    columns = np.array([at[key] for found in told for key in found], dtype=np.int64)
    weights = np.array([weight for found in told for weight in found.values()], dtype=np.float64)
    number = counts.passages.shape[0]
    rare = np.log((number + 1) / (np.asarray(counts.passages.getnnz(axis=0)) + 0.5))
    shape = (len(told), len(keys))
    made = csr_matrix((weights * np.maximum(rare, 0)[rows], (rows, columns)), shape=shape)
    return made, keys


def _backed(columns: Sparse, keys: Sequence[str], grouping: Grouping) -> NDArray[np.float64]:
    """Return what each field is worth by its area, shape (n_themes, n_fields), one or less.

    Of fields that fit equally well, the one whose relatives fit too is the better name.
    """
    areas = [key.partition(" / ")[0] for key in keys]
    at = numbered(sorted(set(areas)))
    shared = csr_matrix(columns @ indicator([[area] for area in areas], at))
    shared.data[:] = 1
    fit = np.minimum(1, evidence(shared, grouping))
    return np.asarray(1 - _AREA * (1 - fit[:, [at[area] for area in areas]]))


def _once(source: Sources) -> Sparse:
    """Return which words each passage has, shape (n_passages, n_words)."""
    found = source.naming.counts.passages.copy()
    found.data[:] = 1
    return found


def _spoken_of(weights: Sparse) -> Sparse:
    """Return which fields each passage speaks of, from their weights in it."""
    heaviest = weights.max(axis=1).toarray().ravel()
    found = weights.tocoo()
    kept = (found.data > 0) & (found.data >= _NEARLY * heaviest[found.row])
    pairs = (found.row[kept], found.col[kept])
    return csr_matrix((np.ones(int(kept.sum()), dtype=np.float32), pairs), shape=weights.shape)


def _used(
    source: Sources, names: Sequence[Sequence[tuple[str, ...]]]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return how much each name is used: share of each theme's passages, senders, share of all.

    The likeliest word of a name counts, and a compound by its last part and by its rarest part
    times three: *grunnskole* may stand where *skole* is often said and *grunnskole* sometimes.
    """
    grouping = source.naming.grouping
    at = numbered(sorted({stem for name in names for word in name for stem in word}))
    columns = present(source.naming.counts, indicator(source.stems, at))
    overall = np.asarray(columns.mean(axis=0)).ravel()[None, :]
    inside, users, _ = tally(columns, grouping)
    shares = inside / np.maximum(grouping.sizes, 1)[:, None]

    def of(table: NDArray[np.float64], rarer: float) -> NDArray[np.float64]:
        each = [[table[:, [at[stem] for stem in word]] for word in name] for name in names]
        told = [[np.minimum(w[:, -1], rarer * w.min(axis=1)) for w in found] for found in each]
        return np.array([np.max(found, axis=0) for found in told]).T

    return of(shares, _RARER), of(users, _RARER), of(overall, 1)


def _voices(source: Sources) -> NDArray[np.int64]:
    """Return how many senders each theme has, shape (n_themes,)."""
    grouping = source.naming.grouping
    pairs = {*zip(grouping.labels.tolist(), grouping.senders.tolist(), strict=True)}
    kept = [theme for theme, _ in pairs if theme >= 0]
    return np.bincount(kept, minlength=grouping.number)


def _clear(
    source: Sources, fit: NDArray[np.float64], columns: Sparse, weights: Sparse
) -> NDArray[np.bool_]:
    """Tell which fields are so clearly a theme's subject that nobody needs to say their names."""
    best = np.sort(fit, axis=1)[:, -2:]
    rival = np.where(fit >= best[:, 1:], best[:, :1], best[:, 1:])
    names = [" ".join(stems) for stems in source.stems]
    keys = indicator([[name] for name in names], numbered(sorted(set(names))))
    told, belongs = csr_matrix(source.inside) @ keys, csr_matrix(keys.T @ weights)
    belongs.eliminate_zeros()
    told.data[:] = belongs.data[:] = 1
    different = (told @ belongs).toarray()
    spread = share(columns, source.naming.grouping) >= _MOST
    return np.asarray(spread & (fit >= _AHEAD * rival) & (different >= _WORDS))
