"""How wide the text of a section is: what its page, margins and columns leave."""

import pytest

from innspill.render.drafts.xml import new
from innspill.render.letterhead.sections import Pages

A4 = {"w": "11906"}
MARGINS = {"left": "1000", "right": "906"}


def room(size: dict[str, str], margins: dict[str, str], columns: dict[str, str]) -> int:
    """Return the room of a section with these properties."""
    section = new("sectPr")
    section.extend([new("pgSz", **size), new("pgMar", **margins), new("cols", **columns)])
    return Pages(section).room


@pytest.mark.parametrize(
    ("size", "margins", "columns", "left"),
    [
        (A4, MARGINS, {}, 10_000),
        (A4, {**MARGINS, "gutter": "400"}, {}, 9600),
        ({"w": "210mm"}, MARGINS, {}, 10_000),
        (A4, MARGINS, {"num": "2", "space": "200"}, 4900),
        (A4, MARGINS, {"num": "mange"}, 10_000),
        ({"w": "bred"}, MARGINS, {}, 10_000),
        (A4, {}, {}, 9072),
    ],
)
def test_room(
    size: dict[str, str], margins: dict[str, str], columns: dict[str, str], left: int
) -> None:
    """The text has what margins, binding and other columns leave of the page, in any unit."""
    assert room(size, margins, columns) == left


def test_least_room() -> None:
    """Margins that leave nothing leave room for a table all the same."""
    assert room(A4, {"left": "6000", "right": "6000"}, {}) == 2000


def test_room_without_any_properties() -> None:
    """A section that says nothing is A4 with Word's Norwegian margins."""
    assert Pages(new("sectPr")).room == 9072
