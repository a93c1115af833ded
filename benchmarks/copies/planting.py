"""Letters made of public rows, with copies planted in them."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from innspill.model import (
    Consultation,
    Evidence,
    Language,
    Letter,
    Locator,
    Mandate,
    Passage,
    Provenance,
    Submission,
    SubmissionStatus,
    Summary,
)

LETTER = 12
"""How many rows a letter has."""
COPIES = 2
"""How many copies of a row or letter are planted."""

Change: TypeAlias = Callable[[str, random.Random, "Stock"], str]
"""What is done to a text before it is planted."""


@dataclass(frozen=True, slots=True)
class Row:
    """A passage to be: what it is known by, and its text.

    A planted row's id is that of its source and more after a plus.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Stock:
    """What changes are made with: words, and sentences that stand nowhere else, each used once."""

    words: Sequence[str]
    sentences: list[str]


def read_rows(path: Path) -> list[list[str]]:
    """Return the columns of each row of a table, its heading left out."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def statements(data: Path) -> list[Row]:
    """Return the rows of `policy_statements.tsv`."""
    return [Row(row[0], row[4]) for row in read_rows(data / "policy_statements.tsv")]


def letters_of(rows: Sequence[Row], length: int = LETTER) -> list[list[Row]]:
    """Make letters of consecutive rows."""
    return [list(rows[at : at + length]) for at in range(0, len(rows), length)]


def same(text: str, chance: random.Random, stock: Stock) -> str:  # noqa: ARG001 - a Change
    """Change nothing."""
    return text


def one_word(text: str, chance: random.Random, stock: Stock) -> str:
    """Put another word in the place of one."""
    words = text.split()
    words[chance.randrange(len(words))] = chance.choice(stock.words)
    return " ".join(words)


def two_sentences(text: str, chance: random.Random, stock: Stock) -> str:
    """Add two sentences: before, after, or one on each side."""
    first, second = stock.sentences.pop(), stock.sentences.pop()
    whole = text if text.endswith((".", "!", "?", ":")) else f"{text}."
    orders = ((first, second, whole), (whole, first, second), (first, whole, second))
    return " ".join(chance.choice(orders))


def half_own(text: str, chance: random.Random, stock: Stock) -> str:
    """Keep a text or write one's own, one as likely as the other."""
    return text if chance.random() < 0.5 else stock.sentences.pop()  # noqa: PLR2004 - half


CHANGES: dict[str, Change] = {
    "exact": same,
    "one word": one_word,
    "two sentences": two_sentences,
    "half own": half_own,
}


def stock_of(data: Path, rows: Sequence[Row], chance: random.Random) -> Stock:
    """Gather words from the rows, and sentences from elsewhere in a chance order."""
    sentences = [row[4] for row in read_rows(data / "sib200_nob.tsv")]
    chance.shuffle(sentences)
    return Stock(words=[word for row in rows for word in row.text.split()], sentences=sentences)


def summary_of(letters: Sequence[Sequence[Row]]) -> Summary:
    """Make a result of letters, each by a respondent of its own."""
    return Summary(
        schema_version="",
        provenance=Provenance(innspill="", inputs_sha256=""),
        consultation=Consultation(),
        respondents=(),
        submissions=tuple(_submission(str(at)) for at in range(len(letters))),
        passages=tuple(
            _passage(row, str(at), place)
            for at, letter in enumerate(letters)
            for place, row in enumerate(letter)
        ),
        themes=(),
        unassigned=(),
        left_out=(),
        letter=Letter(title="", language=Language.NB, sections=()),
    )


def _submission(name: str) -> Submission:
    return Submission(
        id=name,
        path=name,
        sha256="",
        respondent=f"r{name}",
        received=None,
        language=Language.NB,
        mandate=Mandate.UNSTATED,
        status=SubmissionStatus.READ,
        identified_by=Evidence.LETTERHEAD,
        sure=True,
    )


def _passage(row: Row, submission: str, place: int) -> Passage:
    where = Locator(page=None, block=place, start=0, end=len(row.text))
    return Passage(
        id=row.id, submission=submission, text=row.text, locator=where, language=Language.NB
    )
