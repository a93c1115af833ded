"""Clues in the lines of a letter: letterhead, signature, title and headings."""

import re
from collections.abc import Iterator
from dataclasses import replace

from innspill.ingest.passages.formalities import Zone, formality, word_count
from innspill.ingest.reading import Reading
from innspill.ingest.senders.evidence import Clue, Setting
from innspill.ingest.senders.letter import (
    closing_lines,
    headings,
    is_prose,
    lines,
    opening_lines,
    surroundings,
)
from innspill.ingest.senders.mentions import mentions
from innspill.ingest.senders.respondents import Identified, kind_of
from innspill.model import Evidence, RespondentKind
from innspill.register import fold

_ANSWER = (
    r"(?:hørings|høyrings)?(?:svar|innspill|innspel|uttalelse|uttale|fråsegn|utsegn|merknad(?:er|ar)?"
    r"|kommentar(?:er|ar)?|tilbakemelding|melding)"
)
_FROM = re.compile(
    rf"^(?:{_ANSWER}\s*[-–:]?\s*(?:fra|frå|from)|fra|frå|avsender|avsendar|innsender|innsendar"
    r"|på\s+vegne(?:r)?\s+av|for|(?:hørings|høyrings)?instans|kommune)\b\s*:?\s+(?P<name>\S.*)$",
    re.IGNORECASE,
)
_LATER_FROM = re.compile(r"\b(?:fra|frå)\s+(?P<name>[A-ZÆØÅÁČĐŊŠŦŽ].*)$")
_IS_ANSWER = re.compile(rf"\b{_ANSWER}\b", re.IGNORECASE)
_TO = re.compile(r"^(?:til|mottaker|mottakar|adressat|kopi|to|cc)\b\s*:?", re.IGNORECASE)
_NOT_BY = frozenset(
    {"til", "mot", "om", "av", "for", "hos", "med", "i", "ved", "enn", "som", "fra"}
)
_NO_NAMES = frozenset({"title", "date", "case_number", "contact", "salutation"})
_REGISTERED = frozenset({RespondentKind.MUNICIPALITY, RespondentKind.COUNTY})
_MOST_NAME = 8  # words of a line that is a body's name
_ADDRESS_WITHIN = 3  # lines; a name so near above an address may be the recipient's
_JOB = re.compile(
    r"leder|leiar|sjef|direktør|rådgiver|rådgjevar|konsulent|koordinator|ordfører|ordførar|rådmann"
    r"|ansvarlig|ansvarleg|saksbehandler|sakshandsamar|prosjekt|lege|rektor|advokat|sekretær|styre"
)


def from_letterhead(reading: Reading, setting: Setting) -> Iterator[Clue]:
    """Give who the page headers and the lines above the letter's text name."""
    near = surroundings(reading)
    for line in lines(reading.document.letterhead):
        yield from _clues(Evidence.LETTERHEAD, line, setting, near)
    opening = opening_lines(reading)
    for index, line in enumerate(opening):
        if _TO.match(line) or (index and _TO.fullmatch(opening[index - 1])):
            continue
        below = _under(opening[index + 1 : index + 1 + _ADDRESS_WITHIN], setting)
        addressed = not _FROM.match(line) and any(map(_is_address, below))
        for clue in _clues(Evidence.LETTERHEAD, line, setting, near):
            local = clue.bodies[0].kind in _REGISTERED or bool(_FROM.match(line))
            yield replace(clue, addressed=addressed, firm=clue.firm and local and not addressed)


def from_signature(reading: Reading, setting: Setting) -> Iterator[Clue]:
    """Give who the lines under the closing greeting name; a person's title is no body."""
    near = surroundings(reading)
    for line in closing_lines(reading):
        for clue in _clues(Evidence.SIGNATURE, line, setting, near):
            if clue.bodies[0].kind in _REGISTERED or not _JOB.search(fold(line)):
                yield clue


def from_title(reading: Reading, setting: Setting) -> Iterator[Clue]:
    """Give who the title and the first headings name; firm where they speak of an answer."""
    near = surroundings(reading)
    for line in headings(reading):
        answer = bool(_IS_ANSWER.search(line))
        for clue in _clues(Evidence.LETTERHEAD, line, setting, near):
            if clue.bodies[0].kind in _REGISTERED or _FROM.match(line):
                whole = fold(line) in {fold(body.name) for body in clue.bodies}
                yield replace(clue, firm=clue.firm and (answer or whole))


def _under(lines_below: list[str], setting: Setting) -> list[str]:
    """Give the lines that belong to a name: those until another body is named."""
    own = []
    for line in lines_below:
        if not _is_address(line) and setting.identify(line).candidates:
            break
        own.append(line)
    return own


def _is_address(line: str) -> bool:
    return formality(line, Zone.OPENING) == "address" and any(c.isdigit() for c in line)


def _clues(evidence: Evidence, line: str, setting: Setting, near: str) -> Iterator[Clue]:
    """Give the body that a line names as sender: alone, after "fra", or among other words."""
    if is_prose(line):
        return
    given, later = _FROM.match(line), _LATER_FROM.search(line)
    text = given.group("name") if given else line
    found = Identified() if _is_common_noun(text) else setting.identify(text, near=near)
    formal = formality(line, Zone.OPENING) in _NO_NAMES
    if found.candidates and (given or (not formal and _is_name(text, found, setting))):
        yield Clue(evidence=evidence, bodies=found.candidates, firm=found.sure)
        return
    if later and not given:
        text = later.group("name")
    named = _named_in(text, setting, near, start_ok=bool(given or later))
    if named.candidates:
        firm = named.sure and bool(given or not later)
        yield Clue(evidence=evidence, bodies=named.candidates, firm=firm)


def _named_in(text: str, setting: Setting, near: str, *, start_ok: bool) -> Identified:
    """Identify the first municipality or county that a line names and does not merely speak of."""
    for mention in mentions(text, setting.register):
        if mention.before not in _NOT_BY or (start_ok and not mention.start):
            return setting.identify(mention.text, near=f"{near} {text}")
    return Identified()


def _is_name(text: str, found: Identified, setting: Setting) -> bool:
    """Tell a line that is a body's name from one that only has a name in it."""
    if found.candidates[0].kind in _REGISTERED:
        return bool(mentions(text, setting.register)) or fold(text) in setting.members
    ends = text.rstrip().endswith((".", ":", "?"))
    return word_count(text) <= _MOST_NAME and text[:1].isupper() and not ends


def _is_common_noun(text: str) -> bool:
    """Tell "faggruppen" and "Dokumentsenteret" from names: one word in its definite form."""
    one = word_count(text) == 1 and text.casefold().endswith(("en", "et", "a"))
    return one and kind_of(text) in {
        RespondentKind.EXPERT_GROUP,
        RespondentKind.NETWORK,
        RespondentKind.ORGANISATION,
    }
