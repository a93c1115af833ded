"""The product's words to its readers: a catalogue per language, whole sentences with gaps."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from innspill.language import conventions
from innspill.language.phrasebook import Phrasebook, phrasebook
from innspill.model import Language, Notice

FALLBACK = Language.NB
ERRORS = "error."
"""What the keys begin with that are English sentences of errors."""

_OTHERS = frozenset({"other", "suggestion"})  # the values of a notice that name what else it may be
_SENTENCES = ("error", "hint")  # the values of a notice that are such sentences, and no codes


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All words of one language, by dotted key (`letter.background`)."""

    language: Language
    entries: Mapping[str, str | tuple[str, ...]]

    def text(self, key: str, **values: object) -> str:
        """Return the sentence for `key`, its gaps filled with `values`.

        Raises:
            KeyError: The key, or a value that its sentence needs, is missing: a bug, not a fault
                of the user's.
        """
        entry = self.entries[key]
        if isinstance(entry, tuple):
            raise KeyError(f"{key} has variants; ask for one of them")
        return entry.format(**values)

    def variants(self, key: str) -> tuple[str, ...]:
        """Return the sentences among which the writer may choose, in their fixed order."""
        entry = self.entries[key]
        return entry if isinstance(entry, tuple) else (entry,)

    def counted(self, key: str, count: int) -> str:
        """Return a number with its noun: the entry is a pair of singular and plural."""
        singular, plural = self.variants(key)
        return singular if count == 1 else plural.format(n=self.number(count))

    def number(self, count: int) -> str:
        """Write a number as running text does: in words up to twelve, then in digits."""
        words = self.variants("number.words")
        return words[count] if count < len(words) else self.figure(count)

    def figure(self, count: int) -> str:
        """Write a count in digits, by threes from five digits on: "5000", "412 345"."""
        return conventions.figure(count, self.language)

    def per_cent(self, share: float) -> str:
        """Write a share between 0 and 1 in whole per cent, "12 %"."""
        return conventions.per_cent(share, self.language)

    def hundredths(self, value: float) -> str:
        """Write a measure with two decimals: "0,42"."""
        return conventions.hundredths(value, self.language)

    def share(self, part: int, whole: int) -> str:
        """Write "tre av tolv", both in words or both in digits."""
        in_words = whole < len(self.variants("number.words"))
        write = self.number if in_words else self.figure
        return self.text("number.share", part=write(part), whole=write(whole))

    def join(self, names: tuple[str, ...]) -> str:
        """Write names as running text does: "A", "A og B", "A, B og C"; empty for none."""
        return conventions.listed(names, self.language)

    def date(self, iso: str) -> str:
        """Write an ISO 8601 date as running text does, "1. mars 2026".

        Raises:
            ValueError: There is no such day.
        """
        return conventions.long_date(dt.date.fromisoformat(iso[:10]), self.language)

    def quotation(self, words: str) -> str:
        """Put words in quotation marks; lines become one, and marks inside become inner ones."""
        marks = conventions.MARKS[self.language]
        return f"{marks.opening}{self.inside(words)}{marks.closing}"

    def inside(self, words: str) -> str:
        """Write words on one line, as they stand in quotation marks."""
        return conventions.inside(" ".join(words.split()), self.language)

    def message(self, notice: Notice, *, advice: bool = False) -> str:
        """Return the sentence of a notice; with `advice`, what can be done about it too.

        Values that are codes are written in words where the catalogue knows them; a gap that the
        notice has no value for is a dash, because not every reader knows every value.
        """
        told = {name: value for name, value in notice.values if value}
        values: dict[str, object] = {
            name: self.said(value)
            if name in _SENTENCES
            else self.entries.get(f"code.{value}", value)
            for name, value in told.items()
        }
        key = f"notice.{notice.kind.value}"
        alone = f"{key}_alone"  # what is said where there is nothing else to name
        if alone in self.entries and not told.keys() & _OTHERS:
            key = alone
        sentence = str(self.entries[key]).format_map(_Dashes(values))
        hint = values.get("hint", "") if advice else ""
        return f"{_ended(sentence.strip())} {hint}".strip()

    def reason(self, code: str, note: str) -> str:
        """Say why a passage has no theme; `note` is what people wrote who left it out."""
        return self.text(f"reason.{code}", note=note).strip()

    def said(self, text: str) -> str:
        """Return the sentence of an error in this language; in English if it has no other."""
        return _phrases(self.language).said(text)


class _Dashes(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "–"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _flatten(table: Mapping[str, object], prefix: str = "") -> dict[str, str | tuple[str, ...]]:
    flat: dict[str, str | tuple[str, ...]] = {}
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping):
            flat |= _flatten(value, f"{key}.")
        elif isinstance(value, list):
            flat[key] = tuple(str(item) for item in value)
        else:
            flat[key] = str(value)
    return flat


@cache
def catalogue(language: Language) -> Catalogue:
    """Return the catalogue of bokmål, nynorsk or English; of bokmål for any other language."""
    folder = resources.files("innspill").joinpath("data", "catalogue")
    file = folder.joinpath(f"{language.value}.toml")
    if not file.is_file():
        return catalogue(FALLBACK)
    return Catalogue(language, _flatten(tomllib.loads(file.read_text(encoding="utf-8"))))


@cache
def _phrases(language: Language) -> Phrasebook:
    found = catalogue(language).entries.items()
    pairs = ((key.removeprefix(ERRORS), str(said)) for key, said in found if key.startswith(ERRORS))
    return phrasebook(pairs)
