"""The sentences that the catalogue can say, by the kind of sentence that they make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter

from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import Language, SentenceKind

_VIEWS = ("report.", "frame.endorses", "frame.overall")

KEYS: dict[SentenceKind, tuple[str, ...]] = {
    SentenceKind.BACKGROUND: ("frame.questions",),
    SentenceKind.LEAD: ("lead.", "frame.overall", "report.letters_"),
    SentenceKind.REPORTED: _VIEWS,
    SentenceKind.QUOTE: _VIEWS,
    SentenceKind.CONTRAST: _VIEWS,
    SentenceKind.SINGLE: _VIEWS,
    SentenceKind.MAIN_POINT: _VIEWS,
    SentenceKind.FRAME: ("frame.",),
    SentenceKind.SIGNATURE: ("letter.on_behalf",),
}
"""What the keys of the sentences of a kind begin with in the catalogue."""

NEVER_SAID: Mapping[Language, tuple[str, ...]] = {Language.EN: ("report.told.",)}
"""What the keys begin with of sentences that a language does not say: English repeats no Norwegian
clause as its own, but quotes it."""

NO_SENTENCES = ("frame.about.",)
"""What the keys begin with of words that stand in sentences and are none themselves."""

PEOPLES_OWN: dict[SentenceKind, tuple[str, ...]] = {
    SentenceKind.BACKGROUND: ("{background}",),
    SentenceKind.SIGNATURE: ("{breadth}",),
}
"""Sentences that have no words of the catalogue's own around them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A gap of a template: its name, the template's key, and the words that stand before it."""

    name: str
    key: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One way to say a sentence: `words` stand around the `slots`, one more than there are slots.

    `singular` is set for the form for one, where the other form of the key counts.
    """

    key: str
    words: tuple[str, ...]
    slots: tuple[Slot, ...]
    singular: bool = False

    @property
    def own_letters(self) -> int:
        """How many letters the template has itself."""
        return sum(letter.isalpha() for part in self.words for letter in part)


@cache
def templates_of(kind: SentenceKind, language: Language) -> tuple[Template, ...]:
    """Return every way in which the catalogue can say a sentence of a kind."""
    words = catalogue(language)
    unsaid = NEVER_SAID.get(language, ())
    said = [k for k in sorted(words.entries) if _is_of(k, kind) and not k.startswith(unsaid)]
    own = (template("", text) for text in PEOPLES_OWN.get(kind, ()))
    return (*(one for key in said for one in _of_key(words, key)), *own)


def _is_of(key: str, kind: SentenceKind) -> bool:
    return key.startswith(KEYS[kind]) and not key.startswith(NO_SENTENCES)


@cache
def spoken(language: Language) -> tuple[Template, ...]:
    """Return the sentences that can stand inside another: someone, and what that one says."""
    views = templates_of(SentenceKind.REPORTED, language)
    return tuple(one for one in views if not {"label", "sentence"} & {s.name for s in one.slots})


def _of_key(words: Catalogue, key: str) -> Iterator[Template]:
    made = [template(key, text) for text in words.variants(key)]
    counts = any(_counts(one) for one in made)
    for one in made:
        singular = counts and not _counts(one)
        yield Template(key=key, words=one.words, slots=one.slots, singular=singular)


def _counts(one: Template) -> bool:
    return any(slot.name == "n" for slot in one.slots)


def template(key: str, text: str) -> Template:
    """Part a text of the catalogue at its gaps."""
    words, slots = [""], []
    for literal, name, _, _ in Formatter().parse(text):
        words[-1] += literal
        if name is not None:
            slots.append(Slot(name=name, key=key, before=words[-1]))
            words.append("")
    return Template(key=key, words=tuple(words), slots=tuple(slots))
