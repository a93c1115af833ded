"""From tesseract's words to lines: straight, in points, of even sizes."""

import pytest

from innspill.ingest.scans.lines import certainty_of, printed_lines
from innspill.ingest.scans.picture import Picture
from innspill.ingest.scans.tesseract import Row, Word

PAGE = Picture(width=1240, height=1754, shades=b"", dpi=144)  # two pixels a point


def row(*texts: str, y: int = 100, height: int = 18, gap: int = 8, slope: float = 0.0) -> Row:
    """Make a line of words that begins 100 pixels from the left; each letter is 10 pixels wide."""
    words = []
    x = 100
    for text in texts:
        base = round(y + slope * (x - 100))
        width = 10 * len(text)
        words.append(
            Word(text=text, x0=x, top=base - height, x1=x + width, bottom=base, certainty=90)
        )
        x += width + gap
    return Row(words=tuple(words), x0=100, y=y, slope=slope)


def test_a_line_is_given_in_points() -> None:
    """Ends, baseline and the place of the second word are those of the picture, at its scale."""
    (line,) = printed_lines([row("Kommunen", "støtter", "forslaget")], PAGE)
    assert (line.text, line.y, line.x0, line.tab) == ("Kommunen støtter forslaget", 50, 50, 94)
    assert line.size == pytest.approx(18 / 0.72 / 2)
    assert line.certainty == (90, 90, 90)


def test_a_page_that_lies_askew_is_straightened() -> None:
    """Lines that begin under each other on the paper begin at one place, one line apart."""
    texts = ("Kommunen", "støtter", "forslaget", "helt")
    rows = [row(*texts, y=y, slope=0.02) for y in (200, 240, 280)]
    one, two, three = printed_lines(rows, PAGE)
    assert [round(line.x0 - 0.02 * line.y, 1) for line in (one, two, three)] == [50.0] * 3
    assert [round(two.y - one.y), round(three.y - two.y)] == [20, 20]


def test_sizes_that_can_hardly_be_told_apart_are_one() -> None:
    """What a picture adds to the height of a line is no heading; a third more is."""
    rows = [
        row("Kommunen", "støtter", height=18),
        row("Kommunen", "avviser", height=19),
        row("Kommunen", "mener", height=17),
        row("Innledning", height=25),
    ]
    first, second, third, heading = (line.size for line in printed_lines(rows, PAGE))
    assert first == second == third
    assert heading > 1.3 * first


def test_cells_are_held_apart_and_justified_words_are_not() -> None:
    """One wide gap parts a line in two; many, all of one width, are those of justified text."""
    uneven = Row(
        words=(*row("Tema").words, *moved(row("Antall").words, 300)), x0=100, y=100, slope=0
    )
    assert [line.text for line in printed_lines([uneven], PAGE)] == ["Tema", "Antall"]
    even = row("Vi", "ber", "om", "svar", gap=45)
    assert [line.text for line in printed_lines([even], PAGE)] == ["Vi ber om svar"]


def moved(words: tuple[Word, ...], right: int) -> tuple[Word, ...]:
    """Move words to the right."""
    return tuple(
        Word(
            text=word.text,
            x0=word.x0 + right,
            top=word.top,
            x1=word.x1 + right,
            bottom=word.bottom,
            certainty=word.certainty,
        )
        for word in words
    )


@pytest.mark.parametrize("sign", ["e", "o", "«"])
def test_a_bullet_that_was_read_as_a_letter_is_a_bullet(sign: str) -> None:
    """It is low, and its text hangs; a letter at the usual distance is left alone."""
    words = row(sign, "Flere", "kurs", gap=20).words
    low = Word(text=sign, x0=100, top=90, x1=110, bottom=100, certainty=60)
    hanging = Row(words=(low, *words[1:]), x0=100, y=100, slope=0)
    assert [line.text for line in printed_lines([hanging], PAGE)] == ["• Flere kurs"]
    close = row(sign, "Flere", "kurs")
    assert [line.text for line in printed_lines([close], PAGE)] == [f"{sign} Flere kurs"]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (("|", "dag", "finnes"), "I dag finnes"),
        (("Nei.", "|", "tillegg"), "Nei. I tillegg"),
        (("Tema", "|", "antall"), "Tema | antall"),
        (("|", "Tema"), "| Tema"),
    ],
)
def test_a_stroke_that_begins_a_sentence_is_an_i(read: tuple[str, ...], meant: str) -> None:
    """One between cells is a stroke."""
    assert [line.text for line in printed_lines([row(*read)], PAGE)] == [meant]


def test_certainty_counts_letters() -> None:
    """A long word weighs more than a short one; a page without words is not certain at all."""
    words = (
        Word(text="forslaget", x0=0, top=0, x1=9, bottom=9, certainty=90),
        Word(text="e", x0=0, top=0, x1=9, bottom=9, certainty=10),
    )
    assert certainty_of([Row(words=words, x0=0, y=0, slope=0)]) == 82
    assert certainty_of([]) == 0
