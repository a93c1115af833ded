"""comments.jsonl: what people noted about passages for each other; the letter has nothing of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from innspill.consultation.json_lines import parse_lines, write_lines

COMMENTS_FILE: Final = "comments.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A note about a passage, which is known by its `passage_key`.

    `words` are its first words, so that people know it again; `by` only if people give it.
    """

    passage: str
    text: str
    words: str = ""
    by: str = ""


def parse_comments(text: str, name: str) -> tuple[Comment, ...]:
    """Read comments; of two about the same passage, the later one holds.

    Args:
        text: The file's text: one JSON object on each line; empty lines are passed over.
        name: What the file is called in messages.

    Raises:
        UsageError: A line is no comment; the message names the line.
    """
    return with_comments((), parse_lines(Comment, text, name), ())


def write_comments(comments: Iterable[Comment]) -> str:
    """Write comments so that `parse_comments` reads the same; what is empty is left out."""
    return write_lines(comments)


def with_comments(
    before: Sequence[Comment], new: Iterable[Comment], gone: Collection[str]
) -> tuple[Comment, ...]:
    """Return comments with new ones in the place of those that they change, the rest at the end.

    Args:
        before: Those that stand.
        new: Those that are written.
        gone: The passages whose comment is taken out.
    """
    held = {comment.passage: comment for comment in (*before, *new)}
    return tuple(comment for passage, comment in held.items() if passage not in gone)
