"""Words that carry no subject, in the languages that submissions are written in.

The lists are written for innspill. They hold no negations (*ikke*, *ingen*, *uten*), because a
negation changes what is said, and no place names or words of the trade (*kommune*, *høring*),
because the consultation's own figures say how much those tell.
"""

from collections.abc import Iterable
from functools import cache
from importlib import resources

from innspill.model import Language

_FILES = {
    Language.NB: "nb.txt",
    Language.NN: "nn.txt",
    Language.EN: "en.txt",
    Language.SE: "se.txt",
}


@cache
def stop_words(language: Language) -> frozenset[str]:
    """Return the stop words of one language in lower case; empty where there is no list."""
    name = _FILES.get(language)
    if name is None:
        return frozenset()
    path = resources.files("innspill.data") / "stopwords" / name
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def stop_words_of(languages: Iterable[Language]) -> frozenset[str]:
    """Return the stop words of the languages that a consultation holds.

    Bokmål and nynorsk come together: a submission in one quotes the other. Northern Sámi and
    English come only where a passage is in that language, since *den*, *men* and *son* differ.
    """
    wanted = {Language.NB, Language.NN, *languages}
    return frozenset().union(*(stop_words(language) for language in wanted))
