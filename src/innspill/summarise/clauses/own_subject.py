"""The sender's own subject gives way to its name: "Vi ber om …" → "Åfjord kommune ber om …"."""

import re

from innspill.summarise import grammar
from innspill.summarise.clauses.forms import Clause, Form, Speaker
from innspill.summarise.clauses.standing import follows_on, is_closed, runs_on
from innspill.summarise.clauses.words import bare, listed

_PARTS = re.compile(r", (?=(?:og|men|så|for) )")
_SEVERAL = frozenset({"Vi", "Me"})
_COPULA_REACH = 2


def own_subject(sentence: str, speaker: Speaker) -> Clause | None:
    """Take what follows the sender's name for itself, where a name can say it."""
    said = [subject for subject in _subjects(speaker) if sentence.startswith(f"{subject} ")]
    if not said or not is_closed(sentence):
        return None
    subject = max(said, key=len)
    predicate = sentence[len(subject) + 1 :]
    words = [bare(word) for word in predicate.split()]
    if not _opens_with_verb(words, subject) or follows_on(predicate):
        return None
    if subject in _SEVERAL and not _fits_one(predicate):
        return None
    if _demands_beside(predicate) or runs_on(predicate.split()):
        return None
    if subject not in _SEVERAL and subject not in speaker.names and _may_be_any(words):
        return None
    return Clause(form=Form.SELF, start=len(subject) + 1)


def _subjects(speaker: Speaker) -> tuple[str, ...]:
    """Return what this sender can mean itself by: "Fylkeskommunen" only where it is one."""
    kinds = grammar.table("clauses")["self_subjects"]
    called = " ".join(speaker.names).lower()
    others = [kind for kind in kinds if kind not in {"vi", "kommune"} and kind in called]
    if not called:
        return tuple(subject for subjects in kinds.values() for subject in subjects)
    own = ("vi", *others) if others else ("vi", "kommune")
    return (*(subject for kind in own for subject in kinds[kind]), *speaker.names)


def _opens_with_verb(words: list[str], subject: str) -> bool:
    """Tell whether the verb comes next: after "vi" and "me" it does, but for "vi i Åfjord"."""
    if not words:
        return False
    if subject in _SEVERAL:
        return words[0] not in listed("no_verb_after_vi")
    return grammar.whole_words("finite_verbs").match(words[0]) is not None


def _may_be_any(words: list[str]) -> bool:
    """Tell whether "kommunen" may be every municipality: what it must, may or is by nature."""
    by_nature = words[0] == "er" and len(words) > 1 and words[1] in listed("articles")
    return words[0] in listed("duties") or by_nature


def _demands_beside(predicate: str) -> bool:
    """Tell whether a later part demands with its own subject, as if the letter did.

    "Vi støtter målet, men plikten må vike" is quoted; after "at", the part belongs to what is said.
    """
    first, *parts = _PARTS.split(predicate)
    if "at" in first.split():
        return False
    return any(_demand(part.split()) for part in parts)


def _demand(words: list[str]) -> bool:
    for at, word in enumerate(words):
        if bare(word) in listed("clause_openers") or (bare(word) == "om" and at <= 1):
            return False
        if bare(word) in listed("modals"):
            return at > 1
    return False


def _fits_one(predicate: str) -> bool:
    """Tell whether what is said of several can be said of one: "er positive til" cannot.

    After a copula, also in "har vært" and "vil være", only what has no number may follow.
    """
    words = predicate.split()
    reach = 1 + _COPULA_REACH * (bare(words[0]) in listed("auxiliaries"))
    at = [n for n, word in enumerate(words[:reach]) if bare(word) in listed("copulas")]
    numberless = grammar.whole_words("numberless")
    return not at or numberless.match(" ".join(words[at[-1] + 1 :])) is not None
