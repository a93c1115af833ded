"""What the letter tells, sentence by sentence, and what the reading noticed."""

from innspill.model import Section, Sentence
from innspill.render.citations import marks
from innspill.render.tables.index import Index
from innspill.render.tables.table import Cell, Table, columns_of

_LETTER = (
    ("number", 6),
    ("heading", 28),
    ("sentence", 90),
    ("sources", 20),
    ("cited", 10),
    ("sentence_kind", 20),
    ("part", 12),
)
_NOTICES = (("file", 40), ("page", 7), ("notice", 100))


def letter_table(index: Index) -> Table:
    """List the letter's sentences with the numbers of their sources."""
    rows = tuple(
        _sentence(section, sentence, index)
        for section in index.summary.letter.sections
        for sentence in section.sentences
    )
    return Table(code="letter", columns=columns_of(index.words, _LETTER, "number cited"), rows=rows)


def _sentence(section: Section, sentence: Sentence, index: Index) -> tuple[Cell, ...]:
    words = index.words
    return (
        sentence.number,
        section.heading,
        sentence.text,
        ", ".join(mark.text for mark in marks(sentence)),
        len({citation.source for citation in sentence.citations}),
        words.text(f"workbook.sentence_kind.{sentence.kind.value}"),
        words.text("workbook.annex" if section.annex else "workbook.letter"),
    )


def notices_table(index: Index) -> Table:
    """List what was skipped, cut, guessed or not understood."""
    rows: list[tuple[Cell, ...]] = []
    for notice in index.summary.notices:
        submission = index.submissions.get(notice.submission or "")
        path = submission.path if submission else ""
        rows.append((path, notice.page, index.words.message(notice)))
    columns = columns_of(index.words, _NOTICES, "page")
    return Table(code="notices", columns=columns, rows=tuple(rows))
