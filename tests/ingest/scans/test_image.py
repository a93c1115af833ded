"""Files that are pictures."""

import io
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from innspill.ingest.faults import DamagedError, IngestError, LimitError, NoTextError
from innspill.ingest.limits import enforce
from innspill.ingest.scans.image import frame_picture, read_image
from innspill.model import NoticeKind
from innspill.options import Limits

Pack = Callable[..., bytes]


def marked(width: int = 40, height: int = 20, mode: str = "L") -> Image.Image:
    """Make a white picture with its upper left corner black."""
    image = Image.new(mode, (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill="black")
    return image


def shade(data: bytes, x: float, y: float) -> int:
    """Give the shade at a place of the picture, in shares of its sides."""
    picture = frame_picture(data, 1)
    return picture.shades[int(y * picture.height) * picture.width + int(x * picture.width)]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
def test_every_kind_of_picture_is_pictured(pack: Pack, kind: str) -> None:
    """Its format is told, its one page is a scan, and black is black."""
    data = pack([marked()], kind)
    document = read_image(data, "skann")
    assert (document.format, document.pages) == (kind.lower(), 1)
    assert [(each.kind, each.page) for each in document.notices] == [(NoticeKind.NO_TEXT_LAYER, 1)]
    assert shade(data, 0.1, 0.1) < 40
    assert shade(data, 0.8, 0.8) > 215


def test_each_page_of_a_fax_is_a_page(pack: Pack) -> None:
    """TIFF has pages, and each is its own picture."""
    data = pack([marked(), marked(60, 20)], "TIFF")
    assert read_image(data, "faks.tif").pages == 2
    assert frame_picture(data, 2).width == 120


def test_a_film_is_one_page(pack: Pack) -> None:
    """What else moves is counted."""
    document = read_image(pack([marked(), Image.new("L", (40, 20))], "GIF"), "film.gif")
    assert document.pages == 1
    assert [dict(each.values).get("what") for each in document.notices] == [None, "pictures"]


def test_a_photograph_stands_as_the_camera_was_held(pack: Pack) -> None:
    """The file says that its right side is up."""
    exif = Image.Exif()
    exif[0x0112] = 6
    for kind in ("JPEG", "PNG", "TIFF"):
        data = pack([marked()], kind, exif=exif)
        picture = frame_picture(data, 1)
        assert picture.height > picture.width, kind
        assert shade(data, 0.9, 0.1) < 40, kind


def test_glass_is_laid_on_white_paper(pack: Pack) -> None:
    """What is transparent is white, whatever colour is under it."""
    image = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    assert shade(pack([image], "PNG"), 0.5, 0.5) == 255


def test_sixteen_bits_are_scaled(pack: Pack) -> None:
    """A middle grey stays one, and does not become white."""
    assert shade(pack([Image.new("I;16", (40, 20), 30_000)], "PNG"), 0.5, 0.5) == 117


@pytest.mark.parametrize(
    ("size", "dpi", "width"),
    [
        ((800, 600), None, 1600),
        ((1754, 1240), None, 1754),
        ((4000, 3000), None, 2000),
        ((4960, 3508), 300, 2480),
        ((4000, 3000), 600, 2000),
    ],
)
def test_letters_are_brought_to_one_size(
    pack: Pack, size: tuple[int, int], dpi: int | None, width: int
) -> None:
    """Screens are doubled, photographs reduced, and scans brought to 150 dots an inch."""
    told = {"dpi": (dpi, dpi)} if dpi else {}
    assert frame_picture(pack([Image.new("L", size)], "PNG", **told), 1).width == width


def test_a_picture_of_too_many_points_is_not_unpacked(pack: Pack) -> None:
    """A small file may hold a huge picture; its head says so."""
    data = pack([marked(400, 300)], "PNG")
    with enforce(Limits(pixels=119_999)):
        for read in (lambda: read_image(data, "x.png"), lambda: frame_picture(data, 1)):
            with pytest.raises(LimitError) as caught:
                read()
            assert dict(caught.value.values)["value"] == "120000"


def test_a_picture_that_is_cut_off_is_damaged(pack: Pack) -> None:
    """Its head may be whole, and its points are not."""
    data = pack([marked(400, 300)], "PNG")
    with pytest.raises(DamagedError):
        frame_picture(data[:-60], 1)
    with pytest.raises(DamagedError):
        read_image(data[:10], "x.png")


@given(st.sampled_from(["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"]), st.data())
def test_whatever_is_broken_is_said(kind: str, data: st.DataObject) -> None:
    """Bytes that are changed anywhere give a picture or an error of ours."""
    stream = io.BytesIO()
    marked().save(stream, kind)
    whole = bytearray(stream.getvalue())
    for place in data.draw(st.lists(st.integers(8, len(whole) - 1), max_size=8)):
        whole[place] = data.draw(st.integers(0, 255))
    with enforce(Limits(pixels=1_000_000)):
        try:
            read_image(bytes(whole), "x")
            picture = frame_picture(bytes(whole), 1)
        except IngestError:
            return
    assert len(picture.shades) == picture.width * picture.height


def test_without_pillow_the_hint_says_what_to_install(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The optional part is named."""
    data = pack([marked()], "PNG")
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(NoTextError) as caught:
        read_image(data, "x.png")
    assert "innspill[ocr]" in caught.value.hint
