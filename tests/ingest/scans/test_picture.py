"""Pages as pictures."""

import io
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.faults import DamagedError
from innspill.ingest.scans.picture import LEAST, MOST, Picture, page_picture


@given(st.integers(1, 5), st.binary(min_size=1, max_size=25))
def test_four_turns_are_none(width: int, points: bytes) -> None:
    """No point is lost on the way, and two turns of one are one of two."""
    height = -(-len(points) // width)
    picture = Picture(width=width, height=height, shades=points.ljust(width * height, b"."))
    assert picture.turned(4) == picture
    assert picture.turned(1).turned(1) == picture.turned(2)
    assert picture.turned(1).turned(3) == picture


def test_a_turn_is_clockwise() -> None:
    """The upper row becomes the right column."""
    assert Picture(width=2, height=2, shades=b"abcd").turned(1).shades == b"cadb"


def test_a_picture_is_a_portable_grey_map() -> None:
    """Size and greatest shade stand before the points."""
    assert Picture(width=2, height=1, shades=b"ab").as_pgm() == b"P5 2 1 255\nab"


def test_text_that_is_written_is_not_in_the_picture(make_letter: Callable[..., bytes]) -> None:
    """It would be read twice; what else is on the page is there."""
    picture = page_picture(make_letter([(72, 700, "Journalnr. 24/117")]), 1)
    assert set(picture.shades) == {255}


@pytest.mark.parametrize("points", [(10, 10), (595, 842), (14_400, 14_400)])
def test_every_page_has_a_bounded_picture(points: tuple[int, int]) -> None:
    """A page of five metres costs no more than one of paper, and a tiny one is legible."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(*points)
    data = saved(document)
    longest = max(page_picture(data, 1).width, page_picture(data, 1).height)
    assert LEAST - 1 <= longest <= MOST + 1


def saved(document: pypdfium2.PdfDocument) -> bytes:
    """Give a document's bytes."""
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


def test_a_page_that_is_not_there_is_said(make_letter: Callable[..., bytes]) -> None:
    """Its number is in the message."""
    with pytest.raises(DamagedError, match="page 2"):
        page_picture(make_letter([(72, 700, "Hei")]), 2)
