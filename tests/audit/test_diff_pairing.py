"""Things are known again by what they are, then by likeness, each once."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.audit.diffs.manner import counting_words, stretches
from innspill.audit.diffs.pairing import Pairing, alike, out_of_order
from innspill.model import Language


def test_pairs_in_order_and_no_key_is_no_pair() -> None:
    """The same key pairs in order, each item once; a key of None pairs nothing."""
    pairing = Pairing(gone=["a1", "a2", "b1"], fresh=["a3", "c1", "a4", "a5", "b2"])
    made = pairing.pair_by(lambda item: None if item[0] == "b" else item[0])
    assert made == pairing.pairs == [("a1", "a3"), ("a2", "a4")]
    assert (pairing.gone, pairing.fresh) == (["b1"], ["c1", "a5", "b2"])


def test_the_most_alike_are_paired_first() -> None:
    """Of several texts that are alike enough, the one that shares most is taken."""
    was = ["Staten må betale for kurs", "Ferja går for sjelden"]
    now = ["Staten bør betale for noe", "Staten må betale for gode kurs", "Noe helt annet"]
    assert list(alike(was, now, [0.5, 0.5])) == [(0, 1)]


def test_many_texts_are_paired_without_comparing_all() -> None:
    """Among hundreds of texts, each is found again with a word changed."""
    choose = random.Random(0)  # noqa: S311 no secret
    words = [f"ord{number}" for number in range(2000)]
    was = [" ".join(choose.choices(words, k=12)) for _ in range(300)]
    now = [f"{text} endret" for text in reversed(was)]
    found = dict(alike(was, now, [0.6] * len(was)))
    assert found == {number: 299 - number for number in range(300)}


@pytest.mark.parametrize(
    ("places", "out"),
    [([], set()), ([1, 2, 3], set()), ([3, 1, 2], {3}), ([1, 3, 2, 4], {3}), ([2, 1], {2})],
)
def test_what_is_out_of_order(places: list[int], out: set[int]) -> None:
    """As few as can be are taken out for the rest to rise."""
    assert out_of_order(places) == out


@given(st.permutations(range(7)))
def test_the_rest_rises_and_no_more_can_stay(places: list[int]) -> None:
    """What stays is in order, and is as long as the longest rising row that there is."""
    kept = [place for place in places if place not in out_of_order(places)]
    assert kept == sorted(kept)
    longest = [1] * len(places)
    for b, place in enumerate(places):
        longest[b] = 1 + max((longest[a] for a in range(b) if places[a] < place), default=0)
    assert len(kept) == max(longest)


@given(
    st.lists(st.sampled_from(["a", "b", "c", "d"])), st.lists(st.sampled_from(["a", "b", "c", "d"]))
)
def test_both_sentences_are_whole(was: list[str], now: list[str]) -> None:
    """Without what came, the old words are read; without what went, the new ones."""
    told = list(stretches(" ".join(was), " ".join(now)))
    assert " ".join(s.words for s in told if not s.new).split() == was
    assert " ".join(s.words for s in told if not s.out).split() == now


def test_counting_words() -> None:
    """Numbers and the nouns that they agree with are counting words, gaps are not."""
    words = counting_words(Language.NB, Language.NN)
    assert {"tre", "kommune", "kommuner", "kommunar", "innspill"} <= words
    assert not any("{" in word for word in words)
