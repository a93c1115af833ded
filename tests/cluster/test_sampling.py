"""Which passages of a very large set speak for all."""

import numpy as np

from innspill.cluster.sampling import drawn, stretches
from innspill.model import Language, Locator, Passage


def letters(sizes: dict[str, int]) -> list[Passage]:
    """Make submissions of so many passages, which all say different things."""
    return [
        Passage(
            id=f"{name}-{at}",
            submission=name,
            text=f"{name} sier noe, for {at}. gang",
            locator=Locator(page=None, block=at, start=0, end=1),
            language=Language.NB,
        )
        for name, size in sizes.items()
        for at in range(size)
    ]


def test_a_stretch_stays_inside_a_submission() -> None:
    """Ten passages that stand together are a stretch, and a submission's last may be shorter."""
    found = stretches(letters({"a": 12, "b": 3}))
    assert np.bincount(found).tolist() == [10, 2, 3]


def test_stretches_are_drawn_whole() -> None:
    """Whoever is drawn is drawn with those that stand in the same stretch."""
    passages = letters(dict.fromkeys("abcdefgh", 10))
    stretch = stretches(passages)
    (found,) = drawn(passages, stretch, (30,))
    assert len(found) == 30
    assert np.bincount(stretch[found]).max() == 10
    assert len(np.unique(stretch[found])) == 3


def test_the_draw_hangs_on_what_is_said() -> None:
    """The same passages are drawn whatever order the submissions come in."""
    forwards = letters(dict.fromkeys("abcdefgh", 4))
    backwards = letters(dict.fromkeys("hgfedcba", 4))
    chosen = [
        {passages[at].id for at in drawn(passages, stretches(passages), (12,))[0].tolist()}
        for passages in (forwards, backwards)
    ]
    assert chosen[0] == chosen[1]
    assert len(chosen[0]) == 12


def test_a_larger_draw_holds_a_smaller() -> None:
    """Those who speak for all are among those who tell how common words are."""
    passages = letters(dict.fromkeys("abcdefgh", 4))
    few, more = drawn(passages, stretches(passages), (8, 20))
    assert set(few.tolist()) < set(more.tolist())


def test_a_text_that_stands_alone_is_drawn_once() -> None:
    """Of many rows that say the same, one is drawn."""
    passages = letters({"a": 1, "b": 1}) + letters({"a": 1})
    assert drawn(passages, np.arange(3), (3,))[0].tolist() == [0, 1]
