"""What the columns of a form export hold.

Questions with free answers, who answers, the row's id, the date.
"""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from innspill.errors import UsageError
from innspill.ingest.tables.answers import (
    EMAIL,
    NUMERIC,
    brief_columns,
    column,
    free_text_columns,
    is_export,
    is_question,
    short_columns,
)
from innspill.ingest.tables.delimited import Rows
from innspill.options import ReadOptions
from innspill.register import load_register

SHORT_ANSWER = 80  # characters; the most that a name has on average
LONGEST_NAME = 300  # characters of a column's name: a question, not an answer

RESPONDENT_NAMES = (
    re.compile(r"\b(?:kommune(?:navn)?|kommunens navn|municipality)\b"),
    re.compile(r"\b(?:høringsinstans|høyringsinstans|instans|innspillsgiver|innspelsgivar)\b"),
    re.compile(
        r"\b(?:virksomhet(?:ens navn)?|verksemd|organisasjon(?:ens navn)?|organi[sz]ation|etat"
        r"|firma|bedrift)\b"
    ),
    re.compile(
        r"\b(?:submitter|respondent|avsender|avsendar|innsender|innsendar|sender|på vegne av)\b"
    ),
    re.compile(r"\b(?:navn|namn|name)\b"),
)
"""Names of the column that says who answers, the more telling first."""

