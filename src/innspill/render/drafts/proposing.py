"""What innspill would have written where people's text stands, as the lines of a comment."""

from collections import Counter

from innspill.language.catalogue import Catalogue
from innspill.render.drafts.desk import Desk
from innspill.render.drafts.fingerprint import text_of
from innspill.render.drafts.xml import q

MOST_BLOCKS, MOST_LINES = 14, 60


def proposal(part: str, desk: Desk, words: Catalogue) -> tuple[str, ...]:
    """Return the words of the letter's part; of a long one or a table, what the draft has not."""
    if part not in desk.new.found:
        return (words.text("draft.comment_gone"),)
    blocks = desk.new.found[part].blocks
    if len(blocks) <= MOST_BLOCKS and not any(block.tag == q("tbl") for block in blocks):
        return (words.text("draft.comment"), *map(text_of, blocks))
    new = [line for block in blocks for line in _lines(text_of(block))]
    there = Counter(
        line for block in desk.old.found[part].blocks for line in _lines(text_of(block))
    )
    missing = [line for line in new if not there[line]]
    if not missing:
        return (words.text("draft.comment_fewer"),)
    rest = len(missing) - MOST_LINES
    more = (words.text("draft.comment_more", n=rest),) if rest > 0 else ()
    return (words.text("draft.comment_news"), *missing[:MOST_LINES], *more)


def _lines(text: str) -> list[str]:
    return [line.replace("\t", " · ") for line in text.split("\n")]
