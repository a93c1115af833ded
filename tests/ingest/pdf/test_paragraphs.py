"""Lines of one column grouped into paragraphs and list items."""

from dataclasses import replace

import pytest

from innspill.ingest.pdf.lines import Line
from innspill.ingest.pdf.markers import find_marker
from innspill.ingest.pdf.paragraphs import Column, Style, group_lines, measure

STYLE = Style(size=10.0, bold=False, leading={10: 12.0})


def line(text: str, y: float, x0: float = 50.0, x1: float = 400.0) -> Line:
    """Make a line of size 10 whose words are 5 points a letter wide."""
    tab = x0 + 5 * (len(text.split(maxsplit=1)[0]) + 1)
    return Line(text=text, x0=x0, x1=x1, y=y, size=10.0, tab=tab)


def texts(*lines: Line, justified: bool = False) -> list[list[str]]:
    """Group lines of a column from 50 to 400 and give the texts."""
    column = Column(lines=lines, left=50.0, right=400.0, justified=justified)
    return [[one.text for one in group.lines] for group in group_lines(column, STYLE)]


def test_space_between_lines_parts_paragraphs() -> None:
    """Lines at the usual distance belong together; a larger one begins a paragraph."""
    lines = line("Kommunen ser", 12), line("at det haster.", 24), line("Vi støtter dette.", 42)
    assert texts(*lines) == [["Kommunen ser", "at det haster."], ["Vi støtter dette."]]


def test_a_little_space_parts_sentences() -> None:
    """A distance just above the usual begins a paragraph, unless the sentence runs on."""
    full, after = line("Det er bra.", 12), line("Kommunen vil mer.", 26)
    assert len(texts(full, after)) == 2
    assert len(texts(full, replace(after, text="kommunen vil mer."))) == 2
    assert len(texts(replace(full, text="Det er bra at"), replace(after, text="det skjer."))) == 1


def test_an_indented_first_line_begins_a_paragraph() -> None:
    """A line that is indented after lines that are not begins a paragraph."""
    lines = line("Kommunen", 12), line("ser.", 24), line("Vi", 36, x0=64), line("mener.", 48)
    assert texts(*lines) == [["Kommunen", "ser."], ["Vi", "mener."]]


def test_a_line_that_had_room_for_the_next_word_ends_a_paragraph() -> None:
    """Without space or indentation, a short line that ends a sentence ends the paragraph."""
    lines = line("Det er bra.", 12, x1=300), line("Kommunen vil mer.", 24)
    assert texts(*lines) == [["Det er bra."], ["Kommunen vil mer."]]


def test_a_line_without_room_for_the_next_word_runs_on() -> None:
    """A ragged line is no end if the next word is longer than what is left over."""
    lines = line("Det er bra.", 12, x1=360), line("Samferdselsdepartementet må svare.", 24)
    assert len(texts(*lines)) == 1


def test_in_justified_text_any_short_line_ends_a_paragraph() -> None:
    """Where lines reach the margin, one that falls short of it is a last one."""
    lines = line("Det er bra.", 12, x1=380), line("Samferdselsdepartementet må svare.", 24)
    assert len(texts(*lines, justified=True)) == 2


def test_a_sentence_that_runs_on_is_not_cut() -> None:
    """Neither a short line nor a bit of space parts what the words hold together."""
    lines = line("Vi ber om at", 12, x1=330), line("departementet svarer.", 25.5)
    assert len(texts(*lines)) == 1


def test_bullets_begin_items_and_hanging_lines_continue_them() -> None:
    """Lines under a bullet's text belong to its item, a line at the margin does not."""
    lines = (
        line("\uf0b7 flere plasser", 12),
        line("i hele landet", 24, x0=60),
        line("\uf0b7 bedre vei", 36, x1=110),
        line("Kommunen takker.", 48),
    )
    assert texts(*lines) == [
        ["\uf0b7 flere plasser", "i hele landet"],
        ["\uf0b7 bedre vei"],
        ["Kommunen takker."],
    ]


def test_a_dash_inside_a_sentence_is_no_bullet() -> None:
    """A dash that a line break brought to the line's start does not begin an item."""
    lines = line("Kommunen mener", 12), line("– og det gjelder alle – at", 24)
    assert len(texts(*lines)) == 1


def test_a_date_inside_a_sentence_is_no_number_of_a_list() -> None:
    """A line that begins with *1. januar* runs on."""
    lines = line("Loven trer i kraft", 12), line("1. januar for alle.", 24)
    assert len(texts(*lines)) == 1


def test_a_bold_heading_above_its_text_stands_alone() -> None:
    """A change from bold to regular parts lines, though they are close and of one size."""
    heading = replace(line("Bakgrunn for saken", 12, x1=150), bold=True)
    assert texts(heading, line("kommunen har ventet lenge", 24))[0] == ["Bakgrunn for saken"]


def test_lines_of_an_address_stay_apart() -> None:
    """Lines far shorter than the column are held apart, in lower case as well."""
    lines = line("Kari Eksempel", 12, x1=110), line("rådgiver", 24, x1=90)
    assert len(texts(*lines)) == 2


def test_a_change_of_size_parts_lines() -> None:
    """Text of another size is something else."""
    assert len(texts(replace(line("Innspill", 12), size=14.0), line("vi mener", 24))) == 2


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("• bedre vei", "•"),
        ("\uf0a7 bedre vei", "\uf0a7"),
        ("– bedre vei", "–"),
        ("1. bedre vei", "1."),
        ("a) bedre vei", "a)"),
        ("(iv) bedre vei", "(iv)"),
        ("o bedre vei", "o"),
        ("2.1 bedre vei", ""),
        ("og bedre vei", ""),
        ("-5 grader", ""),
    ],
)
def test_markers_are_told_from_words(text: str, marker: str) -> None:
    """Bullets, numbers and letters of lists are found; words and section numbers are not."""
    assert find_marker(text) == marker


def test_the_usual_leading_is_the_smallest_common_distance() -> None:
    """Distances between paragraphs do not widen what counts as usual."""
    heights = [12, 24, 36, 54, 66, 78, 96, 108, 126]
    style = measure([[line("ord", y) for y in heights]])
    assert style.lead(10.0) == 12.0
    assert style.lead(20.0) == 24.0