NO_RESPONDENT = re.compile(
    r"e-?post|e-?mail|\bmail\b|\bid\b|telefon|phone|dato|date|tid\b|time\b|kontaktperson"
)
ID_NAMES = re.compile(
    r"^(?:#|id|nr\.?|no\.?|num(?:mer|ber)|løpe-?n(?:umme)?r\.?"
    r"|(?:svar|response|respondent|submission|innspill|innspel)"
    r"[ _-]?(?:id|nr\.?)|rad(?:nr\.?)?|row)$"
)
DATE_NAMES = re.compile(
    r"fullføringstid|completion time|^dato|^date$|innsend|submitted|tidspunkt|tidsstempel"
    r"|timestamp|mottatt|motteke|received|^(?:date )?created|opprett|levert|^svardato"
)
CHOICES = frozenset(
    [
        "ja",
        "nei",
        "yes",
        "no",
        "vet",
        "ikke",
        "veit",
        "ikkje",
        "enig",
        "uenig",
        "einig",
        "ueinig",
        "delvis",
        "x",
        "true",
        "false",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The positions of the telling columns, from 0; None where there is no such column.

    `guessed` names the roles that were recognised rather than asked for.
    """

    texts: tuple[int, ...]
    respondent: int | None
    id: int | None
    date: int | None
    guessed: tuple[str, ...]


def header_row(rows: Rows) -> int | None:
    """Find the row that names the columns.

    The first that is filled like the rows below it and holds only names.

    Returns:
        Its number from 0; None if there is none.
    """
    usual = max((filled_cells(row) for row in rows), default=0)
    for number, row in enumerate(rows[:10]):
        names = [cell for cell in row if cell]
        if filled_cells(row) >= max(1, usual * 0.6):
            return (
                number if all(is_name(name) for name in names) and number + 1 < len(rows) else None
            )
    return None


def filled_cells(row: Sequence[str]) -> int:
    """How many cells of a row hold anything."""
    return sum(bool(cell) for cell in row)


def is_name(text: str) -> bool:
    """Tell what can name a column: no number, no address, not too long."""
    return len(text) <= LONGEST_NAME and not NUMERIC.fullmatch(text) and not EMAIL.search(text)


def columns_of(header: Sequence[str], rows: Rows, options: ReadOptions) -> Columns:
    """Find the telling columns, those that were asked for first.

    Args:
        header: The columns' names.
        rows: The rows below it.
        options: The columns that were asked for.

    Raises:
        UsageError: A column that was asked for does not exist.
    """
    texts = tuple(asked(name, header) for name in options.text_columns)
    long = texts or free_text_columns(header, rows)
    guessed = [] if texts else ["text"]
    roles: dict[str, int | None] = {"respondent": None, "id": None, "date": None}
    wanted = {"respondent": options.respondent_column, "id": options.id_column, "date": ""}
    for role, find in FINDERS.items():
        if wanted[role]:
            roles[role] = asked(wanted[role], header)
        else:
            roles[role] = find(header, rows, long)
            guessed += [role] if roles[role] is not None else []
    texts = texts or answer_columns(header, rows, long, roles)
    return Columns(
        texts=texts,
        respondent=roles["respondent"],
        id=roles["id"],
        date=roles["date"],
        guessed=tuple(guessed),
    )


def answer_columns(
    header: Sequence[str],
    rows: Rows,
    long: tuple[int, ...],
    roles: Mapping[str, int | None],
) -> tuple[int, ...]:
    """Find the columns that hold answers; none if the table is no form.

    A table without long answers is a form if a program for forms wrote it, or if it asks and those
    who answer stand in the register.
    """
    taken = (*long, *roles.values())
    if long:
        return tuple(sorted((*long, *brief_columns(header, rows, taken))))
    who = roles["respondent"]
    asks = any(is_question(name) for place, name in enumerate(header) if place not in taken)
    if is_export(header) or (who is not None and asks and are_bodies(column(rows, who))):
        return short_columns(header, rows, taken)
    return ()


def are_bodies(cells: Sequence[str]) -> bool:
    """Tell whether half of the names or more are municipalities or counties of the register."""
    register = load_register()
    known = sum(
        bool(register.find(cell).candidates or register.find_county(cell).candidates)
        for cell in cells
    )
    return known > 0 and known >= len(cells) / 2


def asked(name: str, header: Sequence[str]) -> int:
    """Find a column by the name that the user gave; capitals and spaces do not count.

    Raises:
        UsageError: There is none.
    """
    folded = [folded_name(other) for other in header]
    if folded_name(name) in folded:
        return folded.index(folded_name(name))
    close = difflib.get_close_matches(folded_name(name), folded, n=1, cutoff=0.5)
    there = ", ".join(other for other in header if other)
    hint = (
        f"Did you mean {header[folded.index(close[0])]}?" if close else f"The columns are: {there}."
    )
    raise UsageError(f"there is no column called {name}", hint=hint)


def folded_name(name: str) -> str:
    """Spell a column's name without capitals, line breaks and surplus spaces."""
    return " ".join(name.casefold().split())


def respondent_column(header: Sequence[str], rows: Rows, texts: Sequence[int]) -> int | None:
    """Find the column that says who answers: by name, and never an address or a choice."""
    for pattern in RESPONDENT_NAMES:
        for position, name in enumerate(header):
            folded = folded_name(name)
            if position in texts or NO_RESPONDENT.search(folded) or not pattern.search(folded):
                continue
            if holds_names(column(rows, position)):
                return position
    return None


def holds_names(cells: Sequence[str]) -> bool:
    """Tell names from numbers, choices such as "Ja", and texts."""
    named = [
        cell for cell in cells if not NUMERIC.fullmatch(cell) and cell.casefold() not in CHOICES
    ]
    return (
        bool(named)
        and len(named) >= len(cells) / 2
        and sum(map(len, named)) / len(named) <= SHORT_ANSWER
    )


def id_column(header: Sequence[str], rows: Rows, texts: Sequence[int]) -> int | None:
    """Find the column that numbers the rows: by name, filled in every row, each value once."""
    for position, name in enumerate(header):
        cells = column(rows, position)
        if (
            position not in texts
            and ID_NAMES.match(folded_name(name))
            and len(set(cells)) == len(cells) == len(rows)
        ):
            return position
    return None


def date_column(header: Sequence[str], _rows: Rows, texts: Sequence[int]) -> int | None:
    """Find the column that says when an answer came.

    The last of them, since forms also tell when it was begun.
    """
    found = [
        position
        for position, name in enumerate(header)
        if position not in texts and DATE_NAMES.search(folded_name(name))
    ]
    return found[-1] if found else None


FINDERS: dict[str, Callable[[Sequence[str], Rows, Sequence[int]], int | None]] = {
    "respondent": respondent_column,
    "id": id_column,
    "date": date_column,
}
"""How each telling column is recognised."""
