"""The members of a consultation, as people write them, held against the register."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from innspill.consultation.places import line_of_item
from innspill.consultation.wanted import WANTED
from innspill.errors import UsageError
from innspill.register import County, Municipality, Register, fold, load_register

_KEYS: Final = ("consultation", "members")
_ALL_OF = re.compile(
    r"\s*(?:alle\s+)?kommun(?:ene|ane|er|ar)\s+i\s+(?P<norwegian>[^()]+?)\s*"
    r"|\s*(?:all\s+|the\s+)*municipalities\s+(?:in|of)\s+(?P<english>[^()]+?)\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*\d+\s*")
_COUNTY_WORDS = re.compile(r"\bfylke\w*")
_CLOSE: Final = 0.75  # of two spellings, as difflib measures it
_BETWEEN = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where a member stands in the settings."""

    file: str
    line: int


def all_members(names: Sequence[str]) -> tuple[str, ...]:
    """Return the members one by one: "kommunene i Trøndelag" are its municipalities, by number.

    Args:
        names: As the settings have them. What is no known county is left as it is.
    """
    told: list[str] = []
    for name in names:
        area = _area(name)
        county = _county(area) if area else None
        told.extend(_municipalities(county) if county else [name])
    return tuple(told)


def check_members(names: Sequence[str], text: str, file: str) -> None:
    """Hold the members against the register.

    A body that is no municipality and no county may be a member, whatever it is called. What is
    nearly a municipality's name is taken for a slip, unless it says in brackets what it is.

    Args:
        names: The members as the settings have them.
        text: The text of the settings.
        file: What the settings are called in messages.

    Raises:
        UsageError: A member is empty, is several in one text, or is spelt nearly as a municipality
            or a county; the message names its line, the hint the near ones.
    """
    register = load_register() if names else None
    for name in names:
        at = _Spot(file=file, line=line_of_item(_KEYS, name, text))
        error = _wrong(name, at, register) if register else None
        if error:
            raise error


def _wrong(name: str, at: _Spot, register: Register) -> UsageError | None:
    """Find what is wrong with a member; None where nothing is."""
    if not fold(name):
        return UsageError(
            f'{at.file}, line {at.line}: "consultation.members" cannot be "{name}"',
            hint=WANTED["string_too_short"],
        )
    if area := _area(name):
        return None if _county(area) else _no_county(area, at, register)
    match = register.find(name)
    if match.candidates:
        return None if match.sure else _several(name, at, register)
    if register.find_county(name).candidates:
        return None
    return _unknown(name, at, register)


def _unknown(name: str, at: _Spot, register: Register) -> UsageError | None:
    """Judge what is in no register: a slip, or None for another body."""
    if _NUMBER.fullmatch(name):
        return UsageError(
            f"{at.file}, line {at.line}: no municipality has the number {name.strip()}",
            hint='The numbers of 2024 are known. The name will do as well: "Åfjord".',
        )
    if _COUNTY_WORDS.search(fold(name)):
        return _no_county(name, at, register) if _near_counties(name, register) else None
    near = register.find(name).suggestions
    if not near:
        return None
    names = ", ".join(near)
    return UsageError(
        f'{at.file}, line {at.line}: no municipality is called "{name}"',
        hint=f"Did you mean {names}? Of another body, say in brackets what it is:"
        f' "{name} (forening)".',
    )


def _area(name: str) -> str:
    """Return the county whose municipalities a member means; empty where it means itself."""
    found = _ALL_OF.fullmatch(name)
    return (found["norwegian"] or found["english"]) if found else ""


def _county(area: str) -> County | None:
    """Return the county of today that has a name; None for none, and for one that is no more."""
    match = load_register().find_county(area)
    return match.candidates[0] if match.sure and len(match.candidates) == 1 else None


def _municipalities(county: County) -> list[str]:
    register = load_register()
    return [_told_apart(m, register) for m in register.municipalities if m.county == county]


def _told_apart(place: Municipality, register: Register) -> str:
    shared = len(register.lookup(place.name)) > 1
    return f"{place.title} ({place.county.name})" if shared else place.title


def _near_counties(name: str, register: Register) -> tuple[str, ...]:
    """Name the counties of today that took a former one's place, or are spelt nearly so."""
    known = {fold(county.name): county.name for county in register.counties}
    heirs = tuple(county.name for county in register.find_county(name).candidates)
    plain = _COUNTY_WORDS.sub("", fold(name)).strip()
    return heirs or tuple(known[key] for key in get_close_matches(plain, known, cutoff=_CLOSE))


def _no_county(name: str, at: _Spot, register: Register) -> UsageError:
    """Offer the counties that may be meant; all of them where none is near."""
    near = ", ".join(_near_counties(name, register))
    known = ", ".join(county.name for county in register.counties)
    return UsageError(
        f'{at.file}, line {at.line}: no county is called "{name}"',
        hint=f"Did you mean {near}?" if near else f"Known here: {known}.",
    )


def _several(name: str, at: _Spot, register: Register) -> UsageError | None:
    """Find out whether a text is several members, and not one that several have the name of."""
    parts = [part.strip() for part in _BETWEEN.split(name) if part.strip()]
    if len(parts) < 2 or not all(register.find(part).candidates for part in parts):  # noqa: PLR2004 several
        return None
    told = ", ".join(f'"{part}"' for part in parts)
    return UsageError(
        f'{at.file}, line {at.line}: "{name}" is several members in one text',
        hint=f"Put quotation marks around each of them: {told}",
    )
