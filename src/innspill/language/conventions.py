"""How each language writes figures, dates, lists and quotations.

What Babel knows of it (the Unicode CLDR) is Babel's; the rest stands here in tables. Babel is
imported where something is written: most commands write no figure.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from innspill.model import Language

if TYPE_CHECKING:
    from babel import Locale

LOCALES: Final[Mapping[Language, str]] = {
    Language.NB: "nb-NO",
    Language.NN: "nn-NO",
    Language.EN: "en-GB",
}
"""The BCP 47 tag of each language that the product speaks, with the country whose way is taken."""

GROUPED_FROM: Final[Mapping[Language, int]] = {
    Language.NB: 10_000,
    Language.NN: 10_000,
    Language.EN: 1_000,
}
"""The least count whose digits stand by threes.

Norwegian leaves four digits together ("5000", but "10 000"). The CLDR has `minimumGroupingDigits`
for this, but not for Norwegian, and Babel does not read it.
"""


def figure(count: int, language: Language) -> str:
    """Write a count in digits: "5000" and "412 345", with a space that does not break."""
    from babel.numbers import format_decimal  # noqa: PLC0415 most commands write no figure

    grouped = count >= GROUPED_FROM[language]
    return format_decimal(count, locale=_locale(language), group_separator=grouped)


def per_cent(share: float, language: Language) -> str:
    """Write a share between 0 and 1 in whole per cent: "12 %"; a half goes to the even number."""
    from babel.numbers import format_percent  # noqa: PLC0415 most commands write no figure

    return format_percent(share, locale=_locale(language))


def hundredths(value: float, language: Language) -> str:
    """Write a measure with two decimals: "0,42", in English "0.42"."""
    from babel.numbers import format_decimal  # noqa: PLC0415 most commands write no figure

    return format_decimal(value, format="0.00", locale=_locale(language))


def long_date(day: dt.date, language: Language) -> str:
    """Write a day as running text does: "1. mars 2026"."""
    from babel.dates import format_date  # noqa: PLC0415 most commands write no date

    return format_date(day, format="long", locale=_locale(language))


def listed(names: Sequence[str], language: Language) -> str:
    """Write names as running text does: "A", "A og B", "A, B og C"; empty for none."""
    from babel.lists import format_list  # noqa: PLC0415 most commands write no list

    return format_list(names, locale=_locale(language))


@cache
def _locale(language: Language) -> "Locale":
    from babel import Locale  # noqa: PLC0415 most commands write none of this

    return Locale.parse(LOCALES[language], sep="-")


class Marks(NamedTuple):
    """The marks that open and close a quotation, and those of a quotation inside one."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


MARKS: Final[Mapping[Language, Marks]] = {
    Language.NB: Marks("«", "»", "‹", "›"),
    Language.NN: Marks("«", "»", "‹", "›"),
    Language.EN: Marks("“", "”", "‘", "’"),
}


def inside(words: str, language: Language) -> str:
    """Write words as they stand in quotation marks: such marks among them become inner ones."""
    own = MARKS[language]
    inner = str.maketrans(own.opening + own.closing, own.inner_opening + own.inner_closing)
    return words.translate(inner)
