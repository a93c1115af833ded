"""themes.toml: the themes that people own."""

from pathlib import Path

import pytest

from innspill.consultation import locate
from innspill.consultation.theme_book import parse_themes
from innspill.errors import UsageError
from innspill.model import GuidedTheme

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
        ("[[theme]\n", "not valid TOML", "quotation marks"),
    ],
)
def test_wrong_book(text: str, message: str, hint: str) -> None:
    """What is wrong is named with its line, and what is wanted is said."""
    with pytest.raises(UsageError) as caught:
        parse_themes(text, "themes.toml")
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_beside_the_settings(tmp_path: Path) -> None:
    """A consultation folder's themes are found beside its settings."""
    (tmp_path / "innspill.toml").write_text("", encoding="utf-8")
    assert locate([tmp_path], None).guidance.themes == ()
    (tmp_path / "themes.toml").write_text(BOOK, encoding="utf-8")
    assert [theme.id for theme in locate([tmp_path], None).guidance.themes] == [
        "oekonomi-og-gevinster",
        "ki",
    ]
