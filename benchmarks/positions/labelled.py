"""The sentences of this benchmark and the positions that were given them by reading.

`labels.tsv` and `letters.tsv` are the first reader's, `second.tsv` the second's. A drawn sentence
is kept as an id and a checksum; its text is public but not in the project.
"""

import csv
import hashlib
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from innspill.language.sentences import sentence_spans
from innspill.model import Position

HALVES = ("open", "aside")
_MIN_WORDS = 4
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A sentence and its position by reading.

    `source` is `own`, `letters` or `drawn`; `half` is `open` or `aside`. `id` is that of
    `labels.tsv`, or the source and the number of the row.
    """

    id: str
    source: str
    half: str
    text: str
    position: Position


def own_sentences() -> list[Labelled]:
    """Return the sentences written for this benchmark."""
    table = tomllib.loads((_HERE / "own.toml").read_text(encoding="utf-8"))
    rows = [
        (half, Position(name), text)
        for half in HALVES
        for name, texts in table[half].items()
        for text in texts
    ]
    return [
        Labelled(id=f"own:{number}", source="own", half=half, text=text, position=position)
        for number, (half, position, text) in enumerate(rows, start=1)
    ]


def letter_sentences() -> list[Labelled]:
    """Return sentences drawn from the invented letters of `sample_inputs`."""
    return [
        Labelled(
            id=f"letters:{number}",
            source="letters",
            half=_half(row["text"]),
            text=row["text"],
            position=Position(row["position"]),
        )
        for number, row in enumerate(_rows("letters.tsv"), start=1)
    ]


def drawn_sentences(data: Path) -> list[Labelled]:
    """Return the labelled sentences of public documents; their half follows from their id.

    Raises:
        SystemExit: A sentence is not the one that was labelled.
    """
    statements = _statements(data)
    return [
        Labelled(
            id=row["id"],
            source="drawn",
            half=_half(row["id"]),
            text=_checked(_text_of(row["id"], data, statements), row),
            position=Position(row["position"]),
        )
        for row in _rows("labels.tsv")
    ]


def second_reading(first: Sequence[Labelled]) -> list[Labelled]:
    """Return the sentences among `first` that were read again, with the second reader's position.

    Raises:
        SystemExit: A sentence is not the one that was labelled.
    """
    by_id = {one.id: one for one in first}
    return [
        replace(one, text=_checked(one.text, row), position=Position(row["position"]))
        for row in _rows("second.tsv")
        if (one := by_id.get(row["id"]))
    ]


def unlabelled_sentences(data: Path) -> list[str]:
    """Return the policy statements' sentences, of four words or more, that nobody labelled."""
    labelled = {one.text for one in drawn_sentences(data)}
    sentences = [
        text[start:end].strip()
        for text in _statements(data).values()
        for start, end in sentence_spans(text)
    ]
    return [one for one in sentences if len(one.split()) >= _MIN_WORDS and one not in labelled]


def _rows(name: str) -> list[dict[str, str]]:
    """Return a table's rows by column; marks of quotation are part of the text."""
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _statements(data: Path) -> dict[str, str]:
    lines = (data / "policy_statements.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {line.split("\t")[0]: line.split("\t")[4] for line in lines}


def _text_of(name: str, data: Path, statements: dict[str, str]) -> str:
    """Return a sentence by its id: source, row or file, line of a file, number of the sentence."""
    source, key, *line, number = name.split(":")
    if source == "twins":
        whole = (data / "twins" / "reference" / f"{key}.txt").read_text(encoding="utf-8")
        text = whole.splitlines()[int(line[0])]
    else:
        text = statements[key]
    start, end = sentence_spans(text)[int(number)]
    return text[start:end].strip()


def _checked(text: str, row: dict[str, str]) -> str:
    if _digest(text)[:12] != row["sha256"]:
        sys.exit(f"{row['id']}: not the sentence that was labelled")
    return text


def _half(name: str) -> str:
    """Return the half of a sentence by its id or text: chance that is the same each time."""
    return HALVES[int(_digest(name)[-1], 16) % 2]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
