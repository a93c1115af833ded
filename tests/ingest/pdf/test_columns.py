"""Columns and the order of reading."""

from innspill.ingest.pdf.columns import divide, glue_markers
from innspill.ingest.pdf.lines import Line


def line(text: str, x0: float, y: float, width: float = 200.0) -> Line:
    """Make a line of size 10."""
    return Line(text=text, x0=x0, x1=x0 + width, y=y, size=10.0)


def texts(lines: list[Line]) -> list[list[str]]:
    """Divide a page and give the regions' texts."""
    return [[one.text for one in region.lines] for region in divide(lines)]


def test_two_columns_are_read_one_after_the_other() -> None:
    """The left column comes first, whichever the file wrote first."""
    left = [line(f"v{n}", 50, 100 + 12 * n) for n in range(4)]
    right = [line(f"h{n}", 300, 100 + 12 * n) for n in range(4)]
    expected = [["v0", "v1", "v2", "v3"], ["h0", "h1", "h2", "h3"]]
    assert texts([*left, *right]) == expected
    assert texts([*right, *left]) == expected


def test_a_heading_across_two_columns_parts_them() -> None:
    """What stands above a heading over both columns is read before it, what stands below after."""
    above = [line(f"{s}{n}", x, 100 + 12 * n) for s, x in (("v", 50), ("h", 300)) for n in (0, 1)]
    below = [line(f"{s}{n}", x, 200 + 12 * n) for s, x in (("V", 50), ("H", 300)) for n in (0, 1)]
    heading = line("Overskrift", 50, 150, width=450)
    read = texts([*above, heading, *below])
    assert read == [["v0", "v1"], ["h0", "h1"], ["Overskrift"], ["V0", "V1"], ["H0", "H1"]]


def test_three_columns_are_read_from_left_to_right() -> None:
    """Columns within what is right of the first gutter are found as well."""
    places = [("a", 50), ("b", 220), ("c", 390)]
    lines = [line(f"{s}{n}", x, 100 + 12 * n, 150) for s, x in places for n in range(3)]
    assert texts(lines) == [["a0", "a1", "a2"], ["b0", "b1", "b2"], ["c0", "c1", "c2"]]


def test_what_is_written_row_by_row_is_a_table() -> None:
    """Short lines side by side, written row by row, are a table in the file's order."""
    rows = [
        line(f"{s}{n}", x, 100 + 20 * n, 40) for n in range(3) for s, x in (("a", 50), ("b", 300))
    ]
    (region,) = divide(rows)
    assert region.is_table
    assert [one.text for one in region.lines] == ["a0", "b0", "a1", "b1", "a2", "b2"]


def test_columns_that_were_written_line_by_line_are_no_table() -> None:
    """Full lines are text, though a program wrote them across both columns."""
    rows = [line(f"{s}{n}", x, 100 + 12 * n) for n in range(6) for s, x in (("v", 50), ("h", 300))]
    assert [region.is_table for region in divide(rows)] == [False, False]


def test_text_above_and_below_a_table_is_not_in_it() -> None:
    """A short line above a table, and one below it, are regions of their own."""
    rows = [
        line(f"{s}{n}", x, 100 + 12 * n, 40) for n in range(3) for s, x in (("a", 50), ("b", 300))
    ]
    first, table, last = divide([line("Over", 50, 60, 40), *rows, line("Under", 50, 160, 40)])
    assert [one.text for one in first.lines] == ["Over"]
    assert table.is_table
    assert [one.text for one in last.lines] == ["Under"]


def test_parts_of_one_line_are_joined() -> None:
    """What stands on one baseline of a single column becomes one line."""
    assert texts([line("Vår dato", 50, 100, 40), line("3. mai", 300, 100, 40)]) == [
        ["Vår dato 3. mai"]
    ]


def test_a_lone_bullet_is_joined_with_its_text() -> None:
    """A bullet is put before the text on its right, wherever in the file it was written."""
    (glued,) = glue_markers([line("bedre vei", 64, 100), line("•", 50, 100, 4)])
    assert (glued.text, glued.x0, glued.tab) == ("• bedre vei", 50, 64)
