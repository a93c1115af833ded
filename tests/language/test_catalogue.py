"""The words to readers: the same keys in every language, numbers and lists as Norwegian has."""

import re
import string
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

import innspill
from innspill.language.catalogue import ERRORS, Catalogue, catalogue
from innspill.model import Language, Notice, NoticeKind

NORWEGIAN = (Language.NB, Language.NN)
LANGUAGES = (Language.NB, Language.NN, Language.EN)
STARTER = Path(innspill.__file__).parent / "data" / "starter"


def gaps(entry: str | tuple[str, ...]) -> set[str]:
    """Return the names of the gaps in an entry."""
    texts = (entry,) if isinstance(entry, str) else entry
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def entries_of(language: Language) -> dict[str, str | tuple[str, ...]]:
    """Return a catalogue's entries but for the errors, whose keys are English sentences."""
    found = catalogue(language).entries.items()
    return {key: entry for key, entry in found if not key.startswith(ERRORS)}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_same_keys_and_gaps(language: Language) -> None:
    """Every sentence stands in every language, with the same gaps."""
    norwegian, other = entries_of(Language.NB), entries_of(language)
    assert set(norwegian) == set(other)
    assert {k for k in norwegian if gaps(norwegian[k]) != gaps(other[k])} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_is_of_whole_sentences(language: Language) -> None:
    """What the letter is written with begins and ends as a sentence does, or with a gap."""
    words = catalogue(language)
    keys = [key for key in words.entries if key.startswith(("frame.", "lead.", "report."))]
    ways = {
        way for key in keys if not key.startswith("frame.about.") for way in words.variants(key)
    }
    whole = re.compile(r"[A-ZÆØÅÉ{].*(?:[.:]|\{(?:quote|questions|sentence)\})")
    assert {way for way in ways if not whole.fullmatch(way)} == set()


@pytest.mark.parametrize("language", NORWEGIAN)
def test_no_word_of_the_other_maalform(
    language: Language, foreign_words: Callable[[str, Language], set[str]]
) -> None:
    """No bokmål stands in the nynorsk catalogue, errors included, and no nynorsk in bokmål's."""
    entries = catalogue(language).entries
    texts = {key: (e,) if isinstance(e, str) else e for key, e in entries.items()}
    found = {key: foreign_words(" ".join(told), language) for key, told in texts.items()}
    assert {key: words for key, words in found.items() if words} == {}


@pytest.mark.parametrize("language", NORWEGIAN)
@pytest.mark.parametrize("name", ["{}.toml", "readme.{}.md"])
def test_no_word_of_the_other_maalform_in_a_new_folder(
    language: Language, name: str, foreign_words: Callable[[str, Language], set[str]]
) -> None:
    """What a new consultation folder says of itself is in one målform."""
    text = (STARTER / name.format(language.value)).read_text(encoding="utf-8")
    ours = re.compile(r"\A# What (?:.*\n#?)+?\n|^\w+ =", re.MULTILINE)  # the rest is for readers
    assert foreign_words(ours.sub("", text), language) == set()


@pytest.mark.parametrize(
    ("text", "own", "found"),
    [
        ("Innspela er lest, men ikke ordna.", Language.NN, {"lest", "ikke"}),
        ("Kvart avsnitt leses for seg.", Language.NN, {"leses"}),
        ("Muligheten for oppfølging, og id-en", Language.NN, {"muligheten"}),
        ("Utsegnene og kommuner", Language.NN, {"kommuner"}),
        ("Innspillene er lese, men ikkje ordnet.", Language.NB, {"ikkje"}),
        ("Boka og innspelet", Language.NB, {"innspelet"}),
        ("Alt er som før. Skriv `ikkje`, {ikkje} og --ikkje.", Language.NB, set()),
    ],
)
def test_a_leak_is_found(
    text: str, own: Language, found: set[str], foreign_words: Callable[[str, Language], set[str]]
) -> None:
    """The search finds one word among many, by list or by ending, and leaves code alone."""
    assert foreign_words(text, own) == found


