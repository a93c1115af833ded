"""Sources that are gone, changed or without their text are told, and never guessed at."""

from collections.abc import Callable
from typing import Any

from lxml.etree import _Element as Element

from innspill.consultation.workbook import Taken

Back = Callable[..., Taken]
Make = Callable[..., Any]

FERRY = "Ferja over fjorden"


def test_source_gone(back: Back, edit: Make) -> None:
    """What was in a source that is gone is as before, and the file is named."""
    taken = back(edit("take_out", "TextSource", "Volda"))
    assert taken.edits == ()
    (remark,) = taken.remarks
    assert (remark.key, remark.place.sheet) == ("source_gone", "Volda kommune.txt")
    assert remark.values == {"n": 3}


def test_source_unknown(back: Back, edit: Make) -> None:
    """A source that no longer says what it is, and of which most was changed, is not guessed at."""
    changes = (("fellesløysingar", "noko anna"), ("Betre opplæring", "Kurs"))
    taken = back(
        edit("without_memos"), edit("other_guids"), *(edit("retext", *each) for each in changes)
    )
    assert taken.edits == ()
    lost = {each.key: each.place.sheet for each in taken.remarks if each.key.startswith("source")}
    assert lost == {"source_unknown": "Volda kommune", "source_gone": "Volda kommune.txt"}


def test_source_without_its_text(back: Back) -> None:
    """A source whose text is not in the file is named, with how much was coded in it."""

    def lose(root: Element, texts: dict[str, bytes]) -> None:
        del root
        del texts[next(name for name, text in texts.items() if FERRY.encode() in text)]

    taken = back(lose)
    (remark,) = (each for each in taken.remarks if each.key == "source_unread")
    assert (remark.place.sheet, remark.values) == ("Åfjord kommune", {"n": 6})
