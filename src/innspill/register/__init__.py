"""Norway's municipalities and counties, and which of them a name in a letter means.

The facts stand in `data/kommuner.csv` (structure of 1 January 2024) and its companions; source,
year and doubts are in `data/SOURCES.md`.
"""

from innspill.register.load import load_register
from innspill.register.lookup import Register
from innspill.register.places import County, Match, Municipality, fold, unmarked
from innspill.register.sizes import LARGE_FROM, MEDIUM_FROM, Size, size_of

__all__ = [
    "LARGE_FROM",
    "MEDIUM_FROM",
    "County",
    "Match",
    "Municipality",
    "Register",
    "Size",
    "fold",
    "load_register",
    "size_of",
    "unmarked",
]
