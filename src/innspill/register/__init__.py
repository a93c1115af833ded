"""Norway's municipalities and counties, and which of them a name in a letter means.

The facts stand in `data/kommuner.csv` (structure of 1 January 2024) and its companions; source,
year and doubts are in `data/SOURCES.md`.
"""

from innspill.register.load import load_register
from innspill.register.lookup import Register
from innspill.register.places import County, Match, Municipality, fold, unmarked

__all__ = [
    "County",
    "Match",
    "Municipality",
    "Register",
    "fold",
    "load_register",
    "unmarked",
]
