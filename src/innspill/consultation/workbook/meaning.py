"""What people mean by what they write in a cell."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from innspill.consultation.workbook.book import Returned, plain
from innspill.consultation.workbook.content import KEYWORDS
from innspill.consultation.workbook.layout import Choice, Sheet
from innspill.consultation.workbook.writing import choices
from innspill.errors import UsageError
from innspill.language.catalogue import Catalogue

NEW = "new:"
"""What the key of a theme begins with that people wrote on a new row; its name follows."""

_BREAK = re.compile(r"[,;\n]")
_LONGEST_NAME = 300  # characters
_MUNICIPALITY = re.compile(r"\d{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Themes by name in small letters: `here` as this workbook has them, `there` as they are now.

    One that people wrote on a new row is "new:" and its name. `labels` are the names as written.
    """

    here: Mapping[str, frozenset[str]]
    there: Mapping[str, str]
    labels: Mapping[str, str]


def names_in(returned: Returned, there: Mapping[str, str]) -> Names:
    """Gather the names of themes: as they were exported, and as people changed them.

    Args:
        returned: The workbook.
        there: The names of the themes that there are now, by id.
    """
    found: dict[str, set[str]] = defaultdict(set)
    known = returned.known[Sheet.THEMES]
    page = returned.sheets.get(Sheet.THEMES)
    rows = page.rows if page else ()
    told = [
        *((each.was.get("label", ""), name) for name, each in known.items()),
        *((r.cells.get("label", ""), r.key) for r in rows if not r.key or r.key in known),
    ]
    for label, name in told:
        small = plain(label).casefold()
        if small:
            found[small].add(name or NEW + small)
    now = {plain(label).casefold(): name for name, label in there.items()}
    ids = {name.casefold(): name for name in there}
    written = [*there.values(), *(label for label, _ in told)]
    return Names(
        here={label: frozenset(names) for label, names in found.items()},
        there={**ids, **now},
        labels={plain(label).casefold(): plain(label) for label in written},
    )


def meaning_of(column: str, text: str, names: Names, words: Catalogue) -> str:
    """Return what a cell says, as a code or an id; empty where it says nothing.

    Raises:
        UsageError: It says nothing that can stand there.
    """
    if not text.strip():
        return _empty(column)
    return _MEANINGS[column](text.strip(), names, words)


def says_yes(text: str, words: Catalogue) -> bool:
    """Tell whether a cell says yes, and not nothing.

    Raises:
        UsageError: It says something else.
    """
    return bool(text.strip()) and bool(_yes(text.strip(), None, words))


def words_of(keywords: str) -> tuple[str, ...]:
    """Divide the keywords of a cell, each once."""
    return tuple(dict.fromkeys(filter(None, map(plain, _BREAK.split(keywords)))))


def _empty(column: str) -> str:
    if column == "label":
        raise UsageError(
            "a theme cannot be without a name",
            hint="Write its name again. To give its passages to another theme, merge it with that.",
        )
    if column == "locked":
        raise UsageError(
            "a theme that is locked is not unlocked here",
            hint='Write it again. In themes.toml, status = "proposed" unlocks a theme.',
        )
    return ""


def _theme(text: str, names: Names, words: Catalogue) -> str:
    del words
    label = plain(text).casefold()
    found = names.here.get(label, frozenset())
    if len(found) == 1:
        return next(iter(found))
    if found:
        raise UsageError(
            f'"{plain(text)}" was the name of one theme and is that of another',
            hint="Give them names that none of them had.",
        )
    if label in names.there:
        return names.there[label]
    near = ", ".join(names.labels[each] for each in get_close_matches(label, names.labels, n=3))
    hint = "The sheet with the themes has their names. A new row there makes a new theme."
    if near:
        hint = f"Did you mean {near}?"
    raise UsageError(f'no theme is called "{plain(text)}"', hint=hint)


def _choice(kind: Choice) -> Callable[[str, object, Catalogue], str]:
    def meaning(text: str, names: object, words: Catalogue) -> str:
        del names
        offered = {label.casefold(): code for label, code in choices(words)[kind].items()}
        if plain(text).casefold() not in offered:
            raise UsageError(
                f'"{plain(text)}" cannot stand here',
                hint=f"Choose one of these: {', '.join(choices(words)[kind])}.",
            )
        return offered[plain(text).casefold()]

    return meaning


def _name(text: str, names: object, words: Catalogue) -> str:
    del names, words
    if len(text) > _LONGEST_NAME:
        raise UsageError("this is too long for a name", hint="Write the name of one respondent.")
    # A number loses its zero where an office program takes it for one: 0301 is Oslo.
    return plain(f"0{text}" if _MUNICIPALITY.fullmatch(text) else text)


def _text(text: str, names: object, words: Catalogue) -> str:
    del names, words
    return text


def _one_line(text: str, names: object, words: Catalogue) -> str:
    del names, words
    return plain(text)


def _keywords(text: str, names: object, words: Catalogue) -> str:
    del names, words
    return KEYWORDS.join(words_of(text))


_yes = _choice(Choice.YES)

_MEANINGS: Mapping[str, Callable[[str, Names, Catalogue], str]] = {
    "theme": _theme,
    "merge": _theme,
    "position": _choice(Choice.POSITIONS),
    "quote": _choice(Choice.QUOTES),
    "locked": _yes,
    "label": _one_line,
    "keywords": _keywords,
    "description": _text,
    "comment": _text,
    "name": _name,
}
