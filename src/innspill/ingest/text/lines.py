"""Lines of plain text to blocks.

Paragraphs, typed lists and headings, hard-wrapped lines joined again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from innspill.model import Block, BlockKind

WIDEST_WRAP = 120  # characters; a longer line was not wrapped by hand or by a mail program
NARROWEST_WRAP = 40
UNDERLINED = 2  # lines: a heading and the rule below it
DEEPEST_LIST = 9
TELLING_LINES = 4  # so many show by themselves how wide they were wrapped
LONGEST_HEADING_WORDS = 6
SHORTEST_TEXT = (
    100  # characters of the paragraph that a short line must stand above to be its heading
)

BULLET = re.compile(r"^(?P<indent>\s*)(?:[-–—*+•·▪◦‣●○■□➢➤✓\uf0b7\uf0a7]|o(?=\s\s|\t))\s+(?=\S)")
NUMBER = re.compile(
    r"^(?P<indent>\s*)\(?(?P<number>\d{1,2}|[a-zæøå])(?P<closing>[.)])\s+"
    r"(?!(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b)"
    r"(?=\S)",
    re.IGNORECASE,
)
NUMBERED_HEADING = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[A-ZÆØÅ])")
RULE = re.compile(r"^\s*(?:=+|-+|_+|\*+|~+|[─━═]+)\s*$")
SENTENCE_END = re.compile(r"[.!?:;…][\"»”’')\]]*$")
NO_HEADING = re.compile(
    r"[.,;:!?…@]$|@|https?:|^(?:hei|kjære|til|fra|dato|med|mvh|vennlig|vår|vårt"
    r"|deres|tlf|telefon|side|www)\b|\d{4,}",
    re.IGNORECASE,
)
BROKEN_WORD = re.compile(r"(?<=[a-zæøå])-$")
JOINING_WORD = re.compile(r"(?:og|eller|och|and|or)\b")


Numbers = frozenset[tuple[int, str]]


def blocks_of_text(text: str) -> Iterator[Block]:
    """Divide a plain text into blocks at its blank lines, list marks and finished lines."""
    chunks = list(chunked(text.splitlines()))
    usual = wrap_width([line for chunk in chunks for line in chunk])
    numbers = numbers_in(line for chunk in chunks for line in chunk)
    for number, chunk in enumerate(chunks):
        following = " ".join(chunks[number + 1]) if number + 1 < len(chunks) else ""
        level = heading_level(chunk, following)
        if level:
            yield Block(kind=BlockKind.HEADING, text=chunk[0].strip().lstrip("# "), level=level)
        else:
            width = wrap_width(chunk) if len(chunk) >= TELLING_LINES else usual
            yield from chunk_blocks(chunk, width, numbers)


def chunked(lines: Iterable[str]) -> Iterator[list[str]]:
    """Group lines between blank ones.

    A ruled line ends a group and belongs to none but a heading's.
    """
    chunk: list[str] = []
    for line in lines:
        if RULE.match(line) and len(line.strip()) > 1:
            if len(chunk) == 1 and line.strip()[0] in "=-":
                chunk.append(line)
            if chunk:
                yield chunk
            chunk = []
        elif line.strip():
            chunk.append(line.expandtabs(4))
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def wrap_width(lines: Sequence[str]) -> int:
    """Give the width at which the text was wrapped by hand; 0 if its lines are paragraphs."""
    lengths = sorted(len(line.rstrip()) for line in lines)
    widest = (
        lengths[(len(lengths) - 1) * 19 // 20] if lengths else 0
    )  # a few lines may be longer: addresses, tables
    return widest if NARROWEST_WRAP <= widest <= WIDEST_WRAP else 0


def heading_level(chunk: Sequence[str], following: str) -> int:
    """Tell a heading that stands alone.

    Underlined, numbered, in capitals, or short above a long text.
    """
    line = chunk[0].strip()
    if len(chunk) == UNDERLINED and RULE.match(chunk[1]):
        return 1 if chunk[1].strip().startswith("=") else 2
    if len(chunk) != 1 or not following or NO_HEADING.search(line) or BULLET.match(line):
        return 0
    words = line.split()
    numbered = NUMBERED_HEADING.match(line)
    if numbered and len(words) <= 2 * LONGEST_HEADING_WORDS:
        return numbered["number"].count(".") + 1
    if len(words) > LONGEST_HEADING_WORDS or not line[:1].isupper():
        return 0
    return 2 if line.isupper() or len(following) >= SHORTEST_TEXT else 0


def chunk_blocks(chunk: Sequence[str], width: int, numbers: Numbers) -> Iterator[Block]:
    """Divide the lines between two blank ones into list items and paragraphs."""
    for unit in units(chunk, width):
        mark = BULLET.match(unit[0]) or list_number(unit[0], numbers)
        text = joined(unit)
        if mark:
            level = min(1 + len(mark["indent"]) // 2, DEEPEST_LIST)
            yield Block(kind=BlockKind.LIST_ITEM, text=text[mark.end() :], level=level)
        else:
            yield Block(kind=BlockKind.PARAGRAPH, text=text.strip())


def numbers_in(lines: Iterable[str]) -> Numbers:
    """Gather the places and closing signs of the numbers that lines begin with."""
    marks = filter(None, map(NUMBER.match, lines))
    return frozenset((place(mark), mark["closing"]) for mark in marks)


def list_number(line: str, numbers: Numbers) -> re.Match[str] | None:
    """Tell a list's number from a date or a sentence that begins with one.

    Args:
        line: A paragraph's first line.
        numbers: Those of the whole text; a list's number has a neighbour of its own form there.
    """
    mark = NUMBER.match(line)
    if mark is None:
        return None
    near = {(place(mark) + step, mark["closing"]) for step in (-1, 1)}
    return mark if near & numbers else None


def place(mark: re.Match[str]) -> int:
    """Give the place in its list that a number or a letter stands for."""
    number = mark["number"]
    return int(number) if number.isdecimal() else 1000 + ord(number.casefold())


def units(chunk: Sequence[str], width: int) -> Iterator[list[str]]:
    """Group the lines that belong to one paragraph or list item."""
    unit: list[str] = []
    for line in chunk:
        if RULE.match(line):
            continue
        if unit and not continues(unit[-1], line, width):
            yield unit
            unit = []
        unit.append(line)
    if unit:
        yield unit


def continues(line: str, following: str, width: int) -> bool:
    """Tell whether a line was only broken because it was full.

    It was, if the next line's first word would not have fitted; or if the next goes on in lower
    case after what is no sentence's end.
    """
    if BULLET.match(following) or (NUMBER.match(following) and SENTENCE_END.search(line.rstrip())):
        return False
    if BROKEN_WORD.search(line.rstrip()[-2:]) and following.strip()[:1].islower():
        return True
    word = following.split(maxsplit=1)[0]
    full = bool(width) and len(line.rstrip()) + 1 + len(word) > width
    unfinished = not SENTENCE_END.search(line.rstrip()) and following.lstrip()[:1].islower()
    return full or unfinished


def joined(lines: Sequence[str]) -> str:
    """Join wrapped lines to one, and the two halves of a word that was divided at a line's end."""
    pieces = [lines[0].rstrip()]
    for line in lines[1:]:
        follower = line.strip()
        if is_divided(pieces[-1], follower):
            pieces[-1] = pieces[-1][:-1]
        else:
            pieces.append(" ")
        pieces.append(follower)
    return "".join(pieces)


def is_divided(line: str, following: str) -> bool:
    """Tell a word that was divided at a line's end from the first part of "helse- og omsorg"."""
    if not BROKEN_WORD.search(line[-2:]) or not following[:1].islower():
        return False
    return not JOINING_WORD.match(following)


def answer_blocks(text: str) -> Iterator[Block]:
    """Divide a form's answer: a line is a paragraph or a list item, since forms wrap no lines."""
    for line in filter(str.strip, text.splitlines()):
        mark = BULLET.match(line)
        kind = BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
        yield Block(
            kind=kind, text=line[mark.end() if mark else 0 :].strip(), level=int(bool(mark))
        )
