"""comments.jsonl: what people noted about passages for each other; the letter has nothing of it."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter, ValidationError

from innspill.errors import UsageError

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
    reader = TypeAdapter(Comment)
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(reader.validate_json(line))
        except ValidationError as error:
            fault = error.errors()[0]["msg"]
            raise UsageError(
                f"{name}, line {number}: this is no comment: {fault}",
                hint="Restore the file from an earlier version, or take the line out.",
            ) from error
    return with_comments((), found, ())


def write_comments(comments: Iterable[Comment]) -> str:
    """Write comments so that `parse_comments` reads the same; what is empty is left out."""
    return "".join(f"{_line(comment)}\n" for comment in comments)


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


def _line(comment: Comment) -> str:
    told = {
        "passage": comment.passage,
        "text": comment.text,
        "words": comment.words,
        "by": comment.by,
    }
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
