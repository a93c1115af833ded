"""Which body a name stands for, and what kind of body it is."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from innspill.ingest.senders.mentions import Mention, mentions
from innspill.model import Respondent, RespondentKind, RespondentStatus
from innspill.register import County, Municipality, Register, fold, unmarked

Kind = RespondentKind

_PRIVATE = re.compile(r"\bprivat(?:person)?\b|\bpersonlig\b|\binnbyggj?a?r?e?r?\b")
_PERSON = re.compile(r"[A-ZÆØÅ][\w'’-]+(?: [A-ZÆØÅ][\w.'’-]*){1,3}")
_OWNED = re.compile(r"\b(?:as|kf|iks|sa|\w*lag|\w*forening|\w*råd)\b")
_ORGAN_OF = re.compile(
    r"(?:kommunestyret|formannskapet|bystyret|byrådet|heradsstyret|kommunedirektøren|rådmannen|ordføreren"
    r"|ordføraren)\s+i\s+",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\([^()]*[a-zæøå] [^()]*\)|\s*\([a-zæøå]+\)")
_SMALL = frozenset({"for", "og", "i", "av", "på", "til", "den", "det", "de"})
_MOST_NAME = 12  # words; more is a sentence
_LONGEST_NAME = 300  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A body, before it is known whether it was invited or what it sent."""

    id: str
    name: str
    kind: Kind
    municipality_number: str | None = None
    county: str | None = None
    inhabitants: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """What a name may stand for: nothing, one body, or several homonyms.

    `sure` only with one; `suggestion` is a name that is spelt nearly so.
    """

    candidates: tuple[Identity, ...] = ()
    sure: bool = False
    suggestion: str = ""


def of_place(place: Municipality | County, register: Register) -> Identity:
    """Give the body that answers for a municipality or a county."""
    if isinstance(place, County):
        if place.name == "Oslo":
            return of_place(register.lookup("Oslo")[0], register)
        return Identity(
            id=f"f{place.number}", name=place.title, kind=Kind.COUNTY, county=place.name
        )
    return Identity(
        id=f"k{place.number}",
        name=_told_apart(place, register),
        kind=Kind.MUNICIPALITY,
        municipality_number=place.number,
        county=place.county.name,
        inhabitants=place.population,
    )


def _told_apart(place: Municipality, register: Register) -> str:
    """Give a municipality's title, with the county where two have the name."""
    shared = len(register.lookup(place.name)) > 1
    return f"{place.title} ({place.county.name})" if shared else place.title


def of_name(name: str, kind: Kind) -> Identity:
    """Give a body that is known by its name only, as written."""
    return Identity(id=slug(name), name=" ".join(name.split()), kind=kind)


@cache
def _kinds() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """Read the patterns that tell a kind: the first that occurs counts, so their order matters."""
    text = (files("innspill") / "data" / "body_kinds.toml").read_text(encoding="utf-8")
    return tuple(
        (Kind(row["kind"]), re.compile("|".join(row["patterns"])))
        for row in tomllib.loads(text)["kind"]
    )


def kind_of(name: str) -> Kind | None:
    """Tell the kind of a body that stands in no register, None where its name does not say.

    Of a text that is too long for a name, only the beginning is looked at: the patterns take
    seconds to find nothing in thousands of letters without a space.
    """
    key = fold(name[:_LONGEST_NAME])
    for kind, pattern in _kinds():
        if pattern.search(key):
            return kind
    return Kind.PERSON if _PRIVATE.search(key) else None


def looks_like_person(name: str) -> bool:
    """Tell whether a text is two to four capitalised words and no body's name."""
    return bool(_PERSON.fullmatch(name.strip())) and kind_of(name) is None


def identify(name: str, register: Register, *, near: str = "") -> Identified:
    """Tell which body a name stands for: of a line, a column, a file name or the settings."""
    text = _ORGAN_OF.sub("", name.strip(" .,:;-–\t\n"), count=1)
    if not fold(text) or len(text.split()) > _MOST_NAME:
        return Identified()
    kind, named = kind_of(text), mentions(text, register)
    if any(mention.joint for mention in named):
        return Identified(candidates=(of_name(text, Kind.NETWORK),))
    if kind is not None and not named:
        plain = without_remark(text)
        return Identified(candidates=(of_name(plain[:1].upper() + plain[1:], kind),), sure=True)
    within = kind is None or _is_department(text, kind, named)
    place = register.find(text, near=near)
    if place.candidates:
        bodies = tuple(of_place(found, register) for found in place.candidates)
        return Identified(candidates=bodies, sure=place.sure and within)
    county = register.find_county(text)
    places = county.candidates or (named[0].places if named else ())
    if not places:
        return Identified(suggestion=next(iter(place.suggestions), ""))
    bodies = tuple(dict.fromkeys(of_place(found, register) for found in places))
    alone = len({mention.places for mention in named}) == 1 and not named[0].former
    return Identified(
        candidates=bodies, sure=len(bodies) == 1 and within and (county.sure or alone)
    )


def _is_department(text: str, kind: Kind, named: tuple[Mention, ...]) -> bool:
    """Tell "Åfjord kommune, Oppvekst og samfunn" from "Eldrerådet i Åfjord kommune"."""
    leads = bool(named) and not text[: named[0].start].strip()
    return leads and kind is Kind.ORGANISATION and not _OWNED.search(fold(text))


def without_remark(name: str) -> str:
    """Leave out a remark in brackets; an abbreviation or a county in brackets stays."""
    return _REMARK.sub("", name).strip()


def same_body(one: Identity, other: Identity) -> bool:
    """Tell whether two identities are one body; one name may be a fuller form of the other."""
    if one.id == other.id:
        return True
    in_register = {Kind.MUNICIPALITY, Kind.COUNTY}
    if one.kind in in_register or other.kind in in_register:
        return False
    words, others = _telling(one.name), _telling(other.name)
    return len(words & others) > 1 and (words <= others or others <= words)


def _telling(name: str) -> frozenset[str]:
    return frozenset(fold(name).split()) - _SMALL


def slug(name: str) -> str:
    """Make a stable id of a name: a-z, 0-9 and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", unmarked(fold(name))[0])) or "ukjent"


def respondent(body: Identity, status: RespondentStatus, *, invited: bool) -> Respondent:
    """Make the respondent of a body."""
    return Respondent(
        id=body.id,
        name=body.name,
        kind=body.kind,
        municipality_number=body.municipality_number,
        county=body.county,
        inhabitants=body.inhabitants,
        invited=invited,
        status=status,
    )
