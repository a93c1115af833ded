"""Clues around and within a letter: form column, settings, mail, the text itself, file name."""

import re
from collections import Counter
from collections.abc import Iterator
from email.utils import parseaddr
from pathlib import PurePosixPath

from innspill.ingest.reading import Reading
from innspill.ingest.senders.evidence import Clue, Setting
from innspill.ingest.senders.letter import surroundings, tidy
from innspill.ingest.senders.mentions import mentions
from innspill.ingest.senders.respondents import (
    Identified,
    Identity,
    identify,
    looks_like_person,
    of_name,
)
from innspill.model import Evidence, RespondentKind
from innspill.register import fold

_NOT_BY = frozenset(
    {"til", "mot", "om", "av", "for", "hos", "med", "i", "ved", "enn", "som", "slik", "fra", "frå"}
)
# What a body does in the sentence "X kommune …" when it speaks for itself.
_SPEAKS = re.compile(
    r"\s*(?:mener|meiner|ønsker|ønskjer|ynskjer|støtter|støttar|stør|vil|viser|syner|ber|bed|er|har"
    r"|ser|foreslår|føreslår|anbefaler|tilrår|takker|takkar|stiller|slutter|sluttar|vurderer|gir"
    r"|gjev|avgir|avgjev|merker|understreker|understrekar|forutsetter|føreset|forventer|forventar"
    r"|kan|må|vedtar|vedtek|uttaler|uttalar|peker|peikar|oppfordrer|oppmodar|savner|saknar"
    r"|registrerer|opplever|erfarer|trenger|treng|kommenterer|påpeker|påpeikar|ikke|ikkje|mangler"
    r"|manglar)\b",
    re.IGNORECASE,
)
_FOR_US = re.compile(
    r"(?:\b(?:vi|me|oss)\s+i|\bpå\s+vegner?\s+av|(?:svar|innspill)(?:et)? fra)\s*$", re.IGNORECASE
)
_STOCK = re.compile(
    r"\b(?:hørings?\w*|høyrings?\w*|horings?\w*|innspill|innspel|svar|uttal\w*|fråsegn|merknad\w*"
    r"|endelig|endeleg|signert|utkast|v\.?\s?\d*|ver|versjon|final|kopi|nasjonal|strategi\w*"
    r"|digitaliserings\w*|brev|vedlegg|dokument|scan|skannet|til|fra|frå|av|om|ny|rev|revidert"
    r"|e-?post|re|sv|vs|fwd|fw|og|den|skjema|\d+)\b",
    re.IGNORECASE,
)
_LONGEST_SENDER = 300  # characters
_POST = re.compile(
    r"\b(?:firmapost|postmottak\w*|post|arkiv|no-?reply|servicetorg\w*|dokumentsenter\w*)\b",
    re.IGNORECASE,
)
_COUNTY_DOMAINS = {
    "afk.no": "32",
    "agderfk.no": "42",
    "bfk.no": "33",
    "ffk.no": "56",
    "innlandetfylke.no": "34",
    "mrfylke.no": "15",
    "nfk.no": "18",
    "ofk.no": "31",
    "rogfk.no": "11",
    "telemarkfylke.no": "40",
    "tromsfylke.no": "55",
    "trondelagfylke.no": "50",
    "vestfoldfylke.no": "39",
    "vlfk.no": "46",
}
_PRIVATE_HOST = re.compile(
    r"(?:gmail|hotmail|live|outlook|yahoo|icloud|me|msn|proton|protonmail)\.(?:com|no|me)"
    r"|(?:online|broadpark|getmail|lyse|altibox)\.(?:no|net)"
)
_DOMINANT = 2  # times as often as any other body


def from_form(reading: Reading, setting: Setting) -> Iterator[Clue]:
    """Give who the form's own column names; a name that stands nowhere is kept as written."""
    if not fold(reading.named):
        return
    found = setting.identify(reading.named, near=surroundings(reading))
    if not found.candidates:
        found = Identified(candidates=(of_name(reading.named, RespondentKind.UNKNOWN),))
    yield from _clue(Evidence.FORM_COLUMN, found)


