"""Municipalities and counties that running text names: "Åfjord kommune", "formannskapet i Voss"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from innspill.register import County, Municipality, Register

_ORGAN = (
    r"kommunestyre|formannskap|bystyre|byråd|byrådet|heradsstyre|kommunedirektør|rådmann|ordfører|ordførar"
    r"|rådhus|administrasjon|eldreråd|ungdomsråd|komm?uneadministrasjon"
)
_ANCHOR = re.compile(
    r"\b(?P<many>kommun(?:er|ar)|kommunene|kommunane)\b"
    r"|\b(?P<county>fylkeskommun\w*|fylkkasuohkan|fylkkagielda|fylhkentjïelte|fylkesting\w*)\b"
    rf"|\b(?:kommunes?|herads?|suohkan|gielda|tjïelte|komuuni|(?:{_ORGAN})(?:et|en)?)\b",
    re.IGNORECASE,
)
_ORGAN_IN = re.compile(rf"\b(?:{_ORGAN})(?:et|en)?\s+i\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w'’]*(?:[-.][\w'’]+)*")
_MOST_WORDS = 5
_REACH = 70  # characters before the word kommune that a name may take


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A body that running text names.

    `places` holds several for a homonym, for a former municipality that was divided, and for a
    joint one ("Tinn og Hjartdal kommuner"); `before` is the word in front, in lower case; `end` is
    where the name with its word kommune ends.
    """

    start: int
    end: int
    text: str
    places: tuple[Municipality, ...] | tuple[County, ...]
    before: str = ""
    joint: bool = False
    former: bool = False


def mentions(text: str, register: Register, *, capitals: bool = True) -> tuple[Mention, ...]:
    """Find every municipality or county that a text names by name and kind, in order.

    Args:
        text: Running text, a line of a letter or a tidied file name.
        register: The names that count.
        capitals: Whether a name must begin with a capital letter.
    """
    found = [
        *_before_anchors(text, register, capitals=capitals),
        *_after_organs(text, register, capitals=capitals),
    ]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end)))


def _before_anchors(text: str, register: Register, *, capitals: bool) -> Iterator[Mention]:
    for anchor in _ANCHOR.finditer(text):
        begin = max(0, anchor.start() - _REACH, text.rfind("\n", 0, anchor.start()) + 1)
        words = list(_WORD.finditer(text, begin, anchor.start()))[-_MOST_WORDS:]
        for index, first in enumerate(words):
            if capitals and not first.group()[0].isupper():
                continue
            name = text[first.start() : anchor.start()].strip(" -–—/")
            if mention := _named(name, anchor, register):
                before = words[index - 1].group().casefold() if index else ""
                yield Mention(
                    start=first.start(),
                    end=anchor.end(),
                    text=text[first.start() : anchor.end()],
                    places=mention[0],
                    before=before,
                    joint=mention[1] == "joint",
                    former=mention[1] == "former",
                )
                break


def _named(
    name: str, anchor: re.Match[str], register: Register
) -> tuple[tuple[Municipality, ...] | tuple[County, ...], str] | None:
    if anchor.group("county"):
        match = register.find_county(name)
        return (match.candidates, "former" if match.former else "") if match.candidates else None
    if places := register.lookup(name):
        return places, ""
    if anchor.group("many"):
        parts = [register.lookup(part) for part in re.split(r",|\bog\b|/|&", name)]
        if len(parts) > 1 and all(parts):
            return tuple(place for places in parts for place in places), "joint"
        return None
    heirs = register.lookup_former(name)
    return (heirs, "former") if heirs else None


def _after_organs(text: str, register: Register, *, capitals: bool) -> Iterator[Mention]:
    for organ in _ORGAN_IN.finditer(text):
        words = list(_WORD.finditer(text, organ.end()))[:_MOST_WORDS]
        if not words or (capitals and not words[0].group()[0].isupper()):
            continue
        for last in reversed(words):
            places = register.lookup(text[organ.end() : last.end()])
            if places and not re.match(r"\s+(?:kommune|herad)", text[last.end() :]):
                yield Mention(
                    start=organ.start(),
                    end=last.end(),
                    text=text[organ.end() : last.end()],
                    places=places,
                )
                break
