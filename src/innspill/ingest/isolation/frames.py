"""Messages over a pipe, each with its length before it."""

import os
import struct

LENGTH = struct.Struct(">Q")
CHUNK = 1024 * 1024  # bytes that are asked for at a time


def send(channel: int, *parts: bytes) -> None:
    """Write one message, made of parts.

    Raises:
        OSError: Nobody reads any more.
    """
    write_all(channel, LENGTH.pack(sum(map(len, parts))))
    for part in parts:
        write_all(channel, part)


def write_all(channel: int, data: bytes) -> None:
    """Write all bytes, however few the pipe takes at a time.

    Raises:
        OSError: Nobody reads any more.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(channel, rest[:CHUNK]) :]


def receive(channel: int, most: int) -> bytes:
    """Read one message.

    Raises:
        EOFError: The other end has gone, or the message is longer than `most` bytes.
    """
    (length,) = LENGTH.unpack(read_exactly(channel, LENGTH.size))
    if length > most:
        raise EOFError(f"a message of {length} bytes")
    return read_exactly(channel, length)


def read_exactly(channel: int, length: int) -> bytes:
    """Read so many bytes.

    Raises:
        EOFError: There are not so many.
    """
    data = bytearray()
    while len(data) < length:
        piece = os.read(channel, min(CHUNK, length - len(data)))
        if not piece:
            raise EOFError("the other end has gone")
        data += piece
    return bytes(data)


def read_to_end(channel: int, most: int) -> bytes:
    """Read until the other end closes.

    Raises:
        EOFError: There are more than `most` bytes.
    """
    data = bytearray()
    while piece := os.read(channel, CHUNK):
        data += piece
        if len(data) > most:
            raise EOFError(f"more than {most} bytes")
    return bytes(data)
