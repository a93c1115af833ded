"""Stems: one form for the inflections of a word."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer


@cache
def _stemmer() -> "BaseStemmer":
    import snowballstemmer  # noqa: PLC0415 - loads every language's rules, which few commands need

    return snowballstemmer.stemmer("norwegian")


@cache
def stem(word: str) -> str:
    """Return the Snowball stem of a Norwegian word in lower case (Porter 2001, snowballstem.org).

    The same stemmer serves both målformer; nynorsk endings that it does not know are first turned
    into bokmål ones by `bridge.Bridge`.
    """
    return str(_stemmer().stemWord(word))
