"""Characters that carry no text: one spelling for each letter, one space, nothing invisible."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from innspill.model import Aside, Block, BlockKind, Document, Notice

LEVELLED = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM})
DEEPEST = 9  # levels of headings and lists, as in Word; a file may give any number
LONGEST_HEADING = 200  # characters; people set whole paragraphs in a heading's style

LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Zero width, direction marks, soft hyphen, and the private characters of bullet fonts.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufe00-\ufe0f\ufeff\uf000-\uf0ff]"
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
SPACES = re.compile(r"[^\S\n]+")
BLANKS = re.compile(r" ?\n[ \n]*")
SURROGATES = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Bring a block's text to the one form in which locators count its characters.

    Unicode NFC; line breaks as one newline; every other white space as one space; invisible and
    control characters removed; what was no character at all (a lone surrogate) as U+FFFD.
    """
    text = SURROGATES.sub("\ufffd", text)
    text = LINE_BREAKS.sub("\n", text)
    text = CONTROL.sub("", INVISIBLE.sub("", text))
    text = BLANKS.sub("\n", SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", text).strip()


def clean_line(text: str) -> str:
    """Clean a text that stands on one line, such as a title."""
    return clean_text(text).replace("\n", " ")


def clean_block(block: Block) -> Block:
    """Clean a block, and take a heading that is too long to be one as a paragraph."""
    text, kind = clean_text(block.text), block.kind
    if kind is BlockKind.HEADING and len(text) > LONGEST_HEADING:
        kind = BlockKind.PARAGRAPH
    return replace(
        block,
        kind=kind,
        text=text,
        level=min(max(block.level, 1), DEEPEST) if kind in LEVELLED else 0,
        header=clean_line(block.header),
        part=clean_line(block.part),
    )


def clean_notice(notice: Notice) -> Notice:
    """Clean a notice's values, which are names and complaints that stand in a stranger's file."""
    values = tuple((name, clean_line(value)) for name, value in notice.values)
    return replace(notice, values=values)


def clean_aside(aside: Aside) -> Aside:
    """Clean what was left out as if it had been a block."""
    return replace(aside, text=clean_text(aside.text), part=clean_line(aside.part))


def clean_letterhead(lines: Iterable[str]) -> tuple[str, ...]:
    """Clean page headers and footers, and keep each once."""
    return tuple(dict.fromkeys(filter(None, map(clean_text, lines))))


def clean_document(document: Document) -> Document:
    """Clean every text of a document; blocks and asides without text are none."""
    cleaned = (clean_block(block) for block in document.blocks)
    asides = (clean_aside(aside) for aside in document.asides)
    return replace(
        document,
        blocks=tuple(block for block in cleaned if block.text),
        title=clean_line(document.title),
        letterhead=clean_letterhead(document.letterhead),
        asides=tuple(aside for aside in asides if aside.text),
        sender=clean_line(document.sender),
    )
