"""The secretariat's own letterhead: a Word document with fields, and a place for the letter."""

from innspill.render.letterhead.blanks import blanks_in
from innspill.render.letterhead.paper import (
    check_letterhead,
    letterhead_paper,
    letterhead_remarks,
)

__all__ = ["blanks_in", "check_letterhead", "letterhead_paper", "letterhead_remarks"]
