"""A Word draft that people edit: which text is theirs, and how a new letter is written onto it."""

from innspill.render.drafts.cleaning import Cleaned, clean_draft
from innspill.render.drafts.fates import Fate
from innspill.render.drafts.merging import Merged, PartFate, merge_draft
from innspill.render.drafts.reading import read_draft

__all__ = ["Cleaned", "Fate", "Merged", "PartFate", "clean_draft", "merge_draft", "read_draft"]
