"""What is left out, and the notices that count it."""

import pytest

from innspill.ingest.notices import asides_of, left_out_of, link_text, without_repeats
from innspill.model import Aside


def test_asides_are_clean_and_hold_text() -> None:
    """A piece without text is none, and the others have the form of a block's text."""
    assert list(asides_of("hidden", ["  a\u00a0b ", " \n", "\u200b"], page=2)) == [
        Aside(what="hidden", text="a b", page=2)
    ]


def test_notices_count_asides_but_for_links() -> None:
    """One notice for each code, in the order in which the codes come; links and tips have none."""
    codes = ("toc", "links", "hidden", "tooltips", "toc")
    notices = left_out_of(Aside(what=what, text="x") for what in codes)
    assert [dict(notice.values) for notice in notices] == [
        {"what": "toc", "count": "2"},
        {"what": "hidden", "count": "1"},
    ]


def test_links_are_kept_once_and_deletions_as_often_as_they_come() -> None:
    """The same address many times says nothing new; the same word deleted twice does."""
    link, gone = Aside(what="links", text="https://a.no"), Aside(what="deletions", text="ikke")
    assert without_repeats([link, gone, link, gone]) == (link, gone, gone)


@pytest.mark.parametrize(
    ("words", "address", "written"),
    [
        ("vedtaket", "https://a.no/b", "vedtaket <https://a.no/b>"),
        ("", "https://a.no/b", "https://a.no/b"),
        ("Se A.no/b", "https://a.no/b/", ""),
        ("post@a.no", "mailto:post@a.no", ""),
        ("her", "", ""),
        ("her", "//", ""),
    ],
)
def test_a_link_is_written_with_its_words(words: str, address: str, written: str) -> None:
    """A link whose words give its address says nothing more, and one without an address neither."""
    assert link_text(words, address) == written
