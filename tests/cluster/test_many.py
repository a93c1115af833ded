"""Themes of more passages than can all be compared with each other."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from innspill.cluster import sampling
from innspill.cluster.crowd import crowd_of
from innspill.cluster.many import spread, themes_of_many
from innspill.cluster.placing import OWN_TERMS
from innspill.cluster.themes import ThemeSet
from innspill.errors import UsageError
from innspill.model import Guidance, GuidedTheme, Language, Passage
from innspill.options import ThemeOptions

Said = tuple[Sequence[Passage], Sequence[str]]
UNGUIDED = Guidance()


def found(
    said: Said, guidance: Guidance = UNGUIDED, options: ThemeOptions | None = None
) -> ThemeSet:
    """Find themes as for a very large set."""
    return themes_of_many(*said, options or ThemeOptions(), Language.NB, guidance)


@pytest.fixture
def many(said: Said) -> Said:
    """Give 240 rows: what is said in the small consultation, begun and ended in many ways."""
    passages, senders = said
    rows, voices = [], []
    for at in range(240):
        one, other = passages[at % 24], passages[(at % 24 + 4 * (1 + at // 24)) % 24]
        words, more = one.text.split(), other.text.split()
        text = " ".join(words[: len(words) - at % 3] + more[at % 4 :])
        rows.append(replace(one, id=f"p{at}", submission=f"row-{at}", text=text))
        voices.append(senders[at % 24])
    return rows, voices


@pytest.fixture
def _few_landmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let 60 passages stand for all."""
    monkeypatch.setattr(sampling, "LANDMARKS", 60)


@pytest.mark.usefixtures("_few_landmarks")
def test_every_passage_is_in_one_theme(many: Said) -> None:
    """Landmarks or not, each passage is in one theme or left out with a reason."""
    themes = found(many)
    held = [passage for theme in themes.themes for passage in theme.passages]
    held += [lost.passage for lost in themes.unassigned]
    assert sorted(held) == sorted(passage.id for passage in many[0])
    by_id = {passage.id: passage.theme for passage in themes.passages}
    assert all(by_id[p] == theme.id for theme in themes.themes for p in theme.passages)
    assert [passage.id for passage in themes.passages] == [passage.id for passage in many[0]]


@pytest.mark.usefixtures("_few_landmarks")
def test_subjects_are_told_apart(many: Said) -> None:
    """Passages that are no landmarks go where their subject is."""
    themes = found(many, options=ThemeOptions(number=4))
    subject = {passage.id: at % 4 for at, passage in enumerate(many[0])}
    most = [
        max(sum(subject[p] == wanted for p in theme.passages) for wanted in range(4))
        for theme in themes.themes
    ]
    assert len(themes.themes) == 4
    assert sum(most) >= 0.95 * 240


@pytest.mark.usefixtures("_few_landmarks")
def test_the_order_of_submissions_changes_nothing(many: Said) -> None:
    """The same themes hold the same passages when rows come in another order."""
    backwards = (many[0][::-1], many[1][::-1])
    one, other = found(many), found(backwards)
    assert [(t.id, set(t.passages)) for t in one.themes] == [
        (t.id, set(t.passages)) for t in other.themes
    ]


@pytest.mark.usefixtures("_few_landmarks")
def test_respondents_are_those_of_all_passages(many: Said) -> None:
    """A theme names everyone who raises it, whoever wrote its landmarks."""
    themes = found(many)
    sender = {passage.id: voice for passage, voice in zip(*many, strict=True)}
    for theme in themes.themes:
        assert theme.respondents == tuple(sorted({sender[p] for p in theme.passages}))


@pytest.mark.usefixtures("_few_landmarks")
def test_copies_stay_together(many: Said) -> None:
    """A text that can stand alone has one theme, though its copies lie near different landmarks."""
    copies = [replace(p, id=f"copy-{p.id}", submission=f"c-{p.id}") for p in many[0]]
    read = crowd_of([*many[0], *copies], [*many[1], *many[1]], (), frozenset())
    n, number = len(read.passages), len(read.landmarks)
    elsewhere = csr_matrix(
        (np.ones(n, dtype=np.float32), (np.arange(n), np.arange(n) % number)), shape=(n, number)
    )
    labels = spread(replace(read, links=elsewhere), np.arange(number) % 2)
    for text in {passage.text for passage in many[0]}:
        same = [at for at, passage in enumerate(read.passages) if passage.text == text]
        long = [at for at in same if read.terms[at] >= OWN_TERMS]
        assert len({int(labels[at]) for at in long}) <= 1


@pytest.mark.usefixtures("_few_landmarks")
def test_what_is_near_no_landmark_is_not_lost(many: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """A subject that no landmark has becomes a theme of its own, with a name of its own."""
    monkeypatch.setattr(sampling, "LANDMARKS", 20)
    strange = [
        replace(
            many[0][0],
            id=f"odd-{at}",
            submission=f"odd-{at}",
            text=f"Xylofon quizkveld jazzmusikk zumba yoga {word}",
        )
        for at, word in enumerate(("klezmer", "trompet", "xylofonmusikk"))
    ]
    themes = found(([*many[0], *strange], [*many[1], "rauma", "rauma", "vanylven"]))
    home = {passage.id: passage.theme for passage in themes.passages}
    places = {home[passage.id] for passage in strange}
    assert len(places) == 1
    assert None not in places
    assert not places & {home[passage.id] for passage in many[0]}


@pytest.mark.usefixtures("_few_landmarks")
def test_people_s_themes_and_moves_are_kept(many: Said) -> None:
    """A given theme keeps its id and label, and a moved passage is where people put it."""
    ports = GuidedTheme(id="havn", label="Havner og kaier", keywords=("fiskerihavn", "kai"))
    guidance = Guidance(themes=(ports,), moved=(("p0", "havn"),))
    themes = found(many, guidance)
    theme = next(theme for theme in themes.themes if theme.id == "havn")
    assert theme.label == "Havner og kaier"
    assert "p0" in theme.passages
    ports_said = {f"p{at}" for at in range(240) if at % 4 == 3}
    assert len(ports_said & set(theme.passages)) >= 0.8 * len(ports_said)


def test_meaning_is_refused(many: Said) -> None:
    """An embedder would take hours for so many passages, and is not passed over in silence."""
    with pytest.raises(UsageError, match=f"{sampling.EXACT}"):
        found(many, options=ThemeOptions(meaning="any"))
