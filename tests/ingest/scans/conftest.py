"""Scans made in the test: text set by reportlab, pictured by PDFium, and packed as a picture."""

import io
from collections.abc import Callable, Iterator, Sequence

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from innspill.ingest.scans import engine
from innspill.ingest.scans.values import Engine

Lines = Sequence[tuple[float, float, str]]

LETTER = (
    (72, 760, "Høringssvar fra Åsvik kommune"),
    (72, 720, "Kommunen støtter forslaget, men ber om at fristen blir"),
    (72, 706, "lengre, jf. § 4-2 første ledd. Små kommuner trenger tid."),
    (72, 670, "Vi ønsker også at staten dekker kostnadene ved innføring."),
)


def letter(*pages: Lines) -> bytes:
    """Set pages of lines, each with its place in points from the lower left corner."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for page in pages:
        for x, y, text in page:
            canvas.setFont("Helvetica", 12)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def pictures(data: bytes, dpi: int = 150) -> list[Image.Image]:
    """Picture the pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    made = [page.render(scale=dpi / 72, grayscale=True).to_pil().copy() for page in document]
    document.close()
    return made


def packed(images: Sequence[Image.Image], kind: str, **options: object) -> bytes:
    """Pack pictures into one file."""
    stream = io.BytesIO()
    first, *rest = (image.copy() for image in images)
    if rest:
        options |= {"save_all": True, "append_images": rest}
    first.save(stream, kind, **options)
    return stream.getvalue()


def scan(*pages: Lines) -> bytes:
    """Make a PDF of pictures."""
    return packed(pictures(letter(*pages)), "PDF", resolution=150)


@pytest.fixture
def tesseract() -> Engine:
    """Give tesseract; what needs it is not tried where it is missing."""
    found = engine.find_engine()
    if found is None:
        pytest.skip("tesseract is not installed, or has none of its models Latin, nor and eng")
    return found


@pytest.fixture
def norwegian(tesseract: Engine) -> Engine:
    """Give tesseract with the model that knows Norwegian and the sign §."""
    if not tesseract.model.endswith("Latin"):
        pytest.skip("tesseract's model Latin is not installed")
    return tesseract


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave nowhere to find tesseract in."""
    for name in ("PATH", "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.setenv(name, "")
    engine.find_engine.cache_clear()
    yield
    engine.find_engine.cache_clear()


@pytest.fixture
def make_letter() -> Callable[..., bytes]:
    """Give the maker of PDFs with text."""
    return letter


@pytest.fixture
def make_scan() -> Callable[..., bytes]:
    """Give the maker of PDFs of pictures; each page is a sequence of (x, y, text)."""
    return scan


@pytest.fixture
def make_pictures() -> Callable[..., list[Image.Image]]:
    """Give the maker of pictures of a PDF's pages."""
    return pictures


@pytest.fixture
def pack() -> Callable[..., bytes]:
    """Give the packer of pictures into a file of a kind."""
    return packed


@pytest.fixture
def lines() -> Lines:
    """Give the lines of a short letter."""
    return LETTER
