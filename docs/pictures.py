"""Make the README's picture: the first pages of the letter that sample_inputs/ gives.

    python docs/pictures.py

Needs LibreOffice and poppler-utils, and Pillow to put two pages side by side; none of them is
needed to use innspill.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

DOCS = Path(__file__).resolve().parent
DOTS_PER_INCH = "80"
PAGES = 2
FRAME = 1


def main() -> None:
    """Render the letter and write docs/letter.png."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        sample = DOCS.parent / "sample_inputs"
        run(sys.executable, "-m", "innspill", "summarise", sample, "--out", folder, "-f", "docx")
        run(
            "soffice",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            folder / "summary.docx",
        )
        run(
            "pdftoppm",
            "-r",
            DOTS_PER_INCH,
            "-l",
            PAGES,
            "-png",
            folder / "summary.pdf",
            folder / "p",
        )
        pages = [Image.open(file).convert("RGB") for file in sorted(folder.glob("p-*.png"))]
        side_by_side(pages).save(DOCS / "letter.png", optimize=True)


def run(*command: object) -> None:
    """Run a command; its failure is ours."""
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """Put pages beside each other, each with a thin frame, in few colours."""
    framed = [ImageOps.expand(page, FRAME, "#c9d1d9") for page in pages]
    width, height = sum(page.width for page in framed), max(page.height for page in framed)
    sheet = Image.new("RGB", (width, height), "white")
    left = 0
    for page in framed:
        sheet.paste(page, (left, 0))
        left += page.width
    return sheet.quantize(64)


if __name__ == "__main__":
    main()
