"""The lines of a letter that can tell who wrote it: its head, its foot, its file's name."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby, islice
from pathlib import PurePosixPath

from innspill.ingest.passages.formalities import is_sentence, word_count
from innspill.ingest.passages.signing import signs_off
from innspill.ingest.passages.spacing import unspaced
from innspill.ingest.reading import Reading
from innspill.model import Block, BlockKind

_OPENING = 14  # blocks at most that can be the head of a letter
_PROSE = 14  # words; a line that long belongs to the letter's text
_UNDER = 8  # blocks under a greeting, or at the end of a letter without one
_MOST_PARTS = 6  # a mail's text and the first of its attachments
_BETWEEN = re.compile(r"[_+%.]+|(?<=\w)-(?=\w)|\s-\s")


def tidy(path: str) -> str:
    """Make a name of a file's name: its stem, with spaces for separators."""
    stem = unicodedata.normalize("NFC", PurePosixPath(path).stem)
    return " ".join(_BETWEEN.sub(" ", stem).split())


def lines(texts: Iterable[str]) -> list[str]:
    """Divide texts into their lines, without empty ones; letter-spaced words are closed up."""
    return [unspaced(line.strip()) for text in texts for line in text.splitlines() if line.strip()]


def is_prose(line: str) -> bool:
    """Tell a line of running text from one of a letter's head or foot."""
    return word_count(unspaced(line)) > _PROSE or is_sentence(line)


def opening_lines(reading: Reading) -> list[str]:
    """Give the lines before the letter's text begins, headings apart, of each of its parts."""
    return [line for part in _parts(reading) for line in _head(part)]


def closing_lines(reading: Reading) -> list[str]:
    """Give the lines from the closing greeting on, or the last short ones, of each part."""
    return [line for part in _parts(reading) for line in _foot(part)]


def headings(reading: Reading) -> list[str]:
    """Give the document's title and the headings at its head."""
    blocks = reading.document.blocks[:_OPENING]
    marked = (block.text for block in blocks if block.kind is BlockKind.HEADING)
    return list(dict.fromkeys(lines((reading.document.title, *marked))))


def surroundings(reading: Reading) -> str:
    """Gather what can tell homonyms apart: head, foot, title, sender and path."""
    document = reading.document
    written = (*document.letterhead, *opening_lines(reading), *closing_lines(reading))
    return " \n ".join((*written, document.title, document.sender, reading.path))


def _parts(reading: Reading) -> list[list[Block]]:
    grouped = groupby(reading.document.blocks, key=lambda block: block.part)
    return [list(blocks) for _, blocks in islice(grouped, _MOST_PARTS)]


def _head(blocks: list[Block]) -> list[str]:
    head: list[str] = []
    for block in blocks[:_OPENING]:
        listed = block.kind in {BlockKind.LIST_ITEM, BlockKind.NOTE}
        if listed or any(is_prose(line) for line in block.text.splitlines()):
            break
        if block.kind is not BlockKind.HEADING:
            head.append(block.text)
    return lines(head)


def _foot(blocks: list[Block]) -> list[str]:
    for index in range(len(blocks) - 1, -1, -1):
        if signs_off(blocks[index].text):
            return lines(block.text for block in blocks[index : index + _UNDER])
    foot: list[str] = []
    for block in reversed(blocks[1:][-_UNDER:]):
        if word_count(block.text) > _UNDER or block.kind is not BlockKind.PARAGRAPH:
            break
        foot.append(block.text)
    return lines(reversed(foot))
