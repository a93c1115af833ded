"""comments.jsonl: what people note for each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.consultation.workbook.comments import (
    Comment,
    parse_comments,
    with_comments,
    write_comments,
)
from innspill.errors import UsageError

COMMENTS = st.builds(
    Comment, passage=st.sampled_from(("a1", "b2", "c3")), text=st.text(min_size=1, max_size=9)
)


@given(st.lists(COMMENTS))
def test_written_and_read_back(comments: list[Comment]) -> None:
    """What is written is read again, whatever people write, the last of a passage holding."""
    held = with_comments((), comments, ())
    assert parse_comments(write_comments(held), "comments.jsonl") == held
    assert len({comment.passage for comment in held}) == len(held)


def test_order_is_kept() -> None:
    """A changed comment stays on its line, a new one comes last, one taken out is gone."""
    one, two = Comment(passage="a", text="x"), Comment(passage="b", text="x")
    other, new = Comment(passage="a", text="y"), Comment(passage="c", text="x")
    assert with_comments((one, two), (new, other), {"b"}) == (other, new)


def test_no_comment() -> None:
    """A line that is no comment is named by its number."""
    good = write_comments([Comment(passage="a", text="x")])
    with pytest.raises(UsageError, match=r"comments\.jsonl, line 3"):
        parse_comments(f'{good}\n{{"passage": "a"}}\n', "comments.jsonl")
