"""Passages become themes."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innspill.cluster import ThemeSet, find_themes
from innspill.model import Language, Locator, Passage
from innspill.options import Granularity, ThemeOptions

Said = tuple[Sequence[Passage], Sequence[str]]


def find(said: Said, number: int | None = None, language: Language = Language.NB) -> ThemeSet:
    """Find themes with everything else at its default."""
    return find_themes(*said, ThemeOptions(number=number), language)


def accounted(found: ThemeSet, passages: Sequence[Passage]) -> None:
    """Check that every passage is in exactly one theme or among the unassigned."""
    placed = [passage for theme in found.themes for passage in theme.passages]
    lost = [unassigned.passage for unassigned in found.unassigned]
    assert sorted(placed + lost) == sorted(passage.id for passage in passages)
    home = {passage: theme.id for theme in found.themes for passage in theme.passages}
    assert [one.theme for one in found.passages] == [home.get(one.id) for one in passages]


def test_subjects_become_themes_across_senders_and_maalformer(said: Said) -> None:
    """Six senders say one thing on each of four subjects, in both målformer."""
    found = find(said, number=4)
    subjects = [
        {passage.rpartition("-")[2] for passage in theme.passages} for theme in found.themes
    ]
    assert all(len(subject) == 1 for subject in subjects)
    assert all(len(theme.respondents) == 6 for theme in found.themes)


def test_every_passage_is_accounted_for(said: Said) -> None:
    """In one theme or among the unassigned, and never in both."""
    accounted(find(said), said[0])


@pytest.mark.parametrize("number", [1, 2, 3, 5, 9, 24])
def test_an_exact_number_is_kept(said: Said, number: int) -> None:
    """`--themes N` gives N themes."""
    assert len(find(said, number=number).themes) == number


def test_more_themes_than_passages_gives_one_each(said: Said) -> None:
    """A number that cannot be reached is reached as nearly as can be."""
    few = (said[0][:3], said[1][:3])
    assert len(find(few, number=50).themes) == 3


def test_a_finer_granularity_gives_no_fewer_themes(said: Said) -> None:
    """Coarse, medium and fine go one way."""
    counts = [
        len(find_themes(*said, ThemeOptions(granularity=granularity), Language.NB).themes)
        for granularity in (Granularity.COARSE, Granularity.MEDIUM, Granularity.FINE)
    ]
    assert counts == sorted(counts)


@pytest.mark.parametrize("number", [None, 7, 11])
def test_the_order_of_submissions_does_not_matter(said: Said, number: int | None) -> None:
    """The same submissions in another order give the same themes."""
    senders = sorted(set(said[1]), key=lambda sender: sender[::-1])
    assert senders != list(dict.fromkeys(said[1]))
    pairs = [
        (passage, sender)
        for wanted in senders
        for passage, sender in zip(*said, strict=True)
        if sender == wanted
    ]
    other = ([passage for passage, _ in pairs], [sender for _, sender in pairs])
    assert find(other, number).themes == find(said, number).themes


def test_themes_stand_by_respondents_then_passages(said: Said) -> None:
    """What most raise comes first."""
    keys = [(-len(t.respondents), -len(t.passages), t.id) for t in find(said).themes]
    assert keys == sorted(keys)


def test_labels_and_ids_are_unique(said: Said) -> None:
    """No two themes share a name or an id."""
    themes = find(said, number=9).themes
    assert len({theme.id for theme in themes}) == len({theme.label for theme in themes}) == 9


def test_a_letter_that_says_nothing_gives_no_theme() -> None:
    """Without passages there is nothing to divide."""
    assert find(([], [])) == ThemeSet(passages=(), themes=())


@pytest.mark.parametrize("text", ["", "12 000", "www.example.no", "Og så da?"])
def test_a_passage_without_a_subject_is_left_out_with_the_reason(
    text: str, make_passage: Callable[..., Passage]
) -> None:
    """Numbers, addresses and function words name no theme."""
    found = find(([make_passage("aure", 0, text)], ["aure"]))
    assert [unassigned.reason for unassigned in found.unassigned] == ["no_terms"]
    assert found.themes == ()


def test_a_short_passage_near_nothing_is_left_out(
    said: Said, make_passage: Callable[..., Passage]
) -> None:
    """One word that no one else uses says too little to be a theme."""
    passages = [*said[0], make_passage("molde", 9, "Xyzzq.")]
    found = find((passages, [*said[1], "molde"]))
    assert [(u.passage, u.reason) for u in found.unassigned] == [("molde-9", "nothing_near")]


def test_a_small_voice_is_a_theme_of_its_own(
    said: Said, make_passage: Callable[..., Passage]
) -> None:
    """A passage that says enough, on what no one else speaks of, is kept as a theme."""
    text = "Qwyx zzolu vbrum fjxao."
    passages = [make_passage("molde", 9, text), *said[0]]
    lone = replace(passages[0], submission="sub-lone")
    found = find(([lone, *said[0]], ["lone", *said[1]]))
    assert ("molde-9",) in {theme.passages for theme in found.themes}


def test_copies_of_a_text_stay_together(make_passage: Callable[..., Passage]) -> None:
    """Ten letters with the same paragraph are one theme, and are all in it."""
    text = "Kommunen ønsker bedre finansiering av digitalisering."
    passages = [make_passage(f"k{at}", 0, text) for at in range(10)]
    found = find((passages, [f"k{at}" for at in range(10)]))
    assert [len(theme.passages) for theme in found.themes] == [10]


def test_headings_pull_what_stands_under_them_together(said: Said) -> None:
    """A heading that others also use names the theme."""
    passages = [
        replace(passage, heading="3.1 Hamn og kai" if passage.id.endswith("-3") else "Merknader")
        for passage in said[0]
    ]
    found = find((passages, said[1]), number=4)
    assert "Hamn og kai" in {theme.label for theme in found.themes}


def test_a_letter_in_nynorsk_has_nynorsk_names(said: Said) -> None:
    """Names are written in the letter's målform."""
    labels = " ".join(theme.label for theme in find(said, 4, Language.NN).themes).lower()
    assert "tilsette" in labels or "hamn" in labels or "breiband" in labels


