"""The fields that a letterhead can show: their names in both målformer and English, and values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from jinja2 import Undefined

from innspill.language.catalogue import Catalogue, catalogue
from innspill.model import RespondentKind, RespondentStatus, Summary
from innspill.render.controls import xml_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the fields are made of; `date` is an ISO 8601 date, empty for none."""

    summary: Summary
    date: str
    words: Catalogue


class Figure(int):
    """A count, which is written as the letter writes figures: "16 701"."""

    shown: str

    def __new__(cls, count: int, words: Catalogue) -> Self:
        """Make one of a count, and of the words of the letter's language."""
        made = super().__new__(cls, count)
        made.shown = words.figure(count)
        return made

    def __str__(self) -> str:
        return self.shown


def _date(iso: str, words: Catalogue) -> str:
    return words.date(iso) if iso else ""


def _answered(matter: Matter) -> int:
    return sum(r.status is not RespondentStatus.SILENT for r in matter.summary.respondents)


def _municipalities(matter: Matter) -> int:
    return sum(
        r.kind is RespondentKind.MUNICIPALITY and r.status is not RespondentStatus.SILENT
        for r in matter.summary.respondents
    )


Value = Callable[[Matter], str | int]

FIELDS: Final[Mapping[tuple[str, ...], Value]] = {
    ("tittel", "title"): lambda m: m.summary.letter.title,
    ("mottaker", "mottakar", "recipient"): lambda m: m.summary.consultation.recipient,
    ("avsender", "avsendar", "sender"): lambda m: m.summary.consultation.sender,
    ("saksnummer", "reference"): lambda m: m.summary.consultation.reference,
    ("dato", "date"): lambda m: _date(m.date, m.words),
    ("frist", "deadline"): lambda m: _date(m.summary.consultation.deadline or "", m.words),
    ("antall_innspill", "antal_innspel", "submissions"): lambda m: len(m.summary.submissions),
    ("antall_avsendere", "antal_avsendarar", "respondents"): _answered,
    ("antall_kommuner", "antal_kommunar", "municipalities"): _municipalities,
    ("antall_tema", "antal_tema", "themes"): lambda m: len(m.summary.themes),
}
"""Every field: its names (bokmål, nynorsk where that is another, English), and what it shows."""

NAMES: Final = tuple(name for names in FIELDS for name in names)
OWN: Final = {"tittel": "title", "mottaker": "recipient", "saksnummer": "reference"}
"""What the letter says of itself, unless its letterhead does, by the first name of the field."""

FIRST: Final = {name: names[0] for names in FIELDS for name in names}
"""The first name of each field, by any of its names."""


class Gap(Undefined):
    """A value that is not known: it does not hold in a condition, and is printed as its name.

    `shown` collects the names that were printed.
    """

    __slots__ = ("shown",)

    def __init__(self, name: str, shown: set[str]) -> None:
        super().__init__(name=name)
        self.shown = shown

    def __str__(self) -> str:
        self.shown.add(str(self._undefined_name))
        return f"[{self._undefined_name}]"


def values_of(summary: Summary, date: str, shown: set[str]) -> dict[str, Any]:
    """Return the value of every field by each of its names.

    Args:
        summary: The result.
        date: ISO 8601 date that the letter bears, empty for none.
        shown: Gets the names of values that are not known, once they are printed.
    """
    words = catalogue(summary.letter.language)
    matter = Matter(summary=summary, date=date, words=words)
    values: dict[str, Any] = {}
    for names, value_of in FIELDS.items():
        value = value_of(matter)
        if isinstance(value, str):
            value = " ".join(xml_text(value).split())
        for name in names:
            if isinstance(value, int):
                values[name] = Figure(value, words)
            else:
                values[name] = value or Gap(name, shown)
    return values


def no_values() -> dict[str, Any]:
    """Return fields that are all unknown, to try a letterhead before there is a result."""
    return {name: Gap(name, set()) for name in NAMES}
