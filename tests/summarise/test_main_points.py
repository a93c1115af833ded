"""The main points of a consultation."""

from dataclasses import replace

import pytest

from innspill.model import Language, Locator, Passage, Theme
from innspill.summarise.main_points import MainPoint, main_points
from innspill.summarise.points import points_of
from innspill.summarise.positions import with_position
from innspill.summarise.sentences import read_inbox_of

SAID = {
    "ferry": {
        "Det bør innføres en makspris på alle ferjer.": "abcd",
        "Ferjene må gå om natten i helgene.": "abc",
        "Venterommene på kaiene trenger oppvarming.": "ab",
    },
    "road": {
        "Makspris på alle ferjer bør innføres.": "ab",
        "Fylkesveiene må rustes opp før tunnelene bygges.": "ef",
        "Gatelysene langs skoleveien må repareres.": "g",
    },
}


def chosen(most: int = 7) -> tuple[MainPoint, ...]:
    """Return the main points of the two themes."""
    rows = [(t, text, who) for t, by in SAID.items() for text, all_ in by.items() for who in all_]
    passages = [
        with_position(
            Passage(
                id=f"{who}{number}",
                submission=who,
                text=text,
                locator=Locator(page=None, block=0, start=0, end=len(text)),
                language=Language.NB,
            )
        )
        for number, (_, text, who) in enumerate(rows)
    ]
    inbox = read_inbox_of(passages, {p.id: p.submission for p in passages}, {})
    themes = []
    for name in SAID:
        own = tuple(p.id for p, (theme, *_) in zip(passages, rows, strict=True) if theme == name)
        theme = Theme(id=name, label=name, terms=(), passages=own)
        themes.append(replace(theme, points=points_of(theme, inbox, Language.NB)))
    return main_points(themes, inbox, Language.NB, most)


def test_widest_support_first() -> None:
    """Points come by how many respondents make them, each with its own count."""
    counts = [len(one.point.respondents) for one in chosen()]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 4


def test_no_two_say_the_same() -> None:
    """What is said in two themes is a main point once, by the wider of the two."""
    about = [one for one in chosen() if "akspris" in one.point.text]
    assert [one.theme.id for one in about] == ["ferry"]


@pytest.mark.parametrize(
    ("most", "themes"),
    [(3, ["ferry", "ferry", "road"]), (5, ["ferry", "ferry", "ferry", "road", "road"])],
)
def test_at_most_two_of_one_theme_while_there_are_others(most: int, themes: list[str]) -> None:
    """A third point of one theme comes only when the other themes have no more."""
    assert sorted(one.theme.id for one in chosen(most)) == themes


def test_no_more_than_wanted() -> None:
    """The number that is asked for is never passed."""
    assert len(chosen(2)) == 2
