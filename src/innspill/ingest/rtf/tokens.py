"""The marks of Rich Text Format, one by one (RTF Specification 1.9.1)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<group>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
)

CODE_PAGES = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp850",
}  # fmt: skip
"""The encoding of each character set of a font."""

CHARACTER_SETS = {"ansi": "cp1252", "mac": "mac-roman", "pc": "cp437", "pca": "cp850"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A control word with its number, a group's brace, or bytes of text as latin-1 characters.

    `kind` is "word", "group", "byte" or "text"; `value` the word, the brace or the characters.
    """

    kind: str
    value: str
    number: int | None = None


def marks(source: str) -> Iterator[Mark]:
    """Divide a file, read as latin-1, into its marks; raw binary data is passed over."""
    place = 0
    while match := MARK.search(source, place):
        place = match.end()
        word = match["word"]
        if word is not None:
            number = None if match["number"] is None else int(match["number"])
            if word == "bin":
                place += max(0, number or 0)
            else:
                yield Mark(kind="word", value=word, number=number)
        elif match["hex"] is not None:
            yield Mark(kind="byte", value=chr(int(match["hex"], 16)))
        elif match["sign"] is not None:
            yield Mark(kind="word", value=match["sign"])
        else:
            kind = "group" if match["group"] else "text"
            yield Mark(kind=kind, value=match[0])
