"""Why things are where they are."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from innspill.cluster import (
    ThemeSet,
    explain_passage,
    explain_themes,
    find_alternatives,
    find_themes,
)
from innspill.errors import UsageError
from innspill.model import Language, Passage
from innspill.options import Granularity, ThemeOptions

Said = tuple[Sequence[Passage], Sequence[str]]


@pytest.fixture
def found(said: Said) -> ThemeSet:
    """Give the four themes of what was said."""
    return find_themes(*said, ThemeOptions(number=4), Language.NB)


def test_the_words_that_decided_are_the_subjects(said: Said, found: ThemeSet) -> None:
    """They stand as written, heaviest first, without function words."""
    reason = explain_passage(found.passages, said[1], found.themes, "frøya-3")
    words = [word.text for word in reason.words]
    assert {"fiskerihavna", "fiskeflåte"} <= set(words)
    assert not {"i", "er", "for"} & set(words)
    assert [w.weight for w in reason.words] == sorted(
        (w.weight for w in reason.words), reverse=True
    )


def test_the_nearest_passages_and_the_runner_up_are_told(said: Said, found: ThemeSet) -> None:
    """The nearest share the theme here, and the margin is the distance to the next one."""
    reason = explain_passage(found.passages, said[1], found.themes, "frøya-3")
    home = {passage.id: passage.theme for passage in found.passages}
    assert reason.nearest[0].theme == home["frøya-3"] == reason.fit.theme
    assert reason.fit.runner_up in {theme.id for theme in found.themes} - {reason.fit.theme}
    assert reason.fit.affinity == 1
    assert 0 < reason.fit.margin <= 1
    assert all(0 < near.cosine <= 1.001 for near in reason.nearest)


def test_an_explanation_is_that_of_the_run(said: Said, found: ThemeSet) -> None:
    """What is measured from a finished result is what the run measured."""
    fits = {fit.passage: (fit.affinity, fit.margin) for fit in found.fits}
    for passage in ("aure-0", "leka-2"):
        fit = explain_passage(found.passages, said[1], found.themes, passage).fit
        assert (fit.affinity, fit.margin) == fits[passage]


def test_what_a_heading_adds_is_not_ascribed_to_words(said: Said, found: ThemeSet) -> None:
    """Surroundings have their own share, and without them it is nothing."""
    alone = [replace(one, submission=one.id) for one in found.passages]
    headed = [replace(one, heading=f"Emne {one.theme}") for one in alone]
    bare = explain_passage(alone, said[1], found.themes, "leka-3")
    under = explain_passage(headed, said[1], found.themes, "leka-3")
    assert bare.surroundings == pytest.approx(0, abs=0.001)
    assert 0 < under.surroundings < 1


def test_a_passage_does_not_speak_for_itself(said: Said, found: ThemeSet) -> None:
    """Alone in its theme it has no word in common with the others there."""
    alone = replace(found.themes[0], id="alone", passages=("leka-3",))
    passages = [replace(p, theme="alone") if p.id == "leka-3" else p for p in found.passages]
    reason = explain_passage(passages, said[1], (*found.themes, alone), "leka-3")
    assert reason.words == ()
    assert reason.fit.margin == -1
    assert reason.words_other


@pytest.mark.parametrize("wanted", ["nobody-1", "aure-0"])
def test_what_cannot_be_explained_is_refused(said: Said, found: ThemeSet, wanted: str) -> None:
    """A passage that is not there, or that has no theme."""
    lost = [replace(p, theme=None) if p.id == "aure-0" else p for p in found.passages]
    with pytest.raises(UsageError, match=f"passage {wanted} cannot be explained"):
        explain_passage(lost, said[1], found.themes, wanted)


def test_a_misplaced_passage_is_the_most_doubtful(said: Said, found: ThemeSet) -> None:
    """One that stands in a theme far from it has a margin below zero and comes first."""
    wrong, right = found.passages[3], found.passages[0].theme
    themes = [
        replace(theme, passages=(*theme.passages, wrong.id))
        if theme.id == right
        else replace(theme, passages=tuple(p for p in theme.passages if p != wrong.id))
        for theme in found.themes
    ]
    moved = [replace(p, theme=right) if p.id == wrong.id else p for p in found.passages]
    reasons = {r.hold.theme: r for r in explain_themes(moved, said[1], themes)}
    assert right is not None
    assert reasons[right].doubtful[0].passage == wrong.id
    assert reasons[right].doubtful[0].margin < 0


def test_clear_themes_hold_together(said: Said, found: ThemeSet) -> None:
    """Four subjects apart: cohesive, and kept together by other runs too."""
    reasons = explain_themes(found.passages, said[1], found.themes)
    assert [r.hold.theme for r in reasons] == [theme.id for theme in found.themes]
    assert all(r.hold.cohesion > 0.5 for r in reasons)
    assert all((r.hold.stability or 0) > 0.5 for r in reasons)
    assert tuple(r.hold.cohesion for r in reasons) == tuple(h.cohesion for h in found.holds)


def test_a_theme_across_subjects_holds_less(said: Said, found: ThemeSet) -> None:
    """Two subjects thrown together are less stable than each was."""
    one, other = found.themes[:2]
    both = replace(one, passages=(*one.passages, *other.passages))
    passages = [replace(p, theme=one.id) if p.theme == other.id else p for p in found.passages]
    themes = [both, *found.themes[2:]]
    before = {r.hold.theme: r.hold for r in explain_themes(found.passages, said[1], found.themes)}
    after = {r.hold.theme: r.hold for r in explain_themes(passages, said[1], themes)}
    assert (after[one.id].stability or 0) < (before[one.id].stability or 0)


def test_alternatives_stand_fewest_first_with_the_chosen_one(said: Said, found: ThemeSet) -> None:
    """Each has its stability, and the number of this result is among them once."""
    rows = found.alternatives
    assert [row.number for row in rows] == sorted({row.number for row in rows})
    assert [row.number for row in rows if row.chosen] == [4]
    assert all(0 <= row.shared <= 1 and row.stability <= 1 for row in rows)
    assert find_alternatives(found.passages, said[1], ThemeOptions(number=4)) == rows


def test_each_granularity_stands_at_one_number(said: Said) -> None:
    """Coarse, medium and fine are told once each, and not in falling order."""
    rows = find_themes(*said, ThemeOptions(), Language.NB).alternatives
    told = [granularity for row in rows for granularity in row.granularities]
    assert sorted(told) == sorted(Granularity)
    at = {granularity: row.number for row in rows for granularity in row.granularities}
    assert at[Granularity.COARSE] <= at[Granularity.FINE]
    assert all(Granularity.MEDIUM in row.granularities for row in rows if row.chosen)
