"""A REFI-QDA project that people recoded in another program: read, and taken back as decisions."""

from innspill.consultation.refi.recoded import recoded

__all__ = ["recoded"]
