"""The text of scanned pages, by tesseract itself."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from PIL import Image

from innspill.ingest.faults import IngestError
from innspill.ingest.scans.advice import NO_NORWEGIAN, UNCLEAR
from innspill.ingest.scans.recognition import recognise_page
from innspill.ingest.scans.values import Engine, PrintedPage, Scan
from innspill.model import NoticeKind

SCAN = Scan(sha256="", page=1)
Make = Callable[..., bytes]
Pictures = Callable[..., list[Image.Image]]
Lines = tuple[tuple[float, float, str], ...]


def text_of(page: PrintedPage) -> str:
    """Give the lines, one below the other."""
    return "\n".join(line.text for line in page.lines)


def test_norwegian_letters_and_the_sign_of_paragraphs_are_read(
    norwegian: Engine, make_scan: Make, lines: Lines
) -> None:
    """A clean scan comes back letter by letter, and says how sure it is and by what."""
    page = recognise_page(SCAN, make_scan(lines), norwegian)
    assert text_of(page).splitlines() == [text for _, _, text in lines]
    (notice,) = page.notices
    values = dict(notice.values)
    assert (notice.kind, notice.page, values["model"]) == (
        NoticeKind.RECOGNISED,
        1,
        norwegian.model,
    )
    assert int(values["confidence"]) > 85


def test_columns_are_not_read_across(norwegian: Engine, make_scan: Make) -> None:
    """The left column comes whole before the right one."""
    left = [f"venstre spalte har linje {word}" for word in ("en", "to", "tre", "fire", "fem")]
    right = [text.replace("venstre", "høyre") for text in left]
    columns = [(60, 750 - 15 * n, text) for n, text in enumerate(left)]
    columns += [(320, 750 - 15 * n, text) for n, text in enumerate(right)]
    page = recognise_page(SCAN, make_scan(columns), norwegian)
    assert text_of(page).splitlines() == left + right


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_page_that_lies_on_its_side_or_head_is_turned(
    norwegian: Engine,
    make_letter: Make,
    make_pictures: Pictures,
    pack: Make,
    turn: int,
) -> None:
    """It comes back as if it had been laid the right way on the glass."""
    if not norwegian.upright:
        pytest.skip("tesseract's model osd is not installed")
    sentence = "Kommunen støtter forslaget og ber om lengre frist for svar."
    page = [(72, 780 - 20 * number, sentence) for number in range(25)]
    (picture,) = make_pictures(make_letter(page))
    turned = pack([picture.rotate(-90 * turn, expand=True)], "PDF", resolution=150)
    found = recognise_page(SCAN, turned, norwegian)
    assert text_of(found).count("støtter forslaget") > 20


def test_a_picture_without_words_is_no_text(tesseract: Engine, pack: Make) -> None:
    """Noise has no words, and there is nothing to ask the sender for."""
    points = Random(1).randbytes(800 * 1100)  # noqa: S311 - chance that can be repeated
    noise = Image.frombytes("L", (800, 1100), points)
    page = recognise_page(SCAN, pack([noise], "PNG"), tesseract)
    assert page.lines == ()
    assert [(each.kind, dict(each.values)) for each in page.notices] == [
        (NoticeKind.NO_TEXT_LAYER, {"hint": ""})
    ]


def test_a_page_that_is_illegible_is_no_text(
    tesseract: Engine, make_letter: Make, make_pictures: Pictures, pack: Make
) -> None:
    """Where most words would be wrong none is taken, and the sender is to be asked."""
    page = [(72, 780 - 14 * number, "Kommunen støtter forslaget.") for number in range(45)]
    coarse = pack(make_pictures(make_letter(page), dpi=40), "PDF", resolution=40)
    found = recognise_page(SCAN, coarse, tesseract)
    assert found.lines == ()
    assert [(each.kind, dict(each.values)) for each in found.notices] == [
        (NoticeKind.NO_TEXT_LAYER, {"hint": UNCLEAR})
    ]


def test_a_model_without_norwegian_is_said(
    tesseract: Engine, make_scan: Make, lines: Lines
) -> None:
    """English is better than nothing, and its notice says what would be better still."""
    try:
        page = recognise_page(SCAN, make_scan(lines), replace(tesseract, model="eng"))
    except IngestError:
        pytest.skip("tesseract's model eng is not installed")
    assert dict(page.notices[0].values)["hint"] == NO_NORWEGIAN
    assert "Kommunen" in text_of(page)


def test_a_program_that_gives_up_is_said(tesseract: Engine, make_scan: Make, lines: Lines) -> None:
    """What it complains of is in the error."""
    with pytest.raises(IngestError, match="tesseract gave up"):
        recognise_page(SCAN, make_scan(lines), replace(tesseract, model="finnes-ikke"))


def test_the_same_page_is_the_same_again(tesseract: Engine, make_scan: Make, lines: Lines) -> None:
    """Neither clock nor chance is in it."""
    data = make_scan(lines)
    assert recognise_page(SCAN, data, tesseract) == recognise_page(SCAN, data, tesseract)
