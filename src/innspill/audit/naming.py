"""Lists of names as running text writes them: "A", "A og B", "A, B og C"."""

from collections.abc import Collection, Iterator
from functools import cache

from innspill.audit.telling import Telling, called
from innspill.audit.templates import template
from innspill.language.catalogue import catalogue
from innspill.model import Language, Respondent

NAMES_IN_FULL = 5
"""So many names are given in full; of more, the letter gives the number and some of them."""
NAMES_AMONG = 3
_COMMA = ", "

Listed = tuple[int, frozenset[str]]
"""Where a list of names ends, and the names."""


def lists_at(telling: Telling, at: int, names: Collection[str]) -> Iterator[Listed]:
    """Give every list of known names that stands at a place, none of them twice."""
    for name in names:
        end = telling.after(name, at)
        if end is not None:
            first = end, frozenset((name,))
            yield first
            yield from _longer(telling, first, names)


def _longer(telling: Telling, so_far: Listed, names: Collection[str]) -> Iterator[Listed]:
    """Lengthen a list by a comma and a name, or close it by "og" and a name.

    No list is longer than those that the letter gives in full.
    """
    end, told = so_far
    if len(told) == NAMES_IN_FULL:
        return
    last = _last_link(telling.case.words.language)
    for link in (last, _COMMA):
        begin = telling.after(link, end)
        if begin is None:
            continue
        for name in names:
            stop = telling.after(name, begin)
            if stop is None or name in told:
                continue
            longer = (stop, told | {name})
            if link == last:
                yield longer
            else:
                yield from _longer(telling, longer, names)


@cache
def _last_link(language: Language) -> str:
    """Return " og ": what stands between the last two names of a list."""
    first, last = "{first}", "{last}"
    return catalogue(language).join((first, last)).removeprefix(first).removesuffix(last)


@cache
def _some(language: Language) -> tuple[str, str]:
    """Return what stands between a number and some of the names, and behind them."""
    _, before, behind = template("", str(catalogue(language).entries["list.among"])).words
    return before, behind


def says_some(telling: Telling, before: str) -> bool:
    """Tell whether the words before a list say that it has only some of the names."""
    among = _some(telling.case.words.language)[0].strip(" (")
    return before.rstrip().endswith(among)


def named_at(telling: Telling, at: int, names: Collection[str], *, some: bool) -> Iterator[int]:
    """Give where a list ends that stands at a place and names just those it should.

    Args:
        telling: The sentence.
        at: Where the list begins.
        names: All who should be named.
        some: Whether the sentence says that the list has only some of them.
    """
    wanted = NAMES_AMONG if some and len(names) > NAMES_IN_FULL else len(names)
    for end, told in lists_at(telling, at, names):
        if len(told) == wanted:
            yield end


def several_at(telling: Telling, at: int, bodies: Collection[Respondent]) -> Iterator[int]:
    """Give where bodies end: all of their names, or their number and some of the names."""
    names = called(bodies)
    if len(bodies) <= NAMES_IN_FULL:
        yield from named_at(telling, at, names, some=False)
        return
    before, behind = _some(telling.case.words.language)
    count = telling.case.words.counted("count.respondents", len(bodies))
    begin = telling.after(f"{count}{before}", at)
    if begin is None:
        return
    for end in named_at(telling, begin, names, some=True):
        stop = telling.after(behind, end)
        if stop is not None:
            yield stop
