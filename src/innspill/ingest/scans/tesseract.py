"""Tesseract as a program: a picture in, words with places and certainties out.

Its output is hOCR (http://kba.github.io/hocr-spec/1.2/), which has each line's baseline; the other
formats that it writes have not.
"""

import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from innspill.ingest.faults import IngestError
from innspill.ingest.isolation.confinement import environment
from innspill.ingest.scans.engine import ORIENTATION
from innspill.ingest.scans.picture import Picture
from innspill.ingest.scans.values import Engine

COLUMNS: Final = "3"  # page segmentation: automatic; mode 6 reads across columns
TURNED: Final = "0"  # which way up the page is, and nothing else
LINES: Final = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_BOX: Final = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE: Final = re.compile(r"baseline (-?[\d.]+(?:e-?\d+)?) (-?[\d.]+)")
_CERTAINTY: Final = re.compile(r"x_wconf (\d+)")
_SIDEWAYS: Final = re.compile(r"textangle (\d+)")
_ROTATE: Final = re.compile(r"Rotate: (\d+)")
_FEW: Final = "10"  # characters from which on it tells which way up a page is


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word and its box in pixels from the upper left corner; `certainty` in per cent."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    certainty: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The words of one line as tesseract sees it.

    The baseline runs from `y` at `x0` downwards by `slope`; `sideways` where the line does not run
    from left to right.
    """

    words: tuple[Word, ...]
    x0: int
    y: float
    slope: float
    sideways: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Tesseract at work on one page until `deadline`, on the clock of `time.monotonic`."""

    engine: Engine
    deadline: float

    def rows(self, picture: Picture) -> tuple[Row, ...]:
        """Recognise the lines of a picture, in their order of reading.

        Raises:
            IngestError: The program gives up.
            subprocess.TimeoutExpired: It takes too long.
        """
        options = ["-l", self.engine.model, "--psm", COLUMNS, "-c", "tessedit_create_hocr=1"]
        return tuple(rows_of(self._run(options, picture)))

    def quarters(self, picture: Picture) -> int:
        """Tell how many right angles a picture has to be turned clockwise to stand upright.

        0 also where that cannot be told, since there is too little text or no model for it.

        Raises:
            subprocess.TimeoutExpired: It takes too long.
        """
        if not self.engine.upright:
            return 0
        options = ["-l", ORIENTATION, "--psm", TURNED, "-c", f"min_characters_to_try={_FEW}"]
        try:
            told = _ROTATE.search(self._run(options, picture).decode("utf-8", "replace"))
        except IngestError:  # that is how it says that it cannot tell
            return 0
        return int(told[1]) // 90 if told else 0

    def _run(self, options: Sequence[str], picture: Picture) -> bytes:
        folder = ["--tessdata-dir", self.engine.models] if self.engine.models else []
        done = subprocess.run(  # noqa: S603 - the program that was found, options of our own, no shell
            [self.engine.program, "stdin", "stdout", *folder, "--dpi", str(picture.dpi), *options],
            input=picture.as_pgm(),
            capture_output=True,
            env=environment() | {"OMP_THREAD_LIMIT": "1"},
            timeout=max(1.0, self.deadline - time.monotonic()),
            check=False,
        )
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise IngestError(f"tesseract gave up: {''.join(said)[:200]}")
        return done.stdout


def rows_of(hocr: bytes) -> Iterator[Row]:
    """Read tesseract's output; lines without a word (a rule, a picture) are none."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True)
    tree = etree.fromstring(hocr, parser) if hocr.strip() else None
    if tree is None:
        return
    for span in tree.iter("{*}span"):
        title = span.get("title", "")
        box = _BOX.search(title)
        words = tuple(_words(span)) if span.get("class") in LINES else ()
        if words and box:
            slope, rise = _baseline(title)
            angle = _SIDEWAYS.search(title)
            yield Row(
                words=words,
                x0=int(box[1]),
                y=int(box[4]) + rise,
                slope=slope,
                sideways=bool(angle and int(angle[1])),
            )


def _baseline(title: str) -> tuple[float, float]:
    """Give the baseline's slope, and how far it is below the lower edge of the line's box."""
    told = _BASELINE.search(title)
    return (float(told[1]), float(told[2])) if told else (0.0, 0.0)


def _words(line: etree._Element) -> Iterator[Word]:
    for span in line.iter("{*}span"):
        title = span.get("title", "")
        box, certainty = _BOX.search(title), _CERTAINTY.search(title)
        text = "".join("".join(map(str, span.itertext())).split())
        if span.get("class") == "ocrx_word" and text and box and certainty:
            x0, top, x1, bottom = map(int, box.groups())
            yield Word(text=text, x0=x0, top=top, x1=x1, bottom=bottom, certainty=int(certainty[1]))
