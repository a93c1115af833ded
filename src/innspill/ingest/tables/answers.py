"""Which columns hold answers: the long ones, and short ones where the table is plainly a form."""

import re
from collections.abc import Sequence

from innspill.ingest.tables.delimited import Rows

LONG_ANSWER = 45  # characters; the mean of a column with free text
LONG_ANSWER_WORDS = 7
BRIEF_ANSWER_WORDS = 2  # the mean of a column with short free answers
FREE_SHARE = (
    0.5  # of answers that differ from each other; a choice among given answers repeats them
)
FEW_ANSWERS = 3  # so few that repetition tells nothing
MOST_META = 5  # words of the name of a column that says something about the answer

NUMERIC = re.compile(r"[\d\s.,:/%+-]*(?:[TZ][\d:.]*)?")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
EXPORT_NAMES = re.compile(
    r"^(?:starttid\w*|fullføringstid\w*|start time|completion time|tidsstempel|timestamp"
    r"|date (?:created|modified)|(?:svar|respondent|response|collector|submission)[ _-]?id"
    r"|submission[ _-]?date|svardato|innsendt|innsendt dato|levert|opprettet|oppretta"
    r"|tidspunkt for siste endring|last modified time|ip[ -]?(?:adresse|address))$"
)
"""Columns that only programs for forms write."""
PLAIN_NAMES = re.compile(r"^(?:id|e-?post|email|navn|namn|name|nr\.?|dato)$")
"""Columns that such programs write beside them, and others, too."""
META_NAMES = re.compile(
    r"start|slutt|fullfør|tidspunkt|tidsst|\btid\b|\btime\b|\bdat[eo]\b|e-?post|e-?mail|telefon|phone|mobil|tlf"
    r"|kontakt(?:person)?|stilling|rolle|tittel|\bip\b|collector|\bstatus\b|språk$|language"
    r"|poeng|points|quiz|varighet|duration|kilde|source|\burl\b|samtykke"
    r"|fylke\b|county|postn(?:r|ummer)|adresse|org\.? ?n(?:r|ummer)"
    r"|kommunen(?:r|ummer)|\bnavn|\bnamn|\bname\b|\bid\b|kategori|målform|modified|created|opprett|levert|innsend"
)
"""Columns that say something about the answer, and are none."""
ASKS = re.compile(
    r"\?|\b(?:hva|kva|hvem|kven|hvor|kor|kvar|hvordan|korleis|hvorfor|kvifor|hvilke[nt]?|svar"
    r"|innspill|innspel|merknad\w*|kommentar\w*|uttal\w+|fråsegn|høringssvar|høyringssvar"
    r"|tilbakemelding\w*|synspunkt\w*|spørsmål|støtte\w*|utdyp\w*"
    r"|grunngi\w*|grunngje\w*|begrunn\w*|forslag|framlegg|ønsker?|behov|what|how|why|which|comment\w*|answer|feedback)\b"
)
"""Names of columns that want an answer."""


def column(rows: Rows, position: int) -> list[str]:
    """Give the filled cells of a column."""
    return [row[position] for row in rows if position < len(row) and row[position]]


def free_text_columns(header: Sequence[str], rows: Rows) -> tuple[int, ...]:
    """Find the columns whose cells are long and mostly differ, and questions answered in words."""
    long = [
        position
        for position, name in enumerate(header)
        if (name or len(header) == 1) and is_free_text(column(rows, position), LONG_ANSWER_WORDS)
    ]
    return tuple(long)


def brief_columns(
    header: Sequence[str], rows: Rows, taken: Sequence[int | None]
) -> tuple[int, ...]:
    """Find the questions that are answered in a few words of one's own, beside the long ones."""
    return tuple(
        position
        for position, name in enumerate(header)
        if position not in taken
        and is_question(name)
        and is_free_text(column(rows, position), BRIEF_ANSWER_WORDS)
    )


def short_columns(
    header: Sequence[str], rows: Rows, taken: Sequence[int | None]
) -> tuple[int, ...]:
    """Find all answers of a form without any long one; "Ja" is an answer there."""
    return tuple(
        position
        for position, name in enumerate(header)
        if position not in taken
        and name
        and not is_meta(name)
        and any(not NUMERIC.fullmatch(cell) for cell in column(rows, position))
    )


def is_free_text(cells: Sequence[str], words_wanted: int) -> bool:
    """Tell free answers by their length and by how few repeat another."""
    answers = [cell for cell in cells if not NUMERIC.fullmatch(cell)]
    if not answers or len(answers) < len(cells) / 2:
        return False
    if sum(bool(EMAIL.fullmatch(cell)) for cell in answers) > len(answers) / 2:
        return False
    length = sum(map(len, answers)) / len(answers)
    words = sum(len(cell.split()) for cell in answers) / len(answers)
    differing = len(set(answers)) / len(answers)
    long_enough = length >= LONG_ANSWER or words_wanted < LONG_ANSWER_WORDS
    return (
        long_enough
        and words >= words_wanted
        and (differing >= FREE_SHARE or len(answers) <= FEW_ANSWERS)
    )


def is_meta(name: str) -> bool:
    """Tell the name of a column that says something about the answer from a question."""
    folded = " ".join(name.casefold().split())
    short = len(folded.split()) <= MOST_META and not folded.endswith("?")
    return short and bool(META_NAMES.search(folded))


def is_question(name: str) -> bool:
    """Tell the name of a column that wants an answer."""
    return not is_meta(name) and bool(ASKS.search(name.casefold()))


def is_export(header: Sequence[str]) -> bool:
    """Tell the header of a form's export: a column that only such a program writes, and another."""
    folded = [" ".join(name.casefold().split()) for name in header if name]
    certain = sum(bool(EXPORT_NAMES.fullmatch(name)) for name in folded)
    plain = sum(bool(PLAIN_NAMES.fullmatch(name)) for name in folded)
    return certain > 0 and len(folded) > certain + plain


def is_lone_header(rows: Rows) -> bool:
    """Tell a sheet with the header of a form and no answer under it."""
    if len(rows) != 1:
        return False
    header = [name for name in rows[0] if name]
    return len(header) > 1 and (is_export(header) or sum(map(is_question, header)) > 1)
