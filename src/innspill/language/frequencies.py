"""How frequent a Norwegian word is."""

from collections.abc import Mapping
from functools import cache


@cache
def norwegian_frequencies() -> Mapping[str, float]:
    """Return the share of each bokmål word in running text, by the word in lower case.

    Source: the package wordfreq (Speer 2022), about 320,000 words; its data are read, not copied.
    """
    from wordfreq import get_frequency_dict  # noqa: PLC0415 reads the whole list

    found: Mapping[str, float] = get_frequency_dict("nb", wordlist="large")
    return found
