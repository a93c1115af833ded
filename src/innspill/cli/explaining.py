"""What `innspill themes` shows on the screen."""

import math
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from itertools import compress
from pathlib import Path
from types import MappingProxyType
from typing import Final

from innspill.cluster import (
    Fit,
    PassageReason,
    Word,
    explain_passage,
    explain_themes,
    find_subthemes,
)
from innspill.console import screen_words, show_table
from innspill.consultation import locate_result
from innspill.errors import UsageError
from innspill.model import Passage, Summary, Theme
from innspill.pipeline import senders_of, theme_options_of
from innspill.render.json import read_json

MOST_PASSAGES = 5
A_CHOICE = 2
SHORT_WORDS = 25
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def result_of(path: Path | None) -> Summary:
    """Read the result at a place.

    Raises:
        UsageError: There is none.
    """
    return read_json(locate_result(path).file.read_bytes())


def show_themes(
    summary: Summary,
    status: Mapping[str, str] = _NOTHING,
    waiting: Sequence[tuple[str, str]] = (),
) -> None:
    """Print a line for each theme, and the other numbers of themes that could be chosen.

    Args:
        summary: The result.
        status: What is to be said of a theme, by its id; without any, there is no column for it.
        waiting: Names of themes that the result does not have, with what is to be said of each.
    """
    words = screen_words()
    rows = [
        (
            theme.label,
            str(len(theme.respondents)),
            str(len(theme.passages)),
            _share(theme.cohesion),
            _share(theme.stability),
            status.get(theme.id, ""),
            ", ".join(theme.terms[:5]),
        )
        for theme in summary.themes
    ]
    rows += [(label, "0", "0", "", "", told, "") for label, told in waiting]
    keys = {
        "annex.theme": True,
        "table.respondents": True,
        "table.passages": True,
        "explain.cohesion": True,
        "explain.stability": True,
        "theming.status": any(row[5] for row in rows),
        "explain.terms": True,
    }
    headers = [words.text(key) for key, shown in keys.items() if shown]
    show_table("", headers, [tuple(compress(row, keys.values())) for row in rows])
    show_alternatives(summary)


def show_alternatives(summary: Summary, *, near: float = math.inf) -> None:
    """Print which other numbers of themes could be chosen; nothing where they were not tried.

    `near` leaves out those that are so many times more or fewer than the number that was chosen.
    """
    words, chosen = screen_words(), len(summary.themes)
    told = [each for each in summary.alternatives if chosen / near <= each.number <= chosen * near]
    if len(told) < A_CHOICE:
        return
    rows = [
        (
            str(each.number),
            _share(each.stability),
            _share(each.shared),
            ", ".join(each.granularities),
            words.text("explain.chosen") if each.chosen else "",
        )
        for each in told
    ]
    keys = ("number", "stability", "shared", "granularity", "choice")
    headers = [words.text(f"explain.{key}") for key in keys]
    show_table(words.text("explain.alternatives"), headers, rows)


def _share(value: float | None) -> str:
    return "" if value is None else screen_words().per_cent(value)


def show_theme(summary: Summary, wanted: str) -> None:
    """Print how a theme holds, its most typical passages and its most doubtful.

    Raises:
        UsageError: There is no such theme.
    """
    words, theme = screen_words(), theme_called(summary, wanted)
    senders, options = senders_of(summary), theme_options_of(summary)
    reasons = explain_themes(summary.passages, senders, summary.themes, options)
    reason = next(each for each in reasons if each.hold.theme == theme.id)
    told = [
        (words.text("explain.terms"), ", ".join(theme.terms)),
        (words.text("explain.cohesion"), _share(reason.hold.cohesion)),
        (words.text("explain.stability"), _share(reason.hold.stability)),
    ]
    show_table(theme.label, (), told)
    _show_parts(summary, theme)
    for title, fits in (("typical", reason.typical), ("doubtful", reason.doubtful)):
        rows = [_fit_row(summary, fit) for fit in fits]
        keys = ("passage", "words", "runner_up", "margin")
        headers = [words.text(f"explain.{key}") for key in keys]
        show_table(words.text(f"explain.{title}"), headers, rows)


