"""The text of a submission as a source: its passages as read, and where each of them stands."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from innspill.model.values import Passage

# What XML cannot hold, lone halves of surrogate pairs among it, and the byte order mark, which
# programs count where it opens a file.
_LEFT_OUT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
_NOTHING = "\ufffd"
_APART = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A source's text; `spans` give the first and last code point of each passage, by its id."""

    text: str
    spans: Mapping[str, tuple[int, int]]


def plain(text: str) -> str:
    """Return a text as XML and every program can hold it; lines end in a newline alone."""
    return _LEFT_OUT.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))


def one_line(text: str, longest: int) -> str:
    """Return a name: one line, cut at a number of characters."""
    line = " ".join(plain(text).split())
    return line if len(line) <= longest else f"{line[: longest - 2].rstrip()} …"


def source_text(passages: Sequence[Passage], empty: str) -> SourceText:
    """Lay out the passages of one submission in their order.

    A heading stands above the first passage below it, and a line that a list item continues above
    the first such item; parts of one paragraph follow each other on its line.

    Args:
        passages: Those of the submission, in the order in which they were read.
        empty: What stands there where there are none.
    """
    pieces: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    at, before = 0, None
    for passage in passages:
        opening = _opening(passage, before)
        said = plain(passage.text) or _NOTHING
        start = at + len(opening)
        at = start + len(said)
        spans[passage.id] = (start, at)
        pieces += (opening, said)
        before = passage
    text = "".join(pieces) or plain(empty)
    return SourceText(text=f"{text}\n", spans=spans)


def _opening(passage: Passage, before: Passage | None) -> str:
    """Return what stands between a passage and the one before it."""
    heading, lead_in = plain(passage.heading).strip(), plain(passage.lead_in).strip()
    if before is not None:
        if _same_block(passage, before):
            return " "
        heading = "" if passage.heading == before.heading else heading
        lead_in = "" if not heading and passage.lead_in == before.lead_in else lead_in
    lines = [line for line in (heading, lead_in) if line]
    return ("" if before is None else _APART) + "".join(f"{line}{_APART}" for line in lines)


def _same_block(passage: Passage, before: Passage) -> bool:
    here, there = passage.locator, before.locator
    return (here.page, here.block, passage.row) == (there.page, there.block, before.row)
