"""What people changed in a workbook: what stands in a cell now against what it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from innspill.consultation.workbook.book import (
    Known,
    Place,
    Returned,
    ReturnedRow,
    ReturnedSheet,
    plain,
)
from innspill.consultation.workbook.layout import COLUMNS, Sheet, editable
from innspill.consultation.workbook.meaning import NEW, Names, meaning_of, names_in, says_yes
from innspill.consultation.workbook.overlay import OUT
from innspill.consultation.workbook.state import hash_of_shaded, same
from innspill.consultation.workbook.writing import header_of, title_of
from innspill.errors import UsageError
from innspill.language.catalogue import Catalogue, catalogue

_PAIR = ("excluded", "reason")  # two cells that are one decision
_LONGEST_SHOWN = 300  # characters of a cell's text in the list of changes


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Target:
    """What a cell is about: a theme's id, a passage's key or a submission's id, and a column."""

    sheet: Sheet
    key: str
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A cell that people changed.

    `value` is what they want, as a code or an id, `exported` what had been decided when the
    workbook was made; empty for nothing. `was` and `now` are what stood and stands there, `what`
    names the row. `keys` are the passages that it concerns; none for a theme.
    """

    target: Target
    value: str
    exported: str
    place: Place
    what: str
    was: str
    now: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What cannot be taken back, and in which cells."""

    places: tuple[Place, ...]
    fault: UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What people should know; `key` is the catalogue's, below review.remark."""

    place: Place
    key: str
    values: Mapping[str, object] = field(default_factory=dict)


Finding = Edit | Refusal | Remark


