"""How a passage's place is told to a reader."""

from innspill.language.catalogue import Catalogue
from innspill.model import Passage, Submission


def place_of(passage: Passage, words: Catalogue) -> str:
    """Write "side 3, avsnitt 12", or "rad 7" in a form export; paragraphs count from 1."""
    parts = []
    if passage.row is not None:
        parts.append(words.text("annex.row", row=passage.row))
    if passage.locator.page is not None:
        parts.append(words.text("annex.page", page=passage.locator.page))
    parts.append(words.text("annex.paragraph", block=passage.locator.block + 1))
    return ", ".join(parts)


def source_of(passage: Passage, submission: Submission, name: str, words: Catalogue) -> str:
    """Write respondent, file and place."""
    place = place_of(passage, words)
    return words.text("annex.source", respondent=name, file=submission.path, place=place)
