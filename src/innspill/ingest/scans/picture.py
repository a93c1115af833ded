"""A page as a picture in shades of grey, and how a page of a PDF becomes one."""

from ctypes import byref, c_int
from dataclasses import dataclass, replace
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from innspill.ingest.faults import DamagedError

DPI: Final = 150
POINTS: Final = 72.0  # an inch
LEAST: Final = 1754  # pixels of the longer side: A4 at 150 dots an inch
MOST: Final = 3508  # the same at 300
_WHITE: Final = b"\xff"
_EDGE: Final = 2  # pixels around text that are no longer white


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Shades of grey, one byte for each point, row by row from the top; `dpi` may be a guess."""

    width: int
    height: int
    shades: bytes
    dpi: int = DPI

    def as_pgm(self) -> bytes:
        """Write the picture as a portable grey map, which needs no library to be read."""
        return b"P5 %d %d 255\n%b" % (self.width, self.height, self.shades)

    def turned(self, quarters: int) -> "Picture":
        """Turn the picture clockwise by so many right angles."""
        if quarters % 4 == 0:
            return self
        columns = (self.shades[x :: self.width][::-1] for x in range(self.width))
        turned = replace(self, width=self.height, height=self.width, shades=b"".join(columns))
        return turned.turned(quarters - 1)


def scale_for(longest: float) -> float:
    """Give the scale that brings a page's longer side within bounds; it is 1 for one that is."""
    return min(max(longest, LEAST), MOST) / longest


def page_picture(data: bytes, number: int) -> Picture:
    """Picture a page of a PDF, counted from 1, without the text that is written on it as text.

    What is written would otherwise be read twice.

    Raises:
        DamagedError: There is no such page.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[number - 1]
        longest = max(*page.get_size(), 1.0) * DPI / POINTS
        dpi = DPI * scale_for(longest)
        bitmap = page.render(scale=dpi / POINTS, grayscale=True, draw_annots=False)
        return _without_text(page, bitmap, round(dpi))
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise DamagedError(f"page {number} cannot be pictured: {error}") from error
    finally:
        document.close()


def _without_text(page: Any, bitmap: Any, dpi: int) -> Picture:  # noqa: ANN401 - an untyped library's
    """Copy the picture, and whiten the places where text is written."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    shades = bytearray(bitmap.buffer)
    text = page.get_textpage()
    for index in range(text.count_rects()):
        x0, y0, x1, y1 = _place(page, text.get_rect(index), (width, height))
        for row in range(y0, y1):
            shades[row * stride + x0 : row * stride + x1] = _WHITE * (x1 - x0)
    text.close()
    rows = (bytes(shades[row * stride : row * stride + width]) for row in range(height))
    return Picture(width=width, height=height, shades=b"".join(rows), dpi=dpi)


def _place(
    page: Any,  # noqa: ANN401 - as above
    rect: tuple[float, float, float, float],
    size: tuple[int, int],
) -> tuple[int, int, int, int]:
    """Turn a place on the page into one in its picture: left, top, right, bottom."""
    left, bottom, right, top = rect
    x, y = c_int(), c_int()
    across, down = [], []
    for corner in ((left, top), (right, bottom)):
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, *corner, byref(x), byref(y))
        across.append(x.value)
        down.append(y.value)
    return (
        max(0, min(across) - _EDGE),
        max(0, min(down) - _EDGE),
        min(size[0], max(across) + _EDGE),
        min(size[1], max(down) + _EDGE),
    )
