"""The words to readers: the same keys in every language, numbers and lists as Norwegian has."""

import string
from itertools import product

import pytest

from innspill.language.catalogue import ERRORS, Catalogue, catalogue
from innspill.model import Language, Notice, NoticeKind

NORWEGIAN = (Language.NB, Language.NN)
LANGUAGES = (Language.NB, Language.NN, Language.EN)
# Words that one målform has and the other has not.
BOKMAAL_ONLY = {"ikke", "innspillene", "hva", "hvem", "fra", "noen", "tallene", "kommet", "leses"}


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


def test_no_bokmaal_in_nynorsk() -> None:
    """No word that only bokmål has stands in the nynorsk catalogue."""
    entries = catalogue(Language.NN).entries.values()
    texts = [text for e in entries for text in ((e,) if isinstance(e, str) else e)]
    words = {word.strip(".,:;()«»").lower() for text in texts for word in text.split()}
    assert words & BOKMAAL_ONLY == set()


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


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        (Language.NB, 0, "0"),
        (Language.NB, 5000, "5000"),
        (Language.NN, 10000, "10\u00a0000"),
        (Language.NB, 1234567, "1\u00a0234\u00a0567"),
        (Language.EN, 412345, "412,345"),
    ],
)
def test_figure(language: Language, count: int, text: str) -> None:
    """From five digits on, thousands stand apart: in Norwegian by a space that does not break."""
    assert catalogue(language).figure(count) == text
