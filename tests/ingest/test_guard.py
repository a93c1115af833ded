"""Whatever a reader raises costs its file, and is said so that people can help themselves."""

from typing import NoReturn

import pytest

from innspill.ingest.guard import attempt
from innspill.ingest.source import Source, read_source
from innspill.model import BlockKind, Notice, NoticeKind
from innspill.options import ReadOptions


def interrupted() -> NoReturn:
    """Be interrupted, as by Ctrl-C."""
    raise KeyboardInterrupt


def broken() -> NoReturn:
    """Raise what no reader foresees."""
    raise ZeroDivisionError("float division by zero")


def endless() -> NoReturn:
    """Go deeper and deeper, as into mails in mails."""
    endless()


def test_an_unforeseen_error_is_named() -> None:
    """Its class and its words are in the notice."""
    notice = attempt(broken)
    assert isinstance(notice, Notice)
    assert notice.kind is NoticeKind.UNREADABLE
    assert dict(notice.values)["error"] == "ZeroDivisionError: float division by zero"


def test_an_interruption_is_no_fault_of_a_file() -> None:
    """Ctrl-C passes."""
    with pytest.raises(KeyboardInterrupt):
        attempt(interrupted)


def test_what_is_nested_too_deep_is_damaged() -> None:
    """What Python cannot follow is said with a hint, not as an error of Python's."""
    notice = attempt(endless)
    assert isinstance(notice, Notice)
    assert notice.kind is NoticeKind.DAMAGED
    assert dict(notice.values)["hint"]


def test_a_level_that_is_none_is_the_nearest_one() -> None:
    """A file may give any number as the level of a heading or a list."""
    text = rb"{\rtf1\pard\outlinelevel-3 Svar\par\pard\ls1\ilvl-7 punkt\par}"
    (reading,) = read_source(Source(name="svar.rtf", data=text), ReadOptions())
    assert [(block.kind, block.level) for block in reading.document.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.LIST_ITEM, 1),
    ]
