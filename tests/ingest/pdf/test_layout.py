"""From lines with their places to blocks."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from innspill.ingest.pdf.layout import lay_out
from innspill.ingest.pdf.lines import Line, Page
from innspill.model import Block, BlockKind

NUMBER = st.floats(min_value=0, max_value=800, allow_nan=False)


def line(text: str, y: float, x0: float = 50.0, x1: float = 400.0) -> Line:
    """Make a line of size 10 whose words are 5 points a letter wide."""
    tab = x0 + 5 * (len(text.split(maxsplit=1)[0]) + 1)
    return Line(text=text, x0=x0, x1=x1, y=y, size=10.0, tab=tab)


def page(number: int, *lines: Line) -> Page:
    """Make a page of 800 points."""
    own = tuple(replace(one, page=number) for one in lines)
    return Page(number=number, lines=own, height=800.0)


def body(y: float) -> tuple[Line, ...]:
    """Make a paragraph of four lines from a height on."""
    words = (
        "Kommunen ser at det",
        "haster med å få på plass",
        "flere lærere i skolen,",
        "slik loven krever.",
    )
    return tuple(line(text, y + 12 * number) for number, text in enumerate(words))


def kinds(blocks: tuple[Block, ...]) -> list[tuple[BlockKind, int]]:
    """Give kind and level of each block."""
    return [(block.kind, block.level) for block in blocks]


def test_headings_are_ranked_by_size_and_weight() -> None:
    """The largest is level 1, a bold one of the text's size the last."""
    title = replace(line("Innspill om skolen", 100, x1=300), size=18.0)
    chapter = replace(line("Bakgrunn", 140, x1=120), size=13.0)
    bold = replace(line("Lærere", 260, x1=100), bold=True)
    layout = lay_out([page(1, title, chapter, *body(160), bold, *body(280))])
    assert kinds(layout.blocks) == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_titles_of_the_outline_are_headings() -> None:
    """A line that the file's outline names is a heading, whatever it looks like."""
    layout = lay_out([page(1, line("Om saken", 100, x1=90), *body(130))], frozenset({"om saken"}))
    assert layout.blocks[0].kind is BlockKind.HEADING


def test_a_paragraph_runs_on_over_the_end_of_a_page() -> None:
    """A sentence that the page's end cuts is one block, which stands where it began."""
    first, second = body(100)[:3], body(100)[3:]
    layout = lay_out([page(1, *first), page(2, *second, *body(200))])
    assert layout.blocks[0].text.endswith("skolen, slik loven krever.")
    assert [block.page for block in layout.blocks] == [1, 2]


def test_a_footnote_does_not_interrupt_a_paragraph() -> None:
    """Small print with a mark at the page's end is a note; the text above runs on over it."""
    note = replace(line("1 Jf. opplæringslova § 1-1.", 700), size=8.0)
    layout = lay_out(
        [page(1, *body(200), *body(400)[:3], note), page(2, *body(100)[3:], *body(300))]
    )
    assert [block.kind for block in layout.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.NOTE,
        BlockKind.PARAGRAPH,
    ]
    assert layout.blocks[1].text.endswith("skolen, slik loven krever.")


def test_nested_items_have_depth() -> None:
    """An item that is indented under another is a level deeper; the bullet is dropped."""
    lines = (
        line("Vi ber om:", 100, x1=110),
        line("• skole", 112, x0=60, x1=110),
        line("– lærere", 124, x0=80, x1=130),
        line("• vei", 136, x0=60, x1=90),
    )
    blocks = lay_out([page(1, *body(30), *lines)]).blocks
    assert [(block.text, block.level) for block in blocks[2:]] == [
        ("skole", 1),
        ("lærere", 2),
        ("vei", 1),
    ]


def test_lines_of_a_table_of_contents_are_left_out_and_counted() -> None:
    """Lines that lead to a page number by dots are no blocks."""
    layout = lay_out([page(1, line("1 Innledning ........ 3", 60), *body(100))])
    assert [line.text for line in layout.contents] == ["1 Innledning ........ 3"]
    assert len(layout.blocks) == 1


def test_text_in_another_direction_is_read_after_the_rest() -> None:
    """A remark up the margin neither breaks into the text nor is lost."""
    layout = lay_out([page(1, replace(line("Arkivkopi", 30), turn=90), *body(100))])
    assert [block.text for block in layout.blocks][-1] == "Arkivkopi"


def test_pages_without_lines_have_no_blocks() -> None:
    """Nothing comes of nothing."""
    assert lay_out([Page(number=1)]).blocks == ()


@given(
    st.lists(
        st.builds(
            Line,
            text=st.lists(
                st.sampled_from(["skole", "vei", "helse", "ja", "Nord", "14", "•", "a)"]),
                min_size=1,
            ).map(" ".join),
            x0=NUMBER,
            x1=NUMBER,
            y=NUMBER,
            size=st.sampled_from([0.5, 8.0, 10.0, 10.0, 14.0]),
            bold=st.booleans(),
            page=st.just(1),
            tab=NUMBER,
            turn=st.sampled_from([0, 0, 0, 90]),
        ),
        max_size=30,
    )
)
def test_no_word_is_lost_or_doubled(lines: list[Line]) -> None:
    """Wherever lines stand, each word is in one block, or among what was left out."""
    layout = lay_out([Page(number=1, lines=tuple(lines), height=800.0)])
    gone = [line.text for line in (*layout.furniture, *layout.contents)]
    read = Counter(
        " ".join([*(block.text for block in layout.blocks), *gone]).replace("a)", " a) ").split()
    )
    wanted = Counter(" ".join(one.text for one in lines).split())
    del read["•"], wanted["•"]
    assert read == wanted
