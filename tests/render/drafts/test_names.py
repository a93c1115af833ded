"""What parts are called inside a Word document keeps within Word's limits."""

import re

from hypothesis import given
from hypothesis import strategies as st

from innspill.render.drafts.names import bookmark_of, number_of, tag_of, title_of

ids = st.text(min_size=1, max_size=90)


@given(part=ids)
def test_limits(part: str) -> None:
    """A bookmark has 40 signs of a narrow alphabet, a tag 64, a control a positive number."""
    assert re.fullmatch("innspill_[A-Za-z0-9_]{1,31}", bookmark_of(part))
    assert tag_of(part).startswith("innspill:")
    assert max(len(tag_of(part)), len(title_of(part))) <= 64
    assert 0 < number_of(part) < 2**31


@given(first=ids, second=ids)
def test_different_parts_have_different_names(first: str, second: str) -> None:
    """Two parts never share a bookmark or a tag."""
    same = first == second
    assert (bookmark_of(first) == bookmark_of(second)) is same
    assert (tag_of(first) == tag_of(second)) is same


def test_plain_names() -> None:
    """Names that fit are as people know them."""
    assert bookmark_of("background") == "innspill_background"
    assert tag_of("theme:skole-og-sfo") == "innspill:theme:skole-og-sfo"
    assert bookmark_of("a-b") != bookmark_of("a_b")
