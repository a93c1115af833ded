"""How large a municipality is, by its inhabitants.

Statistics Norway's grouping of municipalities after population and finances (KOSTRA), in the three
sizes in which it was published from 1998 to 2018: A. Langørgen, S. B. Løkken and R. Aaberge,
"Gruppering av kommuner etter folkemengde og økonomiske rammebetingelser 2013", SSB Rapporter
2015/19. The grouping of 2020 divides the small and the large further, with the same limit at 5,000
and at 20,000.
"""

from enum import StrEnum

MEDIUM_FROM = 5_000
LARGE_FROM = 20_000


class Size(StrEnum):
    """The size of a municipality: fewer than 5,000 inhabitants, 5,000 to 19,999, or more."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


def size_of(inhabitants: int) -> Size:
    """Return the size of a municipality with so many inhabitants."""
    if inhabitants < MEDIUM_FROM:
        return Size.SMALL
    return Size.MEDIUM if inhabitants < LARGE_FROM else Size.LARGE
