"""What people change in the workbook becomes what they own, or is refused by cell."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from innspill.consultation.theme_writing import Owned
from innspill.consultation.workbook.book import Returned, Standing
from innspill.consultation.workbook.content import book_of
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.taking import Taken, take_back
from innspill.model import Decision, DecisionKind, ThemeStatus

GiveBack = Callable[..., Returned]
After = Callable[[Standing, Taken], Standing]
Key = Callable[[str], str]
Cell = tuple[Sheet, str, str]

THEMES, PASSAGES, RESPONDENTS = Sheet


@pytest.fixture
def take(standing: Standing, give_back: GiveBack, key: Key) -> Callable[..., Taken]:
    """Give a function that changes cells, passages by their id, and takes them back."""

    def taking(*changes: tuple[Sheet, str, str, str], new: Any = ()) -> Taken:  # noqa: ANN401 cells of new rows
        told = {
            (sheet, key(name) if sheet is PASSAGES else name, column): text
            for sheet, name, column, text in changes
        }
        return take_back(standing, [give_back(book_of(standing), told, new)], by="Kari")

    return taking


def test_decisions(take: Callable[..., Taken], key: Key, standing: Standing) -> None:
    """Every cell of a passage becomes the decision that it is, said by whom, with its words."""
    found = take(
        (PASSAGES, "sk1577.1", "theme", "kompetanse"),
        (PASSAGES, "sk1577.1", "position", "Støtte "),
        (PASSAGES, "sk1577.2", "excluded", "ja"),
        (PASSAGES, "sk1577.2", "reason", "Gjelder en annen sak."),
        (PASSAGES, "sk1577.3", "quote", "ikke siter"),
        (PASSAGES, "sk5058.2", "quote", "foretrukket"),
        (PASSAGES, "sk5058.2", "comment", "Spør dem.\nHaster!"),
    )
    assert found.refusals == ()
    told = {(d.kind.value, d.passage, d.value, d.reason) for d in found.owned.decisions[2:]}
    assert told == {
        ("moved", key("sk1577.1"), "kompetanse", ""),
        ("position", key("sk1577.1"), "support", ""),
        ("excluded", key("sk1577.2"), "", "Gjelder en annen sak."),
        ("barred", key("sk1577.3"), "", ""),
        ("preferred", key("sk5058.2"), "", ""),
    }
    assert {d.by for d in found.owned.decisions[2:]} == {"Kari"}
    words = {d.kind.value: d.words for d in found.owned.decisions[2:]}
    assert words["position"] == "Kommunen ber om at staten finansierer drift av fellesløysingar."
    (comment,) = found.comments
    assert (comment.passage, comment.text) == (key("sk5058.2"), "Spør dem.\nHaster!")
    assert found.owned.decisions[:2] == standing.owned.decisions


def test_emptied_takes_back(take: Callable[..., Taken], key: Key, standing: Standing) -> None:
    """An emptied cell takes its decision back; where nothing was decided, that is told."""
    found = take(
        (PASSAGES, "sk5058.1", "theme", ""),
        (PASSAGES, "sk4026.1", "excluded", ""),
        (PASSAGES, "sk1577.1", "theme", " "),
    )
    assert found.owned == Owned(themes=standing.owned.themes, decisions=())
    assert [remark.key for remark in found.remarks] == ["nothing_decided"]
    assert {edit.target.key for edit in found.edits} == {key("sk5058.1"), key("sk4026.1")}


def test_respondent(take: Callable[..., Taken], key: Key) -> None:
    """A corrected respondent is kept by several passages, so that one of them may change."""
    found = take((RESPONDENTS, "sk4026", "name", "Notodden  kommune"))
    kept = [d for d in found.owned.decisions if d.kind is DecisionKind.RESPONDENT]
    assert {d.value for d in kept} == {"Notodden kommune"}
    assert {d.passage for d in kept} == {key(f"sk4026.{number}") for number in (1, 2, 3)}


def test_number_keeps_its_zero(take: Callable[..., Taken]) -> None:
    """A number that an office program took for one is Oslo's again."""
    found = take((RESPONDENTS, "sk4026", "name", "301"))
    assert {d.value for d in found.owned.decisions[2:]} == {"0301"}


