"""Which sentences judge the policy as a whole, and which way.

The phrases stand in `data/grammar/overall.toml`. They are few and narrow: a sentence about one
measure must not be told as a view of all of it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from innspill.language.sentences import sentence_spans
from innspill.model import Passage
from innspill.summarise import grammar
from innspill.summarise.clauses import tells_of_others
from innspill.summarise.phrases import Finder, Found

_DEFAULT = "strategy"
_NOT = frozenset({"ikke", "ikkje", "verken", "korkje"})
_BUT = re.compile(r"\b(?:men|likevel|samtidig|samstundes)\b", re.IGNORECASE)
# What is only thought of, or said by others.
_SUPPOSED = re.compile(
    r"\b(?:dersom|hvis|viss|om\s+(?:vi|man|ein)|(?:vite|vita|spør\w*|vurder\w*|undersøk\w*)\s+om"
    r"|mange|noen|nokon|nokre|enkelte|andre|\w*departementet|\w*direktoratet|staten|stortinget|ks"
    r"|regjeringen|regjeringa|utvalget|utvalet|næringsliv\w*|leverandør\w*|ansatte|tilsette"
    r"|brukere|brukarar|innbygger\w*|innbyggjar\w*|hvor|kor|hvorvidt)\b",
    re.IGNORECASE,
)
# What narrows the whole to a part of it: "forslaget om skytjenester".
_PART = re.compile(r"\s+(?:om|for|på|innen|innan|når)\s+(.*)", re.IGNORECASE | re.DOTALL)
_REACH = 5  # words within which the whole may be named all the same: "om en ny nasjonal strategi"
_NEAR = 2  # words before a phrase in which a negation counts


class Stance(StrEnum):
    """How the whole is seen; in the order in which the letter tells it."""

    POSITIVE = "positive"
    RESERVED = "reserved"
    BOTH = "both"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A sentence of a passage, its characters `start` to `end`, that judges the whole.

    `about` is a key of the catalogue's table `frame.about`.
    """

    passage: str
    start: int
    end: int
    about: str
    stance: Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrases:
    """The phrases for one thing, and for each what it is about and which way it speaks.

    `wholes` are the words for the thing itself, and for a proposal of it.
    """

    finder: Finder
    meaning: tuple[tuple[str, Stance], ...]
    wholes: frozenset[str]

    def named_in(self, text: str) -> bool:
        """Tell whether a text has a word for the whole at all."""
        lowered = text.lower()
        return any(word in lowered for word in self.wholes)

    def narrowed(self, text: str, end: int) -> bool:
        """Tell whether what follows a phrase makes it one about a part."""
        after = _PART.match(text, end)
        if after is None or text[:end].lower().split()[-1] not in self.wholes:
            return False
        named = re.findall(r"\w+", after[1].lower())[:_REACH]
        return not self.wholes.intersection(named)


def views_of(passages: Sequence[Passage], title: str) -> tuple[View, ...]:
    """Find the sentences that judge the whole policy.

    Args:
        passages: All there are; what stands in quotation marks is not looked at.
        title: The consultation's, which names the policy: a strategy, a plan, a law.
    """
    tables = [_phrases(*thing) for thing in _things(title)]
    return tuple(
        view
        for passage in passages
        if not passage.quoted and any(table.named_in(passage.text) for table in tables)
        for start, end in sentence_spans(passage.text)
        if (view := _view(passage, (start, end), tables)) is not None
    )


def _view(passage: Passage, span: tuple[int, int], tables: Sequence[_Phrases]) -> View | None:
    text = passage.text[span[0] : span[1]]
    for table in tables:
        for found in table.finder.find(text):
            about, stance = table.meaning[found.number]
            turned = _as_said(text, found, stance)
            if turned is not None and not table.narrowed(text, found.end):
                return View(
                    passage=passage.id, start=span[0], end=span[1], about=about, stance=turned
                )
    return None


def _as_said(text: str, found: Found, stance: Stance) -> Stance | None:
    """Turn a stance by what stands around its phrase; None where it is not the sender's own."""
    before = text[: found.start]
    if text.endswith("?") or _SUPPOSED.search(before) or tells_of_others(text):
        return None
    denied = _NOT.intersection(before.lower().split()[-_NEAR:])
    if denied:
        return Stance.NEGATIVE if stance is Stance.POSITIVE else None
    if _BUT.search(text, found.end):
        return Stance.RESERVED if stance is Stance.POSITIVE else Stance.BOTH
    return stance


def _things(title: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what the title names: the key of each thing, and the words of the title for it."""
    words = re.findall(r"\w+", title.lower())
    found = []
    for thing in grammar.table("overall")["thing"]:
        forms = (*thing["bare"], *thing["def"])
        named = tuple(word for word in words if word.endswith(forms))
        if named:
            found.append((thing["key"], named))
    return tuple(found) or ((_DEFAULT, ()),)


@cache
def _phrases(key: str, named: tuple[str, ...]) -> _Phrases:
    """Compile the phrases for a thing, with the title's compounds of it."""
    table = grammar.table("overall")
    thing = next(row for row in table["thing"] if row["key"] == key)
    lists = {**table["lists"], **_forms(thing, named)}
    words, meaning = [], []
    for rule in table["rule"]:
        about = "proposal" if rule["about"] == "proposal" else f"{rule['about']}_{key}"
        words += rule["words"]
        meaning += [(about, Stance(rule["stance"]))] * len(rule["words"])
    return _Phrases(
        finder=Finder.of(words, lists),
        meaning=tuple(meaning),
        wholes=frozenset((*lists["draft"], *lists["bare"], *lists["def"])),
    )


def _forms(thing: Mapping[str, Sequence[str]], named: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give the bare and the definite words: "strategi" and "digitaliseringsstrategi"."""
    stems = {""}
    for word in named:
        for form in sorted((*thing["bare"], *thing["def"]), key=len, reverse=True):
            if word.endswith(form):
                stems.add(word.removesuffix(form))
                break
    return {
        name: tuple(f"{stem}{form}" for stem in sorted(stems) for form in thing[name])
        for name in ("bare", "def")
    }