def from_settings(reading: Reading, setting: Setting) -> Iterator[Clue]:
    """Give the member whose name, as the settings write it, is the file's name."""
    for name in (tidy(reading.path), without_stock(tidy(reading.path))):
        if reading.row is None and fold(name) in setting.members:
            found = setting.identify(name, near=surroundings(reading))
            yield from _clue(Evidence.SETTINGS, found)
            return


def from_mail(reading: Reading, setting: Setting) -> Iterator[Clue]:
    """Give who a mail's address and its sender's name stand for."""
    display, address = _parted(reading.document.sender)
    host = address.rpartition("@")[2].casefold()
    for body in _of_host(host, setting):
        yield Clue(evidence=Evidence.MAIL, bodies=(body,), firm=True)
    name = " ".join(_POST.sub(" ", display).split()).strip(" -–,:")
    known = mentions(name, setting.register) or fold(name) in setting.members
    if name and (known or host.endswith(".no")):
        yield from _clue(Evidence.MAIL, setting.identify(name, near=surroundings(reading)))


def _parted(sender: str) -> tuple[str, str]:
    """Part a mail's From into name and address.

    Nobody's name is longer; the standard library goes as deep as brackets stand in each other.
    """
    return parseaddr(sender[:_LONGEST_SENDER])


def _of_host(host: str, setting: Setting) -> tuple[Identity, ...]:
    if place := setting.register.by_domain(host):
        return identify(place.number, setting.register).candidates
    for domain, number in _COUNTY_DOMAINS.items():
        if host == domain or host.endswith(f".{domain}"):
            return identify(number, setting.register).candidates
    return ()


def from_body(reading: Reading, setting: Setting) -> Iterator[Clue]:
    """Give the one body that speaks for itself in the text, clearly oftener than any other."""
    counts: Counter[str] = Counter()
    for block in reading.document.blocks:
        for mention in mentions(block.text, setting.register):
            speaks = mention.before not in _NOT_BY and _SPEAKS.match(block.text, mention.end)
            if not mention.former and (speaks or _FOR_US.search(block.text[: mention.start])):
                counts[mention.text] += 1
    bodies: Counter[tuple[Identity, ...]] = Counter()
    for text, count in counts.items():
        bodies[setting.identify(text, near=surroundings(reading)).candidates] += count
    bodies.pop((), None)
    ranked = sorted(bodies.items(), key=lambda pair: (-pair[1], pair[0][0].id))
    if ranked and (len(ranked) == 1 or ranked[0][1] >= _DOMINANT * ranked[1][1]):
        firm = len(ranked[0][0]) == 1 and ranked[0][1] >= _DOMINANT
        yield Clue(evidence=Evidence.BODY, bodies=ranked[0][0], firm=firm)


def from_file_name(reading: Reading, setting: Setting) -> Iterator[Clue]:
    """Give who the file's name, or else the folder's, stands for."""
    folders = [part for part in PurePosixPath(reading.path).parts[:-1] if fold(part)]
    for name in (tidy(reading.path), *reversed(folders)) if reading.row is None else ():
        named = mentions(name, setting.register, capitals=False)
        sent = [mention for mention in named if mention.before != "til"]
        if named and not sent:
            continue
        text = sent[0].text if sent else without_stock(name)
        found = setting.identify(text, near=surroundings(reading))
        if found.candidates:
            yield from _clue(Evidence.FILE_NAME, found)
            return


def private_person(reading: Reading) -> Identity | None:
    """Give the person who wrote a mail from a private address, None if there is none."""
    display, address = _parted(reading.document.sender)
    if is_private_address(address) and looks_like_person(display):
        return of_name(display, RespondentKind.PERSON)
    return None


def is_private_address(address: str) -> bool:
    """Tell a mail address at a host where private persons have theirs."""
    _, sign, host = address.strip().rpartition("@")
    return bool(sign) and bool(_PRIVATE_HOST.fullmatch(host.casefold()))


def without_stock(name: str) -> str:
    """Leave out of a file's name the words that say nothing of who sent it: "svar fra", "v2"."""
    return " ".join(_STOCK.sub(" ", name).split())


def _clue(evidence: Evidence, found: Identified) -> Iterator[Clue]:
    if found.candidates:
        yield Clue(evidence=evidence, bodies=found.candidates, firm=found.sure)
