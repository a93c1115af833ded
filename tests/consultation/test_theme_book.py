"""themes.toml: the themes that people own."""

from pathlib import Path

import pytest

from innspill.consultation import locate
from innspill.consultation.theme_book import parse_themes
from innspill.errors import UsageError
from innspill.model import GuidedTheme, ThemeStatus

BOOK = """
[[theme]]
label = "Økonomi og gevinster"
keywords = ["tilskudd", "kostnad"]

[[theme]]
id = "ki"
label = "Kunstig intelligens"
description = "Bruk av språkmodeller i kommunene"
examples = ["Vi trenger en norsk språkmodell."]
"""


def test_book() -> None:
    """Themes stand in the file's order; an id is made of the label where there is none."""
    guidance = parse_themes(BOOK, "themes.toml")
    assert guidance.themes == (
        GuidedTheme(
            id="oekonomi-og-gevinster",
            label="Økonomi og gevinster",
            keywords=("tilskudd", "kostnad"),
        ),
        GuidedTheme(
            id="ki",
            label="Kunstig intelligens",
            description="Bruk av språkmodeller i kommunene",
            examples=("Vi trenger en norsk språkmodell.",),
        ),
    )


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('[[theme]]\nlabel = "A"\n[[theme]]\nlable = "B"', 'line 4: unknown key "lable"', "label"),
        ('[[theme]]\nkeywords = ["a"]', '"theme.label" is missing', "has to be there"),
        ('[[theme]]\nlabel = ""', 'line 2: "theme.label" cannot be ""', "between the quotation"),
        ('[[theme]]\nlabel = "A"\nkeywords = "a"', 'line 3: "theme.keywords"', "list"),
        ('[[theme]]\nlabel = "A"\n[[theme]]\nid = "a"\nlabel = "B"', "2 themes", "of its own"),
        ("[[theme]\n", "line 1: this cannot be read: [[theme]", "[ and ]"),
        ('[theme]\nlabel = "A"', 'line 1: "theme" cannot be { … }', "[[theme]]"),
    ],
)
def test_wrong_book(text: str, message: str, hint: str) -> None:
    """What is wrong is named with its line, and what is wanted is said."""
    with pytest.raises(UsageError) as caught:
        parse_themes(text, "themes.toml")
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_status_parent_and_merged() -> None:
    """What people write is locked; a proposal says so, as do what it stands under and took over."""
    text = (
        '[[theme]]\nlabel = "A"\nmerged = ["c", "d"]\n'
        '[[theme]]\nlabel = "B"\nparent = "a"\nstatus = "proposed"\n'
    )
    assert parse_themes(text, "themes.toml").themes == (
        GuidedTheme(id="a", label="A", merged=("c", "d"), status=ThemeStatus.LOCKED),
        GuidedTheme(id="b", label="B", parent="a", status=ThemeStatus.PROPOSED),
    )


@pytest.mark.parametrize(
    ("second", "message", "hint"),
    [
        ('parent = "nett"', 'line 5: "theme.parent": no theme has the id "nett"', "Known here: a"),
        ('parent = "Å"', 'line 5: "theme.parent": no theme has the id "Å"', '"aa"'),
        ('parent = "b"', 'line 5: "B" cannot stand under itself', "another theme"),
        ('parent = "c"', 'line 5: "c" itself stands under "a"', "can have none below it"),
        ('merged = ["a"]', 'line 5: "a" is merged here, and is a theme', "out of the list"),
        ('merged = ["x"]', 'line 8: "x" is merged into "b" already', "one of the two"),
        ('status = "lukket"', 'line 5: "theme.status" cannot be "lukket"', "locked, proposed"),
        ('id = "a"', 'line 5: 2 themes have the id "a"', "of its own"),
    ],
)
def test_themes_that_contradict(second: str, message: str, hint: str) -> None:
    """A parent that is not there or is a child itself, and a theme that is merged, are named."""
    text = (
        f'[[theme]]\nlabel = "A"\n[[theme]]\nlabel = "B"\n{second}\n'
        '[[theme]]\nlabel = "C"\nmerged = ["x"]\nparent = "a"\n[[theme]]\nlabel = "Å"\n'
    )
    with pytest.raises(UsageError) as caught:
        parse_themes(text, "themes.toml")
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_circle() -> None:
    """Two themes that stand under each other are refused."""
    text = '[[theme]]\nlabel = "A"\nparent = "b"\n[[theme]]\nlabel = "B"\nparent = "a"\n'
    with pytest.raises(UsageError, match='line 3: "b" itself stands under "a"'):
        parse_themes(text, "themes.toml")


def test_parent_in_the_settings() -> None:
    """A theme may stand under a chapter of the consultation paper."""
    text = '[[theme]]\nlabel = "A"\nparent = "kapittel"\n'
    assert parse_themes(text, "themes.toml", ["kapittel"]).themes[0].parent == "kapittel"
    with pytest.raises(UsageError, match="no theme has the id"):
        parse_themes(text, "themes.toml")


def test_beside_the_settings(tmp_path: Path) -> None:
    """A consultation folder's themes are found beside its settings."""
    (tmp_path / "innspill.toml").write_text("", encoding="utf-8")
    assert locate([tmp_path], None).guidance.themes == ()
    (tmp_path / "themes.toml").write_text(BOOK, encoding="utf-8")
    assert [theme.id for theme in locate([tmp_path], None).guidance.themes] == [
        "oekonomi-og-gevinster",
        "ki",
    ]
