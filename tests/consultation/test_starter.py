"""The settings as `innspill init` writes them: every key, explained, and the defaults."""

import re
import tomllib

import pytest

from innspill.consultation import Settings, parse_settings
from innspill.consultation.starter import (
    STARTER_LANGUAGES,
    ignored_text,
    readme_text,
    settings_text,
    words,
)
from innspill.model import Language

KEYS = [
    (table, key)
    for table, field in Settings.model_fields.items()
    for key in type(field.default).model_fields
]


def written(text: str) -> list[tuple[str, str]]:
    """Give the table and name of each key in a text, those behind "#" included, in its order."""
    table, found = "", []
    for line in text.splitlines():
        if header := re.fullmatch(r"\[(\w+)\]", line):
            table = header[1]
        elif entry := re.match(r"#?(\w+) = ", line):
            found.append((table, entry[1]))
    return found


def opened(text: str) -> str:
    """Give a text with every key in force, and every item of its lists."""
    return re.sub(r"(?m)^(?:#(\w+ = )|( +)# (\"))", r"\1\2\3", text)


@pytest.mark.parametrize("language", STARTER_LANGUAGES)
def test_every_key_of_the_settings_is_there(language: Language) -> None:
    """The file has the keys that are read, in their order, each once, and no other."""
    assert written(settings_text(language)) == KEYS


@pytest.mark.parametrize("language", STARTER_LANGUAGES)
def test_every_key_is_explained_and_no_other(language: Language) -> None:
    """Something is said of each key and each table, and of nothing that is not there."""
    told = dict(words(language))
    assert list(told.pop("table")) == list(Settings.model_fields)
    assert told.pop("head")
    assert told.pop("ignored")
    assert set(told.pop("example")) < {f"{table}.{key}" for table, key in KEYS}
    assert [(table, key) for table, keys in told.items() for key in keys] == KEYS
    assert all(told[table][key].strip() for table, key in KEYS)


@pytest.mark.parametrize("language", STARTER_LANGUAGES)
def test_as_made_it_means_the_defaults(language: Language) -> None:
    """Nothing is set by a file that nobody has filled in, but nynorsk for those who read it."""
    settings = parse_settings(settings_text(language), "innspill.toml")
    letter = Language.NN if language is Language.NN else Language.NB
    assert settings.letter.language is letter
    default = Settings().model_dump()
    default["letter"]["language"] = letter
    assert settings.model_dump() == default


@pytest.mark.parametrize("language", STARTER_LANGUAGES)
def test_every_line_may_be_used(language: Language) -> None:
    """With every "#" before a key or an item taken away, the file still is valid."""
    text = opened(settings_text(language))
    settings = parse_settings(text, "innspill.toml").model_dump()
    assert {(table, key) for table, keys in tomllib.loads(text).items() for key in keys} == set(
        KEYS
    )
    assert settings["consultation"]["members"]
    assert settings["consultation"]["deadline"]


@pytest.mark.parametrize("language", STARTER_LANGUAGES)
def test_shown_defaults_are_the_defaults(language: Language) -> None:
    """What is shown behind "#" is what holds without it, wherever there is a default to show."""
    default = Settings(letter={"language": language if language is Language.NN else "nb"})  # type: ignore[arg-type]
    shown = parse_settings(opened(settings_text(language)), "innspill.toml")
    for table, key in KEYS:
        holds = getattr(getattr(default, table), key)
        if holds not in {None, "", ()}:
            assert getattr(getattr(shown, table), key) == holds, key


def test_the_most_important_comes_first() -> None:
    """Who fills in the file from its top meets first what the letter needs most."""
    first = ["title", "recipient", "sender", "members", "deadline", "background", "questions"]
    assert [key for table, key in KEYS if table == "consultation"][: len(first)] == first
    assert [key for table, key in KEYS if table == "letter"][:2] == ["language", "formats"]


@pytest.mark.parametrize("language", STARTER_LANGUAGES)
def test_lines_can_be_read_without_scrolling(language: Language) -> None:
    """No line is wider than a window."""
    lines = (settings_text(language) + ignored_text(language)).splitlines()
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize("language", STARTER_LANGUAGES)
def test_readme_says_what_a_colleague_needs(language: Language) -> None:
    """The README names the commands, the files that people own, and what is made anew."""
    text = readme_text(language)
    for name in (
        "`innspill summarise`",
        "`innspill check`",
        "`innspill trace ",
        "`innspill.toml`",
        "`themes.toml`",
        "`decisions.jsonl`",
        "`result`",
        "`inbox`",
        "`.innspill-cache`",
    ):
        assert name in text


def test_private_files_are_kept_out_of_git() -> None:
    """Submissions, their readings and passwords are not put under version control."""
    lines = ignored_text(Language.NB).splitlines()
    patterns = [line for line in lines if not line.startswith("#")]
    assert {".innspill-cache/", "inbox/", "passord*.txt"} <= set(patterns)
