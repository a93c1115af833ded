"""Pages that look as if they came from a scanner: askew, noisy, blurred, and pictures alone."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

POINTS: Final = 72
PAPER: Final = 244  # scanners see paper a little grey
INK: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanner:
    """How a page is scanned: dots an inch, degrees askew, and strength of the noise in shades."""

    dpi: int
    askew: float
    noise: float
    blur: float = 0.5
    quality: int = 60


SCANNERS: Final = {
    "150 dpi, clean": Scanner(dpi=150, askew=0.0, noise=0.0),
    "150 dpi, askew 0.5°": Scanner(dpi=150, askew=0.5, noise=10.0),
    "200 dpi, askew 1°": Scanner(dpi=200, askew=1.0, noise=16.0),
    "300 dpi, askew 0.7°": Scanner(dpi=300, askew=-0.7, noise=24.0, blur=1.0),
}

WORSE: Final = {
    "100 dpi": Scanner(dpi=100, askew=0.5, noise=20.0),
    "85 dpi": Scanner(dpi=85, askew=0.5, noise=10.0),
    "75 dpi": Scanner(dpi=75, askew=0.5, noise=10.0),
    "60 dpi": Scanner(dpi=60, askew=0.5, noise=10.0),
    "150 dpi, noise 40": Scanner(dpi=150, askew=0.5, noise=40.0),
    "150 dpi, noise 90": Scanner(dpi=150, askew=0.5, noise=90.0, blur=1.0),
    "150 dpi, blur 2.5": Scanner(dpi=150, askew=0.5, noise=20.0, blur=2.5),
}
"""Scanners that nobody should use."""


def scanned(data: bytes, scanner: Scanner, seed: int) -> bytes:
    """Scan the first page of a PDF: a PDF of one picture."""
    document = pypdfium2.PdfDocument(data)
    picture = document[0].render(scale=scanner.dpi / POINTS, grayscale=True).to_pil()
    document.close()
    picture = picture.rotate(scanner.askew, Image.Resampling.BICUBIC, fillcolor=255)
    picture = picture.filter(ImageFilter.GaussianBlur(scanner.blur))
    shades = np.asarray(picture, dtype=np.float64) / 255 * (PAPER - INK) + INK
    shades += np.random.default_rng(seed).normal(0, scanner.noise, shades.shape)
    stream = BytesIO()
    Image.fromarray(shades.clip(0, 255).astype(np.uint8)).save(
        stream, "PDF", resolution=scanner.dpi, quality=scanner.quality
    )
    return stream.getvalue()
