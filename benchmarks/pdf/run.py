"""How much of a PDF's text comes back paragraph by paragraph: `python benchmarks/pdf/run.py`.

Makes single- and two-column PDFs of invented text in styles drawn by chance, reads them, and prints
by program and number of columns: the share of paragraphs and list items recovered exactly (blanks
aside), the share of those read that are right, the same for headings, running headers left in the
text, and pages a second. The reader was tuned on the styles of seeds 0 to 39 only; `--held-out`
takes others. Needs reportlab; LibreOffice, WeasyPrint and markitdown are used where they are.
"""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))

from makers import by_libreoffice, by_platypus, by_weasyprint, has_weasyprint, soffice
from prose import Piece, letter
from styles import Style, draw_style
from typeset import typeset

HELD_OUT: Final = 5000
WORDS: Final = 2600
MARKER: Final = re.compile(r"^(?:[•–-]|\d{1,2}\.|[a-z]\))\s+")

Parts = list[tuple[str, str]]  # kind and text, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A PDF and what it says."""

    maker: str
    style: Style
    pieces: list[Piece]
    data: bytes


def samples(seeds: Sequence[int], wanted: str) -> Iterator[Sample]:
    """Make the PDFs, each letter by every program that there is."""
    letters = [
        (letter(Random(seed), WORDS), draw_style(seed, columns))  # noqa: S311 - can be repeated
        for seed in seeds
        for columns in (1, 2)
    ]
    makers: dict[str, Callable[[list[Piece], Style], bytes]] = {
        "typeset": typeset,
        "platypus": by_platypus,
    }
    if has_weasyprint():
        makers["weasyprint"] = by_weasyprint
    else:
        print("WeasyPrint is not installed: skipped")
    for name, make in makers.items():
        if wanted in name:
            for pieces, style in letters:
                yield Sample(maker=name, style=style, pieces=pieces, data=make(pieces, style))
    if soffice() is None:
        print("LibreOffice is not installed: skipped")
    elif wanted in "libreoffice":
        made = by_libreoffice(letters)
        for (pieces, style), data in zip(letters, made, strict=True):
            yield Sample(maker="libreoffice", style=style, pieces=pieces, data=data)


def by_innspill(data: bytes) -> Parts:
    """Read with innspill."""
    from innspill.ingest.pdf.document import read_pdf  # noqa: PLC0415 - measured beside others

    return [(block.kind, block.text) for block in read_pdf(data, "sample.pdf").blocks]


def by_markitdown(data: bytes) -> Parts:
    """Read with markitdown, whose paragraphs are held apart by blank lines."""
    from markitdown import MarkItDown  # noqa: PLC0415 - optional

    text = MarkItDown().convert_stream(BytesIO(data), file_extension=".pdf").text_content
    parts = re.split(r"\n\s*\n", text)
    return [
        ("heading" if part.startswith("#") else "paragraph", part.lstrip("# ")) for part in parts
    ]


READERS: Final = {"innspill": by_innspill, "markitdown": by_markitdown}


def squeezed(text: str) -> str:
    """Set blanks and list markers aside."""
    return " ".join(MARKER.sub("", " ".join(text.split())).split())


def compared(sample: Sample, parts: Parts) -> Counter[str]:
    """Count what is right, what is wanted and what was read."""
    read = {
        kind: Counter(
            squeezed(text) for k, text in parts if (k == "heading") == (kind == "heading")
        )
        for kind in ("heading", "body")
    }
    truth = {
        "heading": Counter(squeezed(p.text) for p in sample.pieces if p.kind == "heading"),
        "body": Counter(squeezed(p.text) for p in sample.pieces if p.kind != "heading"),
    }
    counts: Counter[str] = Counter()
    for kind in ("heading", "body"):
        counts[f"{kind} wanted"] = truth[kind].total()
        counts[f"{kind} read"] = read[kind].total()
        counts[f"{kind} right"] = (truth[kind] & read[kind]).total()
    furniture = re.compile(
        rf"{re.escape(sample.style.header)}|"
        r"(?:Regionrådet \| )?(?:side )?[–\s]*\d+( av \d+)?[–\s]*",
        re.IGNORECASE,
    )
    counts["headers left"] = sum(
        bool(furniture.fullmatch(text.strip())) for _, text in parts if text
    )
    return counts


def pages_of(data: bytes) -> int:
    """Count the pages."""
    import pypdfium2  # noqa: PLC0415 - the reader is imported late as well

    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def measure(made: Sequence[Sample], reader: str, *, verbose: bool) -> None:
    """Read all samples and print a line for each program and number of columns."""
    print(f"\n{reader}")
    print("program      columns exact precision  heading recall precision  headers left  pages/s")
    for sample in made[:1]:
        READERS[reader](sample.data)  # so that no sample pays for the imports
    totals: dict[tuple[str, int], Counter[str]] = {}
    seconds: Counter[tuple[str, int]] = Counter()
    for sample in made:
        began = time.process_time()
        parts = READERS[reader](sample.data)
        spent = time.process_time() - began
        counts = compared(sample, parts)
        if verbose:
            _show(sample, parts, counts)
        counts["pages"] = pages_of(sample.data)
        for key in ((sample.maker, sample.style.columns), ("all", sample.style.columns)):
            totals.setdefault(key, Counter()).update(counts)
            seconds[key] += spent
    for (maker, columns), sums in totals.items():
        print(
            f"{maker:12} {columns:7} {sums['body right'] / max(1, sums['body wanted']):5.3f} "
            f"{sums['body right'] / max(1, sums['body read']):9.3f} "
            f"{sums['heading right'] / max(1, sums['heading wanted']):15.3f} "
            f"{sums['heading right'] / max(1, sums['heading read']):9.3f} "
            f"{sums['headers left']:13} {sums['pages'] / seconds[maker, columns]:8.0f}"
        )


def _show(sample: Sample, parts: Parts, counts: Counter[str]) -> None:
    style = sample.style
    print(f"{sample.maker} {style}\n  {dict(counts)}")
    wanted = {squeezed(piece.text) for piece in sample.pieces}
    read = {squeezed(text) for _, text in parts}
    for text in [
        squeezed(piece.text) for piece in sample.pieces if squeezed(piece.text) not in read
    ][:4]:
        print(f"    lost  {text[:60]} … {text[-60:]}")
    for kind, text in [(k, t) for k, t in parts if squeezed(t) not in wanted][:6]:
        print(f"    extra {kind} {text[:60]} … {text[-60:]}")


def main() -> None:
    """Make, read, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--styles", type=int, default=20, help="how many styles to draw")
    parser.add_argument("--held-out", action="store_true", help="styles that were not tuned on")
    parser.add_argument("--maker", default="", help="one program only, by a part of its name")
    parser.add_argument("--rival", choices=["markitdown"], help="read with it as well")
    parser.add_argument("--verbose", action="store_true", help="show what was missed")
    arguments = parser.parse_args()
    first = HELD_OUT if arguments.held_out else 0
    made = list(samples(range(first, first + arguments.styles), arguments.maker))
    measure(made, "innspill", verbose=arguments.verbose)
    if arguments.rival:
        measure(made, arguments.rival, verbose=False)


if __name__ == "__main__":
    main()
