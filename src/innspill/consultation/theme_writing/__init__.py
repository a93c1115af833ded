"""Writing themes.toml: what is asked is changed, and nothing else that people wrote."""

from innspill.consultation.theme_writing.changing import (
    dropped,
    locked,
    merged,
    renamed,
    reparented,
)
from innspill.consultation.theme_writing.files import (
    Owned,
    read_owned,
    with_proposed,
    write_owned,
)
from innspill.consultation.theme_writing.growing import with_proposals, with_theme

__all__ = [
    "Owned",
    "dropped",
    "locked",
    "merged",
    "read_owned",
    "renamed",
    "reparented",
    "with_proposals",
    "with_proposed",
    "with_theme",
    "write_owned",
]
