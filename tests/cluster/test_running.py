"""Words of very many texts, held as numbers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from innspill.cluster.counts import count_words
from innspill.cluster.running import running

TEXT = st.text(alphabet="abæø -.,'‑1@:/w", max_size=40)


def test_texts_keep_their_words() -> None:
    """Each text has its words back in their order, elided compounds completed."""
    found, _ = running(["Skolen og elevene", "", "Helse- og omsorgstjenester"])
    told = [found.told(at) for at in range(3)]
    assert told == [
        ("skolen", "og", "elevene"),
        (),
        ("helsetjenester", "og", "omsorgstjenester"),
    ]


@settings(deadline=None)
@given(st.lists(TEXT, max_size=6))
def test_words_are_counted_as_in_a_smaller_set(texts: list[str]) -> None:
    """Held as numbers or as words, the same words are counted the same number of times."""
    usual = count_words(texts, [""] * len(texts))
    found, _ = running(texts)
    place = {word: at for at, word in enumerate(usual.words)}
    column = np.array([place.get(word, -1) for word in found.words], dtype=np.int32)
    counted = found.counted(np.arange(len(texts)), column, len(usual.words))
    assert [found.told(at) for at in range(len(texts))] == list(usual.told)
    assert counted.toarray().tolist() == usual.passages.toarray().tolist()


def test_words_outside_the_columns_are_not_counted() -> None:
    """Some texts can be counted alone, by some words alone."""
    found, _ = running(["fisk og fisk", "skole", "fisk i skole"])
    column = np.array([{"fisk": 1, "skole": 0}.get(word, -1) for word in found.words])
    assert found.counted(np.array([2, 0]), column, 2).toarray().tolist() == [[1, 1], [0, 2]]


def test_frequent_words_stand_by_the_alphabet() -> None:
    """What no text uses any more, such as an elided part, is no word of the texts."""
    found, _ = running(["sjø- og landtransport", "buss"])
    frequent = [found.words[at] for at in found.frequent().tolist()]
    assert frequent == ["buss", "landtransport", "og", "sjøtransport"]
