"""Make the pictures of the README and the gallery from sample_inputs/.

    python docs/pictures.py [NAME …]

Needs LibreOffice (Writer and Calc), poppler-utils, Chromium with its driver, Pillow and selenium;
none of them is needed to use innspill. Without a name, all pictures are made.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps
from selenium import webdriver

DOCS = Path(__file__).resolve().parent
SAMPLE = DOCS.parent / "sample_inputs"
DOTS_PER_INCH = "80"
FRAME = 1
BROWSER = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--window-size=1100,1500",
)


def main() -> None:
    """Make the pictures that are named, or all."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        formats = [
            flag for name in ("docx", "html", "xlsx", "pdf", "json") for flag in ("-f", name)
        ]
        run(sys.executable, "-m", "innspill", "summarise", SAMPLE, "--out", folder, *formats)
        for name in sys.argv[1:] or PICTURES:
            picture = PICTURES[name](folder)
            picture.quantize(64).save(DOCS / f"{name}.png", optimize=True)


def run(*command: object) -> None:
    """Run a command; its failure is ours."""
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)


def letter(folder: Path) -> Image.Image:
    """Show the first two pages of the Word letter."""
    return side_by_side(pages(as_pdf(folder / "summary.docx"), 1, 2))


def letterhead(folder: Path) -> Image.Image:
    """Show the first two pages of the letter in the letterhead that `init --template` writes."""
    inside, home = folder / "inside", folder / "home"
    shutil.copytree(SAMPLE, home)
    innspill = (sys.executable, "-m", "innspill")
    run(*innspill, "init", home, "--template", "--language", "nb")
    settings = home / "innspill.toml"
    letter = 'language = "nb"\ntemplate = "brevmal.docx"\ndate = 2026-09-30'
    text = settings.read_text(encoding="utf-8").replace('language = "nb"', letter)
    settings.write_text(text, encoding="utf-8")
    run(*innspill, "summarise", home, "--out", inside, "-f", "docx")
    return side_by_side(pages(as_pdf(inside / "summary.docx"), 1, 2))


def report(folder: Path) -> Image.Image:
    """Show the top of the web page, light and dark."""
    page = (folder / "summary.html").as_uri()
    return side_by_side([screenshot(page), screenshot(page, dark=True)])


def overview(folder: Path) -> Image.Image:
    """Show the charts of the web page, and the table of themes by respondents."""
    page = (folder / "summary.html").as_uri()
    return side_by_side([screenshot(f"{page}#{place}") for place in ("oversikt", "tabell")])


def find(folder: Path) -> Image.Image:
    """Show passages that are found by a word and a theme's position."""
    page = (folder / "summary.html").as_uri()
    chosen = ("position=proposal&q=frist", "county=Trøndelag")
    return side_by_side([screenshot(f"{page}#utsagn?{each}") for each in chosen])


def pdf(folder: Path) -> Image.Image:
    """Show the first page of the PDF, and one of its sources."""
    return side_by_side(pages(folder / "summary.pdf", 1, 2))


def workbook(folder: Path) -> Image.Image:
    """Show the first sheets of the workbook, as they print."""
    printed = as_pdf(folder / "summary.xlsx")
    return side_by_side([*pages(printed, 1, 1), *pages(printed, 3, 3)])


PICTURES: Mapping[str, Callable[[Path], Image.Image]] = {
    "letter": letter,
    "letterhead": letterhead,
    "report": report,
    "overview": overview,
    "find": find,
    "pdf": pdf,
    "workbook": workbook,
}


def as_pdf(file: Path) -> Path:
    """Print an office file by LibreOffice."""
    folder = file.parent / f"{file.suffix[1:]}-printed"
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, file)
    return folder / f"{file.stem}.pdf"


def pages(file: Path, first: int, last: int) -> list[Image.Image]:
    """Draw pages of a PDF."""
    stem = file.with_suffix("")
    run("pdftoppm", "-r", DOTS_PER_INCH, "-f", first, "-l", last, "-png", file, stem)
    drawn = sorted(file.parent.glob(f"{file.stem}-*.png"))
    found = [Image.open(each).convert("RGB") for each in drawn]
    for each in drawn:
        each.unlink()
    return found


def screenshot(address: str, *, dark: bool = False) -> Image.Image:
    """Draw what a browser shows first of a web page, or of a place in it."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in BROWSER:
        options.add_argument(flag)
    with webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver")) as browser:
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        browser.get(address)
        drawn = Image.open(BytesIO(browser.get_screenshot_as_png())).convert("RGB")
    return drawn.resize((drawn.width * 2 // 3, drawn.height * 2 // 3), Image.Resampling.LANCZOS)


def side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    """Put pages beside each other, each with a thin frame."""
    framed = [ImageOps.expand(page, FRAME, "#c9d1d9") for page in pages]
    width, height = sum(page.width for page in framed), max(page.height for page in framed)
    sheet = Image.new("RGB", (width, height), "white")
    left = 0
    for page in framed:
        sheet.paste(page, (left, 0))
        left += page.width
    return sheet


if __name__ == "__main__":
    main()