def test_respondent_of_nothing(standing: Standing, give_back: GiveBack) -> None:
    """A submission without a passage has nothing by which its respondent could be kept."""
    result = standing.result
    passages = tuple(p for p in result.passages if p.submission != "sk4026")
    bare = replace(standing, result=replace(result, passages=passages))
    book = give_back(book_of(bare), {(RESPONDENTS, "sk4026", "name"): "Rauma"})
    (refusal,) = take_back(bare, [book]).refusals
    assert refusal.places[0].cell == "F3"


def test_themes(take: Callable[..., Taken], after: After, standing: Standing) -> None:
    """A theme is named, described, locked and made, and the rest of the file is untouched."""
    found = take(
        (THEMES, "finansiering", "label", "Hvem som betaler"),
        (THEMES, "finansiering", "keywords", "drift; kostnader"),
        (THEMES, "finansiering", "description", "Om penger."),
        (THEMES, "ferje", "locked", "Ja"),
        (PASSAGES, "sk1577.1", "theme", "Romfart"),
        (PASSAGES, "sk1577.2", "theme", "Hvem som betaler"),
        (PASSAGES, "sk1577.3", "theme", "Finansiering"),
        new=({"label": "Romfart", "keywords": "rakett, satellitt", "description": "Ut."},),
    )
    assert found.refusals == ()
    text = found.owned.themes or ""
    assert text.startswith('# Våre tema\n[[theme]]\nid = "finansiering"\n')
    assert 'label = "Hvem som betaler"  # ikke rør' in text
    themes = {theme.id: theme for theme in after(standing, found).themes}
    assert list(themes) == ["finansiering", "kompetanse", "ferje", "romfart"]
    assert themes["finansiering"].keywords == ("drift", "kostnader")
    assert themes["finansiering"].description == "Om penger."
    assert themes["kompetanse"].status is ThemeStatus.PROPOSED
    assert themes["ferje"].status is ThemeStatus.LOCKED
    assert (themes["romfart"].keywords, themes["romfart"].status) == (
        ("rakett", "satellitt"),
        ThemeStatus.LOCKED,
    )
    moved = [d.value for d in found.owned.decisions if d.kind is DecisionKind.MOVED]
    assert moved == ["kompetanse", "romfart", "finansiering", "finansiering"]


def test_merge_in_turn(
    take: Callable[..., Taken], after: After, standing: Standing, key: Key
) -> None:
    """Themes that are merged in turn are all in the last; what was moved to them follows."""
    found = take(
        (THEMES, "kompetanse", "merge", "Finansiering"),
        (THEMES, "finansiering", "merge", "Ferje"),
        (PASSAGES, "sk1577.1", "theme", "Kompetanse"),
    )
    assert found.refusals == ()
    (theme,) = after(standing, found).themes
    assert (theme.id, set(theme.merged)) == ("ferje", {"finansiering", "kompetanse"})
    assert theme.status is ThemeStatus.LOCKED
    moved = {d.passage: d.value for d in found.owned.decisions if d.kind is DecisionKind.MOVED}
    assert moved == {key("sk5058.1"): "ferje", key("sk1577.1"): "ferje"}
    assert {remark.key for remark in found.remarks} == {"locks", "moved_along"}


def test_first_themes(standing: Standing, give_back: GiveBack, after: After) -> None:
    """Where there is no themes.toml, all that were found come into it, or the next run knew one."""
    bare = replace(standing, owned=Owned(themes=None, decisions=()), themes=())
    change = {(THEMES, "ferje", "label"): "Båt"}
    found = take_back(bare, [give_back(book_of(bare), change)])
    themes = {theme.id: (theme.label, theme.status) for theme in after(bare, found).themes}
    assert themes == {
        "finansiering": ("Finansiering", ThemeStatus.PROPOSED),
        "kompetanse": ("Kompetanse", ThemeStatus.PROPOSED),
        "ferje": ("Båt", ThemeStatus.LOCKED),
    }
    only = {(PASSAGES, book_of(bare).sheets[PASSAGES][0].key, "comment"): "Se her."}
    assert take_back(bare, [give_back(book_of(bare), only)]).owned.themes is None


