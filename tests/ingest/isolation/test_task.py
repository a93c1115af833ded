"""What goes to a reading process and what comes back."""

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.isolation.task import (
    Outcome,
    Task,
    decode_outcome,
    decode_task,
    encode_outcome,
    encode_task,
)
from innspill.ingest.reading import Reading
from innspill.model import Document
from innspill.options import Limits, ReadOptions

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
READINGS = st.builds(
    Reading,
    path=TEXT,
    named=TEXT,
    document=st.builds(Document, title=TEXT, format=TEXT),
)


@given(st.builds(Outcome, readings=st.tuples(READINGS)))
def test_outcomes_come_back_as_they_were(outcome: Outcome) -> None:
    """Every field survives, of every kind of value in the model."""
    assert decode_outcome(encode_outcome(outcome)) == outcome


def test_what_is_no_character_does_not_stop_an_outcome() -> None:
    """Half a surrogate pair in a name becomes a question mark."""
    outcome = Outcome(misuse=("a\ud800b", ""))
    assert decode_outcome(encode_outcome(outcome)).misuse == ("a?b", "")


def test_tasks_come_back_as_they_were() -> None:
    """Columns and limits too."""
    options = ReadOptions(text_columns=("å", "b"), limits=Limits(seconds=3))
    task = Task(path="/æ/b c.txt", name="b c.txt", sha256="0" * 64, options=options)
    assert decode_task(encode_task(task)) == task


@pytest.mark.skipif(sys.platform == "win32", reason="all paths are Unicode")
def test_a_path_that_is_not_unicode_is_kept() -> None:
    """A file with a name in an old encoding can be opened."""
    path = os.fsdecode(b"/svar fr\xe5 kommunen.txt")
    task = Task(path=path, name="x", sha256="", options=ReadOptions())
    assert decode_task(encode_task(task)).path == path