def _show_parts(summary: Summary, theme: Theme) -> None:
    """Print the themes that a large one divides into; nothing where it does not."""
    words, options = screen_words(), theme_options_of(summary)
    found = find_subthemes(
        summary.passages, senders_of(summary), [theme], summary.letter.language, options
    )
    rows = [
        (part.label, str(len(part.respondents)), str(len(part.passages)))
        for part in found.get(theme.id, ())
    ]
    if rows:
        keys = ("annex.theme", "table.respondents", "table.passages")
        show_table(words.text("explain.parts"), [words.text(key) for key in keys], rows)


def theme_called(summary: Summary, wanted: str) -> Theme:
    """Return the theme of an id or name, or of a part of a name, in any case of letters.

    Raises:
        UsageError: There is none, or more than one; the hint has the nearest names.
    """
    name = wanted.casefold()
    exact = [t for t in summary.themes if name in {t.id.casefold(), t.label.casefold()}]
    found = exact or [theme for theme in summary.themes if name in theme.label.casefold()]
    if len(found) == 1:
        return found[0]
    labels = {theme.label.casefold(): theme.label for theme in summary.themes}
    near = [theme.label for theme in found] or [
        labels[each] for each in get_close_matches(name, labels, n=3)
    ]
    raise UsageError(
        f'no theme is called "{wanted}"', hint=f"Did you mean {', '.join(near)}?" if near else ""
    )


def _fit_row(summary: Summary, fit: Fit) -> tuple[str, ...]:
    text = next(each.text for each in summary.passages if each.id == fit.passage)
    return (fit.passage, _shortened(text), _label(summary, fit.runner_up), _measure(fit.margin))


def _label(summary: Summary, theme: str | None) -> str:
    return next((each.label for each in summary.themes if each.id == theme), "")


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words[:SHORT_WORDS]) + (" …" if len(words) > SHORT_WORDS else "")


def show_passages(summary: Summary, wanted: str) -> None:
    """Print why passages are where they are.

    Raises:
        UsageError: There is no such passage, or it has no theme.
    """
    senders, options = senders_of(summary), theme_options_of(summary)
    for passage in passages_with(summary, wanted)[:MOST_PASSAGES]:
        reason = explain_passage(summary.passages, senders, summary.themes, passage.id, options)
        _show_reason(summary, passage, reason)


def passages_with(summary: Summary, wanted: str) -> list[Passage]:
    """Return the passage of an id, or else those in which some words stand.

    Raises:
        UsageError: There is none.
    """
    found = [each for each in summary.passages if each.id == wanted]
    if not found:
        found = [each for each in summary.passages if wanted.casefold() in each.text.casefold()]
    if not found:
        raise UsageError(
            f'no passage has the id or the words "{wanted}"',
            hint="`innspill trace --respondent NAME` shows what a respondent sent.",
        )
    return found


def _show_reason(summary: Summary, passage: Passage, reason: PassageReason) -> None:
    words, fit = screen_words(), reason.fit
    decided = passage.decided or fit.decided
    told = [
        (words.text("explain.theme"), _label(summary, fit.theme)),
        (words.text("explain.decided"), words.text(f"decided.{decided.value}")),
        (words.text("explain.speaking"), _weighed(reason.words)),
        (words.text("explain.surroundings"), _share(reason.surroundings)),
        *([(words.text("explain.meaning"), _share(reason.meaning))] if reason.meaning else []),
        (words.text("explain.runner_up"), _label(summary, fit.runner_up)),
        (words.text("explain.speaking_other"), _weighed(reason.words_other)),
        (words.text("explain.margin"), _measure(fit.margin)),
    ]
    show_table(f"{passage.id}: {_shortened(passage.text)}", (), told)
    texts = {each.id: each.text for each in summary.passages}
    near = [
        (_label(summary, each.theme), _shortened(texts[each.passage]), _measure(each.cosine))
        for each in reason.nearest
    ]
    headers = [words.text(f"explain.{key}") for key in ("theme", "words", "cosine")]
    if near:
        show_table(words.text("explain.nearest"), headers, near)


def _measure(value: float) -> str:
    return screen_words().hundredths(value)


def _weighed(words: tuple[Word, ...]) -> str:
    return ", ".join(f"{word.text} ({_measure(word.weight)})" for word in words)
