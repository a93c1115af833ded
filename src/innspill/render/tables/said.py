"""What was said: every passage, and those that have no theme."""

from innspill.language.places import place_of
from innspill.model import Passage
from innspill.render.tables.index import Index
from innspill.render.tables.table import Cell, Table, columns_of

_PASSAGES = (
    ("id", 16),
    ("respondent", 24),
    ("theme", 28),
    ("position", 13),
    ("heading", 24),
    ("lead_in", 24),
    ("text", 80),
    ("source", 8),
    ("reason", 28),
    ("point", 32),
    ("alike", 12),
    ("kind", 16),
    ("municipality_number", 17),
    ("county", 18),
    ("inhabitants", 12),
    ("file", 30),
    ("page", 7),
    ("paragraph", 9),
    ("row", 9),
    ("start", 9),
    ("end", 9),
    ("language", 12),
)
_PASSAGE_COUNTS = "source alike inhabitants page paragraph start end"
_UNASSIGNED = (("id", 16), ("respondent", 24), ("text", 80), ("reason", 40), ("file", 30))


def passages_table(index: Index) -> Table:
    """Give every passage one row, with its place, its sender and what became of it.

    Paragraphs and characters count from 1, and the last character belongs to the passage. One that
    people have left out stands without its words.
    """
    return Table(
        code="passages",
        columns=columns_of(index.words, _PASSAGES, _PASSAGE_COUNTS),
        rows=tuple(_passage(passage, index) for passage in index.passages.values()),
    )


def _passage(passage: Passage, index: Index) -> tuple[Cell, ...]:
    words, body, place = index.words, index.sender(passage), passage.locator
    return (
        passage.id,
        body.name,
        index.labels.get(passage.theme or "", ""),
        words.text(f"review.position.{passage.position.value}"),
        passage.heading,
        passage.lead_in,
        passage.text,
        index.sources.get(passage.id),
        index.reason(passage.id),
        passage.point,
        index.alike.get(passage.id),
        words.text(f"kind_name.{body.kind.value}"),
        body.municipality_number,
        body.county,
        body.inhabitants,
        index.submissions[passage.submission].path,
        place.page,
        place.block + 1,
        passage.row,
        place.start + 1,
        place.end,
        words.text(f"language.{passage.language.value}"),
    )


def unassigned_table(index: Index) -> Table:
    """List the passages without a theme, and why."""
    rows: list[tuple[Cell, ...]] = []
    for left in index.summary.unassigned:
        passage = index.passages[left.passage]
        place = place_of(passage, index.words)
        path = index.submissions[passage.submission].path
        rows.append(
            (
                passage.id,
                index.sender(passage).name,
                passage.text,
                index.reason(passage.id),
                f"{path}, {place}",
            )
        )
    columns = columns_of(index.words, _UNASSIGNED)
    return Table(code="unassigned", columns=columns, rows=tuple(rows))
