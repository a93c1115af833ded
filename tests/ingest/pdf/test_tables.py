"""Cells of a table, with the headers that they stand under and beside."""

from innspill.ingest.pdf.lines import Line
from innspill.ingest.pdf.paragraphs import Style
from innspill.ingest.pdf.tables import table_groups
from innspill.model import BlockKind

STYLE = Style(size=10.0, bold=False, leading={10: 12.0})


def line(text: str, x0: float, y: float) -> Line:
    """Make a line of size 10, 5 points a letter."""
    return Line(text=text, x0=x0, x1=x0 + 5 * len(text), y=y, size=10.0, tab=x0 + 40)


def cells(lines: list[Line]) -> list[tuple[str, str]]:
    """Give header and text of each cell."""
    groups = table_groups(lines, STYLE)
    return [(group.header, " ".join(one.text for one in group.lines)) for group in groups]


def test_cells_carry_the_names_of_column_and_row() -> None:
    """The first row names the columns, the first cell its row."""
    rows = [("Tema", "Merknad"), ("Helse", "Mer tid"), ("Skole", "Flere lærere")]
    lines = [
        line(t, x, 100.0 + 20 * n)
        for n, row in enumerate(rows)
        for t, x in zip(row, (50, 200), strict=True)
    ]
    assert cells(lines) == [
        ("", "Tema"),
        ("Tema", "Merknad"),
        ("Tema", "Helse"),
        ("Merknad · Helse", "Mer tid"),
        ("Tema", "Skole"),
        ("Merknad · Skole", "Flere lærere"),
    ]


def test_lines_below_each_other_are_one_cell() -> None:
    """A cell of several lines stays one, and the cell beside it another."""
    lines = [
        line("Tema", 50, 100),
        line("Merknad", 200, 100),
        line("Helse og", 50, 120),
        line("omsorg", 50, 132),
        line("Mer tid til", 200, 120),
        line("pasientene.", 200, 132),
    ]
    assert cells(lines)[2:] == [
        ("Tema", "Helse og omsorg"),
        ("Merknad · Helse og omsorg", "Mer tid til pasientene."),
    ]


def test_numbers_name_no_columns() -> None:
    """A first row with numbers in it is like the others."""
    lines = [
        line("Helse", 50, 100),
        line("14", 200, 100),
        line("Skole", 50, 120),
        line("9", 200, 120),
    ]
    assert cells(lines) == [("", "Helse"), ("Helse", "14"), ("", "Skole"), ("Skole", "9")]


def test_labels_with_values_are_lines_of_text() -> None:
    """*Dato: 3. mai* is read as a line, not as two cells."""
    lines = [
        line("Dato:", 50, 100),
        line("3. mai", 200, 100),
        line("Vår ref.:", 50, 112),
        line("24/17", 200, 112),
    ]
    groups = table_groups(lines, STYLE)
    assert [group.kind for group in groups] == [BlockKind.PARAGRAPH] * 2
    assert [one.text for one in groups[0].lines] == ["Dato:", "3. mai"]
