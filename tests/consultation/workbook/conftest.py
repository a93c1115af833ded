"""A workbook to change, as values and as a file, and what people own beside it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from innspill.consultation.chapters import with_chapters
from innspill.consultation.theme_book import parse_themes
from innspill.consultation.theme_writing import Owned
from innspill.consultation.workbook.book import (
    Book,
    Returned,
    ReturnedRow,
    ReturnedSheet,
    Standing,
)
from innspill.consultation.workbook.layout import COLUMNS, Sheet
from innspill.consultation.workbook.reading import letters
from innspill.consultation.workbook.state import read_state, state_rows
from innspill.consultation.workbook.taking import Taken
from innspill.model import Decision, DecisionKind, Summary, passage_key

Cell = tuple[Sheet, str, str]
GiveBack = Callable[..., Returned]
After = Callable[[Standing, Taken], Standing]

THEMES = """\
# Våre tema
[[theme]]
id = "finansiering"
label = "Finansiering"  # ikke rør
keywords = ["drift", "staten"]

[[theme]]
id = "kompetanse"
label = "Kompetanse"
keywords = ["kurs"]
status = "proposed"
"""


def key_of(summary: Summary, passage: str) -> str:
    """Return the key of a passage."""
    respondent = {s.id: s.respondent for s in summary.submissions}
    found = next(each for each in summary.passages if each.id == passage)
    return passage_key(found.text, respondent[found.submission])


@pytest.fixture
def key(summary: Summary) -> Callable[[str], str]:
    """Give the key of a passage by its id."""
    return lambda passage: key_of(summary, passage)


@pytest.fixture
def standing(summary: Summary) -> Standing:
    """Give a result of three themes, two of them in themes.toml, one locked; two decisions."""
    moved = Decision(
        kind=DecisionKind.MOVED, passage=key_of(summary, "sk5058.1"), value="kompetanse"
    )
    out = Decision(
        kind=DecisionKind.EXCLUDED, passage=key_of(summary, "sk4026.1"), reason="Annen sak."
    )
    return Standing(
        result=summary,
        owned=Owned(themes=THEMES, decisions=(moved, out)),
        themes=parse_themes(THEMES, "themes.toml").themes,
    )


@pytest.fixture
def after() -> After:
    """Give what people own after a workbook was taken back."""

    def next_standing(standing: Standing, taken: Taken) -> Standing:
        book = parse_themes(taken.owned.themes or "", "themes.toml", standing.chapters)
        return replace(
            standing,
            owned=taken.owned,
            themes=with_chapters(book, sorted(standing.chapters)).themes,
            comments=taken.comments,
        )

    return next_standing


@pytest.fixture
def give_back() -> GiveBack:
    """Give a function that changes cells of a workbook, without a file."""

    def back(
        book: Book,
        changes: Mapping[Cell, str],
        new: tuple[Mapping[str, str], ...] = (),
        file: str = "a.xlsx",
    ) -> Returned:
        head, known = read_state(list(state_rows(book)), file)
        sheets = {}
        for sheet, rows in book.sheets.items():
            columns = {column.code: letters(at) for at, column in enumerate(COLUMNS[sheet])}
            told = [{code: row.cells.get(code, "") for code in columns} for row in rows]
            keys = [row.key for row in rows]
            for (on, name, column), text in changes.items():
                if on is sheet:
                    told[keys.index(name)][column] = text
            if sheet is Sheet.THEMES:
                told += [{**dict.fromkeys(columns, ""), **each} for each in new]
                keys += [""] * len(new)
            sheets[sheet] = ReturnedSheet(
                title=sheet.value.capitalize(),
                columns=columns,
                rows=tuple(
                    ReturnedRow(number=number, key=name, cells=cells)
                    for number, (name, cells) in enumerate(zip(keys, told, strict=True), start=2)
                ),
            )
        return Returned(
            file=file,
            language=head.language,
            inputs_sha256=head.inputs_sha256,
            known=known,
            sheets=sheets,
        )

    return back
