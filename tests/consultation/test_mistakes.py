"""What people do wrong in a TOML file, and what they are told: the line, the words, what to do."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innspill.consultation import parse_settings
from innspill.consultation.mistakes import find_mistake
from innspill.consultation.wanted import WANTED
from innspill.errors import UsageError
from innspill.language.catalogue import catalogue
from innspill.model import Language

HEAD = "[consultation]\n"
MISTAKES = [
    ('title = "Ny strategi\nsender = "N"', 2, 'title = "Ny strategi', "quote_missing"),
    ("title = 'Ny strategi\nsender = 'N'", 2, "title = 'Ny strategi", "quote_missing"),
    ('title = "Ny strategi', 2, 'title = "Ny strategi', "quote_missing"),
    ('members = ["Åfjord, "Rauma"]', 2, 'members = ["Åfjord, "Rauma"]', "quote_missing"),
    ('title = Ny strategi"', 2, 'title = Ny strategi"', "string_type"),
    ("title = Ny strategi", 2, "title = Ny strategi", "string_type"),
    ("members = [Åfjord, Rauma]", 2, "members = [Åfjord, Rauma]", "string_type"),
    ("title = “Ny strategi”", 2, "title = “Ny strategi”", "curly_quotes"),
    ("title = «Ny strategi»", 2, "title = «Ny strategi»", "curly_quotes"),
    ('members = [\n"Tinn",\n"Rauma"\n"Molde",\n]', 4, '"Rauma"', "comma_missing"),
    ('members = [\n"Tinn" # fin\n\n# c\n"Molde"]', 3, '"Tinn" # fin', "comma_missing"),
    ('members = ["Tinn" "Rauma"]', 2, 'members = ["Tinn" "Rauma"]', "comma_missing"),
    ('members = ["Tinn"; "Rauma"]', 2, 'members = ["Tinn"; "Rauma"]', "comma_missing"),
    ('members = [\n"Tinn",\n"Rauma"\nsender = "x"', 2, "members = [", "bracket_missing"),
    ('members = ["Tinn"\n[letter]\nlanguage = "nb"', 2, 'members = ["Tinn"', "bracket_missing"),
    ('members = ["Tinn",\n"Rauma"', 2, 'members = ["Tinn",', "bracket_missing"),
    ('members = "Tinn", "Rauma"', 2, 'members = "Tinn", "Rauma"', "tuple_type"),
    ('members = ("Tinn", "Rauma")', 2, 'members = ("Tinn", "Rauma")', "tuple_type"),
    ('members = [0301, "Rauma"]', 2, 'members = [0301, "Rauma"]', "leading_zero"),
    ("reference = 0301", 2, "reference = 0301", "leading_zero"),
    ("deadline = 11.9.2026", 2, "deadline = 11.9.2026", "date_type"),
    ("deadline = 2026-9-11", 2, "deadline = 2026-9-11", "date_type"),
    ("deadline = 2026-02-30", 2, "deadline = 2026-02-30", "date_type"),
    ("[themes]\nnumber = 8,5", 3, "number = 8,5", "int_type"),
    ("[read]\nrecognise = ja", 3, "recognise = ja", "bool_type"),
    ("[read]\nrecognise = True", 3, "recognise = True", "bool_type"),
    ("title =", 2, "title =", "value_missing"),
    ("title = # senere", 2, "title = # senere", "value_missing"),
    ('title: "Ny"', 2, 'title: "Ny"', "equals_missing"),
    ("Departementet har spurt.", 2, "Departementet har spurt.", "equals_missing"),
    ('spørsmål = ["a"]', 2, 'spørsmål = ["a"]', "key_letters"),
    ('title = "Ny "digital" tid"', 2, 'title = "Ny "digital" tid"', "inner_quotes"),
    ('title = "a"\ntitle = "b"', 3, 'title = "b"', "twice"),
    ('title = "a"\n[consultation]\nsender = "b"', 3, "[consultation]", "twice"),
    ('title = "C:\\Users"', 2, 'title = "C:\\Users"', "backslash"),
    ('title = "C:\\mappe"', 2, 'title = "C:\\mappe"', "backslash"),
    ('background = """\nabc\n', 2, 'background = """', "text_open"),
    ('[letter\nlanguage = "nb"', 2, "[letter", "heading_open"),
]


@pytest.mark.parametrize(("text", "line", "words", "fault"), MISTAKES)
def test_mistakes_are_told(text: str, line: int, words: str, fault: str) -> None:
    """The line with the mistake is named and shown, and the hint says what to do, on any system."""
    for ending in ("\n", "\r\n"):
        whole = (HEAD + text).replace("\n", ending)
        with pytest.raises(tomllib.TOMLDecodeError) as stopped:
            tomllib.loads(whole)
        mistake = find_mistake(whole, stopped.value)
        assert (mistake.line, mistake.fault) == (line, fault)
        with pytest.raises(UsageError) as caught:
            parse_settings(whole, "innspill.toml")
        assert caught.value.message == f"innspill.toml, line {line}: this cannot be read: {words}"


@pytest.mark.parametrize(("text", "line", "words", "fault"), MISTAKES)
@pytest.mark.parametrize("language", [Language.NB, Language.NN])
def test_mistakes_are_told_in_norwegian(
    text: str, line: int, words: str, fault: str, language: Language
) -> None:
    """Not a word of the message or the hint is English where the screen is Norwegian."""
    with pytest.raises(UsageError) as caught:
        parse_settings(HEAD + text, "innspill.toml")
    said = catalogue(language).said
    verb = "ikke leses" if language is Language.NB else "ikkje lesast"
    assert said(caught.value.message) == f"innspill.toml, linje {line}: dette kan {verb}: {words}"
    assert said(caught.value.hint) != caught.value.hint, fault


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("11.9.2026", "2026-09-11"),
        ("11. 9. 2026", "2026-09-11"),
        ("11.09.26", "2026-09-11"),
        ("11/09/2026", "2026-09-11"),
        ("11. september 2026", "2026-09-11"),
        ("1 des 2026", "2026-12-01"),
        ("2026-9-1", "2026-09-01"),
        ("1. mai 2026 kl. 12", "2026-05-01"),
    ],
)
def test_the_day_is_written_as_it_should_be(written: str, wanted: str) -> None:
    """Who writes a date as people do is shown that date as the file has it."""
    for text in (f'deadline = "{written}"', f"deadline = {written}"):
        with pytest.raises(UsageError) as caught:
            parse_settings(HEAD + text, "innspill.toml")
        assert caught.value.hint == f"Write a date as {wanted}."


def test_a_day_that_no_calendar_has() -> None:
    """A day that there is none of is told as such, in quotation marks or without."""
    for text in ('deadline = "30.2.2026"', "deadline = 30.2.2026", "deadline = 2026-02-30"):
        with pytest.raises(UsageError) as caught:
            parse_settings(HEAD + text, "innspill.toml")
        assert caught.value.hint == WANTED["no_such_day"]


@given(st.text(st.sampled_from("title=[]{}\"'\\,;.#:-«“ø01\n\r\t "), max_size=60))
def test_any_text_is_read_or_told(text: str) -> None:
    """Whatever stands in a file, it is read, or refused with a line that the file has."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        mistake = find_mistake(text, error)
        assert mistake.fault in WANTED
        assert 1 <= mistake.line <= text.replace("\r\n", "\n").count("\n") + 1
        with pytest.raises(UsageError):
            parse_settings(text, "innspill.toml")
