"""Large themes have themes below them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from innspill.cluster import find_subthemes
from innspill.model import Language, Passage, Theme

Said = tuple[Sequence[Passage], Sequence[str]]

HARBOUR = ("kai", "mudring", "havn", "fiskebåt", "landstrøm", "molo")
SCHOOL = ("elev", "lærer", "klasse", "skolebygg", "leksehjelp", "rektor")


@pytest.fixture
def crowd(make_passage: Callable[..., Passage]) -> Said:
    """Give 60 passages about two subjects, which people took for one theme."""
    passages = []
    for at in range(60):
        subject = HARBOUR if at % 2 else SCHOOL
        words = [subject[(at // 2 + step * (1 + at // 12)) % 6] for step in range(4)]
        passages.append(make_passage(f"s{at % 7}", at, f"Om {' og '.join(words)} nummer {at}."))
    passages = [replace(one, submission=one.id, theme="alt") for one in passages]
    return passages, [one.id.partition("-")[0] for one in passages]


def one_theme(said: Said) -> Theme:
    """Return all passages as one theme."""
    return Theme(id="alt", label="Alt", terms=(), passages=tuple(p.id for p in said[0]))


def test_a_large_theme_is_divided_where_it_falls_apart(crowd: Said) -> None:
    """Harbours and schools are two parts, or finer ones that do not mix them."""
    parts = find_subthemes(*crowd, [one_theme(crowd)], Language.NB)["alt"]
    subjects = [{int(p.rpartition("-")[2]) % 2 for p in part.passages} for part in parts]
    assert len(parts) >= 2
    assert all(len(subject) == 1 for subject in subjects)


def test_the_parts_hold_every_passage_once(crowd: Said) -> None:
    """Nothing is lost on the way down, and ids tell whose part each is."""
    parts = find_subthemes(*crowd, [one_theme(crowd)], Language.NB)["alt"]
    assert sorted(p for part in parts for p in part.passages) == sorted(p.id for p in crowd[0])
    assert all(part.id.startswith("alt-") and part.label and part.respondents for part in parts)
    assert len({part.id for part in parts}) == len(parts)


def test_a_small_theme_is_left_whole(crowd: Said) -> None:
    """Forty passages are one list."""
    few = (crowd[0][:40], crowd[1][:40])
    assert find_subthemes(*few, [one_theme(few)], Language.NB) == {}


def test_a_theme_that_does_not_fall_apart_is_left_whole(
    make_passage: Callable[..., Passage],
) -> None:
    """Many passages that say much the same have no parts."""
    texts = [f"Kaien i havna må mudres for fiskebåten nummer {at}." for at in range(50)]
    passages = [replace(make_passage("s", at, text), theme="alt") for at, text in enumerate(texts)]
    said = (passages, ["s"] * 50)
    assert find_subthemes(*said, [one_theme(said)], Language.NB) == {}