def test_the_hash_seed_does_not_matter(said: Said) -> None:
    """Two interpreters with different hash seeds name and divide alike."""
    program = (
        "from innspill.cluster import find_themes\n"
        "from innspill.model import Language, Locator, Passage\n"
        "from innspill.options import ThemeOptions\n"
        f"texts = {[passage.text for passage in said[0]]!r}\n"
        "def p(i, t): return Passage(id=str(i), submission=str(i), text=t, language=Language.NB,\n"
        "    locator=Locator(page=None, block=0, start=0, end=len(t)))\n"
        "found = find_themes([p(i, t) for i, t in enumerate(texts)], [str(i % 6) for i in\n"
        "    range(len(texts))], ThemeOptions(), Language.NB)\n"
        "print([(t.label, t.terms, t.passages) for t in found.themes])\n"
    )
    runs = {
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-X", "utf8", "-c", program],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_the_door_is_light() -> None:
    """Importing the room loads neither scipy, scikit-learn nor the word frequencies."""
    heavy = "{'scipy', 'sklearn', 'wordfreq'}"
    program = f"import sys, innspill.cluster; print(sorted({heavy} & {{*sys.modules}}))"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


WORDS = st.sampled_from(
    ["skole", "elever", "bredbånd", "fiber", "ikkje", "og", "2026", "plan", "x", "", "Åfjord"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.lists(WORDS, max_size=8), st.sampled_from("abc")), max_size=14))
def test_nothing_vanishes_whatever_is_said(drawn: list[tuple[list[str], str]]) -> None:
    """Any words by any senders: each passage is in one theme or has a reason."""
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
    found = find((passages, [sender for _, sender in drawn]))
    accounted(found, passages)
    assert all(theme.label and theme.passages for theme in found.themes)
