"""Measure what becomes a passage: precision and recall over hand-written pieces of submissions.

Run `python benchmarks/passages/measure.py`; exit code 1 where either is below what it should be.
"""

import sys
import tomllib
from collections import Counter
from pathlib import Path

from innspill.ingest.passages.segment import segment
from innspill.ingest.reading import Reading
from innspill.model import Block, BlockKind, Document, SubmissionStatus

_KINDS = {
    "# ": BlockKind.HEADING,
    "* ": BlockKind.LIST_ITEM,
    "> ": BlockKind.QUOTE,
    "| ": BlockKind.TABLE_CELL,
}
_WANTED = 0.97


def block(text: str) -> Block:
    """Make a block of one piece of a case's text, without its sign."""
    kind = _KINDS.get(text[:2], BlockKind.PARAGRAPH)
    level = int(kind in {BlockKind.HEADING, BlockKind.LIST_ITEM})
    if kind is BlockKind.TABLE_CELL:
        header, _, words = text[2:].partition("| ")
        return Block(kind=kind, text=words, header=header.strip())
    return Block(kind=kind, text=text if kind is BlockKind.PARAGRAPH else text[2:], level=level)


def outcomes(text: str) -> list[tuple[str, bool, str]]:
    """Give each block's words, whether it must be a passage, and why it is none (else empty)."""
    pieces = ["\n".join(map(str.strip, piece.splitlines())) for piece in text.strip().split("\n\n")]
    blocks = tuple(block(piece[2:]) for piece in pieces)
    reading = Reading(
        id="s",
        path="brev.docx",
        sha256="",
        document=Document(format="docx", blocks=blocks),
        status=SubmissionStatus.READ,
    )
    left = {one.block: one.reason for one in segment(reading).left_out}
    return [
        (one.text, piece.startswith("+"), left.get(number, ""))
        for number, (one, piece) in enumerate(zip(blocks, pieces, strict=True))
    ]


def main() -> int:
    """Print the figures and every block that came out wrong."""
    cases = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))[
        "case"
    ]
    counts: Counter[tuple[bool, bool]] = Counter()
    for case in cases:
        for text, wanted, reason in outcomes(case["text"]):
            counts[wanted, not reason] += 1
            if wanted != (not reason):
                print(f"{case['name']}: {'lost (' + reason + ')' if reason else 'taken'}: {text!r}")
    right = counts[True, True]
    precision = right / (right + counts[False, True])
    recall = right / (right + counts[True, False])
    print(
        f"{len(cases)} cases, {counts.total()} blocks, {right + counts[True, False]} passages: "
        f"precision {precision:.3f}, recall {recall:.3f}"
    )
    return int(min(precision, recall) < _WANTED)


if __name__ == "__main__":
    sys.exit(main())
