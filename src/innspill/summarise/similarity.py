"""How alike texts are, by the stems of their content words, in whichever målform."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from innspill.language.bridge import Bridge, lexicon, norwegian_bridge
from innspill.language.compounds import Splitter
from innspill.language.frequencies import norwegian_frequencies
from innspill.language.stems import stem
from innspill.language.stopwords import stop_words_of
from innspill.language.tokens import words
from innspill.model import Language

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_STOP_WORDS = stop_words_of((Language.NB, Language.NN, Language.EN))


def content_stems(text: str) -> list[str]:
    """Return the stems of a text's content words, in their order, repetitions kept.

    Compounds give the stems of their parts, and each part is taken as bokmål has it, so that
    *fellesløysingar* and *fellesløsninger* are alike.
    """
    return [part for word in words(text) if word not in _STOP_WORDS for part in _stems(word)]


@cache
def _stems(word: str) -> tuple[str, ...]:
    bridge, splitter = norwegian_tools()
    parts = splitter.parts(bridge.cross(word))
    return tuple(stem(bridge.cross(part)) for part in parts) or (stem(bridge.cross(word)),)


@cache
def norwegian_tools() -> tuple[Bridge, Splitter]:
    """Return what crosses from nynorsk to bokmål, and what takes compounds of both apart."""
    frequencies = norwegian_frequencies()
    nynorsk = {word: frequencies.get(other, 0.0) for word, other in lexicon().items()}
    return norwegian_bridge(), Splitter({**nynorsk, **frequencies})


def vectors(texts: Sequence[str]) -> "csr_matrix":
    """Weigh the content stems of each text by TF-IDF.

    Returns:
        Sparse matrix, shape (n_texts, n_stems), rows of unit length; a text without a content word
        is a zero row, and texts that have none at all give a matrix with one empty column.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 SciPy takes its time
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 so does this

    if not any(map(content_stems, texts)):
        return csr_matrix((len(texts), 1))
    vectorizer = TfidfVectorizer(analyzer=content_stems, sublinear_tf=True)
    return csr_matrix(vectorizer.fit_transform(texts))
