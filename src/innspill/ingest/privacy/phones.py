"""Phone numbers: Norwegian ones by their groups or by the word before them, foreign ones by a plus.

Eight digits are also a date, an amount, a case or two years. A row of digits without the groups of
a phone number is one only where a word says so, or where it begins as mobile numbers do.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from innspill.ingest.privacy.finds import ALONE_AFTER, ALONE_BEFORE, SPACE, Find, Sort, named_before

_EIGHT = rf"[0-9](?:[{SPACE}.–-]?[0-9]){{7}}(?![0-9])"
_GROUPED = re.compile(
    rf"{ALONE_BEFORE}(?<![§/])(?:[1-9][0-9](?:[{SPACE}][0-9]{{2}}){{3}}"
    rf"|[1-9][0-9]{{2}}[{SPACE}][0-9]{{2}}[{SPACE}][0-9]{{3}}){ALONE_AFTER}"
)
_MOBILE = re.compile(rf"{ALONE_BEFORE}(?<![\w/.=#+–-])[49][0-9]{{7}}{ALONE_AFTER}(?![\w/=–-])")
_HOME = re.compile(
    rf"(?<![0-9])(?:\+[{SPACE}]?47|(?<![\w/.,–-])00[{SPACE}]?47)\)?[{SPACE}.–-]{{0,2}}(?:\(0\))?{_EIGHT}"
)
_FOREIGN = re.compile(
    rf"(?<![0-9])\+[{SPACE}]?[1-9][0-9]{{0,2}}(?:[{SPACE}./()–-]{{0,2}}[0-9]){{6,13}}(?![0-9])"
)
_FOREIGN_ZEROS = re.compile(
    rf"(?<![\w/.,–-])00[{SPACE}]?(?:1|3[0-9]{{1,2}}|4[0-9]|90)(?:[{SPACE}()–-]{{0,2}}[0-9]){{7,11}}(?![0-9])"
)
_TOLD_BY = re.compile(
    r"(?:(?<!\w)(?:(?:mobil|arbeids|direkte)?(?:tlf|telefon|telephone|phone)|tele?faks|faks|fax|tel|mobile?|mob|cell"
    r"|sms|whatsapp|sentralbord|innvalg|ring(?:er?)?|nås|nåast)(?:nr|nummer(?:et)?|en)?(?!\w)"
    r"(?:[\s.:/()–-]*(?:nr|nummer(?:et)?|mitt|min|meg|oss|vårt|er|på|til|privat|jobb|arbeid|direkte|mobil|mob)(?!\w))*"
    r"[\s.:/()–-]*|(?<![\w.])[mtpdf]\s?[:.]\s?)$",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"{_EIGHT}|\(?[0-9](?:[{SPACE}.()–-]{{0,2}}[0-9]){{9,11}}(?![0-9])")
_ANOTHER = re.compile(r"\s*(?:[/,;]|(?:og|eller|and|or)\b)\s*", re.IGNORECASE)
_UNIT = re.compile(
    r"\s?(?:%|kr\b|nok\b|kroner|mill|mrd|milliard|euro|prosent|tonn|kwh|mwh|gwh|km|kvm|m2|m²|innbygg|person|stk)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?<!\w)(?:kr|nok|saka?|id|ref\w*|dok\w*|journal\w*|arkiv\w*|org\w*|løpe\w+|isbn|issn|versjon\w*|kid|faktura\w*"
    r"|ordre\w*)|\w(?:saksnr|saksnummer|-id)|(?<!\w)saksn(?:r|ummer))\W{0,4}(?:(?:nr|nummer|id)\W{0,3})?$",
    re.IGNORECASE,
)
_LONGEST_STEP = 10  # of a series
_FEWEST = 8  # digits of a foreign number with its country's
_LIKE_AMOUNT = re.compile(rf"\+[{SPACE}]?[0-9]{{1,3}}(?:[{SPACE}.][0-9]{{3}})+")


def phones(text: str) -> Iterator[Find]:
    """Find phone numbers; the plus, or the zeros for it, belong to them."""
    yield from (Find(Sort.PHONE, *match.span()) for match in _HOME.finditer(text))
    yield from (Find(Sort.PHONE, *match.span()) for match in _FOREIGN_ZEROS.finditer(text))
    for match in _FOREIGN.finditer(text):
        if _is_foreign(match.group()) and not _UNIT.match(text, match.end()):
            yield Find(Sort.PHONE, *match.span())
    for match in _GROUPED.finditer(text):
        if not _counts(text, match):
            yield Find(Sort.PHONE, *match.span())
    for match in _MOBILE.finditer(text):
        if not match.group().endswith("0000") and not _counts(text, match):
            yield Find(Sort.PHONE, *match.span())
    yield from _told(text)


def _told(text: str) -> Iterator[Find]:
    """Find the numbers that stand after a word that says so, one after the other."""
    for number in _TOLD.finditer(text):
        match = number if named_before(text, number.start(), _TOLD_BY) else None
        while match:
            yield Find(Sort.PHONE, *match.span())
            another = _ANOTHER.match(text, match.end())
            match = _TOLD.match(text, another.end()) if another else None


def _counts(text: str, match: re.Match[str]) -> bool:
    """Tell an amount or the number of a case by the words around it, or a series by its steps."""
    told = named_before(text, match.start(), _NUMBERED)
    return told or _is_series(match.group()) or bool(_UNIT.match(text, match.end()))


def _is_series(written: str) -> bool:
    """Tell numbers that count on, as in a calendar or on an axis: "10 20 30 40"."""
    told = [int(part) for part in written.split()]
    steps = {later - former for former, later in pairwise(told)}
    return len(steps) == 1 and 0 < min(steps) <= _LONGEST_STEP


def _is_foreign(written: str) -> bool:
    digits = sum(c.isdecimal() for c in written)
    if _LIKE_AMOUNT.fullmatch(written):
        return digits > _FEWEST and not written.endswith("000")
    return digits >= _FEWEST
