"""The name of a private person, wherever in her own submission it stands."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from innspill.ingest.privacy.finds import Find, Sort


def names(text: str, persons: Collection[str]) -> Iterator[Find]:
    """Find names: given name first or last, with or without those between, in any capitals."""
    for person in sorted(persons):
        for match in _pattern(person).finditer(text):
            yield Find(Sort.NAME, *match.span())


@lru_cache(maxsize=1024)
def _pattern(person: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in person.replace(",", " ").split()]
    orders = {r"\s+".join(words): None}
    if len(words) > 1:
        orders |= {rf"{words[0]}\s+{words[-1]}": None}
        orders |= {rf"{words[-1]},?\s+" + r"\s+".join(words[:-1]): None}
    return re.compile(rf"(?<!\w)(?:{'|'.join(orders)})(?:['’]?s)?(?!\w)", re.IGNORECASE)