REFUSED: list[tuple[tuple[tuple[Sheet, str, str, str], ...], str, str]] = [
    (((PASSAGES, "sk5058.2", "theme", "Finansering"),), "F3", 'called "Finansering"'),
    (((PASSAGES, "sk5058.2", "position", "heier"),), "G3", '"heier" cannot stand here'),
    (((PASSAGES, "sk5058.2", "excluded", "ja"),), "I3", "without a reason"),
    (((PASSAGES, "sk5058.2", "excluded", "kanskje"),), "H3", '"kanskje" cannot stand here'),
    (((PASSAGES, "sk5058.2", "reason", "Dobbelt."),), "H3", "is not left out"),
    (((PASSAGES, "sk5058.2", "quote", "hurra"),), "J3", '"hurra" cannot stand here'),
    (((THEMES, "ferje", "label", ""),), "B4", "without a name"),
    (((THEMES, "finansiering", "locked", ""),), "F2", "is not unlocked here"),
    (((THEMES, "ferje", "label", "KOMPETANSE"),), "B4", "two themes would be called"),
    (((THEMES, "ferje", "merge", "Ferje"),), "G4", "merged into each other"),
    (
        (
            (THEMES, "finansiering", "merge", "Ferje"),
            (THEMES, "ferje", "merge", "Finansiering"),
        ),
        "G2",
        "merged into each other",
    ),
    (
        ((THEMES, "ferje", "merge", "Kompetanse"), (THEMES, "ferje", "label", "Båt")),
        "G4",
        "was changed, and is merged",
    ),
    (
        (
            (THEMES, "ferje", "label", "Kompetanse"),
            (THEMES, "kompetanse", "label", "Ferje"),
            (PASSAGES, "sk1577.1", "theme", "Ferje"),
        ),
        "F8",
        "was the name of one theme and is that of another",
    ),
    (((RESPONDENTS, "sk4026", "name", "x" * 301),), "F3", "too long for a name"),
]


@pytest.mark.parametrize(
    ("changes", "cell", "message"),
    REFUSED,
    ids=lambda each: str(each)[:40],
)
def test_refused(
    take: Callable[..., Taken],
    standing: Standing,
    changes: tuple[tuple[Sheet, str, str, str], ...],
    cell: str,
    message: str,
) -> None:
    """What cannot be is refused with its cell and a hint, and nothing at all is changed."""
    found = take(*changes, (PASSAGES, "sk1577.2", "comment", "Se her."))
    (refusal,) = found.refusals
    assert message in refusal.fault.message
    assert refusal.fault.hint
    assert refusal.places[0].cell == cell
    assert (found.owned, found.comments) == (standing.owned, standing.comments)


def test_unknown_row(standing: Standing, give_back: GiveBack, key: Key) -> None:
    """A row whose key was changed is refused where something is decided on it, and else passed."""
    for text, count in (("støtte", 1), ("", 0)):
        changes = dict.fromkeys(
            ((PASSAGES, key("sk1577.1"), c) for c in ("theme", "position", "excluded")), ""
        )
        book = give_back(
            book_of(standing), changes | {(PASSAGES, key("sk1577.1"), "position"): text}
        )
        page = book.sheets[PASSAGES]
        rows = tuple(replace(r, key="0" * 16) if r.number == 8 else r for r in page.rows)
        book = replace(book, sheets={**book.sheets, PASSAGES: replace(page, rows=rows)})
        found = take_back(standing, [book])
        assert [each.places[0].cell for each in found.refusals] == ["8"] * count
        assert found.edits == ()


def test_near_theme(take: Callable[..., Taken]) -> None:
    """A theme that does not exist is refused with the names that are spelt nearly so."""
    (refusal,) = take((PASSAGES, "sk5058.2", "theme", "Finansering")).refusals
    assert refusal.fault.hint == "Did you mean Finansiering?"


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ({"keywords": "rakett"}, "a new theme has no name"),
        ({"label": "Romfart", "merge": "Ferje"}, "a new theme cannot be merged"),
        ({"label": "ferje"}, "two themes would be called"),
        ({"id": "romfart", "label": "Romfart"}, 'has the key "romfart"'),
    ],
)
def test_new_theme_refused(
    standing: Standing, give_back: GiveBack, new: dict[str, str], message: str
) -> None:
    """A new row that makes no theme is refused."""
    book = give_back(book_of(standing), {}, (new,))
    page = book.sheets[THEMES]
    rows = tuple(replace(row, key=row.cells["id"]) for row in page.rows)
    book = replace(book, sheets={**book.sheets, THEMES: replace(page, rows=rows)})
    (refusal,) = take_back(standing, [book]).refusals
    assert message in refusal.fault.message


