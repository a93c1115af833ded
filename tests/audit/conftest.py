"""A result that keeps every promise, and the documents that it was made from."""

import hashlib
from dataclasses import replace

import pytest

from innspill.audit import File
from innspill.model import Block, BlockKind, Document, Summary


@pytest.fixture
def sound(summary: Summary) -> Summary:
    """Give a result whose inputs' hash is right too."""
    hashes = sorted(submission.sha256 for submission in summary.submissions)
    digest = hashlib.sha256("\n".join(hashes).encode()).hexdigest()
    return replace(summary, provenance=replace(summary.provenance, inputs_sha256=digest))


@pytest.fixture
def files(sound: Summary) -> dict[str, File]:
    """Give the files in which the result's passages stand."""
    made = {}
    for submission in sound.submissions:
        own = {p.locator.block: p.text for p in sound.passages if p.submission == submission.id}
        head = submission.path.removesuffix(".txt")
        texts = [own.get(number, head) for number in range(max(own) + 1)]
        blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts)
        document = Document(format="txt", blocks=blocks)
        made[submission.id] = File(path=submission.path, document=document)
    return made
