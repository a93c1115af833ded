"""innspill.toml: read whole, and every mistake named with its line."""

import pytest

from innspill.consultation import parse_settings
from innspill.errors import UsageError
from innspill.model import Language

GOOD = """
[consultation]
title = "Ny strategi"
members = ["Åfjord", "5058"]
deadline = 2026-03-01

[letter]
language = "nn"
formats = ["docx"]

[themes]
number = 8
"""


def test_good_settings() -> None:
    """Every table reaches the part of the house that it is for."""
    settings = parse_settings(GOOD, "innspill.toml")
    assert settings.matter().members == ("Åfjord", "5058")
    assert settings.matter().deadline == "2026-03-01"
    assert settings.options().letter.language is Language.NN
    assert settings.options().themes.number == 8
    assert settings.letter.formats == ("docx",)


def test_a_title_is_one_line() -> None:
    """Line breaks in what stands on one line of the letter become spaces."""
    text = '[consultation]\ntitle = """Ny\nstrategi"""'
    assert parse_settings(text, "innspill.toml").matter().title == "Ny strategi"


def test_empty_settings() -> None:
    """An empty file is a consultation with every default."""
    assert parse_settings("", "innspill.toml").options().letter.language is Language.NB


@pytest.mark.parametrize("language", [Language.NB, Language.NN, Language.EN])
def test_languages_of_the_letter(language: Language) -> None:
    """The letter is written in either målform or in English."""
    settings = parse_settings(f'[letter]\nlanguage = "{language.value}"', "innspill.toml")
    assert settings.options().letter.language is language


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('[consultation]\ntitle = "x"\nmemmers = []', 'line 3: unknown key "memmers"', '"members"'),
        ("[leter]\n", 'line 1: unknown key "leter"', '"letter"'),
        ('[letter]\ntitle = "x"', 'line 2: unknown key "title"', "[consultation]"),
        ('title = "x"', 'line 1: unknown key "title"', "below the line [consultation]"),
        ('[consultation]\nlanguage = "nn"', 'line 2: unknown key "language"', "[letter]"),
        ("consultation = { titel = 1 }", 'line 1: unknown key "titel"', '"title"'),
        ("[consultation]\nxyzzy = 1", 'line 2: unknown key "xyzzy"', "title, recipient"),
    ],
)
def test_unknown_key(text: str, message: str, hint: str) -> None:
    """An unknown key is named with its line, and the nearest known one offered."""
    with pytest.raises(UsageError) as caught:
        parse_settings(text, "innspill.toml")
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "where", "wanted"),
    [
        ('[letter]\n\nlanguage = "se"', 'line 3: "letter.language" cannot be "se"', "nb, nn"),
        ('[letter]\nlength = "x"', 'line 2: "letter.length"', "short, medium, long"),
        ("[themes]\nnumber = 0", 'line 2: "themes.number" cannot be 0', "at least 1"),
        ('[consultation]\nmembers = "Åfjord"', 'line 2: "consultation.members"', "list"),
        ('[consultation]\ndeadline = "i morgen"', 'line 2: "consultation.deadline"', "2026-"),
        ('[consultation]\ndeadline = "11.9.2026"', 'cannot be "11.9.2026"', "2026-09-11"),
        ('[consultation]\ndeadline = "30. februar 2026"', "line 2", "no such day"),
        ("[consultation]\ndeadline = 2026-09-11T12:00:00", "line 2", "2026-03-01"),
        ('[consultation]\nmembers = "Åfjord, Rauma"', "line 2", '["Åfjord", "Rauma"]'),
        (
            "[consultation]\nmembers = [\n5058]",
            '"consultation.members" cannot be 5058',
            "quotation",
        ),
        ('[read]\nrecognise = "ja"', 'line 2: "read.recognise" cannot be "ja"', "true or false"),
        ("[themes]\nnumber = 8.5", 'line 2: "themes.number" cannot be 8.5', "whole number"),
        ('[[consultation]]\ntitle = "x"', 'line 1: "consultation" cannot be [[', "[consultation]"),
        ("consultation.title = 3", 'line 1: "consultation.title" cannot be 3', "quotation marks"),
        ("letter = 3", 'line 1: "letter" cannot be 3', "table"),
    ],
)
def test_wrong_value(text: str, where: str, wanted: str) -> None:
    """A wrong value is named with its line and key, and what is wanted is said."""
    with pytest.raises(UsageError) as caught:
        parse_settings(text, "innspill.toml")
    assert where in caught.value.message
    assert wanted in caught.value.hint
