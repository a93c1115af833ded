"""Themes that people gave come first."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innspill.cluster import Decided, Guidance, GuidedTheme, ThemeSet, find_themes
from innspill.cluster.gathering import _free
from innspill.cluster.guiding import told
from innspill.cluster.naming import Named
from innspill.errors import UsageError
from innspill.model import Language, Locator, Passage
from innspill.options import ThemeOptions

Said = tuple[Sequence[Passage], Sequence[str]]

HARBOUR = GuidedTheme(id="havner", label="Havner og fiskeri", keywords=("kai", "mudring"))
PRIVACY = GuidedTheme(id="vern", label="Personvern", keywords=("personopplysninger",))
COURSES = GuidedTheme(id="kurs", label="Kompetanse", keywords=("kurs", "opplæring"))
FIBRE = GuidedTheme(id="nett", label="Bredbånd", keywords=("fiber", "mobildekning"))
ALL = (FIBRE, PRIVACY, COURSES, HARBOUR)


def find(said: Said, guidance: Guidance, number: int | None = None) -> ThemeSet:
    """Find themes with guidance and everything else at its default."""
    return find_themes(*said, ThemeOptions(number=number), Language.NB, guidance)


def subjects(found: ThemeSet, theme: str) -> set[str]:
    """Return the subjects of a theme's passages: the number at the end of their ids."""
    inside = next(one.passages for one in found.themes if one.id == theme)
    return {passage.rpartition("-")[2] for passage in inside}


def test_every_subject_goes_to_the_theme_that_names_it(said: Said) -> None:
    """Four themes are given, and each gets its six passages in both målformer."""
    found = find(said, Guidance(themes=ALL))
    assert [len(theme.passages) for theme in found.themes] == [6, 6, 6, 6]
    assert [subjects(found, theme.id) for theme in ALL] == [{"0"}, {"1"}, {"2"}, {"3"}]


def test_id_and_label_are_kept_as_people_wrote_them(said: Said) -> None:
    """The text chooses neither the name nor the id of a theme that people own."""
    odd = GuidedTheme(id="x 1", label="kaier & slikt", keywords=("havn", "kai"))
    found = find(said, Guidance(themes=(odd,)))
    assert ("x 1", "kaier & slikt") in {(theme.id, theme.label) for theme in found.themes}


def test_what_fits_no_given_theme_is_divided_into_new_ones(said: Said) -> None:
    """With the harbours given, the three other subjects are still found."""
    found = find(said, Guidance(themes=(HARBOUR,)))
    assert subjects(found, "havner") == {"3"}
    others = [subjects(found, theme.id) for theme in found.themes if theme.id != "havner"]
    assert {frozenset(other) for other in others} == {
        frozenset("0"),
        frozenset("1"),
        frozenset("2"),
    }


def test_a_wanted_number_counts_given_themes(said: Said) -> None:
    """One given theme and `--themes 4` leave room for three."""
    assert len(find(said, Guidance(themes=(HARBOUR,)), number=4).themes) == 4


def test_a_description_or_an_example_is_enough(said: Said) -> None:
    """A theme whose name says nothing is found by what else is told of it."""
    described = GuidedTheme(
        id="a", label="Tema A", description="Kaier og fiskehavner trenger mudring."
    )
    shown = GuidedTheme(id="b", label="Tema B", examples=("Kurs og opplæring for ansatte.",))
    found = find(said, Guidance(themes=(described, shown)))
    assert (subjects(found, "a"), subjects(found, "b")) == ({"3"}, {"2"})


def test_a_moved_passage_stays_where_people_put_it(said: Said) -> None:
    """However badly it fits, and it is told who decided."""
    found = find(said, Guidance(themes=ALL, moved=(("aure-0", "havner"),)))
    fit = next(fit for fit in found.fits if fit.passage == "aure-0")
    assert (fit.theme, fit.decided) == ("havner", Decided.MOVED)
    assert fit.runner_up == "nett"
    assert fit.margin < 0


def test_one_correction_brings_its_kind_along(said: Said) -> None:
    """A theme without telling words fills from a single passage that was moved there."""
    blank = GuidedTheme(id="blank", label="Zzyx")
    assert find(said, Guidance(themes=(blank, FIBRE, PRIVACY, COURSES))).empty == ("blank",)
    moved = (("frøya-3", "blank"),)
    found = find(said, Guidance(themes=(blank, FIBRE, PRIVACY, COURSES), moved=moved))
    assert subjects(found, "blank") == {"3"}
    assert len(next(t for t in found.themes if t.id == "blank").passages) > 3


def test_a_theme_that_nothing_fits_is_told_as_empty(said: Said) -> None:
    """It has no place in the letter, but it does not vanish."""
    space = GuidedTheme(id="rom", label="Romfart", keywords=("rakett", "satellitt"))
    found = find(said, Guidance(themes=(*ALL, space)))
    assert found.empty == ("rom",)
    assert "rom" not in {theme.id for theme in found.themes}


