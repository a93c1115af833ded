"""The health report as JSON, as lines of text, and on the screen."""

import json
from collections.abc import Iterator
from itertools import groupby

from innspill.cli.health import Findings, Health, findings, word_count
from innspill.cli.remarks import show_remarks
from innspill.console import screen_words, show_table
from innspill.ingest import Reading
from innspill.ingest.notices import UNTOLD
from innspill.model import Aside, Submission

MOST_EXCERPTS = 5  # of each kind of what was left out
LONGEST_EXCERPT = 160  # characters

Plain = dict[str, object]


def as_plain(health: Health) -> str:
    """Write the report as JSON: `status`, `blocks`, `notices`, and a list of `submissions`.

    What was left out follows the blocks without a block number: asides with their code as kind,
    page headers and footers with the kind `letterhead`; they are no passages.
    """
    words = screen_words()
    notices = [
        {
            "kind": notice.kind.value,
            "submission": notice.submission,
            "page": notice.page,
            "message": words.message(notice),
        }
        for notice in health.notices
    ]
    report = {
        "status": health.status.value,
        "submissions": [_submission(health, *pair) for pair in health.pairs],
        "blocks": [
            *(block for reading in health.readings for block in _blocks(reading)),
            *(line for reading in health.readings for line in _around(reading)),
        ],
        "notices": notices,
    }
    return json.dumps(report, ensure_ascii=False, indent=1)


def _blocks(reading: Reading) -> Iterator[Plain]:
    for number, block in enumerate(reading.document.blocks):
        yield {
            "submission": reading.id,
            "block": number,
            "kind": block.kind.value,
            "text": block.text,
            "page": block.page,
            "level": block.level,
            "header": block.header,
            "part": block.part,
            "confidence": block.confidence,
        }


def _around(reading: Reading) -> Iterator[Plain]:
    for line in reading.document.letterhead:
        yield {"submission": reading.id, "block": None, "kind": "letterhead", "text": line}
    for aside in reading.document.asides:
        yield {
            "submission": reading.id,
            "block": None,
            "kind": aside.what,
            "text": aside.text,
            "page": aside.page,
            "part": aside.part,
        }


def _submission(health: Health, reading: Reading, submission: Submission) -> Plain:
    found = findings(reading, submission.notices)
    return {
        "id": submission.id,
        "path": submission.path,
        "sha256": submission.sha256,
        "status": submission.status.value,
        "format": reading.document.format,
        "row": reading.row,
        "title": reading.document.title,
        "respondent": health.name(submission),
        "identified_by": submission.identified_by.value,
        "sure": submission.sure,
        "language": submission.language.value,
        "pages": reading.document.pages,
        "words": word_count(reading),
        "counts": {kind.value: count for kind, count in found.blocks},
        "tables": found.tables,
        "tracked_changes": {"insertions": found.insertions, "deletions": found.deletions},
        "recognised_pages": found.recognised,
        "scanned_pages": found.scanned,
        "confidence": found.confidence,
        "encryption": found.encryption.value if found.encryption else None,
        "left_out": dict(found.asides),
    }


def as_lines(health: Health) -> str:
    """Write every block on a line of its own: path, page, block number, kind, text.

    What was left out of a submission follows its blocks, with its code and no number.
    """
    return "\n".join("\t".join(line) for reading in health.readings for line in _lines(reading))


def _lines(reading: Reading) -> Iterator[tuple[str, ...]]:
    document = reading.document
    for number, block in enumerate(document.blocks):
        place = (reading.path, str(block.page or ""), str(number))
        yield (*place, block.kind.value, _on_one_line(block.text))
    for line in document.letterhead:
        yield (reading.path, "", "", "letterhead", _on_one_line(line))
    for aside in document.asides:
        yield (reading.path, str(aside.page or ""), "", aside.what, _on_one_line(aside.text))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def show(health: Health) -> None:
    """Print a line for each submission, all about a single one, and all notices."""
    words = screen_words()
    headers = [
        words.text(f"table.{key}")
        for key in ("file", "format", "pages", "blocks", "words", "respondent", "language")
    ]
    show_table("", headers, [_row(health, *pair) for pair in health.pairs])
    if len(health.readings) == 1:
        _show_one(health.readings[0], health.attribution.submissions[0])
    path = {reading.id: reading.path for reading in health.readings}
    told = [
        (path.get(n.submission or "", ""), words.message(n, advice=True)) for n in health.notices
    ]
    if told:
        show_table(words.text("table.notices"), (), told)
    show_remarks()


def _row(health: Health, reading: Reading, submission: Submission) -> tuple[str, ...]:
    words, document = screen_words(), reading.document
    return (
        reading.path,
        document.format,
        str(document.pages or ""),
        str(len(document.blocks)),
        str(word_count(reading)),
        health.name(submission) + ("" if submission.sure else " ?"),
        words.text(f"language.{submission.language.value}"),
    )


def _show_one(reading: Reading, submission: Submission) -> None:
    words = screen_words()
    held = list(_held(findings(reading, submission.notices)))
    if held:
        show_table(words.text("table.held"), (), held)
    rows = [*_excerpts("headers", reading.document.letterhead), *_left_out(reading.document.asides)]
    if rows:
        show_table(words.text("table.left_out"), (), rows)


def _held(found: Findings) -> Iterator[tuple[str, str]]:
    """Give the counts of a submission that are not 0, with their names."""
    words = screen_words()
    for kind, count in found.blocks:
        if count:
            yield words.text(f"block.{kind.value}"), str(count)
    counts = {
        "tables": found.tables,
        "insertions": found.insertions,
        "deletions": found.deletions,
        "recognised": found.recognised,
        "scanned": found.scanned,
    }
    for key, count in counts.items():
        if count:
            yield words.text(f"held.{key}"), str(count)
    if found.confidence is not None:
        yield words.text("held.confidence"), f"{found.confidence} %"
    if found.encryption is not None:
        yield words.text("held.encryption"), words.text(f"held.{found.encryption.value}")


def _left_out(asides: tuple[Aside, ...]) -> Iterator[tuple[str, str]]:
    """Give what was left out by its kind, in the order of the kinds' first pieces.

    What no notice counts comes last: it is the least that anyone looks for.
    """
    kinds = dict.fromkeys(aside.what for aside in asides)
    order = sorted(kinds, key=lambda what: what in UNTOLD)
    for what, pieces in groupby(
        sorted(asides, key=lambda aside: order.index(aside.what)), key=lambda aside: aside.what
    ):
        yield from _excerpts(what, tuple(aside.text for aside in pieces))


def _excerpts(what: str, texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give the first pieces of one kind, cut where they are long, and say how many follow."""
    words = screen_words()
    name = str(words.entries.get(f"code.{what}", what))
    for text in map(_on_one_line, texts[:MOST_EXCERPTS]):
        cut = text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1].rstrip() + "…"
        yield name, cut
        name = ""
    if len(texts) > MOST_EXCERPTS:
        yield "", words.text("table.more_left_out", n=len(texts) - MOST_EXCERPTS)
