"""What stands in the workbook: a row for each theme, passage and submission."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from innspill.consultation.memory import keyed
from innspill.consultation.workbook.book import Book, Row, Standing, clean
from innspill.consultation.workbook.layout import Sheet
from innspill.consultation.workbook.overlay import (
    OUT,
    anchors,
    decided_of,
    name_kept,
    placed,
    themes_now,
)
from innspill.language.catalogue import Catalogue, catalogue
from innspill.language.places import place_of
from innspill.model import GuidedTheme, Passage, Position, Summary, ThemeStatus
from innspill.register import load_register
from innspill.sheets import MOST_UNITS, cut_to

KEYWORDS: Final = ", "


def book_of(standing: Standing) -> Book:
    """Lay out the workbook, in the letter's language."""
    result = standing.result
    words = catalogue(result.letter.language)
    sheets = {
        Sheet.THEMES: theme_rows(standing, words),
        Sheet.PASSAGES: _passage_rows(standing, words),
        Sheet.RESPONDENTS: _respondent_rows(standing, words),
    }
    return Book(
        language=words.language,
        inputs_sha256=result.provenance.inputs_sha256,
        schema_version=result.schema_version,
        sheets={
            sheet: tuple(_fitting(row, words) for row in rows) for sheet, rows in sheets.items()
        },
        names=_names(result),
    )


def _fitting(row: Row, words: Catalogue) -> Row:
    """Leave out what no cell can hold, and cut what is too long for one; the note says so."""
    whole = {code: clean(text) for code, text in row.cells.items()}
    cells = {code: cut_to(text, MOST_UNITS) for code, text in whole.items()}
    if cells != whole:
        note = (whole.get("note", ""), words.text("review.cut", most=MOST_UNITS))
        cells["note"] = " ".join(filter(None, note))
    return Row(
        key=row.key,
        cells={code: text for code, text in cells.items() if text.strip()},
        decided={code: value for code, value in row.decided.items() if value},
        keys=row.keys,
    )


def labels_of(themes: Iterable[GuidedTheme]) -> dict[str, str]:
    """Name themes by id; those that share a name are told apart by their id."""
    named = {theme.id: theme.label for theme in themes}
    often = Counter(label.casefold() for label in named.values())
    return {
        name: label if often[label.casefold()] == 1 else f"{label} [{name}]"
        for name, label in named.items()
    }


def theme_cells(theme: GuidedTheme, words: Catalogue) -> dict[str, str]:
    """Return the editable cells of a theme, and its status."""
    locked = theme.status is ThemeStatus.LOCKED
    return {
        "label": theme.label,
        "status": words.text("theming.locked" if locked else "theming.proposed"),
        "locked": words.text("review.yes") if locked else "",
        "keywords": KEYWORDS.join(theme.keywords),
        "description": theme.description,
    }


def theme_rows(standing: Standing, words: Catalogue) -> Iterator[Row]:
    """Give a row for each theme that there is now."""
    sender = {s.id: s.respondent for s in standing.result.submissions}
    submission = {p.id: p.submission for p in standing.result.passages}
    inside: dict[str, list[str]] = defaultdict(list)
    for passage, theme in placed(standing).items():
        inside[theme].append(sender[submission[passage]])
    themes = themes_now(standing)
    labels = labels_of(themes)
    for each in themes:
        own = inside[each.id]
        counts = {"passages": str(len(own)), "respondents": str(len(set(own)))}
        told = {**theme_cells(each, words), **counts, "id": each.id, "label": labels[each.id]}
        yield Row(key=each.id, cells=told)


def _passage_rows(standing: Standing, words: Catalogue) -> Iterator[Row]:
    result = standing.result
    respondents = {each.id: each.name for each in result.respondents}
    submissions = {each.id: each for each in result.submissions}
    labels, theme_of = labels_of(themes_now(standing)), placed(standing)
    decided = decided_of(standing.owned.decisions, standing.comments)
    reasons = {
        lost.passage: words.text(f"review.unplaced.{lost.reason}")
        for lost in result.unassigned
        if f"review.unplaced.{lost.reason}" in words.entries
    }
    for key, passage in keyed(result):
        submission = submissions[passage.submission]
        theme = labels.get(theme_of.get(passage.id, ""), "")
        cells = {
            "respondent": respondents.get(submission.respondent, submission.respondent),
            "file": submission.path,
            "place": place_of(passage, words),
            "words": passage.text,
            "was": theme,
            "theme": theme,
            "runner_up": labels.get(passage.runner_up or "", ""),
            "note": reasons.get(passage.id, ""),
        }
        made = decided.get(key, {})
        cells |= {"key": key, **_decided_cells(made, passage, words)}
        yield Row(key=key, cells=cells, decided={k: v for k, v in made.items() if k != "name"})


def _decided_cells(made: Mapping[str, str], passage: Passage, words: Catalogue) -> dict[str, str]:
    out = made.get("excluded", "")
    position = Position(made.get("position", passage.position))
    quote = made.get("quote", "")
    return {
        "position": words.text(f"review.position.{position.value}"),
        "excluded": words.text("review.yes") if out else "",
        "reason": out.removeprefix(OUT),
        "quote": words.text(f"review.quote.{quote}") if quote else "",
        "comment": made.get("comment", ""),
    }


def _respondent_rows(standing: Standing, words: Catalogue) -> Iterator[Row]:
    result, keys_of = standing.result, anchors(standing)
    respondents = {each.id: each for each in result.respondents}
    decided = decided_of(standing.owned.decisions, ())
    for each in result.submissions:
        respondent, keys = respondents[each.respondent], keys_of.get(each.id, ())
        name = name_kept(keys, decided)
        cells = {
            "id": each.id,
            "file": each.path,
            "found": respondent.name,
            "evidence": words.text(f"review.evidence.{each.identified_by.value}"),
            "sure": words.text("review.yes" if each.sure else "review.no"),
            "name": name,
            "number": respondent.municipality_number or "",
            "county": respondent.county or "",
        }
        yield Row(key=each.id, cells=cells, decided={"name": name}, keys=keys)


def _names(result: Summary) -> tuple[str, ...]:
    """Name those who may be behind a submission: the result's, then all of the register."""
    register = load_register()
    often = Counter(place.name for place in register.municipalities)
    known = [each.name for each in result.respondents]
    places = [
        place.title if often[place.name] == 1 else f"{place.title} ({place.county.name})"
        for place in register.municipalities
    ]
    counties = [county.title for county in register.counties]
    return tuple(dict.fromkeys((*sorted(known), *sorted({*places, *counties}))))
