"""The compression of RTF bodies in Outlook messages (MS-OXRTFCP)."""

import struct

from innspill.ingest.faults import DamagedError
from innspill.ingest.limits import check_limit

COMPRESSED, UNCOMPRESSED = 0x75465A4C, 0x414C454D
HEADER = struct.Struct("<IIII")
WINDOW = 4096
SHORTEST_MATCH = 2
PRIMER = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}"
    b"{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript"
    b" \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
    b"\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What the window holds at first (MS-OXRTFCP 2.1.3.1.2)."""


def decompress(data: bytes) -> bytes:
    """Unpack a body.

    Raises:
        DamagedError: The header is not that of such a body.
        LimitError: It unpacks to too much.
    """
    if len(data) < HEADER.size:
        raise DamagedError("the mail's body is cut off")
    _, size, kind, _ = HEADER.unpack_from(data)
    check_limit("xml_bytes", size)
    if kind == UNCOMPRESSED:
        return data[HEADER.size : HEADER.size + size]
    if kind != COMPRESSED:
        raise DamagedError("the mail's body is packed in an unknown way")
    return unpack(data[HEADER.size :], size)


def unpack(data: bytes, size: int) -> bytes:
    """Undo the compression.

    Eight tokens after each control byte, each a byte or a piece of the window.
    """
    window = bytearray(PRIMER.ljust(WINDOW, b"\0"))
    write, read = len(PRIMER), 0
    result = bytearray()
    while read < len(data) and len(result) < size:
        control, read = data[read], read + 1
        for bit in range(8):
            piece, read, ended = token(data, read, window, write, is_match=bool(control >> bit & 1))
            if ended:
                return bytes(result)
            for byte in piece:
                window[write % WINDOW] = byte
                write += 1
            result += piece
    return bytes(result)


def token(
    data: bytes, read: int, window: bytearray, write: int, *, is_match: bool
) -> tuple[bytes, int, bool]:
    """Read one token.

    Returns:
        Its bytes, where the next token begins, and whether the body ends here.
    """
    if not is_match:
        return data[read : read + 1], read + 1, read >= len(data)
    if read + 1 >= len(data):
        return b"", read, True
    pair = int.from_bytes(data[read : read + 2], "big")
    offset, length = pair >> 4, (pair & 0xF) + SHORTEST_MATCH
    if offset == write % WINDOW:
        return b"", read, True
    piece = bytearray()
    for step in range(length):
        place = (offset + step) % WINDOW
        ahead = (place - write) % WINDOW
        piece.append(piece[ahead] if ahead < len(piece) else window[place])
    return bytes(piece), read + 2, False
