"""Running headers, footers and page numbers."""

from collections.abc import Sequence

from innspill.ingest.pdf.furniture import without_furniture
from innspill.ingest.pdf.lines import Line, Page


def line(text: str, y: float) -> Line:
    """Make a line of size 10."""
    return Line(text=text, x0=50.0, x1=400.0, y=y, size=10.0)


def page(number: int, *lines: Line) -> Page:
    """Make a page of 800 points with six lines of text and others."""
    body = [line(f"brødtekst {number} {n}", 90 + 12.0 * n) for n in range(50)]
    return Page(number=number, lines=(*body, *lines), height=800.0)


def texts(lines: Sequence[Line]) -> tuple[str, ...]:
    """Give the words of lines."""
    return tuple(line.text for line in lines)


def test_repeated_headers_and_counting_footers_are_taken() -> None:
    """What stands on each page at one height is taken, its digits set aside, in reading order."""
    pages = [page(n, line("Regionrådet", 40), line(f"Regionrådet | {n}", 780)) for n in (1, 2)]
    kept, taken = without_furniture(pages)
    assert texts(taken) == ("Regionrådet", "Regionrådet | 1", "Regionrådet", "Regionrådet | 2")
    assert all(len(one.lines) == 50 for one in kept)


def test_roman_page_numbers_are_taken() -> None:
    """Roman numerals count as numbers."""
    _, taken = without_furniture([page(1, line("i", 780)), page(2, line("ii", 780))])
    assert texts(taken) == ("i", "ii")


def test_a_sentence_that_two_pages_begin_with_stays() -> None:
    """Repeated words that no gap parts from the text are text."""
    same = line("Kommunen støtter forslaget", 78)
    kept, taken = without_furniture([page(n, same) for n in range(1, 8)][:2])
    assert taken == ()
    assert all(len(one.lines) == 51 for one in kept)


def test_what_stands_on_one_page_stays() -> None:
    """A letterhead on the first page only is not taken."""
    _, taken = without_furniture([page(1, line("Fjellvik kommune", 40)), page(2), page(3)])
    assert taken == ()


def test_a_page_number_with_its_word_needs_no_company() -> None:
    """*Side 1 av 1* is taken from a file of one page, a lone number is not."""
    _, taken = without_furniture([page(1, line("Side 1 av 1", 780))])
    assert texts(taken) == ("Side 1 av 1",)
    assert without_furniture([page(1, line("14", 780))])[1] == ()
