"""What a municipality and a county are, what a name may mean, and how names are compared."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Generic, TypeVar

_HERAD = frozenset({"4620", "4621", "4622"})  # Ulvik, Voss and Kvam call themselves herad
_ASCII = (
    str.maketrans({"å": "a", "ø": "o", "æ": "ae"}),
    str.maketrans({"å": "aa", "ø": "oe", "æ": "ae"}),
    str.maketrans({"å": "aa", "ø": "o", "æ": "ae"}),
    str.maketrans({"å": "a", "ø": "o", "æ": "a"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """A county (fylke) of 2024; `names` begins with the Norwegian one."""

    number: str
    name: str
    names: tuple[str, ...]

    @property
    def title(self) -> str:
        """The body that answers: "Trøndelag fylkeskommune"; Oslo's is its municipality."""
        return "Oslo kommune" if self.name == "Oslo" else f"{self.name} fylkeskommune"


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality (kommune) of 2024.

    `name` is the Norwegian one, `official` all official ones joined, `names` every known form;
    `maalform` is bokmål, nynorsk or nøytral; `former_numbers` are of 2019 and 2020-2023, those
    that were divided between several included; `domain` is the website's without www.
    """

    number: str
    name: str
    official: str
    names: tuple[str, ...]
    county: County
    maalform: str
    population: int
    population_year: int
    seat: str
    domain: str
    former_numbers: tuple[str, ...]
    sami_area: bool

    @property
    def title(self) -> str:
        """What it calls itself in Norwegian: "Åfjord kommune", "Voss herad"."""
        return f"{self.name} {'herad' if self.number in _HERAD else 'kommune'}"


Place = TypeVar("Place", Municipality, County)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Generic[Place]):
    """What a name may mean.

    `sure` only where one candidate is left and nothing speaks against it; `former` is the name or
    number that no longer exists, else empty; `suggestions` are names spelt nearly so, given only
    without candidates.
    """

    candidates: tuple[Place, ...] = ()
    sure: bool = False
    former: str = ""
    suggestions: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Make names comparable: one case, composed letters, a space for all but letters and digits."""
    composed = unicodedata.normalize("NFC", text).casefold().replace("&", " og ")
    return " ".join(re.findall(r"[^\W_]+", composed))


def unmarked(folded: str) -> tuple[str, ...]:
    """Give the ways in which a folded name is written without Norwegian and Sámi letters."""
    return tuple(dict.fromkeys(_bare(folded.translate(table)) for table in _ASCII))


def _bare(text: str) -> str:
    plain = text.replace("ŋ", "n").replace("đ", "d").replace("ŧ", "t")
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
