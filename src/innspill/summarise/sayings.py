"""What a sentence says: its words, which of them it wants and which not, and its numbers."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from innspill.language.compounds import complete
from innspill.language.tokens import Token, TokenKind, tokenize
from innspill.summarise import grammar
from innspill.summarise.similarity import norwegian_tools
from innspill.summarise.terms import Term, term_of

_BREAK = re.compile(r"[,;:–—()]")
_PASSIVE = re.compile(r"\w{3,}(?:es|ast|budt|lagt)")
_FIGURES = re.compile(r"\d{1,3}(?:\s\d{3})+(?!\d)|\d+(?:[.,:/-]\d+)*")
_SPELLED = (
    "null en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten "
    "atten nitten tjue"
)
_NUMBERS = {word: str(value) for value, word in enumerate(_SPELLED.split()) if value > 1}
_WORDS = frozenset({TokenKind.WORD, TokenKind.ELIDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One sentence, made ready to be held against others.

    `core` and `signs` are parallel to `terms`: whether a term stands in the first clause that tells
    anything, which is what is wanted, and not why or how; and 1 for what is said to be or wanted,
    -1 for what is denied, taken away or opposed. A term stands once; `names` are those written with
    a capital inside the sentence; `reserved` is set where it makes a condition or a reservation.
    """

    terms: tuple[Term, ...]
    core: tuple[bool, ...]
    signs: tuple[int, ...]
    numbers: frozenset[str]
    reserved: bool = False
    names: frozenset[str] = field(default_factory=frozenset)

    @property
    def key(self) -> tuple[object, ...]:
        """What is equal where two sentences say the same with the same words."""
        return (frozenset(zip(self.terms, self.signs, strict=True)), self.numbers)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in lower case, the number of its clause, and whether it is a name."""

    text: str
    clause: int
    name: bool


def saying_of(text: str, own_names: Collection[str] = ()) -> Saying:
    """Return what a sentence says.

    Args:
        text: The sentence.
        own_names: Words in lower case by which its sender names itself, which tell nothing.
    """
    words = list(_words(text, list(tokenize(text))))
    ignored = {*own_names, *_own_subject(words)}
    found: dict[Term, tuple[int, int]] = {}
    names = set()
    for word, sign in zip(words, _signs(words), strict=True):
        term = None if word.text in ignored or word.text in _NUMBERS else term_of(word.text)
        if term is not None:
            found.setdefault(term, (word.clause, sign))
            names |= {term.whole} if word.name else set()
    first = min((clause for term, (clause, _) in found.items() if not term.light), default=0)
    return Saying(
        terms=tuple(found),
        core=tuple(clause <= first for clause, _ in found.values()),
        signs=tuple(sign for _, sign in found.values()),
        numbers=_numbers(text, words),
        reserved=any(word.text in _list("reservations") for word in words),
        names=frozenset(names),
    )


def _own_subject(words: Sequence[_Word]) -> Iterator[str]:
    """Yield "kommunen" in "Kommunen ber om …": who says it is no part of what is said."""
    if len(words) > 1 and words[0].text in _list("own_subjects"):
        term = term_of(words[1].text)
        if words[1].text in _list("silent") or (term is not None and term.light):
            yield words[0].text


def _numbers(text: str, words: Sequence[_Word]) -> frozenset[str]:
    digits = (re.sub(r"\s", "", found) for found in _FIGURES.findall(text))
    return frozenset((*digits, *(_NUMBERS[w.text] for w in words if w.text in _NUMBERS)))


def _words(text: str, tokens: Sequence[Token]) -> Iterator[_Word]:
    """Yield the words with the clause that each stands in, counted from 0."""
    kept = [token for token in tokens if token.kind in _WORDS]
    whole: Sequence[str] = [token.text.lower() for token in kept]
    if any(token.kind is TokenKind.ELIDED for token in kept):
        whole = complete(whole, norwegian_tools()[1])
    clause, before = 0, 0
    for at, (token, word) in enumerate(zip(kept, whole, strict=True)):
        opens = word in _list("clause_openers") or _new_demand(whole, at)
        clause += bool(opens or _BREAK.search(text, before, token.start))
        before = token.end
        yield _Word(word, clause, at > 0 and token.text[:1].isupper())


def _new_demand(words: Sequence[str], at: int) -> bool:
    """Tell whether "og" stands before a verb, and so before something else that is wanted."""
    follows = words[at + 1] if at + 1 < len(words) else ""
    return words[at] == "og" and follows in grammar.infinitives()


def _signs(words: Sequence[_Word]) -> list[int]:
    """Return for each word 1, or -1 where it is denied, taken away or opposed.

    A negation turns its clause, a stand against or a stand that is denied all that follows too; a
    verb of taking away turns what it is said of: what follows, or in the passive its clause.
    """
    signs = [1] * len(words)
    for at, word in enumerate(words):
        if turns := _turns(word.text):
            for turned in _turned(words, at, turns):
                signs[turned] = -signs[turned]
    return signs


def _turned(words: Sequence[_Word], at: int, turns: str) -> Iterator[int]:
    own = words[at].clause
    clause = [n for n, other in enumerate(words) if other.clause == own and n != at]
    denied = turns == "negation" and any(words[n].text in _list("stand") for n in clause)
    yield from [n for n in clause if n > at] if turns == "down" else clause
    if denied or turns == "against":
        yield from (n for n, other in enumerate(words) if other.clause > own)


@cache
def _turns(word: str) -> str:
    """Return how a word turns others: as a list of `points.toml` says; empty where it does not."""
    for name in ("negation", "away", "against"):
        if word in _list(name):
            return name
    term = term_of(word)
    if word in _list("down") or (term is not None and term.whole in _down()):
        return "away" if _PASSIVE.fullmatch(word) else "down"
    return ""


@cache
def _down() -> frozenset[str]:
    terms = (term_of(word) for word in _list("down"))
    return frozenset(term.whole for term in terms if term is not None)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(grammar.table("points")[name])
