"""Labelled rows, and how they become passages."""

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from innspill.model import Language, Locator, Passage

COLUMNS = ("id", "label", "submitter", "lang", "text")
PAIRS = ("id", "nob", "nno")
_LANGUAGES = {"nob": Language.NB, "nb": Language.NB, "nno": Language.NN, "nn": Language.NN}
_LANGUAGES |= {"eng": Language.EN, "en": Language.EN, "sme": Language.SE, "se": Language.SE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled text; `lang` is an ISO 639 code."""

    id: str
    label: str
    submitter: str
    lang: str
    text: str


def read(path: Path) -> list[dict[str, str]]:
    """Read a tab-separated file without quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def labelled(path: Path) -> list[Row]:
    """Return the rows of a file with the columns of a labelled set; empty where it has others."""
    found = read(path)
    if not found or not set(COLUMNS) <= found[0].keys():
        return []
    return [Row(**{name: row[name] for name in COLUMNS}) for row in found]


def pairs(path: Path) -> list[tuple[str, str]]:
    """Return sentences in both målformer; empty where the file has other columns."""
    found = read(path)
    if not found or not set(PAIRS) <= found[0].keys():
        return []
    return [(row["nob"], row["nno"]) for row in found]


def in_turns(one: Sequence[Row], other: Sequence[Row]) -> list[Row]:
    """Return each row once, by id, from one set and the other in turns."""
    sets = [{row.id: row for row in rows} for rows in (one, other)]
    ids = sorted(sets[0].keys() & sets[1].keys(), key=lambda name: (len(name), name))
    return [sets[at % 2][name] for at, name in enumerate(ids)]


def alone(rows: Sequence[Row]) -> list[Passage]:
    """Make each row a submission of its own, as a form export does."""
    return [_passage(row, at, f"row-{row.lang}-{row.id}") for at, row in enumerate(rows)]


def ordered(rows: Sequence[Row]) -> list[Row]:
    """Return rows by submitter and id, which is their order in the source."""
    return sorted(rows, key=lambda row: (row.submitter, row.id))


def shuffled(rows: Sequence[Row]) -> list[Row]:
    """Return rows by submitter, in no order inside."""
    mixed = ordered(rows)
    random.Random(0).shuffle(mixed)  # noqa: S311 - a fixed order that tells nothing
    return sorted(mixed, key=lambda row: row.submitter)


def documents(rows: Sequence[Row], *, headed: bool = False) -> list[Passage]:
    """Make each submitter's rows one submission, in the given order, under their labels or none."""
    return [
        _passage(row, at, row.submitter, row.label if headed else "") for at, row in enumerate(rows)
    ]


def _passage(row: Row, at: int, submission: str, heading: str = "") -> Passage:
    return Passage(
        id=f"p{at}",
        submission=submission,
        text=row.text,
        locator=Locator(page=None, block=at, start=0, end=len(row.text)),
        language=_LANGUAGES.get(row.lang, Language.OTHER),
        heading=heading,
        row=row.id,
    )
