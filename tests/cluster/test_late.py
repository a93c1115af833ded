"""Text that comes after the themes are settled."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from innspill.cluster import Decided, Guidance, GuidedTheme, ThemeSet, assign, find_themes
from innspill.model import Language, Passage
from innspill.options import ThemeOptions

Said = tuple[Sequence[Passage], Sequence[str]]

SHEEP = (
    "Gjeterhunder og sauebeite trenger gjerder i fjellet.",
    "Sauebønder mister lam på fjellbeite uten gjeterhunder.",
    "Gjerder rundt sauebeite og gjeterhunder koster sauebønder mye.",
    "Fjellbeite for sau og lam krever gjerder.",
)


def settle(said: Said) -> ThemeSet:
    """Find the four themes of what was said first."""
    return find_themes(*said, ThemeOptions(number=4), Language.NB)


def late(said: Said, more: Sequence[Passage], sender: str = "late") -> Said:
    """Return what was said first and what came later."""
    return [*said[0], *more], [*said[1], *([sender] * len(more))]


def home(found: ThemeSet) -> dict[str, str | None]:
    """Return the theme of each passage."""
    return {passage.id: passage.theme for passage in found.passages}


def test_nothing_that_stands_moves(said: Said, make_passage: Callable[..., Passage]) -> None:
    """Ids, labels and the themes of earlier passages are the same after late text."""
    before = settle(said)
    more = [make_passage("late", at, text) for at, text in enumerate(SHEEP[:1])]
    after = assign(*late(said, more), before, Language.NB).found
    assert {p: t for p, t in home(after).items() if p in home(before)} == home(before)
    assert {(t.id, t.label) for t in before.themes} <= {(t.id, t.label) for t in after.themes}


def test_late_text_goes_to_what_is_near(said: Said, make_passage: Callable[..., Passage]) -> None:
    """A late passage about harbours joins the harbours, and it is told how."""
    before = settle(said)
    new = make_passage("late", 0, "Kaien i havna er for kort for fiskeflåten.")
    after = assign(*late(said, [new]), before, Language.NB)
    assert home(after.found)["late-0"] == home(before)["aure-3"]
    fits = {fit.passage: fit.decided for fit in after.found.fits}
    assert (fits["late-0"], fits["aure-3"]) == (Decided.LATE, Decided.SETTLED)
    assert after.proposed == ()


def test_a_late_copy_goes_where_its_text_is(said: Said) -> None:
    """The same words have one home, wherever people have put them."""
    before = settle(said)
    other = next(theme.id for theme in before.themes if theme.id != home(before)["aure-3"])
    guidance = Guidance(moved=(("aure-3", other),))
    copy = replace(said[0][3], id="late-0", submission="sub-late")
    after = assign(*late(said, [copy]), before, Language.NB, guidance).found
    assert (home(after)["late-0"], home(after)["aure-3"]) == (other, other)


def test_enough_new_text_proposes_a_theme(said: Said, make_passage: Callable[..., Passage]) -> None:
    """Four late passages on what no one spoke of are one new theme, and only they are in it."""
    more = [make_passage("late", at, text) for at, text in enumerate(SHEEP)]
    after = assign(*late(said, more), settle(said), Language.NB)
    assert len(after.proposed) == 1
    theme = next(theme for theme in after.found.themes if theme.id == after.proposed[0])
    assert theme.passages == ("late-0", "late-1", "late-2", "late-3")


def test_two_new_passages_are_not_enough(said: Said, make_passage: Callable[..., Passage]) -> None:
    """A theme is not proposed for less than three different texts."""
    more = [make_passage("late", at, text) for at, text in enumerate((*SHEEP[:2], SHEEP[0]))]
    assert assign(*late(said, more), settle(said), Language.NB).proposed == ()


def test_late_text_near_nothing_is_left_out_with_the_reason(
    said: Said, make_passage: Callable[..., Passage]
) -> None:
    """What has no subject, and what is near no theme, is told apart."""
    more = [
        make_passage("late", 0, "Og så da?"),
        make_passage("late", 1, "Qwyx zzolu vbrum fjxao."),
    ]
    after = assign(*late(said, more), settle(said), Language.NB).found
    assert [(lost.passage, lost.reason) for lost in after.unassigned] == [
        ("late-0", "no_terms"),
        ("late-1", "nothing_near"),
    ]


def test_a_changed_text_is_late(said: Said) -> None:
    """A passage that says something else than it did is given its place anew."""
    before = settle(said)
    changed = replace(said[0][0], text=said[0][3].text.replace("utbedres", "mudres"))
    after = assign([changed, *said[0][1:]], said[1], before, Language.NB)
    assert home(after.found)["aure-0"] == home(before)["aure-3"]
    assert after.late == pytest.approx(1 / 24, abs=0.001)


@pytest.mark.parametrize(("count", "again"), [(4, False), (8, True)])
def test_much_late_text_asks_for_a_new_look(said: Said, count: int, *, again: bool) -> None:
    """Above a fifth of all text, themes should be found anew."""
    early = len(said[0]) - count
    before = find_themes(said[0][:early], said[1][:early], ThemeOptions(number=4), Language.NB)
    after = assign(*said, before, Language.NB)
    assert (after.late, after.look_again) == (round(count / 24, 3), again)


def test_a_withdrawn_submission_leaves_an_empty_theme(said: Said) -> None:
    """Themes whose passages are gone are named, and the rest stands."""
    before = settle(said)
    gone = home(before)["aure-3"]
    kept = [at for at, one in enumerate(said[0]) if home(before)[one.id] != gone]
    after = assign([said[0][at] for at in kept], [said[1][at] for at in kept], before, Language.NB)
    assert after.found.empty == (gone,)
    assert len(after.found.themes) == 3


def test_a_theme_that_people_added_takes_what_they_move_there(said: Said) -> None:
    """Settled passages move when people move them, to a theme that is new too."""
    guidance = Guidance(themes=(GuidedTheme(id="kai", label="Kaier"),), moved=(("leka-3", "kai"),))
    after = assign(*said, settle(said), Language.NB, guidance).found
    assert home(after)["leka-3"] == "kai"
    assert sum(home(after)[p] != t for p, t in home(settle(said)).items()) == 1


def test_an_earlier_reason_stands(said: Said, make_passage: Callable[..., Passage]) -> None:
    """What had no theme before is not moved into one by late text."""
    alone = make_passage("molde", 9, "Xyzzq.")
    before = settle(late(said, [alone], "molde"))
    more = [make_passage("late", 0, "Xyzzq vbrum zzolu fjxao.")]
    after = assign(*late(late(said, [alone], "molde"), more), before, Language.NB).found
    assert ("molde-9", "nothing_near") in {(u.passage, u.reason) for u in after.unassigned}


def test_no_text_at_all_keeps_the_themes_as_empty(said: Said) -> None:
    """Where everything is withdrawn the themes are still named."""
    before = settle(said)
    after = assign([], [], before, Language.NB)
    assert after.found.empty == tuple(theme.id for theme in before.themes)