def test_every_theme_is_empty_where_nothing_is_said() -> None:
    """Themes may exist before the first submission does."""
    assert find(([], []), Guidance(themes=ALL)).empty == ("nett", "vern", "kurs", "havner")


def test_it_is_told_how_each_passage_came_to_its_theme(said: Said) -> None:
    """Given themes are guided, the others found."""
    found = find(said, Guidance(themes=(HARBOUR,)))
    decided = {fit.passage: fit.decided for fit in found.fits}
    assert decided["aure-3"] is Decided.GUIDED
    assert decided["aure-1"] is Decided.FOUND


def test_a_new_theme_does_not_take_the_id_of_an_empty_one(said: Said) -> None:
    """What people own is theirs even while nothing fits it."""
    blank = GuidedTheme(id="personvern", label="Zzyx")
    found = find(said, Guidance(themes=(blank,)))
    assert found.empty == ("personvern",)
    assert ("personvern-2", "Personvern") in {(theme.id, theme.label) for theme in found.themes}


@pytest.mark.parametrize(
    ("taken", "label"),
    [
        (set(), "Havn"),
        ({"havn"}, "Kai"),
        ({"havn", "kai"}, "Sau"),
        ({"havn", "kai", "sau"}, "Havn 2"),
    ],
)
def test_a_new_theme_does_not_take_a_given_name(taken: set[str], label: str) -> None:
    """It is called by its next best term, and numbered where none is free."""
    assert _free(Named(label="Havn", terms=("kai", "sau")), taken) == label


@pytest.mark.parametrize("moved", [("nobody-1", "havner"), ("aure-0", "nowhere")])
def test_a_move_that_points_nowhere_is_refused(said: Said, moved: tuple[str, str]) -> None:
    """A decision is not lost in silence."""
    with pytest.raises(UsageError, match=f"{moved[0]} is moved to theme {moved[1]}"):
        find(said, Guidance(themes=(HARBOUR,), moved=(moved,)))


def test_the_order_of_submissions_does_not_matter(said: Said) -> None:
    """The same submissions in another order go to the same given themes."""
    guidance = Guidance(themes=(HARBOUR, COURSES), moved=(("aure-1", "kurs"),))
    backwards = sorted(
        range(len(said[0])), key=lambda at: (said[1][at][::-1], said[0][at].locator.block)
    )
    other = ([said[0][at] for at in backwards], [said[1][at] for at in backwards])
    assert find(other, guidance).themes == find(said, guidance).themes


def test_copies_follow_the_one_that_was_moved(make_passage: Callable[..., Passage]) -> None:
    """Where one letter was sent by many, a correction of one is one of all."""
    text = "Kommunen ønsker bedre finansiering av digitalisering."
    passages = [make_passage(f"k{at}", 0, text) for at in range(4)]
    guidance = Guidance(themes=(HARBOUR, COURSES), moved=(("k2-0", "kurs"),))
    found = find((passages, [f"k{at}" for at in range(4)]), guidance)
    assert [theme.id for theme in found.themes] == ["kurs"]
    assert len(found.themes[0].passages) == 4


def test_a_theme_is_told_by_its_words_then_its_examples() -> None:
    """What is read of themes stands theme by theme."""
    theme = GuidedTheme(id="a", label="A", keywords=("b",), description="c", examples=("d",))
    assert told((theme, HARBOUR)) == ("A\nb\nc", "d", "Havner og fiskeri\nkai\nmudring\n")


TEXTS = st.lists(st.sampled_from(["skole", "kai", "fiber", "ikkje", "og", "plan", "x"]), max_size=6)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.sampled_from("abc")), min_size=1, max_size=12), st.data())
def test_nothing_vanishes_and_moves_hold(
    drawn: list[tuple[list[str], str]], data: st.DataObject
) -> None:
    """Any words, any moves: each passage is in one theme or has a reason, moved ones where put."""
    passages = [
        Passage(
            id=f"p{at}",
            submission=sender,
            text=" ".join(words),
            locator=Locator(page=None, block=at, start=0, end=0),
            language=Language.NB,
        )
        for at, (words, sender) in enumerate(drawn)
    ]
    moved = data.draw(
        st.dictionaries(
            st.sampled_from([one.id for one in passages]), st.sampled_from(["havner", "nett"])
        )
    )
    guidance = Guidance(themes=(HARBOUR, FIBRE), moved=tuple(sorted(moved.items())))
    found = find((passages, [sender for _, sender in drawn]), guidance)
    home = {passage: theme.id for theme in found.themes for passage in theme.passages}
    lost = [unassigned.passage for unassigned in found.unassigned]
    assert sorted([*home, *lost]) == sorted(passage.id for passage in passages)
    assert all(home[passage] == theme for passage, theme in moved.items())
    assert {fit.passage: fit.theme for fit in found.fits} == home
    assert {*found.empty} | {theme.id for theme in found.themes} >= {"havner", "nett"}
    assert np.isfinite([fit.margin for fit in found.fits]).all()
