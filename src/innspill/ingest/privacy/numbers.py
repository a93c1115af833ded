"""National identity numbers and account numbers, told by their check digits and their look.

A person's number keeps its meaning with a slip in it. So what has the look that nothing else has is
taken for one even where its check digits are wrong.
"""

import re
from collections.abc import Iterator

from stdnum.no import fodselsnummer, kontonr

from innspill.ingest.privacy.finds import SPACE, Find, Sort, named_before

_GAP = rf"[{SPACE}.:–\-\n]?"
_IDENTITY = re.compile(
    rf"(?<![0-9])(?=([0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{2}})(?![0-9]))"
)
_WHOLE = re.compile(rf"(?<![\w/=&%-])[0-9]{{6}}[{SPACE}–-]?[0-9]{{5}}(?![\w/=&%-])")
_PERSONAL = re.compile(rf"(?:[0-9]{{6}}[{SPACE}–-]?)?[0-9]{{5}}(?![0-9])")
_PERSONAL_BY = re.compile(
    r"(?<!\w)(?:fødsels-?\s?(?:og\s+person)?(?:nummer|nr)|person-?\s?(?:nummer|nr)|f\.?nr|p\.?nr|d-?(?:nummer|nr))\w{0,2}"
    r"[\s.:]*(?:er\s+)?$",
    re.IGNORECASE,
)
_ELEVEN = rf"[0-9](?:[{SPACE}.-]?[0-9]){{10}}(?![0-9])"
_BANKED = re.compile(_ELEVEN)
_BANKED_BY = re.compile(
    r"(?<!\w)(?:(?:bank)?konto|bankgiro|giro|kto)(?:nummer|nr)?\w{0,2}\.?\s*(?:nr|nummer)?[\s.:]*(?:er\s+)?$",
    re.IGNORECASE,
)
_IBAN = re.compile(rf"(?<!\w)(NO[{SPACE}]?[0-9]{{2}}[{SPACE}]?{_ELEVEN})", re.IGNORECASE)
_DOTTED = re.compile(r"(?<![0-9])(?<![0-9]\.)([0-9]{4}\.[0-9]{2}\.[0-9]{5})(?!\.?[0-9])")
_CHECKED = re.compile(
    rf"(?<![0-9])(?<![0-9][{SPACE}.,/-])([0-9]{{4}}[{SPACE}]?[0-9]{{2}}[{SPACE}]?[0-9]{{5}})"
    rf"(?!\.?[0-9])(?![{SPACE}][0-9])"
)
_ARABIC = frozenset("0123456789")
_LAST_DAY = 31
_LATER_DAYS = 40  # what a D-number adds to the day
_MONTHS = frozenset(
    month + added for month in range(1, 13) for added in (0, 40, 65, 80)
)  # help numbers and the registers' invented persons have a raised month


def identities(text: str) -> Iterator[Find]:
    """Find national identity numbers: birth, D-, help and invented ones."""
    for match in _IDENTITY.finditer(text):
        if _checks(match.group(1)) or _looks_right(text, match.start(1)):
            yield Find(Sort.IDENTITY, *match.span(1))
    for match in _PERSONAL.finditer(text):
        if named_before(text, match.start(), _PERSONAL_BY):
            yield Find(Sort.IDENTITY, *match.span())


def accounts(text: str) -> Iterator[Find]:
    """Find account numbers, national ones and with their country."""
    for match in _BANKED.finditer(text):
        if named_before(text, match.start(), _BANKED_BY):
            yield Find(Sort.ACCOUNT, *match.span())
    for pattern in (_IBAN, _DOTTED):
        for match in pattern.finditer(text):
            yield Find(Sort.ACCOUNT, *match.span(1))
    for match in _CHECKED.finditer(text):
        if kontonr.is_valid(match.group(1).translate(_NO_SPACE)):
            yield Find(Sort.ACCOUNT, *match.span(1))


_NO_SPACE = str.maketrans("", "", SPACE)


def _checks(written: str) -> bool:
    """Tell whether both check digits are right.

    The library's own verdict also asks today's date, and knows no raised months.
    """
    digits = "".join(c for c in written if c in _ARABIC)
    first, second = fodselsnummer.calc_check_digit1(digits), fodselsnummer.calc_check_digit2(digits)
    return digits.endswith(first + second)


def _looks_right(text: str, start: int) -> bool:
    """Tell a number that is written as people write theirs, begins with a date, and is no part.

    Addresses on the web, and what libraries call their books, have such rows of digits in them.
    """
    match = _WHOLE.match(text, start)
    if match is None:
        return False
    day, month = int(match.group()[:2]), int(match.group()[2:4])
    return 1 <= day % _LATER_DAYS <= _LAST_DAY and day < 2 * _LATER_DAYS and month in _MONTHS
