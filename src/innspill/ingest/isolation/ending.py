"""How a process that read a file ended, and what that means for the file."""

import struct
from dataclasses import dataclass

from innspill.ingest.guard import limit_notice
from innspill.model import Notice, NoticeKind
from innspill.options import Limits

OUT_OF_MEMORY = 3
"""The exit code of a process that had no memory left even to say so."""

MEMORY_SHARE = 0.75
"""What dies after it has used so much of its memory died of that: libraries abort at the limit."""

GONE = -9
"""The code of a process that has gone without a word."""

HEADER = struct.Struct(">iQ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The exit code, negative for a signal, and the most memory in bytes, 0 where unknown."""

    code: int = 0
    peak_bytes: int = 0


def encode_ending(ending: Ending) -> bytes:
    """Write an ending; it stands before an outcome."""
    return HEADER.pack(ending.code, ending.peak_bytes)


def decode_ending(data: bytes) -> tuple[Ending, bytes]:
    """Read an ending, and give what follows it.

    Raises:
        EOFError: There is no whole ending.
    """
    if len(data) < HEADER.size:
        raise EOFError("a message without an ending")
    code, peak = HEADER.unpack_from(data)
    return Ending(code=code, peak_bytes=peak), data[HEADER.size :]


def notice_of_ending(ending: Ending, limits: Limits) -> Notice:
    """Say why a process did not get to the end of a file."""
    spent = ending.peak_bytes >= MEMORY_SHARE * limits.memory_bytes
    if ending.code == OUT_OF_MEMORY or spent:
        return limit_notice("memory_bytes", limits.memory_bytes)
    values = (("error", "reader_died"), ("hint", ""), ("code", str(ending.code)))
    return Notice(kind=NoticeKind.UNREADABLE, values=values)
