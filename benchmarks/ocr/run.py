"""How much of a scanned page comes back: `python benchmarks/ocr/run.py`.

Sets pages of invented Norwegian text with one and two columns, scans them as a scanner would, reads
them with each of three models of tesseract, and prints by scanner and model: words that are wrong
(insertions, deletions and replacements, of the words that are there), signs § found, the share of
paragraphs and list items that come back whole (nine letters of ten or more right), how sure
tesseract says that it is, and seconds a page. `--hopeless` prints what becomes of pages that are
worse and worse, and of pictures without text. Needs reportlab, Pillow and tesseract.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from random import Random
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1] / "pdf"))
sys.path.insert(0, str(Path(__file__).parent))

from prose import Piece, letter
from scans import SCANNERS, WORSE, Scanner, scanned
from styles import draw_style
from typeset import typeset

from innspill.ingest.pdf.document import read_pdf
from innspill.ingest.scans.desk import lay_on_desk
from innspill.ingest.scans.engine import find_engine
from innspill.ingest.scans.lines import certainty_of
from innspill.ingest.scans.pages import with_printed_pages
from innspill.ingest.scans.picture import page_picture
from innspill.ingest.scans.recognition import recognise_page
from innspill.ingest.scans.tesseract import Reader
from innspill.ingest.scans.values import Engine
from innspill.model import Document

WORDS: Final = {1: 230, 2: 300}  # by columns, so that a letter stays on its page
PARAGRAPHS: Final = ("§ 4-2 første ledd", "§§ 11-5 og 11-6", "jf. § 28 bokstav b")
ALIKE: Final = 0.9
PATIENCE: Final = 600  # seconds a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page, and what it says."""

    pieces: list[Piece]
    data: bytes


@dataclass(slots=True, kw_only=True)
class Score:
    """Counts over pages."""

    words: int = 0
    wrong: int = 0
    signs: int = 0
    signs_found: int = 0
    pieces: int = 0
    whole: int = 0
    certainty: int = 0
    pages: int = 0
    seconds: float = 0.0

    def row(self) -> str:
        """Write the counts as a table's cells."""
        return (
            f"{self.wrong / self.words:.1%} | {self.signs_found} of {self.signs} | "
            f"{self.whole / self.pieces:.2f} | {self.certainty / self.pages:.0f} | "
            f"{self.seconds / self.pages:.1f}"
        )


def samples(seeds: Sequence[int], columns: int) -> Iterator[Sample]:
    """Set the pages, every third paragraph of which refers to the law."""
    for seed in seeds:
        pieces = [
            replace(piece, text=f"{piece.text} Se {PARAGRAPHS[number % 3]} i loven.")
            if piece.kind == "paragraph" and number % 3 == 0
            else piece
            for number, piece in enumerate(letter(Random(seed), WORDS[columns]))  # noqa: S311 - can be repeated
        ]
        style = replace(draw_style(seed, columns), header="", footer="")
        yield Sample(pieces=pieces, data=typeset(pieces, style))


def read_scan(data: bytes, engine: Engine) -> Document:
    """Read a scan as the pool of processes does, page by page and then once more."""
    with lay_on_desk(()) as desk:
        bare = with_printed_pages(read_pdf(data, "scan.pdf"), data)
    with lay_on_desk([recognise_page(scan, data, engine) for scan in desk.wanted]):
        return with_printed_pages(bare, data)


def wrong_words(truth: Sequence[str], read: Sequence[str]) -> int:
    """Count the fewest insertions, deletions and replacements between two texts (Levenshtein)."""
    row = list(range(len(read) + 1))
    for number, word in enumerate(truth, start=1):
        before, row[0] = row[0], number
        for place, other in enumerate(read, start=1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (word != other)),
            )
    return row[-1]


def is_whole(text: str, blocks: Sequence[str]) -> bool:
    """Tell whether a paragraph came back as one block, but for some letters."""
    return any(
        SequenceMatcher(None, text, block, autojunk=False).ratio() >= ALIKE
        for block in blocks
        if abs(len(block) - len(text)) <= (1 - ALIKE) * 2 * len(text)
    )


def measure(made: Sequence[Sample], scanner: Scanner, engine: Engine) -> Score:
    """Scan and read all pages."""
    score = Score()
    for seed, sample in enumerate(made):
        data = scanned(sample.data, scanner, seed)
        began = time.perf_counter()
        document = read_scan(data, engine)
        score.seconds += time.perf_counter() - began
        blocks = [block.text for block in document.blocks]
        truth, read = " ".join(each.text for each in sample.pieces), " ".join(blocks)
        told = (dict(notice.values).get("confidence") for notice in document.notices)
        score.words += len(truth.split())
        score.wrong += wrong_words(truth.split(), read.split())
        score.signs += truth.count("§")
        score.signs_found += min(read.count("§"), truth.count("§"))
        score.pieces += len(sample.pieces)
        score.whole += sum(is_whole(piece.text, blocks) for piece in sample.pieces)
        score.certainty += sum(int(value) for value in told if value)
        score.pages += 1
    return score


def measure_hopeless(engine: Engine) -> None:
    """Print how certainty falls as words get wrong, from which the bound of hopeless pages is."""
    print("| scanner | certainty | words wrong | turned back by quarters |")
    print("|---|---|---|---|")
    (sample,) = samples([0], 1)
    truth = " ".join(piece.text for piece in sample.pieces).split()
    upright = page_picture(scanned(sample.data, SCANNERS["150 dpi, clean"], 0), 1)
    worse = ((name, scanned(sample.data, scanner, 0)) for name, scanner in WORSE.items())
    pictures = {name: page_picture(data, 1) for name, data in worse}
    pictures |= {f"clean, turned by {turn}": upright.turned(turn) for turn in (1, 2, 3)}
    for name, picture in pictures.items():
        reader = Reader(engine=engine, deadline=time.monotonic() + PATIENCE)
        rows = reader.rows(picture)
        read = [word.text for row in rows for word in row.words]
        wrong = wrong_words(truth, read) / len(truth)
        turn = reader.quarters(picture)
        print(f"| {name} | {certainty_of(rows)} | {wrong:.0%} | {turn} |", flush=True)


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=4, help="of each number of columns")
    arguments.add_argument("--first", type=int, default=0, help="the first seed")
    arguments.add_argument("--models", nargs="*", default=["Latin", "nor", "eng"])
    arguments.add_argument("--hopeless", action="store_true", help="worse and worse pages")
    told = arguments.parse_args()
    engine = find_engine()
    if engine is None:
        print("tesseract is not installed, or has no model of use")
        return
    if told.hopeless:
        measure_hopeless(engine)
        return
    print("| scanner | columns | model | words wrong | § found | whole | certainty | s |")
    print("|---|---|---|---|---|---|---|---|")
    for name, scanner in SCANNERS.items():
        for columns in (1, 2):
            made = list(samples(range(told.first, told.first + told.pages), columns))
            for model in told.models:
                used = replace(engine, model=model)
                row = measure(made, scanner, used).row()
                print(f"| {name} | {columns} | {model} | {row} |", flush=True)


if __name__ == "__main__":
    main()
