"""Messages over a pipe."""

import os
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.isolation import frames


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Give the two ends of a pipe."""
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_messages_arrive_one_by_one(messages: list[bytes]) -> None:
    """What is sent in parts is received whole."""
    source, sink = os.pipe()
    for message in messages:
        frames.send(sink, message[:3], message[3:])
    assert [frames.receive(source, 200) for _ in messages] == messages
    os.close(source)
    os.close(sink)


def test_a_message_longer_than_a_pipe(pipe: tuple[int, int]) -> None:
    """It is written and read piece by piece."""
    message = bytes(range(256)) * 10_000
    writer = threading.Thread(target=frames.send, args=(pipe[1], message))
    writer.start()
    assert frames.receive(pipe[0], len(message)) == message
    writer.join()


def test_a_message_that_is_too_long_is_refused(pipe: tuple[int, int]) -> None:
    """A process that sends without end does not fill the memory of the other."""
    frames.send(pipe[1], b"12345")
    with pytest.raises(EOFError, match="5 bytes"):
        frames.receive(pipe[0], 4)


def test_the_end_in_the_middle_of_a_message() -> None:
    """Half a message is none."""
    source, sink = os.pipe()
    os.write(sink, frames.LENGTH.pack(9) + b"half")
    os.close(sink)
    with pytest.raises(EOFError):
        frames.receive(source, 9)
    os.close(source)
