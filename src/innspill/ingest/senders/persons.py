"""Private persons: what a person's name looks like, and who answers in her own name.

Two capitalised words are as often a body ("Norsk Industri") as a person, so the first of them must
be a given name that is common in Norway.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from innspill.ingest.passages.signing import signer, signs_off
from innspill.ingest.reading import Reading
from innspill.ingest.senders.clues_around import (
    is_private_address,
    private_person,
    without_stock,
)
from innspill.ingest.senders.letter import closing_lines, lines, opening_lines, tidy
from innspill.ingest.senders.respondents import Identity, kind_of, looks_like_person
from innspill.model import RespondentKind

_MOST_SIGNATURE = 3  # lines from the closing greeting to the name
_BODY = re.compile(
    r"^(?:for|på vegner? av)\s+\S|\bfylkes"
    r"|\b\w*(?:kommune|herad|suohkan|gielda|tjïelte|komuuni)n?s?\b",
    re.IGNORECASE,
)

_GREETING = re.compile(
    r"^(?:(?:med\s+)?(?:vennlig|venleg|beste)?\s*(?:hilsen|helsing)|mvh\.?)\s*,?\s+(?:fra\s+|frå\s+)?",
    re.IGNORECASE,
)
_ROLE = re.compile(r",\s*[a-zæøå][\w æøå-]*$")
_UNNAMED = frozenset(
    ("privatperson", "en privatperson", "ein privatperson", "innbygger", "innbyggjar", "anonym")
)
_NONE = frozenset({None, RespondentKind.PERSON})


@cache
def _given_names() -> frozenset[str]:
    text = (files("innspill") / "data" / "given_names.txt").read_text(encoding="utf-8")
    rows = (row for row in text.splitlines() if not row.startswith("#"))
    return frozenset(name for row in rows for name in row.casefold().split())


def is_persons_name(name: str) -> bool:
    """Tell a person's name, given name first or last: "Kari Nordmann", "Nordmann, Kari"."""
    surname, comma, given = name.partition(",")
    text = " ".join((f"{given} {surname}" if comma else name).split())
    first = text.partition(" ")[0].casefold()
    known = first in _given_names() or first.partition("-")[0] in _given_names()
    return known and looks_like_person(text)


def personal(body: Identity) -> Identity:
    """Take a body for a person where its name is one's, or a private address.

    A greeting before the name and what she does behind it make no body of her: "Hilsen Kari
    Nordmann, pensjonist".
    """
    bare = _ROLE.sub("", _GREETING.sub("", body.name)).strip()
    if bare != body.name and is_persons_name(bare):
        return replace(body, name=bare, kind=RespondentKind.PERSON)
    if body.kind is RespondentKind.UNKNOWN and (
        is_persons_name(body.name) or is_private_address(body.name)
    ):
        return replace(body, kind=RespondentKind.PERSON)
    return body


def persons_of(reading: Reading) -> frozenset[str]:
    """Give the names under which a private person sent a reading; none where a body did.

    They stand in a form's column, a private mail's From, the file's name or the signature.
    """
    sender = private_person(reading)
    found = {sender.name} if sender else set()
    if is_persons_name(reading.named):
        found.add(" ".join(reading.named.split()))
    return frozenset(
        found | {name for name in (named_by_file(reading), signed_by(reading)) if name}
    )


def unnamed_person(name: str) -> bool:
    """Tell a word that many private persons are called by: "privatperson", "innbygger"."""
    return " ".join(name.split()).casefold() in _UNNAMED


def signed_by(reading: Reading) -> str:
    """Give the person who signs for herself; empty where a title or a body is around the name."""
    if reading.row is not None or any(_bodies(reading)):
        return ""
    foot = closing_lines(reading)
    greeted = next((n for n, line in enumerate(foot) if signs_off(line)), None)
    if greeted is None or any(map(signer, foot[greeted + 1 :])):
        return ""
    near = foot[greeted : greeted + 1 + _MOST_SIGNATURE]
    near[0] = _after_greeting(near[0])
    return next((line for line in near if is_persons_name(line)), "")


def _after_greeting(line: str) -> str:
    """Give the name that stands on the greeting's own line: "Hilsen Kari Nordmann"."""
    words = line.replace(",", " ").split()
    return next(
        (
            " ".join(words[at:])
            for at in range(1, len(words))
            if is_persons_name(" ".join(words[at:]))
        ),
        "",
    )


def named_by_file(reading: Reading) -> str:
    """Give the person that a file is called after, without such words as "innspill fra"."""
    name = without_stock(tidy(reading.path)) if reading.row is None else ""
    return name if is_persons_name(name) else ""


def _bodies(reading: Reading) -> Iterator[str]:
    """Give the lines at a letter's head and foot that name a body.

    An agency at the head is who asks, and so is who stands after "til".
    """
    for line in lines(reading.document.letterhead) + closing_lines(reading):
        if kind_of(line) not in _NONE or _BODY.search(line):
            yield line
    for line in opening_lines(reading):
        asks = kind_of(line) is RespondentKind.AGENCY or line.casefold().startswith("til ")
        if not asks and (kind_of(line) not in _NONE or _BODY.search(line)):
            yield line
