"""Days as people write them in Norway, and as TOML has them."""

import re
from datetime import date
from typing import Final

AN_EXAMPLE: Final = "2026-03-01"

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "mai",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "des",
)
_FORMS = (
    re.compile(
        r"[\s\"']*(?P<day>\d{1,2})[./-]\s?(?P<month>\d{1,2})[./-]\s?(?P<year>\d{4}|\d{2})\b"
    ),
    re.compile(r"[\s\"']*(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})\b"),
    re.compile(
        rf"[\s\"']*(?P<day>\d{{1,2}})\.?\s*(?P<month>{'|'.join(_MONTHS)})\w*\s+(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
)


def as_toml_date(text: str) -> str:
    """Write a day as TOML has it: "11.9.2026" is 2026-09-11.

    Returns:
        The day with which the text begins, its quotation marks left out; empty for one that no
        calendar has; `AN_EXAMPLE` where it begins with none.
    """
    for form in _FORMS:
        if found := form.match(text):
            year = int(found["year"]) + (0 if len(found["year"]) > 2 else 2000)  # noqa: PLR2004 "26"
            return _checked(year, _number(found["month"]), int(found["day"]))
    return AN_EXAMPLE


def begins_with_day(text: str) -> bool:
    """Tell whether a text begins with a day, whether the calendar has it or not."""
    return any(form.match(text) for form in _FORMS)


def _number(month: str) -> int:
    return int(month) if month.isdigit() else _MONTHS.index(month[:3].casefold()) + 1


def _checked(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # the 30th of February
        return ""
