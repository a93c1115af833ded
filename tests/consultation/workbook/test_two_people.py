"""Two people change copies of one workbook: nothing is lost, and conflicts are named."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from innspill.consultation.workbook.book import Book, Returned, Standing
from innspill.consultation.workbook.content import book_of
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.taking import Taken, take_back
from innspill.model import Position

GiveBack = Callable[..., Returned]
After = Callable[[Standing, Taken], Standing]
Cell = tuple[Sheet, str, str]

THEMES = ("finansiering", "kompetanse", "ferje")
LABELS = ("Finansiering", "Kompetanse", "Ferje")
NEW = ("Nytt en", "Nytt to")
PASSAGES = 4  # few, so that both often choose the same


@dataclass(frozen=True)
class Hand:
    """What one person does: cells and what they write there, and new themes."""

    cells: tuple[tuple[int, str, str], ...]  # row of the passages, column, text
    themes: tuple[tuple[str, str, str], ...]  # id, column, text
    new: tuple[tuple[str, str], ...]  # name, keywords


def passage_cells(names: tuple[str, ...]) -> st.SearchStrategy[tuple[int, str, str]]:
    """Give one cell of a passage, and what is written there."""
    texts = st.one_of(
        st.tuples(st.just("theme"), st.sampled_from(("", *names))),
        st.tuples(st.just("position"), st.sampled_from(("", "forslag", "støtte", "bekymring"))),
        st.tuples(st.just("excluded"), st.sampled_from(("", "ja"))),
        st.tuples(st.just("reason"), st.sampled_from(("", "Annen sak.", "Dobbelt."))),
        st.tuples(st.just("quote"), st.sampled_from(("", "foretrukket", "ikke siter"))),
        st.tuples(st.just("comment"), st.sampled_from(("", "Se her.", "Ring dem."))),
    )
    rows = st.integers(0, PASSAGES - 1)
    return st.tuples(rows, texts).map(lambda pair: (pair[0], *pair[1]))


THEME_CELLS = st.tuples(
    st.sampled_from(THEMES),
    st.one_of(
        st.tuples(st.just("label"), st.sampled_from((*LABELS, "Penger", "Båt"))),
        st.tuples(st.just("keywords"), st.sampled_from(("", "kurs", "drift, båt", "staten"))),
        st.tuples(st.just("description"), st.sampled_from(("", "Om penger.", "Om båt."))),
        st.tuples(st.just("locked"), st.just("ja")),
        st.tuples(st.just("merge"), st.sampled_from(("", *LABELS))),
    ),
).map(lambda pair: (pair[0], *pair[1]))


@st.composite
def hands(draw: st.DrawFn) -> Hand:
    """Give what a person does."""
    names = draw(st.lists(st.sampled_from(NEW), unique=True, max_size=2))
    new = tuple((name, draw(st.sampled_from(("", "fly")))) for name in names)
    cells = st.lists(passage_cells((*LABELS, *names)), max_size=4)
    return Hand(
        cells=tuple(draw(cells)), themes=tuple(draw(st.lists(THEME_CELLS, max_size=2))), new=new
    )


def changes_of(hand: Hand, book: Book) -> dict[Cell, str]:
    """Give the cells that a person writes, the last word holding."""
    rows = book.sheets[Sheet.PASSAGES]
    told: dict[Cell, str] = {
        (Sheet.PASSAGES, rows[row].key, column): text for row, column, text in hand.cells
    }
    return told | {(Sheet.THEMES, theme, column): text for theme, column, text in hand.themes}


def chained(one: Hand, two: Hand) -> bool:
    """Tell whether a theme is merged that another one is merged into."""
    merges = [(t, text) for t, column, text in (*one.themes, *two.themes) if column == "merge"]
    return bool({theme for theme, _ in merges} & {text.casefold() for _, text in merges})


def tangled(one: Hand, two: Hand) -> bool:
    """Tell whether themes are merged while passages are moved.

    Who comes second may then find a passage where she wanted it, and contradict nobody; what holds
    in that case is that nothing is written of what is refused.
    """
    merged = any(column == "merge" for _, column, _ in (*one.themes, *two.themes))
    return merged and any(column == "theme" for _, column, _ in (*one.cells, *two.cells))


def owned(standing: Standing) -> tuple[object, ...]:
    """Return what people own, whatever its order in the files."""
    themes = {
        (t.id, t.label, frozenset(t.keywords), t.description, frozenset(t.merged), t.status)
        for t in standing.themes
    }
    decisions = {(d.kind, d.passage, d.value, d.reason) for d in standing.owned.decisions}
    return themes, decisions, set(standing.comments)


@settings(
    max_examples=150,
    deadline=None,
    # The result is not changed by any test.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(one=hands(), two=hands())
def test_in_whatever_order(
    standing: Standing, give_back: GiveBack, after: After, one: Hand, two: Hand
) -> None:
    """Two copies give the same together and one after the other, in either order, or are refused.

    What is taken back stands in the next workbook, and taking it back again changes nothing.
    """
    book = book_of(standing)
    books = [
        give_back(
            book,
            changes_of(hand, book),
            tuple({"label": name, "keywords": words} for name, words in hand.new),
            file,
        )
        for hand, file in ((one, "a.xlsx"), (two, "b.xlsx"))
    ]
    together = take_back(standing, books)
    alone = [take_back(standing, [each]) for each in books]
    faults = [refusal.fault.message for each in alone for refusal in each.refusals]
    if faults:
        # A name that one gives is free where the other takes it from the theme that has it.
        assert together.refusals or all("would be called" in fault for fault in faults)
        return
    if tangled(one, two):
        assert not together.refusals or together.owned == standing.owned
        return
    first, second = (take_back(after(standing, alone[at]), [books[1 - at]]) for at in range(2))
    refused = [bool(each.refusals) for each in (together, first, second)]
    if not chained(one, two):
        assert len(set(refused)) == 1
    if any(refused):
        # With merges in a chain, what two say of one cell may come to the same in one order.
        assert together.refusals
        assert together.owned == standing.owned
        assert all(place.cell for each in together.refusals for place in each.places)
        for before, last in zip(alone, (first, second), strict=True):
            if not last.refusals:
                assert_all_is_there(alone, after(after(standing, before), last))
        return
    now = after(standing, together)
    assert owned(now) == owned(after(after(standing, alone[0]), first))
    assert owned(now) == owned(after(after(standing, alone[1]), second))
    assert_all_is_there(alone, now)
    again = take_back(now, books)
    assert not again.edits
    assert not again.refusals


def assert_all_is_there(alone: list[Taken], now: Standing) -> None:
    """See that every change of either person stands in what the next workbook shows."""
    rows = {(sheet, row.key): row.cells for sheet, of in book_of(now).sheets.items() for row in of}
    into = {gone: theme.id for theme in now.themes for gone in theme.merged}
    label = {theme.id: theme.label for theme in now.themes}
    for edit in (edit for taken in alone for edit in taken.edits):
        sheet, name, column = edit.target.sheet, edit.target.key, edit.target.column
        if column == "merge" or (column == "locked" and name in into):
            assert into[name] in label
        elif sheet is Sheet.THEMES and not name.startswith("new:"):
            words = set(filter(None, rows[sheet, name].get(column, "").split(", ")))
            assert set(filter(None, edit.now.split(", "))) <= words
        elif sheet is Sheet.THEMES:
            assert any(edit.value in str(theme) for theme in now.themes)
        elif column == "theme" and edit.value and not edit.value.startswith("new:"):
            assert rows[sheet, name]["theme"] == label[into.get(edit.value, edit.value)]
        elif column == "position" and edit.value:
            assert Position(edit.value)
            assert rows[sheet, name]["position"] == edit.now
        elif column == "excluded":
            assert rows[sheet, name].get("excluded", "") == ("ja" if edit.value else "")
        elif column != "theme" and edit.value:
            assert rows[sheet, name][column] == edit.now
