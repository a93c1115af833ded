"""The sentences that the figures on reporting rest on, by id: drawn at random, never kept here.

An id names its source, the row, file and line or passage, and the number of the sentence:
`policy_statements:kon0233:0`, `twins:innspel_nob_1:10:0`, `sample_inputs:<passage>:1`.
"""

import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

from innspill.language.sentences import sentence_spans
from innspill.model import Passage

_FEWEST_WORDS = 4
_DIGEST_LENGTH = 12


def public_sentences(data: Path) -> dict[str, dict[str, str]]:
    """Return the sentences of the policy statements and of the real documents, by source and id.

    Args:
        data: A folder with `policy_statements.tsv` and `twins/reference/*.txt`.
    """
    return {"policy_statements": _statements(data), "twins": _documents(data)}


def sentences_of(passages: Sequence[Passage]) -> dict[str, str]:
    """Return the sentences of passages that the product has read, by id."""
    return {
        name: text
        for passage in passages
        for name, text in _sentences(f"sample_inputs:{passage.id}", passage.text)
    }


def draw(sentences: dict[str, str], count: int, seed: str) -> list[str]:
    """Return the ids of `count` sentences, drawn without replacement; sorted, the same each time.

    A sentence of fewer than four words is not drawn: it is a heading or a number.
    """
    long = sorted(n for n, text in sentences.items() if len(text.split()) >= _FEWEST_WORDS)
    return sorted(random.Random(seed).sample(long, count))  # noqa: S311 a sample, no secret


def digest(text: str) -> str:
    """Return the checksum by which a sentence is known to be the one that was judged."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_DIGEST_LENGTH]


def _statements(data: Path) -> dict[str, str]:
    lines = (data / "policy_statements.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return {
        name: text
        for row in rows
        for name, text in _sentences(f"policy_statements:{row[0]}", row[4])
    }


def _documents(data: Path) -> dict[str, str]:
    return {
        name: text
        for file in sorted((data / "twins" / "reference").glob("*.txt"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines())
        for name, text in _sentences(f"twins:{file.stem}:{number}", line)
    }


def _sentences(name: str, text: str) -> list[tuple[str, str]]:
    spans = sentence_spans(text)
    return [(f"{name}:{n}", text[start:end].strip()) for n, (start, end) in enumerate(spans)]