@pytest.mark.parametrize(("language", "kind"), list(product(LANGUAGES, NoticeKind)))
def test_every_notice_has_words(language: Language, kind: NoticeKind) -> None:
    """Every kind of notice can be told in every language, also where a value is missing."""
    message = catalogue(language).message(Notice(kind=kind))
    assert message
    assert "{" not in message


def test_codes_become_words() -> None:
    """A code among a notice's values is told in the reader's language."""
    notice = Notice(kind=NoticeKind.LEFT_OUT, values=(("what", "comments"), ("count", "2")))
    assert catalogue(Language.NN).message(notice) == "Ikkje teke med som utsegn: kommentarar (2)."


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "én kommune"), (3, "tre kommuner"), (12, "tolv kommuner"), (13, "13 kommuner")],
)
def test_counted(count: int, words: str) -> None:
    """Numbers stand in words up to twelve, and the noun agrees."""
    assert catalogue(Language.NB).counted("kind.municipality", count) == words


@pytest.mark.parametrize(
    ("language", "part", "whole", "words"),
    [
        (Language.NB, 3, 12, "tre av tolv"),
        (Language.NB, 3, 51, "3 av 51"),
        (Language.NN, 1, 9, "éin av ni"),
        (Language.EN, 2, 4, "two of four"),
    ],
)
def test_share(language: Language, part: int, whole: int, words: str) -> None:
    """A share is written in words or in digits, not in both."""
    assert catalogue(language).share(part, whole) == words


@pytest.mark.parametrize(
    ("names", "text"),
    [((), ""), (("Å",), "Å"), (("Å", "B"), "Å og B"), (("Å", "B", "C"), "Å, B og C")],
)
def test_join(names: tuple[str, ...], text: str) -> None:
    """Names are joined with commas, and "og" before the last."""
    assert catalogue(Language.NB).join(names) == text


def test_date() -> None:
    """A date is written as Norwegian does."""
    assert catalogue(Language.NB).date("2026-03-01") == "1. mars 2026"


def test_other_language_falls_back() -> None:
    """A language without a catalogue is told in bokmål."""
    assert catalogue(Language.SE) is catalogue(Language.NB)


def test_missing_value_is_a_bug() -> None:
    """A sentence whose gap is not filled is an error in the program."""
    words = Catalogue(Language.NB, {"a": "{x}"})
    with pytest.raises(KeyError):
        words.text("a")


@pytest.mark.parametrize("iso", ["2026-02-30", "", "i dag"])
def test_no_such_day(iso: str) -> None:
    """A day that is not in the calendar cannot be written."""
    with pytest.raises(ValueError, match=r"day|isoformat"):
        catalogue(Language.NB).date(iso)


def test_quotation_marks_inside_a_quotation() -> None:
    """Marks inside a quotation are single, and its lines are one."""
    told = catalogue(Language.NB).quotation("Vi sier\n«ja» nå.")
    assert told == "«Vi sier ‹ja› nå.»"


def test_long_figures_of_a_share_are_parted() -> None:
    """Counts in running text follow the same rule as those in tables."""
    assert catalogue(Language.NB).share(9, 10_400) == "9 av 10\u00a0400"


@pytest.mark.parametrize("kind", [NoticeKind.RESPONDENT_UNSURE, NoticeKind.MEMBER_UNKNOWN])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_else_to_name(language: Language, kind: NoticeKind) -> None:
    """Where there is no other candidate, nothing is said of others; where there is, it is named."""
    words = catalogue(language)
    alone = words.message(Notice(kind=kind, values=(("name", "Lom"), ("other", ""))))
    assert "–" not in alone
    assert "Lom" in alone
    others = (("name", "Lom"), ("other", "Vågå"), ("suggestion", "Vågå"))
    assert "Vågå" in words.message(Notice(kind=kind, values=others))