def findings(returned: Returned, there: Mapping[str, str]) -> Iterator[Finding]:
    """Give what was changed in a workbook, what of it cannot be understood, and what to know.

    Args:
        returned: The workbook.
        there: The names of the themes that there are now, by id.
    """
    names, words = names_in(returned, there), catalogue(returned.language)
    for sheet in Sheet:
        page = returned.sheets.get(sheet)
        if page is None:
            place = Place(file=returned.file, sheet=title_of(sheet, words))
            yield Remark(place=place, key="no_sheet")
            continue
        whole = _Page(returned=returned, sheet=sheet, page=page, names=names, words=words)
        for column in editable(sheet):
            if column.code not in page.columns:
                values = {"column": header_of(sheet, column, words)}
                yield Remark(place=whole.place(), key="no_column", values=values)
        for row in page.rows:
            yield from whole.findings(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A sheet that came back, and what is needed to understand its cells."""

    returned: Returned
    sheet: Sheet
    page: ReturnedSheet
    names: Names
    words: Catalogue

    def place(self, row: ReturnedRow | None = None, column: str = "") -> Place:
        number = str(row.number) if row else ""
        cell = f"{self.page.columns.get(column, '')}{number}"
        return Place(file=self.returned.file, sheet=self.page.title, cell=cell)

    def findings(self, row: ReturnedRow) -> Iterator[Finding]:
        known = self.returned.known[self.sheet].get(row.key)
        if known is None:
            yield from self._of_unknown(row)
            return
        yield from self._changes(row, known)
        shaded = {column.code for column in COLUMNS[self.sheet] if not column.editable}
        whole = shaded <= set(self.page.columns)
        if whole and known.shaded and hash_of_shaded(row.cells, self.sheet) != known.shaded:
            yield Remark(place=self.place(row), key="shaded")

    def _of_unknown(self, row: ReturnedRow) -> Iterator[Finding]:
        """Make a theme of a new row; elsewhere, a row must be one that was exported."""
        columns = [c.code for c in editable(self.sheet) if row.cells.get(c.code, "").strip()]
        if not columns:
            return
        if self.sheet is not Sheet.THEMES or row.key:
            yield Refusal(
                places=(self.place(row),),
                fault=UsageError(
                    f'no row that was exported has the key "{row.key}"',
                    hint="Undo the change of the key. A new theme has an empty id.",
                ),
            )
        elif "label" not in columns:
            yield Refusal(
                places=(self.place(row, "label"),),
                fault=UsageError("a new theme has no name", hint="Write a name, or empty the row."),
            )
        elif "merge" in columns:
            yield Refusal(
                places=(self.place(row, "merge"),),
                fault=UsageError(
                    "a new theme cannot be merged into another",
                    hint="Write its keywords into the other theme, and empty this row.",
                ),
            )
        else:
            yield from self._changes(row, Known())

    def _changes(self, row: ReturnedRow, known: Known) -> Iterator[Finding]:
        changed = [
            column.code
            for column in editable(self.sheet)
            if column.code in row.cells
            and not same(row.cells[column.code], known.was.get(column.code, ""))
        ]
        for column in changed:
            if column in _PAIR:
                continue
            try:
                self._check_kept(known)
                value = meaning_of(column, row.cells[column], self.names, self.words)
            except UsageError as error:
                yield self._refusal(row, column, error)
            else:
                yield self._edit(row, known, column, value)
        pair = [column for column in changed if column in _PAIR]
        if pair:
            yield self._exclusion(row, known, pair)

    def _check_kept(self, known: Known) -> None:
        """See to it that there is something by which a submission's respondent is kept."""
        if self.sheet is Sheet.RESPONDENTS and not known.keys:
            raise UsageError(
                "no passage was read here by which the respondent could be kept",
                hint="Put the respondent's name into the file's name, such as Rauma.docx.",
            )

    def _exclusion(self, row: ReturnedRow, known: Known, changed: list[str]) -> Finding:
        """Take "leave out" and its reason as one."""
        reason = row.cells.get("reason", known.was.get("reason", "")).strip()
        try:
            out = says_yes(row.cells.get("excluded", known.was.get("excluded", "")), self.words)
        except UsageError as error:
            return self._refusal(row, "excluded", error)
        if out and not reason:
            fault = UsageError(
                "a passage is left out without a reason",
                hint="Write the reason beside it; it is printed in the annex.",
            )
            return self._refusal(row, "reason", fault)
        if not out and reason and "reason" in changed:
            yes = self.words.text("review.yes")
            fault = UsageError(
                "a reason is given, but the passage is not left out",
                hint=f'Write "{yes}" beside it, or empty the reason.',
            )
            return self._refusal(row, "excluded", fault)
        edit = self._edit(row, known, changed[0], f"{OUT}{reason}" if out else "")
        target = Target(sheet=edit.target.sheet, key=edit.target.key, column="excluded")
        was = " – ".join(filter(None, (known.was.get(column) for column in _PAIR)))
        now = " – ".join(filter(None, (row.cells.get(column, "").strip() for column in _PAIR)))
        return Edit(
            target=target,
            value=edit.value,
            exported=known.decided.get("excluded", ""),
            place=edit.place,
            what=edit.what,
            was=_shown(was, self.words),
            now=_shown(now, self.words) if out else "",
            keys=edit.keys,
        )

    def _refusal(self, row: ReturnedRow, column: str, fault: UsageError) -> Refusal:
        return Refusal(places=(self.place(row, column),), fault=fault)

    def _edit(self, row: ReturnedRow, known: Known, column: str, value: str) -> Edit:
        was, keys = known.was.get(column, ""), known.keys
        if self.sheet is Sheet.THEMES:
            label = row.cells.get("label", "")
            key = row.key or NEW + plain(label).casefold()
            what = known.was.get("label") or plain(label)
            exported = ("yes" if was else "") if column == "locked" else was
        elif self.sheet is Sheet.PASSAGES:
            key = row.key
            keys, what = (key,), row.cells.get("words", key)
            exported = known.decided.get(column, "")
        else:
            key, what = row.key, row.cells.get("file", row.key)
            exported = known.decided.get(column, "")
        return Edit(
            target=Target(sheet=self.sheet, key=key, column=column),
            value=value,
            exported=exported,
            place=self.place(row, column),
            what=what,
            was=_shown(was, self.words),
            now=_shown(row.cells[column].strip(), self.words),
            keys=keys,
        )


def _shown(text: str, words: Catalogue) -> str:
    if text.startswith("sha256:"):
        return words.text("review.long")
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]} …"