def test_chapter_is_not_merged(standing: Standing, give_back: GiveBack) -> None:
    """A chapter of the settings cannot be merged away: the next run would bring it back."""
    told = replace(standing, chapters=frozenset({"ferje"}))
    book = give_back(book_of(told), {(THEMES, "ferje", "merge"): "Kompetanse"})
    (refusal,) = take_back(told, [book]).refusals
    assert "is a chapter in innspill.toml" in refusal.fault.message


def test_decided_since(standing: Standing, give_back: GiveBack, key: Key) -> None:
    """What was decided otherwise since the workbook was made is named, and not written over."""
    change = {(PASSAGES, key("sk1577.1"), "theme"): "Ferje"}
    book = give_back(book_of(standing), change)
    since = Decision(kind=DecisionKind.MOVED, passage=key("sk1577.1"), value="kompetanse")
    owned = replace(standing.owned, decisions=(*standing.owned.decisions, since))
    (refusal,) = take_back(replace(standing, owned=owned), [book]).refusals
    assert refusal.fault.message == 'since the file was made, this was decided: "Kompetanse"'
    assert refusal.places[0].cell == "F8"


def test_theme_is_gone(standing: Standing, give_back: GiveBack, key: Key) -> None:
    """A theme that a later run did not find again is neither changed nor moved to."""
    changes = {(PASSAGES, key("sk1577.1"), "theme"): "Ferje", (THEMES, "ferje", "label"): "Båt"}
    book = give_back(book_of(standing), changes)
    themes = tuple(theme for theme in standing.result.themes if theme.id != "ferje")
    later = replace(standing, result=replace(standing.result, themes=themes))
    found = take_back(later, [book])
    assert [each.fault.message for each in found.refusals] == ['"Ferje" is no longer a theme'] * 2


def test_same_person_twice(standing: Standing, give_back: GiveBack) -> None:
    """Two rows of the same words are decided apart, as a form's short answers have to be."""
    first, *rest = standing.result.passages
    twice = replace(standing.result, passages=(first, replace(first, id="again"), *rest))
    told = replace(standing, result=twice)
    book = book_of(told)
    one, other = (row.key for row in book.sheets[PASSAGES][:2])
    wanted = {(PASSAGES, one, "position"): "støtte", (PASSAGES, other, "position"): "erfaring"}
    found = take_back(told, [give_back(book, wanted)])
    assert found.refusals == ()
    made = {(d.passage, d.value) for d in found.owned.decisions if d.kind.value == "position"}
    assert {(one, "support"), (other, "experience")} <= made


def test_grey_cells(take: Callable[..., Taken], standing: Standing) -> None:
    """A change of what is not taken back is told."""
    found = take((PASSAGES, "sk5058.2", "words", "Noe helt annet."))
    assert [(each.key, each.place.cell) for each in found.remarks] == [("shaded", "3")]
    assert found.edits == ()
    assert found.owned == standing.owned


def test_next_workbook(take: Callable[..., Taken], after: After, standing: Standing) -> None:
    """The next workbook differs from the last one in what was asked for, and in that alone."""
    found = take(
        (PASSAGES, "sk1577.1", "position", "støtte"),
        (PASSAGES, "sk1577.2", "excluded", "ja"),
        (PASSAGES, "sk1577.2", "reason", "Annen sak."),
        (RESPONDENTS, "sk4026", "name", "Notodden kommune"),
    )
    before, now = book_of(standing), book_of(after(standing, found))
    changed = {
        (sheet, column)
        for sheet in Sheet
        for old, new in zip(before.sheets[sheet], now.sheets[sheet], strict=True)
        for column in {*old.cells, *new.cells}
        if old.cells.get(column) != new.cells.get(column)
    }
    assert changed == {
        (PASSAGES, "position"),
        (PASSAGES, "excluded"),
        (PASSAGES, "reason"),
        (RESPONDENTS, "name"),
    }
