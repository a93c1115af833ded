"""Files that are pictures: photographs and scans in PNG, JPEG, TIFF, GIF, BMP and WebP, by Pillow.

Pillow is an optional part. It opens a file by its head alone, so the size is known before anything
is unpacked.
"""

import io
import struct
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from innspill.ingest.faults import DamagedError, NoTextError
from innspill.ingest.limits import check_limit
from innspill.ingest.notices import left_out
from innspill.ingest.scans.picture import DPI, MOST, Picture
from innspill.model import Document, Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

FORMATS: Final = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
SEVERAL_JPEGS: Final = "MPO"  # what a telephone may put into one file; the first is the picture
INSTALL: Final = "Install the optional part, pip install innspill[ocr], or ask for the text."
SMALL: Final = 1600  # pixels of the longer side; the letters of a screen are small, and doubled
USUAL: Final = 2000  # of the longer side; a photograph shows more than the page
SCANNED: Final = 200  # dots an inch, from which on a file's word is a scanner's
_FAULTS: Final = (
    *(OSError, SyntaxError, ValueError, EOFError, struct.error),
    *(LookupError, TypeError, AttributeError, ArithmeticError, AssertionError),
)
"""What Pillow raises on broken pictures."""

_SHADES: Final = 256


def read_image(data: bytes, name: str) -> Document:
    """Read a picture file as a document without text, each page of it a scan.

    Only TIFF has pages; the further frames of other pictures are moments of a film.

    Raises:
        DamagedError: It breaks the rules of its format.
        LimitError: It has too many points, or too many pages.
        NoTextError: Pillow is not installed.
    """
    with opened(data, name) as image:
        frames = getattr(image, "n_frames", 1)
        pages = frames if image.format == "TIFF" else 1
        check_limit("pages", pages)
        for page in range(pages):
            image.seek(page)
            check_limit("pixels", image.width * image.height)
        kind = "jpeg" if image.format == SEVERAL_JPEGS else str(image.format).lower()
    scans = (Notice(kind=NoticeKind.NO_TEXT_LAYER, page=page + 1) for page in range(pages))
    return Document(
        format=kind,
        blocks=(),
        pages=pages,
        notices=(*scans, *left_out("pictures", frames - pages)),
    )


def frame_picture(data: bytes, page: int) -> Picture:
    """Picture a page of a picture file, counted from 1, as upright as its camera knew it.

    Raises:
        DamagedError: As `read_image`.
        LimitError: As `read_image`.
        NoTextError: As `read_image`.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - Pillow is optional

    with opened(data, f"page {page}") as image:
        image.seek(page - 1)
        check_limit("pixels", image.width * image.height)
        longest = max(image.size)
        wanted = longest * _factor(longest, float(image.info.get("dpi", (0, 0))[0]))
        image.draft("L", (MOST, MOST))  # a JPEG is unpacked no larger than it is needed
        upright = ImageOps.exif_transpose(_grey(image))
        width, height = (max(1, round(side * wanted / max(upright.size))) for side in upright.size)
        if (width, height) != upright.size:
            upright = upright.resize((width, height), Image.Resampling.BICUBIC)
        return Picture(
            width=upright.width, height=upright.height, shades=upright.tobytes(), dpi=DPI
        )


@contextmanager
def opened(data: bytes, name: str) -> "Iterator[Image]":
    """Open a picture; nothing is unpacked yet.

    Raises:
        DamagedError: It cannot be opened, or what is done with it fails.
        NoTextError: Pillow is not installed.
    """
    try:
        from PIL import Image  # noqa: PLC0415 - Pillow is optional
    except ImportError:
        raise NoTextError("the file is a picture", hint=INSTALL) from None
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, and is held before anything is unpacked
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd metadata
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                yield image
        except _FAULTS as error:
            said = f"{type(error).__name__}: {error}"
            raise DamagedError(f"{name} is a damaged picture: {said}") from error


def _grey(image: "Image") -> "Image":
    """Give a picture's shades of grey, on white paper where it is transparent."""
    from PIL import Image  # noqa: PLC0415 - Pillow is optional

    if image.mode.startswith("I"):  # 16 bits, which Pillow would cut off instead of scaling
        return image.convert("I").point(lambda shade: shade / _SHADES).convert("L")
    if image.has_transparency_data:
        ink = image if image.mode in {"LA", "RGBA"} else image.convert("RGBA")
        paper = Image.new("L", ink.size, "white")
        paper.paste(ink.convert("L"), mask=ink.getchannel("A"))
        return paper
    return image.convert("L")


def _factor(longest: int, dpi: float) -> float:
    """Give the scale by which letters are neither too small nor as large as the noise.

    Args:
        longest: Pixels of the longer side.
        dpi: Dots an inch as the file tells; 0 where it does not.
    """
    if longest < SMALL:
        return 2.0
    return min(1.0, max(DPI / dpi if dpi >= SCANNED else 0.0, USUAL / longest))
